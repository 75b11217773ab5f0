/** The given manifests as Cargo groups them: workspaces, each with its root and members. */

import { addUnder } from '../text/append.ts';
import { foldersAbove, resolvePath } from '../text/path.ts';
import type { Dependency } from './dependency.ts';
import { isGlob } from './glob.ts';
import type { Edition, Manifest } from './manifest.ts';
import { type ManifestPlace, type Membership, workspacesOf } from './workspace.ts';

export interface Workspace {
  /**
   * The manifest from which Cargo reads `[patch]`, `[profile]` and `[workspace.dependencies]`; `null` if it was not
   * given.
   */
  readonly root: Manifest | null;
  /**
   * The root first, if given, then the members in the order in which they came. A lone package is its own root and only
   * member.
   */
  readonly manifests: readonly Manifest[];
  /** Those of `manifests` that lie below the root but are not listed as members: Cargo refuses to build them. */
  readonly unlisted: readonly Manifest[];
  /** Folders of all given packages, in this workspace or another. */
  readonly packageFolders: ReadonlySet<string>;
  /** Literal entries of `members` for which no manifest was given. */
  readonly missing: readonly string[];
  /** Patterns of `members` that were skipped because there are too many. */
  readonly unmatched: readonly string[];
}

/**
 * Every manifest is in exactly one workspace, except those that Cargo refuses to read. Each member whose root was not
 * given has a workspace without root to itself.
 */
export function workspacesIn(manifests: readonly Manifest[]): readonly Workspace[] {
  const memberships = workspacesOf(manifests.map(placeOf));
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

/** What a manifest's membership depends on. */
export function placeOf(manifest: Manifest): ManifestPlace {
  return {
    path: manifest.path,
    dir: manifest.dir,
    workspace: manifest.workspace,
    packageWorkspace: manifest.package?.workspace ?? null,
    pathDependencies: manifest.dependencies.flatMap(({ origin }) =>
      origin.kind === 'path' ? [origin.path] : [],
    ),
  };
}

/**
 * The edition in which a package's sources are read. A missing `edition` is 2015; an inherited one without a root is
 * assumed to be 2021.
 */
export function editionOf(workspace: Workspace, manifest: Manifest): Edition {
  return manifest.package?.edition ?? workspace.root?.workspace?.edition ?? '2021';
}

/**
 * Whether a package may be published to a registry, where others may depend on it (Cargo reference, "The publish
 * field").
 */
export function isPublishable(workspace: Workspace, { package: own }: Manifest): boolean {
  return own !== null && (own.publishable ?? workspace.root?.workspace?.publishable ?? true);
}

/** Whether a path dependency is one of the given packages: then it is the user's own crate, whatever its name. */
export function isLocal(workspace: Workspace, manifest: Manifest, { origin }: Dependency): boolean {
  if (origin.kind !== 'path') return false;
  const bases = [manifest.dir, workspace.root?.dir ?? manifest.dir];
  return bases.some((base) => {
    const dir = resolvePath(base, origin.path);
    return dir !== null && workspace.packageFolders.has(dir);
  });
}

/** Whether a manifest inherits anything from a workspace, and so can't be a package of its own. */
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
