/**
 * Which packages compile which files: every target is walked from its root through `mod`, `#[path]` and `include!`,
 * into any folder and extension. A file belongs to what reaches it, not to the folder it is in (facts, "At the
 * borders").
 *
 * Only what depends on a moving crate is walked: packages and scripts that know one, and others only if a source that
 * those don't reach names one. A keystroke inside a function's body walks nothing again.
 */

import { editionOf } from '../../cargo/project.ts';
import { type FolderIndex, indexFolders, namedRoots, targetsOf } from '../../cargo/targets.ts';
import { insideOf } from '../../cargo/vendor.ts';
import {
  type EmbeddedManifest,
  firstReference,
  type Inclusion,
  type RustEdition,
  type RustFile,
  sameInclusions,
} from '../../rust/rewrite.ts';
import { addUnder } from '../../text/append.ts';
import { folderOf, foldersAbove } from '../../text/path.ts';
import type { ProjectFile } from './file.ts';
import { rememberedFor } from './memo.ts';
import { type Owners, ownersAmong } from './owners.ts';
import { type CargoFiles, type Project, placesOf } from './project.ts';
import { type Given, reachedFrom } from './walk.ts';

/** The targets of one package in one edition, or a script with its own manifest. */
export interface ReachingCrate {
  /** The manifest's path; a script is its own owner. */
  readonly owner: string;
  readonly edition: RustEdition;
  readonly roots: readonly string[];
  /** The paths of all given files that its roots reach, including the roots. */
  readonly files: ReadonlySet<string>;
}

export interface Reach {
  /** The crates that were walked. */
  readonly crates: readonly ReachingCrate[];
  /** For each file, the owners that reach it, without repetitions. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Packages that should have been walked but were not, because too many share too many sources. */
  readonly unfollowed: readonly string[];
}

/** Scripts with a manifest of their own, by path. */
export type Scripts = ReadonlyMap<string, EmbeddedManifest>;

/** What a walk is about. */
export interface Movers {
  /** The packages and scripts that know a moving crate. */
  readonly owners: ReadonlySet<string>;
  /** The names in sources of the moving crates. */
  readonly names: readonly string[];
}

/** Finds the scripts. Returns the same object while none of their manifests changes. */
export function createScriptReader(): (project: Project) => Scripts {
  let last: Scripts = new Map();
  let before: Pick<Project, 'files' | 'paths' | 'cargo'> | null = null;
  return (project) => {
    const { files, paths, cargo } = project;
    const known = before?.paths === paths && before.cargo === cargo ? before.files : null;
    before = project;
    // A keystroke changes one file: all others have the scripts that they had.
    if (known && files.every((file, at) => file === known[at] || isSameScript(file, known[at]))) {
      return last;
    }
    const isVendored = insideOf(cargo.vendored);
    const scripts = new Map<string, EmbeddedManifest>();
    let isSame = true;
    for (const { path, script: manifest } of files) {
      if (!manifest || isVendored(path)) continue;
      if (!isSameManifest(last.get(path), manifest)) isSame = false;
      scripts.set(path, manifest);
    }
    if (!isSame || scripts.size !== last.size) last = scripts;
    return last;
  };
}

function isSameScript({ script }: ProjectFile, before: ProjectFile | undefined): boolean {
  return isSameManifest(before?.script, script);
}

function isSameManifest(
  a: EmbeddedManifest | null | undefined,
  b: EmbeddedManifest | null,
): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Finds what reaches what. Returns the same object while nothing changes that a walk has looked at. */
export function createReachReader(): (project: Project, scripts: Scripts, movers: Movers) => Reach {
  let last: { readonly about: readonly unknown[]; readonly walked: Walked } | null = null;
  let lastFiles: readonly ProjectFile[] = [];
  const names = rememberedFor(namesOneOf);
  return (project, scripts, movers) => {
    const { files, paths, cargo } = project;
    const about = [cargo, paths, scripts, movers];
    const before = last;
    const isSame =
      before?.about.every((each, at) => each === about[at]) &&
      files.every((file, at) => {
        if (file === lastFiles[at]) return true;
        const asked = before.walked.asked.get(at);
        if (asked) return sameInclusions(asked, file.asRust?.inclusions ?? []);
        return !before.walked.outside.has(at) || !(names(file, movers.names) || looksFar(file));
      });
    lastFiles = files;
    if (!before || !isSame) last = { about, walked: walkAll(project, scripts, movers, names) };
    return last?.walked.reach ?? nothingWalked;
  };
}

