/**
 * The packages of other given workspaces on which a workspace depends by path, as an excluded `fuzz/` with its own lock
 * file does. Its graph follows their manifests, so what moves there also moves here.
 */

import { sourceOf } from '../../cargo/declarations.ts';
import type { Lock } from '../../cargo/lock.ts';
import type { Manifest } from '../../cargo/manifest.ts';
import type { Workspace } from '../../cargo/project.ts';
import { resolvePath } from '../../text/path.ts';
import type { BasePlan, PlannedPackage } from './model.ts';

/** Every planned package, by its folder. */
export function packagesByFolder(plans: readonly BasePlan[]): ReadonlyMap<string, PlannedPackage> {
  const packages = new Map<string, PlannedPackage>();
  for (const plan of plans) {
    for (const manifest of plan.workspace.manifests) packages.set(manifest.dir, { manifest, plan });
  }
  return packages;
}

/**
 * The packages of other workspaces that are in `lock` by way of path dependencies and path patches. Only packages in
 * the lock file are followed, so that finding them takes time in proportion to its length.
 */
export function neighboursOf(
  plan: BasePlan,
  lock: Lock,
  packages: ReadonlyMap<string, PlannedPackage>,
): readonly PlannedPackage[] {
  const { root, manifests } = plan.workspace;
  /** How many packages on disk with each name the lock file has; no more than these are followed. */
  const onDisk = new Map<string, number>();
  for (const { name, source } of lock.packages) {
    if (source === null) onDisk.set(name, (onDisk.get(name) ?? 0) + 1);
  }
  const known = new Set<Manifest>(manifests);
  const found: PlannedPackage[] = [];
  const queue: PlannedPackage[] = manifests.map((manifest) => ({ manifest, plan }));
  const follow = (folder: string, path: string) => {
    const dir = resolvePath(folder, path);
    const next = dir === null ? undefined : packages.get(dir);
    const name = next?.manifest.package?.name;
    if (!next || name === undefined || known.has(next.manifest)) return;
    const left = onDisk.get(name) ?? 0;
    if (left === 0) return;
    onDisk.set(name, left - 1);
    known.add(next.manifest);
    found.push(next);
    queue.push(next);
  };
  for (const { origin } of root?.patches ?? []) {
    if (root && origin.kind === 'path') follow(root.dir, origin.path);
  }
  for (const next of queue) {
    for (const [folder, path] of pathsFrom(next.plan.workspace, next.manifest))
      follow(folder, path);
  }
  return found;
}

/** The folders of a package's path dependencies, each with the folder that its path is relative to. */
export function pathsFrom(
  workspace: Workspace,
  manifest: Manifest,
): readonly (readonly [string, string])[] {
  return manifest.dependencies.flatMap((dependency): (readonly [string, string])[] => {
    const source = sourceOf(workspace, dependency);
    if (source?.origin.kind !== 'path') return [];
    const folder = source === dependency ? manifest.dir : (workspace.root?.dir ?? manifest.dir);
    return [[folder, source.origin.path]];
  });
}
