/**
 * Where a shim can stand. Cargo reads a manifest in every folder that a `members` glob matches (verified with cargo
 * 1.95: a matched folder without one is an error, a matched one with its own `[workspace]` too), so neither the
 * shim's folder nor one above or in it may be matched, unless the shim is a proper member itself.
 */

import { globMatches } from '../../../cargo/glob.ts';
import { resolvePath } from '../../../text/path.ts';

export interface ShimPlace {
  /** The folder that the shims' folder is in, relative to the top of the drop: `''` or `backend/rust`. */
  readonly top: string;
  /** Every root of the drop, with its `workspace.members` and `workspace.exclude`; empty without `[workspace]`. */
  readonly workspaces: readonly {
    readonly dir: string;
    readonly members: readonly string[];
    readonly exclude: readonly string[];
  }[];
  /** Every path of the drop. */
  readonly paths: readonly string[];
}

export interface ShimFolder {
  /** Relative to the top of the drop. */
  readonly folder: string;
  /** Whether a glob makes it a member of a workspace. */
  readonly member: boolean;
  /** Whether a glob would take a folder `src` in it for a member too: then the source is beside the manifest. */
  readonly flat: boolean;
}

/** Hands out the folders of a drop's shims: one for each version of a crate. */
export class ShimFolders {
  readonly #top: string;
  readonly #place: ShimPlace;
  /** What is below the top; read when the first shim asks. */
  #below: Below | null = null;
  readonly #known = new Map<string, ShimFolder>();
  readonly #crates = new Set<string>();

  constructor(place: ShimPlace) {
    this.#top = place.top === '' ? '' : `${place.top}/`;
    this.#place = place;
  }

  get #there(): Below {
    if (!this.#below) {
      const files = filesBelow(this.#top, this.#place.paths);
      const globs = globsAt(this.#top, this.#place.workspaces);
      this.#below = { files: new Set(files), taken: foldersOf(files), globs };
    }
    return this.#below;
  }

  /** `shims/CRATE` for the first version of a crate, `shims/CRATE-1-0-14` for another; when that can't be, the nearest other folder. */
  take(crate: string, version: string): ShimFolder {
    const identity = `${crate} ${version}`;
    const known = this.#known.get(identity);
    if (known) return known;
    const name = this.#crates.has(crate) ? `${crate}-${version.replaceAll('.', '-')}` : crate;
    this.#crates.add(crate);
    for (let attempt = 1; ; attempt++) {
      const suffix = attempt === 1 ? '' : `-${attempt}`;
      const found =
        this.#judge(`shims${suffix}`, name) ?? this.#judge(null, `${name}-shim${suffix}`);
      if (found) {
        this.#there.taken.add(found.folder.slice(this.#top.length).toLowerCase());
        this.#known.set(identity, found);
        return found;
      }
    }
  }

  /** A folder below another must not be matched; one at the top may be: then it is a member. */
  #judge(above: string | null, name: string): ShimFolder | null {
    const local = above === null ? name : `${above}/${name}`;
    const folder = this.#top + local;
    if (this.#there.taken.has(local.toLowerCase())) return null;
    const member = this.#captured(folder);
    if (above === null) return { folder, member, flat: this.#captured(`${folder}/src`) };
    const unfit = [folder, this.#top + above, `${folder}/src`].some((each) => this.#captured(each));
    if (unfit || this.#there.files.has(above.toLowerCase())) return null;
    return { folder, member, flat: false };
  }

  #captured(folder: string): boolean {
    return this.#there.globs.some(
      ({ members, exclude }) =>
        !exclude.some((path) => folder === path || folder.startsWith(`${path}/`)) &&
        members.some((pattern) => globMatches(pattern, folder)),
    );
  }
}

interface Below {
  readonly files: ReadonlySet<string>;
  readonly taken: Set<string>;
  readonly globs: readonly Globs[];
}

/** What a root lists, relative to the top of the drop. */
interface Globs {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
}

/** The lists that can speak of a folder below `top`: of many workspaces those of a few, whatever their number. */
function globsAt(top: string, workspaces: ShimPlace['workspaces']): readonly Globs[] {
  return workspaces.flatMap(({ dir, members, exclude }): Globs[] => {
    const within = (paths: readonly string[]) =>
      paths.flatMap((path) => resolvePath(dir, path) ?? []);
    const near = within(members).filter((pattern) => {
      const [literal = ''] = /^[^*?[]*/.exec(pattern) ?? [];
      if (top.startsWith(literal)) return true;
      const [name = '', ...below] = literal.slice(top.length).split('/');
      return literal.startsWith(top) && (below.length === 0 || name.includes('shim'));
    });
    return near.length === 0 ? [] : [{ members: near, exclude: within(exclude) }];
  });
}

/** Paths below a folder, in lower case: some file systems know no other. */
function filesBelow(top: string, paths: readonly string[]): readonly string[] {
  const prefix = top.toLowerCase();
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
