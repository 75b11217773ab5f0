/**
 * The renames of a workspace, all rows together: two old crates may lead to one fork, and crates whose types meet move
 * together or not at all. First, each row is decided by itself (`decide.ts`); then what does not fit together is held.
 */
import { declarationsOf } from '../../../cargo/declarations.ts';
import type { Dependency } from '../../../cargo/dependency.ts';
import { asksFeatures } from '../../../cargo/features.ts';
import type { Workspace } from '../../../cargo/project.ts';
import type { Fork, RenamedFork } from '../../../forks/fork.ts';
import { addUnder } from '../../../text/append.ts';
import { isTable, lookup, valueIn } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { GroupedMove, Refusals, RenamePlan, SharedSources } from '../model.ts';
import {
  nothingRefused,
  nothingShared,
  planRename,
  type RenameOptions,
  thereAlready,
} from './decide.ts';
import { mappedFeatures } from './features.ts';
import { namesakes } from './namesakes.ts';
import type { Clash } from './rival.ts';

/** Declarations that a row must leave alone, with the reason, by row. */
type Holds = ReadonlyMap<RenamedFork, ReadonlyMap<Dependency, Finding>>;

/** A declaration that can't move because of what the other rows do. */
interface Conflict {
  readonly fork: RenamedFork;
  readonly dependency: Dependency;
  readonly reason: Finding;
}

/** More rounds than any project needs. What still does not fit together after them is held entirely, row by row. */
const mostRounds = 6;

/** One plan for each renamed fork, in the order of `forks`. */
export function planRenames(
  workspace: Workspace,
  forks: readonly Fork[],
  options: RenameOptions,
  shared: SharedSources = nothingShared,
  refusals: Refusals = nothingRefused,
): readonly RenamePlan[] {
  const renamed = new Set(
    forks.flatMap((fork) =>
      fork.kind === 'rename' && !options.choices.has(fork.crate) ? [fork.crate] : [],
    ),
  );
  const there = forks.flatMap((fork) =>
    fork.kind === 'rename' ? thereAlready(workspace, fork) : [],
  );
  const moves = (crate: string) => renamed.has(crate);
  const plan: PlanRow = (fork, holds, staying) =>
    planRename(workspace, fork, options, shared, refusals, holds.get(fork), { moves, staying });
  const first = forks.flatMap((fork) =>
    fork.kind === 'rename' ? [plan(fork, new Map(), new Set(there))] : [],
  );
  return united(released(workspace, plan, settled(workspace, plan, first, there), there));
}

type PlanRow = (fork: RenamedFork, holds: Holds, staying: ReadonlySet<Dependency>) => RenamePlan;

interface Settled {
  readonly plans: readonly RenamePlan[];
  readonly holds: Holds;
}

/** Holds what does not fit together, until everything else does. */
function settled(
  workspace: Workspace,
  plan: PlanRow,
  first: readonly RenamePlan[],
  there: readonly Dependency[],
): Settled {
  let plans = first;
  let holds: Holds = new Map();
  const staying = new Set(there);
  for (let round = 0; ; round++) {
    for (const { held } of plans) for (const { dependency } of held) staying.add(dependency);
    const disappointed = plans.filter(hopesFor(staying)).map(({ fork }) => fork);
    const found = disappointed.length > 0 ? [] : conflicts(workspace, plans);
    const again = new Set([...disappointed, ...found.map(({ fork }) => fork)]);
    if (again.size === 0) return { plans, holds };
    holds = withHolds(holds, round < mostRounds ? found : whole(workspace, found));
    plans = plans.map((each) => (again.has(each.fork) ? plan(each.fork, holds, staying) : each));
  }
}

/** Whether a row relied on one of these declarations moving away. */
function hopesFor(staying: ReadonlySet<Dependency>): (plan: RenamePlan) => boolean {
  return ({ hopes }) => [...hopes].some((dependency) => staying.has(dependency));
}

/**
 * Something held because of a declaration that is now held itself may move after all, as it would in a second run. Each
 * release may make room for another one.
 */
