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
  /** Crates of which more versions are locked than get a shim, with how many get none. */
  readonly surplus: readonly { readonly fork: RenamedFork; readonly count: number }[];
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
    return { targets, remaining: null, outside: [], surplus: [], guessed: true };
  }
  const targets: ShimTarget[] = [];
  const known = new Set<string>();
  const room = new Map(eligible.map((fork) => [fork, mostShims]));
  for (;;) {
    const shims = targets.map(({ fork, version }) => ({ crate: fork.crate, version }));
    const remaining = remainingPaths(
      graph,
      { ...change, shims: [...change.shims, ...shims] },
      forks,
    );
    const wanted = eligible.flatMap((fork) => versionsOf(fork, remaining));
    const missing = wanted.filter((target) => isCovered(target) && !known.has(identity(target)));
    const added = missing.filter(({ fork }) => {
      const left = room.get(fork) ?? 0;
      room.set(fork, left - 1);
      return left > 0;
    });
    if (added.length === 0) {
      const outside = wanted.filter((it) => !isCovered(it));
      return { targets, remaining, outside, surplus: counted(missing), guessed: false };
    }
    for (const target of added) {
      targets.push(target);
      known.add(identity(target));
    }
  }
}

/** Versions of one crate that get a shim: more are no lock file of Cargo's making. */
const mostShims = 64;

function counted(targets: readonly ShimTarget[]): ShimTargets['surplus'] {
  const counts = new Map<RenamedFork, number>();
  for (const { fork } of targets) counts.set(fork, (counts.get(fork) ?? 0) + 1);
  return [...counts].map(([fork, count]) => ({ fork, count }));
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
