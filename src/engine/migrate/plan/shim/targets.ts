/**
 * Which crates need a shim, in which version: those on which something still depends after the migration. A shim is
 * only offered if the compatibility matrix says that the fork replaces the version.
 */
import type { LockGraph } from '../../../cargo/lock-graph.ts';
import { admits, parseRequirement } from '../../../cargo/requirement.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import type { Remaining } from '../../migration.ts';
import type { GraphChange, ShimTarget } from '../model.ts';
import { remainingPaths } from './remaining.ts';

export interface ShimTargets {
  readonly targets: readonly ShimTarget[];
  /** What remains with these shims in place; `null` without a lock file. */
  readonly remaining: readonly Remaining[] | null;
  /** Locked versions that stay, because the fork does not claim to replace them. */
  readonly outside: readonly ShimTarget[];
  /** Crates of which more versions are locked than can get a shim, and how many get none. */
  readonly surplus: readonly { readonly fork: RenamedFork; readonly count: number }[];
  /**
   * Whether there is no lock file, so that each shim has its crate's last release, which may not be the version in use.
   */
  readonly guessed: boolean;
}

/**
 * The shims for a graph after `change`. A shim brings its fork, and a fork may bring another watched crate (a gemm
 * shim: qlora-gemm, pulp, paste), so this repeats until nothing is added. `refused`: forks that get no shim.
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
    const left = new Map(remaining.map((each) => [each.crate, each]));
    const wanted = eligible.flatMap((fork) => versionsOf(fork, left.get(fork.crate)));
    const missing = wanted.filter((target) => isCovered(target) && !known.has(identity(target)));
    const added = missing.filter(({ fork }) => {
      const free = room.get(fork) ?? 0;
      room.set(fork, free - 1);
      return free > 0;
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

/** How many versions of one crate get a shim. No lock file of Cargo's making has more. */
const mostShims = 64;

function counted(targets: readonly ShimTarget[]): ShimTargets['surplus'] {
  const counts = new Map<RenamedFork, number>();
  for (const { fork } of targets) counts.set(fork, (counts.get(fork) ?? 0) + 1);
  return [...counts].map(([fork, count]) => ({ fork, count }));
}

function versionsOf(fork: RenamedFork, found: Remaining | undefined): readonly ShimTarget[] {
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