function released(
  workspace: Workspace,
  plan: PlanRow,
  { plans, holds }: Settled,
  there: readonly Dependency[],
) {
  let best = plans;
  const kept = new Map(holds);
  let waiting = holds.size === 0 ? [] : best.filter(isHeld);
  for (let tries = 0; waiting.length > 0 && tries < mostTries; tries++) {
    const [held, ...others] = waiting;
    waiting = others;
    if (!held) continue;
    const { fork } = held;
    const without = new Map([...kept].filter(([each]) => each !== fork));
    const staying = new Set(there);
    for (const other of best) {
      if (other.fork === fork) continue;
      for (const { dependency } of other.held) staying.add(dependency);
    }
    const free = plan(fork, without, staying);
    if (free.moves.length <= held.moves.length) continue;
    const tried = best.map((each) => (each.fork === fork ? free : each));
    if (!goTogether(workspace, tried)) continue;
    best = tried;
    kept.delete(fork);
    waiting = best.filter(isHeld);
  }
  return best;
}

function isHeld({ held }: RenamePlan): boolean {
  return held.length > 0;
}

/** More rows that hold one another than any project has. */
const mostTries = 100;

function goTogether(workspace: Workspace, plans: readonly RenamePlan[]): boolean {
  const staying = new Set(plans.flatMap(({ held }) => held.map(({ dependency }) => dependency)));
  return !plans.some(hopesFor(staying)) && conflicts(workspace, plans).length === 0;
}

/** What can't be made, one kind at a time, because holding the first kind may resolve the next. */
function conflicts(workspace: Workspace, plans: readonly RenamePlan[]): readonly Conflict[] {
  const clashing = clashes(plans);
  if (clashing.length > 0) return clashing;
  const parted = families(workspace, plans);
  return parted.length > 0 ? parted : namesakes(workspace, plans);
}

function withHolds(holds: Holds, found: readonly Conflict[]): Holds {
  const all = new Map([...holds].map(([fork, own]) => [fork, new Map(own)]));
  for (const { fork, dependency, reason } of found) {
    const own = all.get(fork) ?? new Map<Dependency, Finding>();
    all.set(fork, own);
    if (!own.has(dependency)) own.set(dependency, reason);
  }
  return all;
}

/** All declarations of the crates, each with the reason that one of them has. */
function whole(workspace: Workspace, found: readonly Conflict[]): readonly Conflict[] {
  const first = new Map(found.map((conflict) => [conflict.fork, conflict]));
  return [...first.values()].flatMap(({ fork, reason }) =>
    declarationsOf(workspace, fork.crate).map(({ dependency }) => ({ fork, dependency, reason })),
  );
}

/** Two moves that meet in one table: the second is merged into the first, which is the earlier one if it can be. */
interface Meeting {
  readonly first: GroupedMove;
  readonly second: GroupedMove;
}

/** Two that can't become one. */
interface Clashing extends Meeting {
  readonly why: Clash;
}

/** The moves of different rows to one fork, by package. */
function meetings(plans: readonly RenamePlan[]): {
  readonly together: readonly Meeting[];
  readonly apart: readonly Clashing[];
} {
  const together: Meeting[] = [];
  const apart: Clashing[] = [];
  const counts = new Map<string, number>();
  for (const { fork } of plans) counts.set(fork.fork, (counts.get(fork.fork) ?? 0) + 1);
  const firstIn = new Map<string, GroupedMove>();
  const firstAt = new Map<string, GroupedMove>();
  /** Those into which another is merged. */
  const serving = new Set<GroupedMove>();
  for (const { fork, moves } of plans) {
    if ((counts.get(fork.fork) ?? 0) < 2) continue;
    for (const move of moves) {
      const { manifest, dependency } = move.declaration;
      const table = JSON.stringify([
        manifest.path,
        fork.fork,
        move.key,
        dependency.at.slice(0, -1),
      ]);
      const beside = firstAt.get(table);
      const own = JSON.stringify([manifest.path, fork.fork]);
      const known = dependency.kind === 'workspace' ? undefined : firstIn.get(own);
      if (beside && beside.fork !== fork && !beside.merged && !move.merged) {
        const why = whyNotOne(beside, move);
        if (why === null) {
          together.push({ first: beside, second: move });
          serving.add(beside);
        } else if (!serving.has(beside) && whyNotOne(move, beside) === null) {
          together.push({ first: move, second: beside });
          serving.add(move);
          firstAt.set(table, move);
        } else apart.push({ first: beside, second: move, why });
      } else if (known && known.fork !== fork && known.key !== move.key) {
        apart.push({ first: known, second: move, why: 'name' });
      }
      if (!beside) firstAt.set(table, move);
      if (!known && dependency.kind !== 'workspace') firstIn.set(own, move);
    }
  }
  return { together, apart };
}

