/**
 * Where a shim can stand. Cargo reads a manifest in every folder that a `members` glob matches (verified with cargo
 * 1.95: a matched folder without one is an error, a matched one with its own `[workspace]` too), so neither the
 * shim's folder nor one above or in it may be matched, unless the shim is a proper member itself.
 */
import { globMatches } from '../../../cargo/glob.ts';

export interface ShimPlace {
  /** Folder of the root manifest, relative to the project: `''` or `backend/rust`. */
  readonly root: string;
  /** The root's `workspace.members` and `workspace.exclude`; empty without `[workspace]`. */
  readonly members: readonly string[];
  readonly exclude: readonly string[];
  /** Every path of the project. */
  readonly paths: readonly string[];
}

export interface ShimFolder {
  /** Relative to the root manifest's folder. */
  readonly folder: string;
  /** Whether a glob makes it a member of the workspace. */
  readonly member: boolean;
  /** Whether a glob would take a folder `src` in it for a member too: then the source stands beside the manifest. */
  readonly flat: boolean;
}

/** Hands out free folders of one place, each once. */
export class ShimFolders {
  readonly #files: ReadonlySet<string>;
  readonly #taken: Set<string>;
  readonly #members: readonly string[];
  readonly #exclude: readonly string[];

  constructor(place: ShimPlace) {
    const files = filesBelow(place);
    this.#files = new Set(files);
    this.#taken = foldersOf(files);
    this.#members = place.members.map(plainPath);
    this.#exclude = place.exclude.map(plainPath);
  }

  /** `shims/NAME` when nothing speaks against it; else the nearest other folder. */
  take(name: string): ShimFolder {
    for (let attempt = 1; ; attempt++) {
      const suffix = attempt === 1 ? '' : `-${attempt}`;
      const found =
        this.#judge(`shims${suffix}`, name) ?? this.#judge(null, `${name}-shim${suffix}`);
      if (found) {
        this.#taken.add(found.folder.toLowerCase());
        return found;
      }
    }
  }

  /** A folder below another must not be matched; one at the top may be: then it is a member. */
  #judge(above: string | null, name: string): ShimFolder | null {
    const folder = above === null ? name : `${above}/${name}`;
    if (this.#taken.has(folder.toLowerCase())) return null;
    const member = this.#captured(folder);
    if (above === null) return { folder, member, flat: this.#captured(`${folder}/src`) };
    const unfit = [folder, above, `${folder}/src`].some((each) => this.#captured(each));
    if (unfit || this.#files.has(above.toLowerCase())) return null;
    return { folder, member, flat: false };
  }

  #captured(folder: string): boolean {
    const left = this.#exclude.some((path) => folder === path || folder.startsWith(`${path}/`));
    return !left && this.#members.some((pattern) => globMatches(pattern, folder));
  }
}

/** Paths below the root's folder, in lower case: some file systems know no other. */
function filesBelow({ root, paths }: ShimPlace): readonly string[] {
  const prefix = root === '' ? '' : `${root.toLowerCase()}/`;
  return paths
    .map((path) => path.toLowerCase())
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length));
}

/** The files themselves and every folder above them. */
function foldersOf(files: readonly string[]): Set<string> {
  const taken = new Set(files);
  for (const file of files) {
    for (let at = file.lastIndexOf('/'); at > 0; at = file.lastIndexOf('/', at - 1)) {
      const folder = file.slice(0, at);
      if (taken.has(folder)) break;
      taken.add(folder);
    }
  }
  return taken;
}

function plainPath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}
