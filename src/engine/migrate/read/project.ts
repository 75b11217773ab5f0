/**
 * The given files as a Cargo project: reads manifests and lock files, and reports what can't be read. Whatever did not
 * change since the last time stays the same object.
 */

import { type LockReading, undecodedLock } from '../../cargo/lock.ts';
import type { Manifest } from '../../cargo/manifest.ts';
import { type Workspace, workspacesIn } from '../../cargo/project.ts';
import { unbuiltManifests, unreachedAmong } from '../../cargo/unbuilt.ts';
import { insideOf, isCargoConfig, isChecksumFile, vendorFolders } from '../../cargo/vendor.ts';
import { cratesOf, type Fork } from '../../forks/fork.ts';
import { append } from '../../text/append.ts';
import { onceFor } from '../../text/once.ts';
import { folderOf } from '../../text/path.ts';
import { wordsIn } from '../../text/search.ts';
import { readToml } from '../../toml/document.ts';
import { finding } from '../findings/finding.ts';
import type { Finding, SourceFile } from '../migration.ts';
import { ProjectFile } from './file.ts';
import { kindOf } from './kind.ts';
import { remembered, rememberedFor, settled } from './memo.ts';

export interface Project {
  readonly files: readonly ProjectFile[];
  readonly paths: readonly string[];
  readonly cargo: CargoFiles;
}

/** The content of the manifests and lock files. */
export interface CargoFiles {
  readonly workspaces: readonly Workspace[];
  /** Lock files by path. */
  readonly locks: ReadonlyMap<string, LockReading>;
  readonly findings: readonly Finding[];
  /** Whether any manifest was given. If not, sources are migrated without one. */
  readonly hasManifest: boolean;
  /** Paths of manifests that can't be read. */
  readonly unreadable: ReadonlySet<string>;
  /** Those of them that are templates of manifests, which some tool fills in. */
  readonly templates: readonly ProjectFile[];
  /** Manifests and lock files that can't be read and that nothing uses: `findings` has nothing about them. */
  readonly unreached: readonly ProjectFile[];
  /** Manifests that nothing builds, each with the manifest of the package whose data they are. Never edited. */
  readonly unbuilt: ReadonlyMap<Manifest, Manifest>;
  /** Folders with vendored packages. Never edited. */
  readonly vendored: ReadonlySet<string>;
}

/** Reads a project. What did not change since the last time stays the same object. */
export function createProjectReader(): (
  files: readonly SourceFile[],
  undecoded?: readonly string[],
) => Project {
  let known: readonly ProjectFile[] = [];
  let paths: readonly string[] = [];
  const cargo = remembered(readCargo);
  const cargoFiles = createPicker(isCargos);
  return (files, undecoded = none) => {
    const inPlace =
      files.length === paths.length && files.every(({ path }, at) => path === paths[at]);
    if (!inPlace) paths = files.map(({ path }) => path);
    known = open(files, known, inPlace);
    const own = cargoFiles({ files: known, paths });
    return { files: known, paths, cargo: cargo(own, paths, undecoded) };
  };
}

const none: readonly string[] = [];

function isCargos(path: string): boolean {
  const kind = kindOf(path);
  if (kind === 'rust' || kind === 'markdown') return false;
  return kind === 'manifest' || kind === 'lockfile' || isCargoConfig(path) || isChecksumFile(path);
}

