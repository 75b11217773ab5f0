/**
 * Which packages compile which files: every target walked from its root through `mod`, `#[path]` and `include!`, into
 * whatever folder and extension. A file belongs to what reaches it, not to the folder it lies in (facts, "At the
 * borders").
 *
 * Worked out from manifests, paths and the structure of files alone, so that a keystroke in a body walks nothing anew.
 */
import { editionOf } from '../../cargo/project.ts';
import { indexFolders, targetsOf } from '../../cargo/targets.ts';
import { insideOf } from '../../cargo/vendor.ts';
import { resolvePath } from '../../cargo/workspace.ts';
import {
  type EmbeddedManifest,
  type Inclusion,
  type InlineModule,
  noStructure,
  type RustEdition,
  type RustStructure,
} from '../../rust/rewrite.ts';
import type { ProjectFile } from './file.ts';
import { settled } from './memo.ts';
import type { CargoFiles, Project } from './project.ts';

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
  readonly crates: readonly ReachingCrate[];
  /** The owners that reach a file, each once. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Scripts, by path. */
  readonly scripts: ReadonlyMap<string, EmbeddedManifest>;
}

/** Reads what reaches what; the same object while no file's structure changes. */
export function createReachReader(): (project: Project) => Reach {
  let structures: readonly RustStructure[] = [];
  let last: { readonly about: readonly unknown[]; readonly walked: Walked } | null = null;
  return ({ files, paths, cargo }) => {
    const next = files.map(({ rust }, at) => kept(structures[at], rust?.structure ?? noStructure));
    structures = settled(structures, next);
    const about = [cargo, paths, structures];
    const isSame =
      last?.about.every((each, at) => each === about[at]) &&
      last.walked.others.every(([at, before]) => {
        const now = files[at]?.asRust?.structure ?? noStructure;
        return kept(before, now) === before;
      });
    if (!last || !isSame) last = { about, walked: walkAll(cargo, files, paths, structures) };
    return last.walked.reach;
  };
}

/** `next`, or `last` itself where both say the same. */
function kept(last: RustStructure | undefined, next: RustStructure): RustStructure {
  if (last === undefined || last === next) return next;
  if (last === noStructure || next === noStructure) return next;
  return JSON.stringify(last) === JSON.stringify(next) ? last : next;
}

interface Walked {
  readonly reach: Reach;
  /** What was read of files that are not named as Rust, by index. */
  readonly others: readonly (readonly [index: number, structure: RustStructure])[];
}

function walkAll(
  cargo: CargoFiles,
  files: readonly ProjectFile[],
  paths: readonly string[],
  structures: readonly RustStructure[],
): Walked {
  const indexOf = new Map(paths.map((path, at) => [path, at]));
  const others = new Map<number, RustStructure>();
  const isVendored = insideOf(cargo.vendored);
  const given: Given = {
    has: (path) => {
      const file = files[indexOf.get(path) ?? -1];
      return (
        file?.kind !== 'manifest' &&
        file?.kind !== 'lockfile' &&
        file !== undefined &&
        !isVendored(path)
      );
    },
    inclusions: (path) => {
      const at = indexOf.get(path) ?? -1;
      const file = files[at];
      if (!file || file.kind === 'rust') return structures[at]?.inclusions ?? [];
      const structure = file.asRust?.structure ?? noStructure;
      others.set(at, structure);
      return structure.inclusions;
    },
  };
  const scripts = new Map<string, EmbeddedManifest>();
  for (const [at, { manifest }] of structures.entries()) {
    const path = paths[at];
    if (manifest && path !== undefined && !isVendored(path)) scripts.set(path, manifest);
  }
  const crates = [...packageCrates(cargo, paths, given), ...scriptCrates(scripts, given)];
  return { reach: { crates, owners: ownersIn(crates), scripts }, others: [...others] };
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
  paths: readonly string[],
  given: Given,
): readonly ReachingCrate[] {
  const index = indexFolders(paths.filter((path) => path.endsWith('.rs')));
  return cargo.workspaces.flatMap((workspace) =>
    workspace.manifests.flatMap((manifest): readonly ReachingCrate[] => {
      const own = editionOf(workspace, manifest);
      const roots = new Map<RustEdition, string[]>();
      const place = { dir: manifest.dir, edition: own, index };
      for (const { root, edition } of targetsOf(manifest.document.value, place)) {
        const among = editions.find((each) => each === edition) ?? own;
        const known = roots.get(among);
        if (known) known.push(root);
        else roots.set(among, [root]);
      }
      return [...roots].map(([edition, own]) => ({
        owner: manifest.path,
        edition,
        roots: own,
        files: reachedFrom(own, manifest.dir, given),
      }));
    }),
  );
}

const editions: readonly RustEdition[] = ['2015', '2018', '2021', '2024'];

function scriptCrates(
  scripts: ReadonlyMap<string, EmbeddedManifest>,
  given: Given,
): readonly ReachingCrate[] {
  return [...scripts].map(([path, { text, edition }]) => {
    const written = /^\s*edition\s*=\s*["'](\d{4})["']/m.exec(text)?.[1];
    return {
      owner: path,
      edition: editions.find((each) => each === written) ?? edition,
      roots: [path],
      files: reachedFrom([path], folderOf(path), given),
    };
  });
}

/** The files given, as far as a walk asks. */
interface Given {
  readonly has: (path: string) => boolean;
  readonly inclusions: (path: string) => readonly Inclusion[];
}

/** A file as it is met: its modules stand in `folder`, or, unless it is a root or `mod.rs`, in `folder/stem`. */
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
    for (const inclusion of given.inclusions(visit.file)) {
      if (inclusion.kind === 'include') {
        // An included file looks for its modules beside itself, like a `mod.rs`.
        meet(resolvePath(inclusion.fromPackage ? packageFolder : folder, inclusion.path), null);
        continue;
      }
      const { name, inside, paths, usual } = inclusion;
      const at = modulesFolder(folder, visit.stem, inside);
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

function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}
