/**
 * Before and after: what still brings in a watched crate after the migration, and through which packages.
 *
 * The lock file shows the present graph. The answer is that graph without the edges that the migration removes, plus
 * what the forks themselves depend on. We don't guess which versions a later `cargo update` would choose.
 */

import type { LockPackage } from '../../../cargo/lock.ts';
import { isLocal, type LockGraph, nodesByName, packageNames } from '../../../cargo/lock-graph.ts';
import { admits, parseRequirement, type Requirement } from '../../../cargo/requirement.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { addOnce, addUnder } from '../../../text/append.ts';
import type { Remaining } from '../../migration.ts';
import type { GraphChange } from '../model.ts';

/** What remains of each fork's old crate, in the order of `forks`. */
export function remainingPaths(
  graph: LockGraph,
  change: GraphChange,
  forks: readonly RenamedFork[],
): readonly Remaining[] {
  const walk = walkAfter(graph, change, forks);
  const names = packageNames(graph);
  const byName = nodesByName(graph);
  const arriving = forks.filter(
    (fork) => fork.brings && walk.forked.has(fork.crate) && !byName.has(fork.fork),
  );
  const shimmed = new Set(change.shims.map((shim) => shim.crate));
  return forks.map(({ crate }) => {
    const versions: string[] = [];
    const paths: (readonly string[])[] = [];
    let unlisted = 0;
    for (const node of byName.get(crate) ?? []) {
      const entry = graph.packages[node];
      if (!entry || !walk.reached.has(node) || walk.shimmed.has(node)) continue;
      versions.push(entry.version);
      for (const dependent of walk.keptDependents.get(node) ?? []) {
        if (paths.length === mostPaths) unlisted++;
        else paths.push([...pathTo(names, walk.reached, dependent), names[node] ?? crate]);
      }
    }
    return {
      crate,
      versions,
      paths,
      unlisted,
      brought: shimmed.has(crate) ? [] : broughtBy(crate, graph, byName, arriving),
    };
  });
}

/**
 * More paths than a person reads. Each costs time in proportion to its length, which could add up in a hostile lock
 * file.
 */
const mostPaths = 100;

/**
 * Whether the patch can replace a locked version: `^locked` admits the patch's version, or, after an update, the other
 * way round.
 */
export function standsInFor(patch: string, locked: string): boolean {
  return compatible(locked, patch) || compatible(patch, locked);
}

/** Whether `^base` admits `version`. */
function compatible(base: string, version: string): boolean {
  const requirement = parseRequirement(`^${base}`);
  return requirement !== null && admits(requirement, version);
}

interface Walk {
  /** Every node that stays in the graph, with the node from which it was first reached; `null` for starts. */
  readonly reached: ReadonlyMap<number, number | null>;
  /** For nodes of old crates: the nodes that still depend on them. */
  readonly keptDependents: ReadonlyMap<number, readonly number[]>;
  /** Reached nodes that are now a shim. */
  readonly shimmed: ReadonlySet<number>;
  /** Old crates whose fork something now depends on. */
  readonly forked: ReadonlySet<string>;
}

/** A breadth-first walk from the packages on disk, along the edges that stay. */
function walkAfter(graph: LockGraph, change: GraphChange, forks: readonly RenamedFork[]): Walk {
  const watched = new Set(forks.map((fork) => fork.crate));
  const leavesFor = departures(change, watched);
  const shims = new Set(change.shims.map(({ crate, version }) => `${crate} ${version}`));
  const patched = new Map<string, Set<string>>();
  for (const { crate, version } of change.patched) {
    addOnce(patched, crate, version);
  }
  const reached = new Map<number, number | null>();
  const keptDependents = new Map<number, number[]>();
  const shimmed = new Set<number>();
  const forked = new Set(change.arriving);
  for (const [node, entry] of graph.packages.entries()) {
    if (isLocal(entry) && !watched.has(entry.name)) reached.set(node, null);
  }
  for (const [node] of reached) {
    const entry = graph.packages[node];
    if (!entry) continue;
    if (shims.has(`${entry.name} ${entry.version}`)) {
      shimmed.add(node);
      forked.add(entry.name);
      continue;
    }
    if (watched.has(entry.name) && isLocal(entry)) {
      shimmed.add(node);
    }
    const versions = patched.get(entry.name);
    const fromFork =
      versions !== undefined && [...versions].some((each) => standsInFor(each, entry.version));
    for (const target of graph.dependencies[node] ?? []) {
      const to = graph.packages[target];
      if (!to) continue;
      const leaves = isLocal(entry) && leavesFor(entry.name, to);
      if (watched.has(to.name)) {
        if (fromFork || leaves) {
          forked.add(to.name);
          continue;
        }
        addUnder(keptDependents, target, node);
      }
      if (!leaves && !reached.has(target)) reached.set(target, node);
    }
  }
  return { reached, keptDependents, shimmed, forked };
}

/** A package that depends on one crate in more ways than this keeps all the versions of it that it has. */
const mostRequirements = 64;

/**
 * Whether the edge from a package on disk to a locked crate disappears: its manifest no longer asks for such a version,
 * or it asks for one that the patch satisfies while the locked one is too far from it to be replaced in place.
 */
function departures(
  change: GraphChange,
  watched: ReadonlySet<string>,
): (from: string, to: LockPackage) => boolean {
  const known = new Set(change.packages);
  const patches = new Map(change.patched.map(({ crate, version }) => [crate, version]));
  const asks = new Map<string, Map<string | null, Requirement | null>>();
  for (const { from, crate, requirement } of change.asks) {
    const key = `${from} ${crate}`;
    const ranges = asks.get(key) ?? new Map<string | null, Requirement | null>();
    asks.set(key, ranges);
    if (ranges.has(requirement)) continue;
    ranges.set(requirement, requirement === null ? null : parseRequirement(requirement));
  }
  return (from, { name, version }) => {
    const patch = patches.get(name);
    if (!known.has(from) || (patch === undefined && !watched.has(name))) return false;
    const ranges = asks.get(`${from} ${name}`) ?? new Map<string | null, Requirement | null>();
    if (ranges.size > mostRequirements) return false;
    const inReach = patch === undefined || standsInFor(patch, version);
    for (const range of ranges.values()) {
      if (takes(range, version) && (inReach || !takes(range, patch))) return false;
    }
    return true;
  };
}

/** Whether a requirement admits a version. Without a requirement, any version is admitted. */
function takes(requirement: Requirement | null, version: string): boolean {
  return requirement === null || admits(requirement, version);
}

/** Paths to `crate` through forks that the lock file does not contain yet. A shim of the crate closes them. */
function broughtBy(
  crate: string,
  graph: LockGraph,
  byName: ReadonlyMap<string, readonly number[]>,
  arriving: readonly RenamedFork[],
): readonly (readonly string[])[] {
  const isOnDisk = (node: number) => graph.packages[node]?.source === null;
  if (byName.get(crate)?.some(isOnDisk)) return [];
  return arriving.flatMap((fork) =>
    (fork.brings ?? [])
      .filter((brought) => brought.crate === crate)
      .map(({ via }) => [fork.fork, ...via, crate]),
  );
}

function pathTo(
  names: readonly string[],
  reached: ReadonlyMap<number, number | null>,
  node: number,
): readonly string[] {
  const path: string[] = [];
  for (let at: number | null = node; at !== null; at = reached.get(at) ?? null) {
    path.push(names[at] ?? '');
  }
  return path.reverse();
}
