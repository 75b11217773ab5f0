/**
 * The content of the Dependencies panel: for each watched crate its locked versions, what brings each in, and what
 * remains of it after the migration. Plain data, so that it can be posted to the page.
 */
import { type InverseTree, inverseTrees } from '../../cargo/inverse-tree.ts';
import { isLocal, type LockGraph, localsReaching, nodesByName } from '../../cargo/lock-graph.ts';
import { admits, parseRequirement } from '../../cargo/requirement.ts';
import type { Fork, RenamedFork } from '../../forks/fork.ts';
import type { GraphReport, Remaining, WatchedCrate } from '../migration.ts';
import { standsInFor } from '../plan/shim/remaining.ts';

/** `declares`: whether a package on disk depends on a crate directly. */
export function graphReport(
  path: string,
  graph: LockGraph,
  forks: readonly Fork[],
  remaining: readonly Remaining[],
  declares: (crate: string) => boolean = () => false,
): GraphReport {
  const leftOf = new Map(remaining.map((each) => [each.crate, each]));
  const locked = nodesByName(graph);
  const isMet = ({ crate, fork, tier }: RenamedFork) =>
    tier === 'guide' || locked.has(crate) || declares(fork);
  const crates = watchedIn(forks, isMet).map(({ crate, role, covers }): WatchedCrate => {
    const { trees, more } = inverseTrees(graph, crate);
    return {
      crate,
      role,
      trees,
      more,
      versions: trees.map((tree) => ({
        version: tree.version,
        covered: covers(tree.version),
        members: membersIn(graph, tree),
      })),
      remaining: role === 'old' ? (leftOf.get(crate) ?? null) : null,
    };
  });
  return {
    path,
    packages: graph.packages.length,
    locals: graph.packages.filter(isLocal).length,
    crates: crates.filter(
      ({ trees, remaining: left }) => trees.length > 0 || (left?.brought.length ?? 0) > 0,
    ),
  };
}

/** A tree contains all packages that reach its crate, unless it was cut off. */
function membersIn(
  graph: LockGraph,
  { rows: [root, ...above], more }: InverseTree,
): readonly string[] {
  if (!root) return [];
  const locals =
    more > 0
      ? localsReaching(graph, root.node)
      : [...new Set(above.flatMap(({ local, node }) => (local ? node : [])))].sort((a, b) => a - b);
  return locals
    .filter((local) => local !== root.node)
    .map((local) => graph.packages[local]?.name ?? '');
}

interface Watched extends Pick<WatchedCrate, 'crate' | 'role'> {
  readonly covers: (version: string) => boolean;
}

/**
 * The watched crates. A fork has users who never knew the old crate (`cc` is in half of all lock files), so it is only
 * listed if its row applies here.
 */
function watchedIn(
  forks: readonly Fork[],
  isMet: (row: RenamedFork) => boolean,
): readonly Watched[] {
  const renamed = forks.filter((fork) => fork.kind === 'rename');
  const patched = forks.filter((fork) => fork.kind === 'patch');
  return [
    ...renamed.map(({ crate, compatible }): Watched => {
      const range = parseRequirement(compatible);
      return { crate, role: 'old', covers: (version) => range !== null && admits(range, version) };
    }),
    ...[...new Set(renamed.filter(isMet).map(({ fork }) => fork))].map(
      (crate): Watched => ({ crate, role: 'fork', covers: () => true }),
    ),
    ...patched.flatMap((fork) =>
      fork.crates.map(
        (crate): Watched => ({
          crate,
          role: 'patched',
          covers: (version) => standsInFor(fork.version, version),
        }),
      ),
    ),
  ];
}
