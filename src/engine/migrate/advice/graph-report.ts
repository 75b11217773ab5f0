/**
 * The Dependencies panel as data: for each watched crate its locked versions, who pulls each in, and what remains of
 * it after the migration. Plain data, so that it crosses to the page as it is.
 */
import { inverseTrees } from '../../cargo/inverse-tree.ts';
import { isLocal, type LockGraph, localsReaching } from '../../cargo/lock-graph.ts';
import { admits, parseRequirement } from '../../cargo/requirement.ts';
import type { Fork } from '../../forks/fork.ts';
import type { GraphReport, Remaining, WatchedCrate } from '../migration.ts';
import { standsInFor } from '../plan/shim/remaining.ts';

export function graphReport(
  path: string,
  graph: LockGraph,
  forks: readonly Fork[],
  remaining: readonly Remaining[],
): GraphReport {
  const leftOf = new Map(remaining.map((each) => [each.crate, each]));
  const crates = watchedIn(forks).map(({ crate, role, covers }): WatchedCrate => {
    const { trees, more } = inverseTrees(graph, crate);
    return {
      crate,
      role,
      trees,
      more,
      versions: trees.map(({ version, rows }) => ({
        version,
        covered: covers(version),
        members: membersIn(graph, rows[0]?.node),
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

function membersIn(graph: LockGraph, node: number | undefined): readonly string[] {
  if (node === undefined) return [];
  return localsReaching(graph, node).map((local) => graph.packages[local]?.name ?? '');
}

interface Watched extends Pick<WatchedCrate, 'crate' | 'role'> {
  readonly covers: (version: string) => boolean;
}

function watchedIn(forks: readonly Fork[]): readonly Watched[] {
  const renamed = forks.filter((fork) => fork.kind === 'rename');
  const patched = forks.filter((fork) => fork.kind === 'patch');
  return [
    ...renamed.map(({ crate, compatible }): Watched => {
      const range = parseRequirement(compatible);
      return { crate, role: 'old', covers: (version) => range !== null && admits(range, version) };
    }),
    ...renamed.map(({ fork }): Watched => ({ crate: fork, role: 'fork', covers: () => true })),
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
