/**
 * Where a workspace declares a crate: directly, or by inheriting it from the root.
 */

import { onceFor } from '../text/once.ts';
import type { Dependency } from './dependency.ts';
import type { Manifest } from './manifest.ts';
import type { Workspace } from './project.ts';

/** One declaration of a crate. */
export interface Declaration {
  readonly manifest: Manifest;
  readonly dependency: Dependency;
  /**
   * The declaration that states version and source: this one, or the root's entry that it inherits. `null` if the root
   * is not known.
   */
  readonly source: Dependency | null;
  /**
   * Declarations that share a group must move together: those of one key within a package, and all that inherit one
   * entry of the root.
   */
  readonly groups: readonly string[];
}

/** Every declaration of the package `crate` in `workspace`, in the order of its manifests. */
export function declarationsOf(workspace: Workspace, crate: string): readonly Declaration[] {
  return adoptions(workspace, crate).map(({ manifest, dependency }) => ({
    manifest,
    dependency,
    source: sourceOf(workspace, dependency),
    groups: groupsOf(workspace, manifest, dependency),
  }));
}

/** The declaration that says where a dependency comes from; `null` if the entry it inherits is not known. */
export function sourceOf(workspace: Workspace, dependency: Dependency): Dependency | null {
  if (dependency.origin.kind !== 'inherited') return dependency;
  return (workspace.root && entriesOf(workspace.root).get(dependency.key)) ?? null;
}

/** The package a dependency means. If the root is not known, an inherited dependency is taken to mean its key. */
export function resolvedPackage(workspace: Workspace, dependency: Dependency): string {
  return sourceOf(workspace, dependency)?.package ?? dependency.package;
}

/** A dependency and the manifest that it is in. */
interface Place {
  readonly manifest: Manifest;
  readonly dependency: Dependency;
  /** Its position among all dependencies of the workspace. */
  readonly order: number;
}

/** Every dependency of the workspace on the package `fork`, under any key. */
export function adoptions(workspace: Workspace, fork: string): readonly Place[] {
  return byPackage(workspace).get(fork) ?? [];
}

/** The packages on which the manifests of a workspace depend, each once. */
export function packagesDeclared(workspace: Workspace): Iterable<string> {
  return byPackage(workspace).keys();
}

/** A workspace's dependencies by the package they mean. Computed once, because every row looks its own crate up. */
const byPackage = onceFor((workspace: Workspace): ReadonlyMap<string, readonly Place[]> => {
  const places = new Map<string, Place[]>();
  let order = 0;
  for (const manifest of workspace.manifests) {
    for (const dependency of manifest.dependencies) {
      const name = resolvedPackage(workspace, dependency);
      const list = places.get(name);
      const place = { manifest, dependency, order };
      if (list) list.push(place);
      else places.set(name, [place]);
      order++;
    }
  }
  return places;
});

/**
 * The entries of a root's `[workspace.dependencies]` by key. Computed once, because every dependency that inherits
 * looks its entry up.
 */
const entriesOf = onceFor(
  (root: Manifest): ReadonlyMap<string, Dependency> =>
    new Map(
      root.dependencies.flatMap((each) => (each.kind === 'workspace' ? [[each.key, each]] : [])),
    ),
);

function groupsOf(workspace: Workspace, manifest: Manifest, dependency: Dependency): string[] {
  const inherited = `workspace\0${workspace.root?.path ?? ''}\0${dependency.key}`;
  if (dependency.kind === 'workspace') return [inherited];
  const own = `package\0${manifest.path}\0${dependency.key}`;
  return dependency.origin.kind === 'inherited' ? [own, inherited] : [own];
}