const nothingWalked: Reach = { crates: [], owners: new Map(), unfollowed: [] };

/** A source that n packages compile is visited n - 1 times more. This limits such visits, over all sources. */
const mostShared = 10_000;

/** Counts repeated visits to sources. */
class Sharing {
  readonly unfollowed: string[] = [];
  readonly #met = new Set<string>();
  #room = mostShared;

  get isOver(): boolean {
    return this.#room <= 0;
  }

  meet(files: ReadonlySet<string>): void {
    for (const file of files) {
      if (this.#met.has(file)) this.#room--;
      else this.#met.add(file);
    }
  }
}

/** Whether a source seems to refer to one of the crates. */
function namesOneOf({ rust }: ProjectFile, names: readonly string[]): boolean {
  return rust !== null && names.some((name) => firstReference(rust, name) !== null);
}

/** Whether a source may take in a file of a folder that is not below its own. */
function looksFar({ rust, text }: ProjectFile): boolean {
  return rust !== null && text.includes('../') && takesPaths(rust);
}

/** Whether a source may take in a file that it names by a path. */
function takesPaths(rust: RustFile): boolean {
  return rust.taking.code || /\bpath\s*=/.test(rust.text);
}

interface Walked {
  readonly reach: Reach;
  /** The inclusions that the walk read, by the file's index. */
  readonly asked: ReadonlyMap<number, readonly Inclusion[]>;
  /**
   * Sources that were not reached, name no moving crate and take in nothing of other folders, which is why other packages
   * were not walked.
   */
  readonly outside: ReadonlySet<number>;
}

function walkAll(
  project: Project,
  scripts: Scripts,
  movers: Movers,
  names: (file: ProjectFile, names: readonly string[]) => boolean,
): Walked {
  const { cargo, files, paths } = project;
  const asked = new Map<number, readonly Inclusion[]>();
  // Nothing moves that a source could name.
  if (movers.owners.size === 0 && movers.names.length === 0) {
    return { reach: nothingWalked, asked, outside: new Set() };
  }
  const places = placesOf(paths);
  const isVendored = insideOf(cargo.vendored);
  const given: Given = {
    has: (path) => {
      const file = files[places.get(path) ?? -1];
      return (
        file?.kind !== 'manifest' &&
        file?.kind !== 'lockfile' &&
        file !== undefined &&
        !isVendored(path)
      );
    },
    inclusions: (path) => {
      const at = places.get(path) ?? -1;
      const inclusions = files[at]?.asRust?.inclusions ?? [];
      asked.set(at, inclusions);
      return inclusions;
    },
  };
  const index = indexFolders(paths.filter((path) => path.endsWith('.rs')));
  const walk = (isWalked: (owner: string) => boolean): Reach => {
    const sharing = new Sharing();
    const crates = [
      ...packageCrates(cargo, index, given, isWalked, sharing),
      ...scriptCrates(scripts, given, isWalked),
    ];
    return { crates, owners: ownersIn(crates), unfollowed: sharing.unfollowed };
  };
  const sources = files.flatMap(({ kind, path }, at) =>
    kind === 'rust' && !scripts.has(path) && !isVendored(path) ? [at] : [],
  );
  const isStray =
    ({ owners }: Reach) =>
    (at: number) => {
      const file = files[at];
      return file !== undefined && !owners.has(file.path) && names(file, movers.names);
    };
  const folders = ownersAmong(paths, cargo.unreadable);
  const reaching = farReachers(project, movers, folders, sources);
  const isWalked = (owner: string) => movers.owners.has(owner) || reaching.has(owner);
  let reach = walk(isWalked);
  // A file outside its package's folder may belong to any package, which may know the name differently.
  const isFar = reach.crates.some(
    ({ owner, files: reached }) =>
      !scripts.has(owner) &&
      [...reached].some((path) => {
        if (folders.of(path) === owner) return false;
        const file = files[places.get(path) ?? -1];
        return movers.owners.has(owner) || (file !== undefined && names(file, movers.names));
      }),
  );
  if (isFar) return { reach: walk(() => true), asked, outside: new Set() };
  let strays = sources.filter(isStray(reach));
  if (strays.length > 0) {
    // Most of them belong to the package whose folder they are in.
    const around = new Set(strays.map((at) => folders.of(paths[at] ?? '')));
    reach = walk((owner) => isWalked(owner) || around.has(owner));
    strays = strays.filter(isStray(reach));
  }
  if (strays.length > 0) return { reach: walk(() => true), asked, outside: new Set() };
  const { owners } = reach;
  return { reach, asked, outside: new Set(sources.filter((at) => !owners.has(paths[at] ?? ''))) };
}

/**
 * Packages that know no moving crate and may compile files of one that does: by targets outside their folder, or by
 * sources that take in files of other folders.
 */
function farReachers(
  { cargo, files, paths }: Project,
  movers: Movers,
  folders: Owners,
  sources: readonly number[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const above = new Set([...movers.owners].flatMap((path) => foldersAbove(folderOf(path))));
  for (const { manifests } of cargo.workspaces) {
    for (const { path, dir, document } of manifests) {
      if (movers.owners.has(path)) continue;
      const roots = namedRoots(document.value);
      if (roots.some((root) => root.includes('../') || above.has(dir))) found.add(path);
    }
  }
  for (const at of sources) {
    const file = files[at];
    const owner = folders.of(paths[at] ?? '');
    if (!file?.rust || owner === '' || found.has(owner) || movers.owners.has(owner)) continue;
    // From above, a path leads into a package's folder without leaving one.
    if (looksFar(file) || (above.has(folderOf(owner)) && takesPaths(file.rust))) found.add(owner);
  }
  return found;
}

/** The crates of each package and script, by its manifest's or its own path. */
export function cratesByOwner({ crates }: Reach): ReadonlyMap<string, readonly ReachingCrate[]> {
  const byOwner = new Map<string, ReachingCrate[]>();
  for (const crate of crates) addUnder(byOwner, crate.owner, crate);
  return byOwner;
}

function ownersIn(crates: readonly ReachingCrate[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { owner, files } of crates) {
    for (const file of files) {
      const known = owners.get(file);
      if (!known) owners.set(file, [owner]);
      // The crates of one owner are neighbours in the list.
      else if (known.at(-1) !== owner) known.push(owner);
    }
  }
  return owners;
}

/** The crates of every package: one for each edition that its targets are in. */
function packageCrates(
  cargo: CargoFiles,
  index: FolderIndex,
  given: Given,
  isWalked: (owner: string) => boolean,
  sharing: Sharing,
): readonly ReachingCrate[] {
  return cargo.workspaces.flatMap((workspace) =>
    workspace.manifests.flatMap((manifest): readonly ReachingCrate[] => {
      if (!isWalked(manifest.path)) return [];
      if (sharing.isOver) {
        sharing.unfollowed.push(manifest.path);
        return [];
      }
      const own = editionOf(workspace, manifest);
      const roots = new Map<RustEdition, string[]>();
      const place = { dir: manifest.dir, edition: own, index };
      for (const { root, edition } of targetsOf(manifest.document.value, place)) {
        const among = editions.find((each) => each === edition) ?? own;
        addUnder(roots, among, root);
      }
      return [...roots].map(([edition, own]) => {
        const files = reachedFrom(own, manifest.dir, given);
        sharing.meet(files);
        return { owner: manifest.path, edition, roots: own, files };
      });
    }),
  );
}

const editions: readonly RustEdition[] = ['2015', '2018', '2021', '2024'];

function scriptCrates(
  scripts: Scripts,
  given: Given,
  isWalked: (owner: string) => boolean,
): readonly ReachingCrate[] {
  return [...scripts].flatMap(([path, { text, edition }]): readonly ReachingCrate[] => {
    if (!isWalked(path)) return [];
    const written = /^[ \t]*edition[ \t]*=[ \t]*["'](\d{4})["']/m.exec(text)?.[1];
    return [
      {
        owner: path,
        edition: editions.find((each) => each === written) ?? edition,
        roots: [path],
        files: reachedFrom([path], folderOf(path), given),
      },
    ];
  });
}
