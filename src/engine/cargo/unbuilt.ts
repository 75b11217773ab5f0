/**
 * Finds manifests that nothing builds: they lie inside another package, no workspace has them as a member, no given
 * package depends on them, and Cargo would find no target for them (Cargo reference, "Cargo Targets": a package has at
 * least one). Such a file is data of the package around it, like the samples of a syntax highlighter. If the package
 * around it shows no sources either, perhaps only manifests were given, and nothing can be concluded.
 */
import { folderOf, foldersAbove, resolvePath } from '../text/path.ts';
import type { Manifest } from './manifest.ts';
import { editionOf, placeOf, type Workspace } from './project.ts';
import { type FolderIndex, indexFolders, targetsOf } from './targets.ts';
import { workspacesOf } from './workspace.ts';

/** The manifests that nothing builds, each with the manifest of the package around it. */
export function unbuiltManifests(
  workspaces: readonly Workspace[],
  paths: readonly string[],
): ReadonlyMap<Manifest, Manifest> {
  const inner = workspaces.flatMap((workspace) => strangersIn(workspace));
  const found = new Map<Manifest, Manifest>();
  if (inner.length === 0) return found;
  const packages = new Map(
    workspaces.flatMap((workspace) =>
      workspace.manifests.flatMap((manifest) =>
        manifest.package ? [[manifest.dir, { workspace, manifest }] as const] : [],
      ),
    ),
  );
  const index = indexFolders(paths);
  const dependedOn = new Set(workspaces.flatMap(pathDependencies));
  const builds = ({ workspace, manifest }: Place) => hasTarget(workspace, manifest, index);
  for (const place of inner) {
    const { dir } = place.manifest;
    const above = foldersAbove(dir).find((folder) => packages.has(folder));
    const around = above === undefined ? undefined : packages.get(above);
    if (!around || dependedOn.has(dir) || builds(place) || !builds(around)) continue;
    found.set(place.manifest, around.manifest);
  }
  return found;
}

/**
 * Those of the manifests that can't be read which nothing given uses: they lie below another manifest, which neither
 * lists nor depends on them, and no manifest lies below them. Tests of tools that read manifests have such files on
 * purpose.
 */
export function unreachedAmong(
  broken: readonly string[],
  manifests: readonly Manifest[],
): ReadonlySet<string> {
  if (broken.length === 0) return new Set();
  const given = manifests.map(placeOf);
  const places = broken.map((path) => ({
    path,
    dir: folderOf(path),
    workspace: null,
    packageWorkspace: null,
    pathDependencies: [],
  }));
  const memberships = workspacesOf([...given, ...places]);
  const folders = new Set(given.map(({ dir }) => dir));
  const taken = new Set(
    given.flatMap(({ dir, pathDependencies }) =>
      pathDependencies.flatMap((path) => resolvePath(dir, path) ?? []),
    ),
  );
  for (const { dir } of given) for (const above of foldersAbove(dir)) taken.add(above);
  return new Set(
    places.flatMap(({ path, dir }) => {
      const isMember = memberships.get(path)?.role === 'member';
      const isBelow = foldersAbove(dir).some((above) => folders.has(above));
      return isBelow && !isMember && !taken.has(dir) ? [path] : [];
    }),
  );
}

interface Place {
  readonly workspace: Workspace;
  readonly manifest: Manifest;
}

/** Packages that lie below another package's folder and are no member of a workspace. */
function strangersIn(workspace: Workspace): readonly Place[] {
  const { root, manifests, unlisted } = workspace;
  const alone = root && manifests.length === 1 && !root.workspace ? [root] : [];
  return [...alone, ...unlisted]
    .filter((manifest) => manifest.package !== null && manifest.dir !== '')
    .map((manifest) => ({ workspace, manifest }));
}

function pathDependencies({ manifests }: Workspace): readonly string[] {
  return manifests.flatMap(({ dir, dependencies }) =>
    dependencies.flatMap(({ origin }) =>
      origin.kind === 'path' ? (resolvePath(dir, origin.path) ?? []) : [],
    ),
  );
}

function hasTarget(workspace: Workspace, manifest: Manifest, index: FolderIndex): boolean {
  const place = { dir: manifest.dir, edition: editionOf(workspace, manifest), index };
  return targetsOf(manifest.document.value, place).some(({ root }) => index.files.has(root));
}
