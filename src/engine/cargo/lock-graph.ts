/**
 * The graph that a lock file describes: packages as nodes, numbered in cargo's own order, with edges both ways.
 *
 * A lock file covers every target, feature and optional dependency of the workspace. So its edges are those of `cargo
 * tree --workspace --all-features --target all`, and it does not distinguish normal, dev and build edges.
 */

import { addOnce, addUnder } from '../text/append.ts';
import { onceFor } from '../text/once.ts';
import type { Lock, LockPackage, LockReference } from './lock.ts';
import { compareVersions, parseVersion } from './version.ts';

/** A node is an index into `packages`. Plain data, so that it can be posted to another thread. */
export interface LockGraph {
  /** Sorted by name, version and source, as cargo sorts package ids. */
  readonly packages: readonly LockPackage[];
  /** For each node, the nodes it depends on: ascending, without repetitions. */
  readonly dependencies: readonly (readonly number[])[];
  /** For each node, the nodes that depend on it: ascending, without repetitions. */
  readonly dependents: readonly (readonly number[])[];
}

/** The graph of a lock file. Like cargo, it leaves out references to packages that are not listed. */
export function lockGraph(lock: Lock): LockGraph {
  const packages = [...lock.packages].sort(comparePackages);
  const nodeOf = createNodes(packages);
  const dependents: number[][] = packages.map(() => []);
  const dependencies = packages.map((entry, node) => {
    const nodes = new Set<number>();
    for (const reference of entry.dependencies) {
      const target = nodeOf(reference);
      if (target !== undefined) nodes.add(target);
    }
    for (const target of nodes) dependents[target]?.push(node);
    return [...nodes].sort(ascending);
  });
  return { packages, dependencies, dependents };
}

/** Finds the node that a reference means. Most names are locked once; only the others need their versions compared. */
function createNodes(
  packages: readonly LockPackage[],
): (reference: LockReference) => number | undefined {
  const single = new Map<string, number>();
  const several = new Set<string>();
  for (const [node, { name }] of packages.entries()) {
    if (single.has(name)) several.add(name);
    else single.set(name, node);
  }
  // Maps every way to write a package to its node. Where a reference leaves parts out, it means the package on disk, or
  // else the first match.
  const index = new Map<string, number>();
  const enter = (key: string, node: number) => {
    const known = packages[index.get(key) ?? -1];
    const isBetter = packages[node]?.source === null && known?.source !== null;
    if (!known || isBetter) index.set(key, node);
  };
  for (const [node, { name, version, source }] of packages.entries()) {
    if (!several.has(name)) continue;
    enter(name, node);
    enter(`${name} ${version}`, node);
    enter(`${name} ${version} (${withoutRevision(source) ?? ''})`, node);
  }
  return (reference) => {
    const { name, version, source } = reference;
    if (several.has(name)) return index.get(written(reference));
    const node = single.get(name);
    const entry = packages[node ?? -1];
    const isMeant =
      (version === null || version === entry?.version) &&
      (source === null ||
        (withoutRevision(source) ?? '') === (withoutRevision(entry?.source ?? null) ?? ''));
    return isMeant ? node : undefined;
  };
}

/** The nodes of each crate, ascending. Computed once for a graph, because every row looks its crates up. */
export const nodesByName = onceFor((graph: LockGraph): ReadonlyMap<string, readonly number[]> => {
  const nodes = new Map<string, number[]>();
  for (let node = 0; node < graph.packages.length; node++) {
    const name = graph.packages[node]?.name ?? '';
    addUnder(nodes, name, node);
  }
  return nodes;
});

/** The packages of a lock file by name, each list in the file's order. */
export function packagesByName<Package extends { readonly name: string }>(
  packages: readonly Package[],
): ReadonlyMap<string, readonly Package[]> {
  const byName = new Map<string, Package[]>();
  for (const entry of packages) {
    addUnder(byName, entry.name, entry);
  }
  return byName;
}

/** Whether a package is on disk: a workspace member, a `path` dependency or a `path` patch. */
export function isLocal(entry: LockPackage): boolean {
  return entry.source === null;
}

/** Whether a package comes from crates.io, by its git index or its sparse index. */
export function isFromCratesIo(entry: LockPackage): boolean {
  return (
    entry.source === 'registry+https://github.com/rust-lang/crates.io-index' ||
    entry.source === 'sparse+https://index.crates.io/'
  );
}

/** The members and other packages on disk from which `node` can be reached. */
export function localsReaching(graph: LockGraph, node: number): readonly number[] {
  const reached = new Set([node]);
  for (const next of reached) {
    for (const dependent of graph.dependents[next] ?? []) reached.add(dependent);
  }
  return [...reached]
    .filter((each) => each !== node && graph.packages[each]?.source === null)
    .sort(ascending);
}

/** Each node's package name, with the version where the graph has several. Computed once for a graph. */
export const packageNames = onceFor((graph: LockGraph): readonly string[] => {
  const versions = new Map<string, Set<string>>();
  for (const { name, version } of graph.packages) {
    addOnce(versions, name, version);
  }
  return graph.packages.map(({ name, version }) =>
    (versions.get(name)?.size ?? 0) > 1 ? `${name} ${version}` : name,
  );
});

/** Compares versions by precedence, then by build metadata. What is not a version is compared as text. */
export function compareLocked(a: string, b: string): number {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  const order = left && right ? compareVersions(left, right) : 0;
  return order || compareText(a, b);
}

function comparePackages(a: LockPackage, b: LockPackage): number {
  return (
    compareText(a.name, b.name) ||
    compareLocked(a.version, b.version) ||
    compareText(a.source ?? '', b.source ?? '')
  );
}

/** Compares by code units, so that the order is the same on every machine and in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function ascending(a: number, b: number): number {
  return a - b;
}

/** A dependency string without its git revision. */
function written({ name, version, source }: LockReference): string {
  if (version === null) return name;
  return source === null
    ? `${name} ${version}`
    : `${name} ${version} (${withoutRevision(source) ?? ''})`;
}

/** Format 1 repeats a git source's `#rev` in dependency strings; later formats leave it out. */
function withoutRevision(source: string | null): string | null {
  return source?.startsWith('git+') ? (source.split('#', 1)[0] ?? source) : source;
}
