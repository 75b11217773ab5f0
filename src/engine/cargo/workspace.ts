/**
 * Which workspace a manifest belongs to (Cargo reference, "Workspaces": "The members and exclude fields", "The
 * workspace field"; compared with the behaviour of cargo 1.95). It decides where `[patch]` must be, and which manifest
 * inherits from which.
 *
 * A pure function of the given manifests: a root that was not given is neither found nor guessed.
 */
import { countUpTo } from '../text/binary-search.ts';
import { foldersAbove, resolvePath } from '../text/path.ts';
import { isGlob, literalStart, readGlob } from './glob.ts';

/** What membership depends on. Paths are relative to the top of the given files, separated by `/`. */
export interface ManifestPlace {
  /** `crates/a/Cargo.toml`. */
  readonly path: string;
  /** Its folder; `''` is the top. */
  readonly dir: string;
  readonly workspace: {
    readonly members: readonly string[];
    readonly exclude: readonly string[];
  } | null;
  /** `package.workspace`: the root's folder, as written. */
  readonly packageWorkspace: string | null;
  /** `path` of every path dependency of any kind, as written: relative to the manifest's folder. */
  readonly pathDependencies: readonly string[];
}

/**
 * How a manifest is part of a workspace:
 * - `root`: it has a `[workspace]` table itself;
 * - `member`: its root was given and has it as a member;
 * - `unlisted`: it lies below a root that neither lists nor excludes it: Cargo refuses to build it;
 * - `rootless`: its `package.workspace` names a root that was not given;
 * - `alone`: there is no root above it, or the root excludes it: to Cargo it is a workspace of its own.
 */
export type WorkspaceRole = 'root' | 'member' | 'unlisted' | 'rootless' | 'alone';

export interface Membership {
  readonly role: WorkspaceRole;
  /** Path of the root's manifest (for a root, its own); `null` for `rootless` and `alone`. */
  readonly root: string | null;
  /** For a root: the patterns of `members` that were skipped because there are too many. */
  readonly unmatched?: readonly string[];
}

/** The membership of every manifest, by its path. */
export function workspacesOf(manifests: readonly ManifestPlace[]): ReadonlyMap<string, Membership> {
  const byDir = new Map(manifests.map((manifest) => [manifest.dir, manifest]));
  const members = new Map<string, Members>();
  const budget = { left: mostMatches };
  for (const manifest of manifests) {
    if (manifest.workspace) {
      members.set(manifest.path, membersOf(manifest, manifests, byDir, budget));
    }
  }
  return new Map(
    manifests.map((manifest) => [manifest.path, membership(manifest, byDir, members)]),
  );
}

/**
 * How many pairs of a pattern and a package are compared at most, over all roots. A real workspace has a few patterns
 * for some hundred packages.
 */
const mostMatches = 100_000;

interface Members {
  /** The paths of all manifests. */
  readonly paths: ReadonlySet<string>;
  readonly unmatched: readonly string[];
}

type ByDir = ReadonlyMap<string, ManifestPlace>;

function membership(
  manifest: ManifestPlace,
  byDir: ByDir,
  members: ReadonlyMap<string, Members>,
): Membership {
  if (manifest.workspace) {
    const unmatched = members.get(manifest.path)?.unmatched ?? [];
    return { role: 'root', root: manifest.path, ...(unmatched.length > 0 && { unmatched }) };
  }
  const root = rootOf(manifest, byDir);
  if (root === 'missing') return { role: 'rootless', root: null };
  if (!root) return { role: 'alone', root: null };
  const listed = members.get(root.path)?.paths.has(manifest.path) ?? false;
  return { role: listed ? 'member' : 'unlisted', root: root.path };
}

/**
 * The root Cargo finds for a manifest: the one that `package.workspace` names, or else the nearest folder above with a
 * `[workspace]` that does not exclude it. A package in between that names a root decides for the packages below it.
 */
function rootOf(manifest: ManifestPlace, byDir: ByDir): ManifestPlace | 'missing' | null {
  const pointed = pointedRoot(manifest, byDir);
  if (pointed) return pointed;
  for (const dir of foldersAbove(manifest.dir)) {
    const above = byDir.get(dir);
    if (!above) continue;
    if (above.workspace && !excludes(above, manifest.dir)) return above;
    const further = pointedRoot(above, byDir);
    if (further) return further;
  }
  return null;
}

