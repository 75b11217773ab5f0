/**
 * Which packages compile which files: every target walked from its root through `mod`, `#[path]` and `include!`, into
 * whatever folder and extension. A file belongs to what reaches it, not to the folder it lies in (facts, "At the
 * borders").
 *
 * Only what a crate that moves depends on is walked: the packages and scripts that know one, and the others only where
 * a source that those do not reach names one. A keystroke in a body walks nothing anew.
 */

import { editionOf } from '../../cargo/project.ts';
import { type FolderIndex, indexFolders, targetsOf } from '../../cargo/targets.ts';
import { insideOf } from '../../cargo/vendor.ts';
import {
  type EmbeddedManifest,
  firstReference,
  type Inclusion,
  type InlineModule,
  type RustEdition,
  sameInclusions,
} from '../../rust/rewrite.ts';
import { addUnder } from '../../text/append.ts';
import { folderOf, resolvePath } from '../../text/path.ts';
import type { ProjectFile } from './file.ts';
import { rememberedFor } from './memo.ts';
import { ownersAmong } from './owners.ts';
import { type CargoFiles, type Project, placesOf } from './project.ts';

/** The targets of one package in one edition, or a script with its own manifest. */
export interface ReachingCrate {
  /** The manifest's path; for a script its own. */
  readonly owner: string;
  readonly edition: RustEdition;
  readonly roots: readonly string[];
  /** Everything its roots reach, they themselves included: paths of given files. */
  readonly files: ReadonlySet<string>;
}

export interface Reach {
  /** The crates that were walked. */
  readonly crates: readonly ReachingCrate[];
  /** The owners that reach a file, each once. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Packages that were to be walked and were not: too many share too many sources. */
  readonly unfollowed: readonly string[];
}

/** Scripts with a manifest of their own, by path. */
export type Scripts = ReadonlyMap<string, EmbeddedManifest>;

/** What a walk is about. */
export interface Movers {
  /** The packages and scripts that know a crate that moves. */
  readonly owners: ReadonlySet<string>;
  /** What sources call the crates that move. */
  readonly names: readonly string[];
}

/** Finds the scripts; the same object while none of their manifests changes. */
export function createScriptReader(): (project: Project) => Scripts {
  let last: Scripts = new Map();
  return ({ files, cargo }) => {
    const isVendored = insideOf(cargo.vendored);
    const scripts = new Map<string, EmbeddedManifest>();
    let isSame = true;
    for (const { path, rust } of files) {
      const manifest = rust?.manifest;
      if (!manifest || isVendored(path)) continue;
      const before = last.get(path);
      if (before !== manifest && JSON.stringify(before) !== JSON.stringify(manifest))
        isSame = false;
      scripts.set(path, manifest);
    }
    if (!isSame || scripts.size !== last.size) last = scripts;
    return last;
  };
}

/** Reads what reaches what; the same object while nothing changes that a walk asked. */
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
        return !before.walked.outside.has(at) || !names(file, movers.names);
      });
    lastFiles = files;
    if (!before || !isSame) last = { about, walked: walkAll(project, scripts, movers, names) };
    return last?.walked.reach ?? nothingWalked;
  };
}

const nothingWalked: Reach = { crates: [], owners: new Map(), unfollowed: [] };

/** A source that n packages compile is met n - 1 times more; all such sources together, no more often than this. */
const mostShared = 10_000;

/** Counts the sources that are met once more. */
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

/** Whether a source seems to mean one of the crates. */
function namesOneOf({ rust }: ProjectFile, names: readonly string[]): boolean {
  return rust !== null && names.some((name) => firstReference(rust, name) !== null);
}

interface Walked {
  readonly reach: Reach;
  /** What was asked of files, by index. */
  readonly asked: ReadonlyMap<number, readonly Inclusion[]>;
  /** The sources that were not reached and name no crate that moves, where others were not walked because of it. */
  readonly outside: ReadonlySet<number>;
}

