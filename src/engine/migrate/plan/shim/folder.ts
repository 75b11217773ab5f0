/**
 * Where a shim can be. Cargo reads a manifest in every folder that a glob in `members` matches (verified with cargo
 * 1.95: a matched folder without one is an error, and so is a matched one with its own `[workspace]`). So no glob may
 * match the shim's folder, one above it or one in it, unless the shim is a proper member itself.
 */

import { globMatches } from '../../../cargo/glob.ts';
import { resolvePath } from '../../../text/path.ts';

export interface ShimPlace {
  /** The folder that contains the shims' folder, relative to the project's top: `''` or `backend/rust`. */
  readonly top: string;
  /**
   * Every root of the project, with its `workspace.members` and `workspace.exclude`, both empty without `[workspace]`.
   */
  readonly workspaces: readonly {
    readonly dir: string;
    readonly members: readonly string[];
    readonly exclude: readonly string[];
  }[];
  /** Every path of the project. */
  readonly paths: readonly string[];
}

export interface ShimFolder {
  /** Relative to the project's top. */
  readonly folder: string;
  /** Whether a glob makes it a member of a workspace. */
  readonly member: boolean;
  /** Whether a glob would also match a folder `src` in it: then the source is put beside the manifest. */
  readonly flat: boolean;
}

/** Gives out the folders for a project's shims: one for each version of a crate. */
export class ShimFolders {
  readonly #top: string;
  readonly #place: ShimPlace;
  /** The files below the top; read for the first shim. */
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

  /**
   * `shims/CRATE` for the first version of a crate, `shims/CRATE-1-0-14` for another. If that is not possible, a
   * similar folder.
   */
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

  /** No glob may match a folder that is below another. A folder at the top may be matched: then it is a member. */
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

/** A root's lists, relative to the project's top. */
interface Globs {
  readonly members: readonly string[];
  readonly exclude: readonly string[];
}

/** The lists that can match a folder below `top`. There are few, however many workspaces there are. */
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

/** Paths below a folder, in lower case because some file systems ignore case. */
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