function pointedRoot(manifest: ManifestPlace, byDir: ByDir): ManifestPlace | 'missing' | null {
  if (manifest.packageWorkspace === null) return null;
  const dir = resolvePath(manifest.dir, manifest.packageWorkspace);
  const root = dir === null ? undefined : byDir.get(dir);
  return root?.workspace ? root : 'missing';
}

/**
 * Whether a root excludes `dir`. Cargo treats both lists as plain paths here, not as patterns: `exclude` covers whole
 * folders, unless `members` literally names `dir` or a folder above it.
 */
function excludes(root: ManifestPlace, dir: string): boolean {
  const { members, exclude } = plainLists(root);
  const isCovered = (folders: ReadonlySet<string>) =>
    folders.has(dir) || foldersAbove(dir).some((above) => folders.has(above));
  return isCovered(exclude) && !isCovered(members);
}

/** A root's two lists as folders, computed once for all packages below it. */
function plainLists(root: ManifestPlace) {
  const known = lists.get(root);
  if (known) return known;
  const folders = (paths: readonly string[] = []): ReadonlySet<string> =>
    new Set(paths.flatMap((path) => resolvePath(root.dir, path) ?? []));
  const own = {
    members: folders(root.workspace?.members),
    exclude: folders(root.workspace?.exclude),
  };
  lists.set(root, own);
  return own;
}

const lists = new WeakMap<
  ManifestPlace,
  { readonly members: ReadonlySet<string>; readonly exclude: ReadonlySet<string> }
>();

/**
 * The members of a root: its own package, those that `members` lists or matches, and the path dependencies of all these
 * that lie inside the root's folder, and so on.
 */
function membersOf(
  root: ManifestPlace,
  manifests: readonly ManifestPlace[],
  byDir: ByDir,
  budget: { left: number },
): Members {
  const found = new Set<string>();
  const unmatched: string[] = [];
  const lines = new Set(root.workspace?.members);
  const matched = [...lines].flatMap(listed(root, manifests, byDir, budget, unmatched));
  const queue = [root, ...matched];
  for (const manifest of queue) {
    if (found.has(manifest.path)) continue;
    if (manifest !== root && excludes(root, manifest.dir)) continue;
    found.add(manifest.path);
    for (const path of manifest.pathDependencies) {
      const dir = resolvePath(manifest.dir, path);
      const dependency = dir === null ? undefined : byDir.get(dir);
      if (!dependency) continue;
      if (isInside(dependency.dir, root.dir) || rootOf(dependency, byDir) === root) {
        queue.push(dependency);
      }
    }
  }
  return { paths: found, unmatched };
}

/** The manifests that one entry of `members` stands for. */
function listed(
  root: ManifestPlace,
  manifests: readonly ManifestPlace[],
  byDir: ByDir,
  budget: { left: number },
  unmatched: string[],
) {
  let sorted: readonly ManifestPlace[] | null = null;
  return (member: string): readonly ManifestPlace[] => {
    const pattern = resolvePath(root.dir, member);
    if (pattern === null) return [];
    if (isGlob(pattern)) {
      sorted ??= [...manifests].sort((a, b) => (a.dir < b.dir ? -1 : a.dir > b.dir ? 1 : 0));
      const near = beginningWith(sorted, literalStart(pattern), budget.left);
      if (near === null) {
        unmatched.push(member);
        return [];
      }
      budget.left -= near.length;
      const matches = readGlob(pattern);
      return near.filter(({ dir }) => matches(dir));
    }
    const manifest = byDir.get(pattern);
    return manifest ? [manifest] : [];
  };
}

function isInside(dir: string, folder: string): boolean {
  return folder === '' || dir === folder || dir.startsWith(`${folder}/`);
}

/**
 * From manifests sorted by folder, those whose folder has this prefix, which are neighbours. `null` when there are more
 * than `most`.
 */
function beginningWith(
  sorted: readonly ManifestPlace[],
  start: string,
  most: number,
): readonly ManifestPlace[] | null {
  const first = countUpTo(sorted, ({ dir }) => dir < start);
  if (sorted[first + most]?.dir.startsWith(start)) return null;
  let end = first;
  while (sorted[end]?.dir.startsWith(start)) end++;
  return sorted.slice(first, end);
}
