/**
 * The manifests of a drop as Cargo would see them: workspaces, each with its root and members.
 */

import { addUnder } from '../text/append.ts';
import { foldersAbove, resolvePath } from '../text/path.ts';
import type { Dependency } from './dependency.ts';
import { isGlob } from './glob.ts';
import type { Edition, Manifest } from './manifest.ts';
import { type Membership, workspacesOf } from './workspace.ts';

export interface Workspace {
  /** The manifest Cargo reads `[patch]`, `[profile]` and `[workspace.dependencies]` from; `null` when it was not given. */
  readonly root: Manifest | null;
  /** Root first, if given, then the members in the order they came. A lone package is its own root and only member. */
  readonly manifests: readonly Manifest[];
  /** Of these, the ones that are below the root without being listed: Cargo refuses to build them. */
  readonly unlisted: readonly Manifest[];
  /** Folders of all packages given, of this workspace or not. */
  readonly packageFolders: ReadonlySet<string>;
  /** Literal entries of `members` whose manifests were not given. */
  readonly missing: readonly string[];
  /** Patterns of `members` that were not matched, because there are too many of them. */
  readonly unmatched: readonly string[];
}

/** Every manifest is in one workspace, save those that Cargo refuses to read. Members whose root was not given have a workspace each, without root. */
export function workspacesIn(manifests: readonly Manifest[]): readonly Workspace[] {
  const memberships = workspacesOf(
    manifests.map((manifest) => ({
      path: manifest.path,
      dir: manifest.dir,
      workspace: manifest.workspace,
      packageWorkspace: manifest.package?.workspace ?? null,
      pathDependencies: manifest.dependencies.flatMap(({ origin }) =>
        origin.kind === 'path' ? [origin.path] : [],
      ),
    })),
  );
  const packageFolders = new Set(manifests.map(({ dir }) => dir));
  const membershipOf = (manifest: Manifest): Membership =>
    memberships.get(manifest.path) ?? { role: 'alone', root: null };
  const below = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const { role, root } = membershipOf(manifest);
    if (root === null || role === 'root') continue;
    addUnder(below, root, manifest);
  }
  const roots = new Set(manifests.flatMap(({ dir, workspace }) => (workspace ? [dir] : [])));
  return manifests.flatMap((manifest): Workspace[] => {
    const { role, root, unmatched = [] } = membershipOf(manifest);
    if (role !== 'root' && root !== null) return [];
    // A package that inherits from the root that excludes it: Cargo refuses to read it, so nobody builds it.
    const isRefused =
      role === 'alone' &&
      inherits(manifest) &&
      foldersAbove(manifest.dir).some((dir) => roots.has(dir));
    if (isRefused) return [];
    const members = below.get(manifest.path) ?? [];
    const rootless = role === 'rootless' || (role === 'alone' && inherits(manifest));
    return [
      {
        root: rootless ? null : manifest,
        manifests: [manifest, ...members],
        unlisted: members.filter((member) => membershipOf(member).role === 'unlisted'),
        packageFolders,
        missing: missingMembers(manifest, packageFolders),
        unmatched,
      },
    ];
  });
}

/** The edition a package's sources are read in; a missing `edition` is 2015, an inherited one without root is guessed as 2021. */
export function editionOf(workspace: Workspace, manifest: Manifest): Edition {
  return manifest.package?.edition ?? workspace.root?.workspace?.edition ?? '2021';
}

/** Whether a package may go to a registry, where others can come to depend on it (Cargo reference, "The publish field"). */
export function isPublishable(workspace: Workspace, { package: own }: Manifest): boolean {
  return own !== null && (own.publishable ?? workspace.root?.workspace?.publishable ?? true);
}

/** Whether a path dependency is among the packages given: then it is the user's own crate, whatever its name. */
export function isLocal(workspace: Workspace, manifest: Manifest, { origin }: Dependency): boolean {
  if (origin.kind !== 'path') return false;
  const bases = [manifest.dir, workspace.root?.dir ?? manifest.dir];
  return bases.some((base) => {
    const dir = resolvePath(base, origin.path);
    return dir !== null && workspace.packageFolders.has(dir);
  });
}

/** Whether a manifest takes anything from a workspace, and so can't be a package of its own. */
function inherits(manifest: Manifest): boolean {
  return (
    !manifest.workspace &&
    (manifest.package?.inherits === true ||
      manifest.dependencies.some(({ origin }) => origin.kind === 'inherited'))
  );
}

function missingMembers(root: Manifest, given: ReadonlySet<string>): readonly string[] {
  return (root.workspace?.members ?? []).filter((member) => {
    const dir = resolvePath(root.dir, member);
    return dir !== null && !isGlob(dir) && !given.has(dir);
  });
}
