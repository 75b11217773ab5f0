/** What leaves the manifests and what replaces it, crate by crate: the first thing a reviewer wants to know. */

import { type Fork, forkName, forkSource, rowId } from '../../forks/fork.ts';
import { addOnce, addUnder } from '../../text/append.ts';
import type { CrateMove } from '../migration.ts';
import type { PatchPlan, RenamePlan, WorkspacePlan } from '../plan/model.ts';

/** In the order of the rows. Rows that move nothing are left out. */
export function movesOf(
  workspaces: readonly WorkspacePlan[],
  forks: readonly Fork[],
): readonly CrateMove[] {
  const renames = byRow(
    workspaces.flatMap((plan) => plan.renames.filter(({ moves }) => moves.length > 0)),
  );
  const patches = byRow(workspaces.flatMap((plan) => plan.patches));
  const locked = versionsByName(workspaces);
  return forks.flatMap((fork): readonly CrateMove[] => {
    const move =
      fork.kind === 'rename'
        ? renamed(locked, fork, renames.get(rowId(fork)) ?? [])
        : patched(locked, fork, patches.get(rowId(fork)) ?? []);
    return move ? [move] : [];
  });
}

/** Computed once, because every row looks its own plans up. */
function byRow<Plan extends RenamePlan | PatchPlan>(
  plans: readonly Plan[],
): ReadonlyMap<string, readonly Plan[]> {
  const grouped = new Map<string, Plan[]>();
  for (const plan of plans) {
    const id = rowId(plan.fork);
    addUnder(grouped, id, plan);
  }
  return grouped;
}

type Kind<K extends Fork['kind']> = Extract<Fork, { readonly kind: K }>;

function renamed(
  locked: Versions,
  fork: Kind<'rename'>,
  plans: readonly RenamePlan[],
): CrateMove | null {
  if (plans.length === 0) return null;
  const from = new Set<string>();
  const to = new Set<string>();
  for (const { moves } of plans) {
    for (const { declaration, requirement } of moves) {
      const before = declaration.dependency.requirement;
      // A dependency that inherits an entry of the root has no requirement of its own.
      if (before === null) continue;
      from.add(before);
      to.add(requirement ?? before);
    }
  }
  return {
    ...aboutFork(fork),
    crates: [fork.crate],
    from: [...from],
    to: [...to],
    locked: [...(locked.get(fork.crate) ?? [])],
  };
}

function patched(
  locked: Versions,
  fork: Kind<'patch'>,
  plans: readonly PatchPlan[],
): CrateMove | null {
  const changed = plans.filter(({ tables }) =>
    tables.some(({ crates, present }) => crates.some((crate) => !present.includes(crate))),
  );
  const crates = new Set(changed.flatMap(({ used }) => used));
  if (crates.size === 0) return null;
  return {
    ...aboutFork(fork),
    crates: [...crates],
    from: [],
    to: [fork.version],
    locked: [...new Set([...crates].flatMap((crate) => [...(locked.get(crate) ?? [])]))],
  };
}

function aboutFork(fork: Fork): Omit<CrateMove, 'crates' | 'from' | 'to' | 'locked'> {
  const source = forkSource(fork);
  const git = source && 'git' in source ? source : null;
  const own =
    fork.kind === 'rename' && source === null ? `https://crates.io/crates/${fork.fork}` : null;
  return {
    kind: fork.kind,
    fork: forkName(fork),
    advisories: fork.advisories ?? [],
    home: fork.repository ?? git?.git.replace(/\.git$/, '') ?? own,
    state: git?.branch ?? git?.tag ?? git?.rev ?? null,
    pullRequest: (fork.kind === 'patch' && fork.pullRequest) || null,
  };
}

/** The locked versions of each package, by its name. */
type Versions = ReadonlyMap<string, ReadonlySet<string>>;

function versionsByName(workspaces: readonly WorkspacePlan[]): Versions {
  const versions = new Map<string, Set<string>>();
  for (const { graph } of workspaces) {
    for (const { name, version } of graph.graph?.packages ?? []) {
      addOnce(versions, name, version);
    }
  }
  return versions;
}