function readCargo(
  files: readonly ProjectFile[],
  paths: readonly string[],
  undecoded: readonly string[],
): CargoFiles {
  const manifests: Manifest[] = [];
  const locks = new Map<string, LockReading>();
  const findings: Finding[] = [];
  const templates: ProjectFile[] = [];
  const unread = new Set<string>();
  const broken: ProjectFile[] = [];
  const vendored = vendoredFolders(files);
  const isVendored = insideOf(vendored);
  for (const file of files) {
    const { path, kind } = file;
    if (isVendored(path)) continue;
    if (kind === 'manifest') {
      const reading = file.manifest;
      if ('document' in reading) manifests.push(reading);
      else {
        unread.add(path);
        if (/\{[{%]/.test(file.text)) templates.push(file);
        else broken.push(file);
      }
    } else if (kind === 'lockfile') {
      locks.set(path, file.lock);
      if (file.lock.problems.length > 0) broken.push(file);
    }
  }
  const withoutText = undecoded.filter((path) => !isVendored(path));
  for (const path of withoutText) {
    const kind = kindOf(path);
    if (kind === 'manifest') unread.add(path);
    else if (kind === 'lockfile') locks.set(path, undecodedLock);
  }
  const hasManifest = unread.size > 0 || files.some(({ kind }) => kind === 'manifest');
  append(
    findings,
    withoutText.flatMap((path) => undecodedFinding(path, hasManifest)),
  );
  const isUnreached = unreachedOf(broken, manifests);
  for (const file of broken) if (!isUnreached(file)) append(findings, problemsOf(file));
  const all = workspacesIn(manifests);
  const unbuilt = unbuiltManifests(all, paths);
  const workspaces =
    unbuilt.size === 0 ? all : workspacesIn(manifests.filter((each) => !unbuilt.has(each)));
  return {
    workspaces,
    locks,
    findings,
    hasManifest,
    unreadable: unread,
    unreached: broken.filter(isUnreached),
    templates,
    unbuilt,
    vendored,
  };
}

/** Cargo and rustc only read UTF-8. A source outside any package, or a document, may have another encoding. */
function undecodedFinding(path: string, hasManifest: boolean): readonly Finding[] {
  const kind = kindOf(path);
  if (kind === 'other') return [];
  const isBuilt = kind === 'manifest' || kind === 'lockfile' || (kind === 'rust' && hasManifest);
  return [finding(isBuilt ? 'not-utf8' : 'document-not-utf8', { path }, {})];
}

/** The folders that a configuration names as directory sources, and every folder with a checksum file. */
function vendoredFolders(files: readonly ProjectFile[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { path, text } of files) {
    if (isChecksumFile(path)) folders.add(folderOf(path));
    if (!isCargoConfig(path)) continue;
    const { document } = readToml(text);
    for (const folder of document ? vendorFolders(path, document) : []) folders.add(folder);
  }
  folders.delete('');
  return folders;
}

/** A lock file of the project. */
export interface LockFile {
  readonly path: string;
  readonly reading: LockReading;
}

/** The lock file of a workspace, which is beside its root. `null` if it or the root was not given. */
export function lockFileOf(cargo: CargoFiles, { root }: Workspace): LockFile | null {
  if (!root) return null;
  const path = root.dir === '' ? 'Cargo.lock' : `${root.dir}/Cargo.lock`;
  const reading = cargo.locks.get(path);
  return reading ? { path, reading } : null;
}

/** The index of each path among the project's paths. Computed once. */
export const placesOf = onceFor((paths: readonly string[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>();
  for (let at = 0; at < paths.length; at++) places.set(paths[at] ?? '', at);
  return places;
});

/**
 * Picks the files with certain paths. Each path is tested once for a list of paths, which stays the same object while
 * texts change; the answer stays the same object while its files do.
 */
export function createPicker(
  isPicked: (path: string) => boolean,
): (project: Pick<Project, 'files' | 'paths'>) => readonly ProjectFile[] {
  const places = remembered((paths: readonly string[]) =>
    paths.flatMap((path, at) => (isPicked(path) ? at : [])),
  );
  let last: readonly ProjectFile[] = [];
  return ({ files, paths }) => {
    last = settled(last, filesAt(files, places(paths)));
    return last;
  };
}

/** Some of the project's files. */
export function filesAt(
  files: readonly ProjectFile[],
  indices: readonly number[],
): readonly ProjectFile[] {
  const found: ProjectFile[] = [];
  for (const index of indices) {
    const file = files[index];
    if (file) found.push(file);
  }
  return found;
}

/** Opens the files; those of `last` are kept where path and text are the same. `inPlace`: all paths are the same. */
function open(
  files: readonly SourceFile[],
  last: readonly ProjectFile[],
  inPlace: boolean,
): readonly ProjectFile[] {
  const known = inPlace ? null : new Map(last.map((file) => [file.path, file]));
  return files.map((file, at) => {
    if (file instanceof ProjectFile) return file;
    const before = known ? known.get(file.path) : last[at];
    return before?.text === file.text ? before : new ProjectFile(file.path, file.text);
  });
}

/** Finds the files that nothing uses. A lock file belongs to the manifest beside it. */
function unreachedOf(
  broken: readonly ProjectFile[],
  manifests: readonly Manifest[],
): (file: ProjectFile) => boolean {
  const folders = new Set(manifests.map(({ dir }) => dir));
  const beside = ({ path }: ProjectFile) => {
    const dir = folderOf(path);
    return dir === '' ? 'Cargo.toml' : `${dir}/Cargo.toml`;
  };
  const asked = broken.filter((file) => !folders.has(folderOf(file.path))).map(beside);
  const unreached = unreachedAmong([...new Set(asked)], manifests);
  return (file) => unreached.has(beside(file));
}

/** The findings about a manifest or lock file that can't be read. */
export function problemsOf(file: ProjectFile): readonly Finding[] {
  const { path, kind } = file;
  const code = kind === 'lockfile' ? 'lock-syntax' : 'toml-syntax';
  const reading = kind === 'lockfile' ? file.lock.problems : [file.manifest];
  return reading.flatMap((problem) =>
    'document' in problem
      ? []
      : [finding(code, { path, from: problem.from, to: problem.to }, { problem: problem.message })],
  );
}

/** Whether a file that can't be read, and that nothing uses, mentions a crate that moves. */
export const speaksOf = rememberedFor(
  ({ text }: ProjectFile, forks: readonly Fork[]): boolean =>
    wordsIn(text, forks.flatMap(cratesOf)).length > 0,
);
