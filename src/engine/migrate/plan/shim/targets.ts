/**
 * Which crates need a shim, and in which version: those that something still asks for after the migration.
 * A shim is only offered where the compatibility matrix says that the fork stands in for the version.
 */
import type { LockGraph } from '../../../cargo/lock-graph.ts';
import { admits, parseRequirement } from '../../../cargo/requirement.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import type { Remaining } from '../../migration.ts';
import type { GraphChange, ShimTarget } from '../model.ts';
import { remainingPaths } from './remaining.ts';

export interface ShimTargets {
  readonly targets: readonly ShimTarget[];
  /** The graph with these shims in place; `null` without a lock file. */
  readonly remaining: readonly Remaining[] | null;
  /** Locked versions that stay, because the fork does not claim to stand in for them. */
  readonly outside: readonly ShimTarget[];
  /** Without a lock file: the last release of each crate, which may not be the version in use. */
  readonly guessed: boolean;
}

/**
 * The shims for a graph after `change`. A shim brings its fork, and a fork may bring another watched crate
 * (a gemm shim: qlora-gemm, pulp, paste), so the graph is asked again until nothing is added. `refused`: forks that
 * get none.
 */
export function shimTargets(
  graph: LockGraph | null,
  change: GraphChange,
  forks: readonly RenamedFork[],
  refused: ReadonlySet<string> = new Set(),
): ShimTargets {
  const eligible = forks.filter(({ fork, shim }) => shim !== undefined && !refused.has(fork));
  if (!graph) {
    const targets = eligible.map((fork) => ({ fork, version: lastRelease(fork) }));
    return { targets, remaining: null, outside: [], guessed: true };
  }
  const targets: ShimTarget[] = [];
  const known = new Set<string>();
  for (;;) {
    const shims = targets.map(({ fork, version }) => ({ crate: fork.crate, version }));
    const remaining = remainingPaths(
      graph,
      { ...change, shims: [...change.shims, ...shims] },
      forks,
    );
    const wanted = eligible.flatMap((fork) => versionsOf(fork, remaining));
    const added = wanted.filter((target) => isCovered(target) && !known.has(identity(target)));
    if (added.length === 0) {
      return { targets, remaining, outside: wanted.filter((it) => !isCovered(it)), guessed: false };
    }
    for (const target of added) {
      targets.push(target);
      known.add(identity(target));
    }
  }
}

function versionsOf(fork: RenamedFork, remaining: readonly Remaining[]): readonly ShimTarget[] {
  const found = remaining.find(({ crate }) => crate === fork.crate);
  if (!found) return [];
  if (found.versions.length > 0) return found.versions.map((version) => ({ fork, version }));
  return found.brought.length > 0 ? [{ fork, version: lastRelease(fork) }] : [];
}

function isCovered({ fork, version }: ShimTarget): boolean {
  const compatible = parseRequirement(fork.compatible);
  return compatible !== null && admits(compatible, version);
}

function identity({ fork, version }: ShimTarget): string {
  return `${fork.crate} ${version}`;
}

function lastRelease(fork: RenamedFork): string {
  return fork.shim?.lastRelease ?? '';
}