/** The second of any two moves that can't become one. */
function clashes(plans: readonly RenamePlan[]): readonly Conflict[] {
  return meetings(plans).apart.map(({ first, second: { fork: row, declaration }, why }) => {
    const { manifest, dependency } = declaration;
    const { crate, fork } = row;
    const place = placeIn(manifest, dependency.at);
    const reason = finding('fork-already-declared', place, { crate, fork, key: first.key, why });
    return { fork: row, dependency, reason };
  });
}

/** Crates whose types meet those of a crate that stays. */
function families(workspace: Workspace, plans: readonly RenamePlan[]): readonly Conflict[] {
  const byCrate = new Map(plans.map((plan) => [plan.fork.crate, plan]));
  const stays = (each: string): boolean => {
    const known = byCrate.get(each);
    return known ? known.held.length > 0 : declarationsOf(workspace, each).length > 0;
  };
  /** The rows that wait for a crate. */
  const waiting = new Map<string, RenamedFork[]>();
  /** For each row that can't move, the crate it is held with. */
  const heldWith = new Map<RenamedFork, string>();
  for (const { fork, moves } of plans) {
    if (moves.length === 0) continue;
    const other = fork.together?.find(stays);
    if (other !== undefined) heldWith.set(fork, other);
    else for (const each of fork.together ?? []) addUnder(waiting, each, fork);
  }
  // What is held holds those that wait for it, and so on.
  for (const [{ crate }] of heldWith) {
    for (const fork of waiting.get(crate) ?? []) {
      if (!heldWith.has(fork)) heldWith.set(fork, crate);
    }
  }
  return plans.flatMap(({ fork }) => {
    const other = heldWith.get(fork);
    if (other === undefined) return [];
    const { crate } = fork;
    return declarationsOf(workspace, crate).map(({ manifest, dependency }) => {
      const place = placeIn(manifest, dependency.at);
      return { fork, dependency, reason: finding('held-with-family', place, { crate, other }) };
    });
  });
}

/**
 * Why the first declaration can't serve for both; `null`: it can, with the features of the second. The same holds of a
 * fork that is declared already (`rival.ts`): what stays now must stay when the result is migrated again.
 */
function whyNotOne(first: GroupedMove, second: GroupedMove): Clash | null {
  const [a, b] = [first.declaration.dependency, second.declaration.dependency];
  const { features } = second.declaration.manifest;
  if (a.optional && !b.optional) return 'optional';
  if (!a.optional && asksFeatures(features, b.key, 'weak')) return 'switches';
  if ((a.origin.kind === 'inherited') !== (b.origin.kind === 'inherited')) return 'inherited';
  return takesDefaults(first) || !takesDefaults(second) ? null : 'features';
}

function takesDefaults({ declaration: { manifest, dependency } }: GroupedMove): boolean {
  const written = lookup(manifest.document.value, dependency.at);
  if (!isTable(written)) return true;
  return (valueIn(written, 'default-features') ?? valueIn(written, 'default_features')) !== false;
}

/** Of two that meet, removes the second; the first gets its features too. */
function united(plans: readonly RenamePlan[]): readonly RenamePlan[] {
  const { together } = meetings(plans);
  if (together.length === 0) return plans;
  const gone = new Set(together.map(({ second }) => second));
  const added = new Map<GroupedMove, GroupedMove[]>();
  for (const { first, second } of together) addUnder(added, first, second);
  return plans.map((plan) => ({
    ...plan,
    moves: plan.moves.map((move) => {
      if (gone.has(move)) return { ...move, merged: true, requirement: null };
      const others = added.get(move);
      if (!others) return move;
      const adds = others.flatMap(({ fork, declaration, adds: own }) => [
        ...declaration.dependency.features.flatMap((feature) => mappedFeatures(fork, feature)),
        ...own,
      ]);
      return { ...move, adds: [...new Set([...move.adds, ...adds])] };
    }),
  }));
}