function walkAll(
  { cargo, files, paths }: Project,
  scripts: Scripts,
  movers: Movers,
  names: (file: ProjectFile, names: readonly string[]) => boolean,
): Walked {
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
  let reach = walk((owner) => movers.owners.has(owner));
  // A file outside of its package's folder may be anybody's, who then knows the name in another way.
  const isFar = reach.crates.some(
    ({ owner, files }) =>
      !scripts.has(owner) && [...files].some((path) => folders.of(path) !== owner),
  );
  if (isFar) return { reach: walk(() => true), asked, outside: new Set() };
  let strays = sources.filter(isStray(reach));
  if (strays.length > 0) {
    // Most belong to the package they lie in.
    const around = new Set(strays.map((at) => folders.of(paths[at] ?? '')));
    reach = walk((owner) => movers.owners.has(owner) || around.has(owner));
    strays = strays.filter(isStray(reach));
  }
  if (strays.length > 0) return { reach: walk(() => true), asked, outside: new Set() };
  const { owners } = reach;
  return { reach, asked, outside: new Set(sources.filter((at) => !owners.has(paths[at] ?? ''))) };
}

function ownersIn(crates: readonly ReachingCrate[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { owner, files } of crates) {
    for (const file of files) {
      const known = owners.get(file);
      if (!known) owners.set(file, [owner]);
      // The crates of one owner stand together.
      else if (known.at(-1) !== owner) known.push(owner);
    }
  }
  return owners;
}

/** The crates of every package, one for each edition its targets are in. */
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

/** The files given, as far as a walk asks. */
interface Given {
  readonly has: (path: string) => boolean;
  readonly inclusions: (path: string) => readonly Inclusion[];
}

/** A file as it is met: its modules are in `folder`, or, unless it is a root or `mod.rs`, in `folder/stem`. */
interface Visit {
  readonly file: string;
  readonly stem: string | null;
}

function reachedFrom(
  roots: readonly string[],
  packageFolder: string,
  given: Given,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const met = new Set<string>();
  const queue: Visit[] = [];
  const meet = (file: string | null, stem: string | null): boolean => {
    if (file === null || !given.has(file)) return false;
    const key = stem === null ? file : `${file}\0${stem}`;
    if (!met.has(key)) {
      met.add(key);
      reached.add(file);
      queue.push({ file, stem });
    }
    return true;
  };
  for (const root of roots) meet(root, null);
  for (let visit = queue.pop(); visit; visit = queue.pop()) {
    const folder = folderOf(visit.file);
    const around = new Map<readonly InlineModule[], ReturnType<typeof modulesFolder>>();
    for (const inclusion of given.inclusions(visit.file)) {
      if (inclusion.kind === 'include') {
        // An included file looks for its modules beside itself, like a `mod.rs`.
        meet(resolvePath(inclusion.fromPackage ? packageFolder : folder, inclusion.path), null);
        continue;
      }
      const { name, inside, paths, usual } = inclusion;
      const at = around.get(inside) ?? modulesFolder(folder, visit.stem, inside);
      around.set(inside, at);
      for (const path of paths) meet(resolvePath(at.folder, path), null);
      if (!usual) continue;
      const below = at.stem === null ? '' : `${at.stem}/`;
      const found = meet(resolvePath(at.folder, `${below}${name}.rs`), name);
      if (!found) meet(resolvePath(at.folder, `${below}${name}/mod.rs`), null);
    }
  }
  return reached;
}

/** Where the inline modules `inside` a file look for the files of theirs (as rustc does: `mod_dir_path`). */
function modulesFolder(
  folder: string,
  stem: string | null,
  inside: readonly InlineModule[],
): { readonly folder: string; readonly stem: string | null } {
  let at = folder;
  let own = stem;
  for (const { name, path } of inside) {
    const below = path ?? (own === null ? name : `${own}/${name}`);
    // Outside of what was given there is nothing to find.
    at = resolvePath(at, below) ?? '\0';
    own = null;
  }
  return { folder: at, stem: own };
}
