/**
 * The renames of a workspace, all rows together: two old crates may lead to one fork, and crates whose types meet move
 * together or not at all. Each row is decided by itself first (`decide.ts`); what does not go together is held then.
 */
import { declarationsOf } from '../../../cargo/declarations.ts';
import type { Dependency } from '../../../cargo/dependency.ts';
import type { Workspace } from '../../../cargo/project.ts';
import type { Fork, RenamedFork } from '../../../forks/fork.ts';
import { isTable, lookup, valueIn } from '../../../toml/value.ts';
import { finding } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import type { Finding } from '../../migration.ts';
import type { GroupedMove, Refusals, RenamePlan, SharedSources } from '../model.ts';
import { nothingRefused, nothingShared, planRename, type RenameOptions } from './decide.ts';
import { mappedFeatures } from './features.ts';

type Holds = Map<RenamedFork, Map<Dependency, Finding>>;

/** More rounds than any project needs; what still does not go together then is held whole. */
const mostRounds = 6;

/** One plan for each renamed fork, in the order of `forks`. */
export function planRenames(
  workspace: Workspace,
  forks: readonly Fork[],
  options: RenameOptions,
  shared: SharedSources = nothingShared,
  refusals: Refusals = nothingRefused,
): readonly RenamePlan[] {
  const holds: Holds = new Map();
  const plan = (fork: RenamedFork) =>
    planRename(workspace, fork, options, shared, refusals, holds.get(fork));
  let plans = forks.flatMap((fork) => (fork.kind === 'rename' ? [plan(fork)] : []));
  for (let round = 0; round < mostRounds; round++) {
    const clashing = new Set([...clashes(plans, holds), ...families(workspace, plans, holds)]);
    if (clashing.size === 0) return united(plans);
    plans = plans.map((each) => (clashing.has(each.fork) ? plan(each.fork) : each));
  }
  const clashing = clashes(plans, holds);
  return united(plans.filter(({ fork }) => !clashing.has(fork)));
}

/** Two moves that meet in one table: the later one goes into the earlier. */
interface Meeting {
  readonly first: GroupedMove;
  readonly second: GroupedMove;
}

/** The moves of different rows to one fork, package by package. */
function meetings(plans: readonly RenamePlan[]): {
  readonly together: readonly Meeting[];
  readonly apart: readonly Meeting[];
} {
  const together: Meeting[] = [];
  const apart: Meeting[] = [];
  const counts = new Map<string, number>();
  for (const { fork } of plans) counts.set(fork.fork, (counts.get(fork.fork) ?? 0) + 1);
  const firstIn = new Map<string, GroupedMove>();
  const firstAt = new Map<string, GroupedMove>();
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
        (canUnite(beside, move) ? together : apart).push({ first: beside, second: move });
      } else if (known && known.fork !== fork && known.key !== move.key) {
        apart.push({ first: known, second: move });
      }
      if (!beside) firstAt.set(table, move);
      if (!known && dependency.kind !== 'workspace') firstIn.set(own, move);
    }
  }
  return { together, apart };
}

/** Holds the second of each two moves that can't be one; the rows that have to be decided again. */
function clashes(plans: readonly RenamePlan[], holds: Holds): ReadonlySet<RenamedFork> {
  const again = new Set<RenamedFork>();
  for (const { first, second } of meetings(plans).apart) {
    const { manifest, dependency } = second.declaration;
    const { crate, fork } = second.fork;
    const about = { crate, fork, key: first.key };
    hold(
      holds,
      second.fork,
      dependency,
      finding('fork-already-declared', placeIn(manifest, dependency.at), about),
    );
    again.add(second.fork);
  }
  return again;
}

/** Holds crates whose types meet those of a crate that stays. */
function families(
  workspace: Workspace,
  plans: readonly RenamePlan[],
  holds: Holds,
): ReadonlySet<RenamedFork> {
  const again = new Set<RenamedFork>();
  const byCrate = new Map(plans.map((plan) => [plan.fork.crate, plan]));
  for (const { fork, moves } of plans) {
    if (moves.length === 0 || !fork.together) continue;
    const staying = fork.together.find((crate) => {
      const other = byCrate.get(crate);
      return other ? other.held.length > 0 : declarationsOf(workspace, crate).length > 0;
    });
    if (staying === undefined) continue;
    for (const { manifest, dependency } of declarationsOf(workspace, fork.crate)) {
      const about = { crate: fork.crate, other: staying };
      hold(
        holds,
        fork,
        dependency,
        finding('held-with-family', placeIn(manifest, dependency.at), about),
      );
    }
    again.add(fork);
  }
  return again;
}

function hold(holds: Holds, fork: RenamedFork, dependency: Dependency, reason: Finding): void {
  const own = holds.get(fork) ?? new Map<Dependency, Finding>();
  holds.set(fork, own);
  if (!own.has(dependency)) own.set(dependency, reason);
}

/** Whether the first declaration can serve for both: its requirement leads to the fork, and features are added to it. */
function canUnite(first: GroupedMove, second: GroupedMove): boolean {
  const [a, b] = [first, second].map((move) => move.declaration);
  if (!a || !b) return false;
  return (
    a.dependency.optional === b.dependency.optional &&
    (a.dependency.origin.kind === 'inherited') === (b.dependency.origin.kind === 'inherited') &&
    (takesDefaults(first) || !takesDefaults(second))
  );
}

function takesDefaults({ declaration: { manifest, dependency } }: GroupedMove): boolean {
  const written = lookup(manifest.document.value, dependency.at);
  if (!isTable(written)) return true;
  return (valueIn(written, 'default-features') ?? valueIn(written, 'default_features')) !== false;
}

/** The second of two that meet goes; the first asks for its features too. */
function united(plans: readonly RenamePlan[]): readonly RenamePlan[] {
  const { together } = meetings(plans);
  if (together.length === 0) return plans;
  const gone = new Set(together.map(({ second }) => second));
  const added = new Map<GroupedMove, GroupedMove[]>();
  for (const { first, second } of together) added.set(first, [...(added.get(first) ?? []), second]);
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
