/** Which manifest a file belongs to, by its path alone. */
import { addUnder } from '../../text/append.ts';
import { folderOf } from '../../text/path.ts';
import { kindOf } from './kind.ts';
import { rememberedFor } from './memo.ts';

export interface Owners {
  /** The path of the manifest in the nearest folder above; `''` if there is none. */
  readonly of: (path: string) => string;
  /** The given files of each manifest, as indices into their paths, in order. */
  readonly byOwner: ReadonlyMap<string, readonly number[]>;
}

/** Finds the manifest that a file belongs to: one of `paths`, or one of those that exist without a text. */
export function ownersAmong(paths: readonly string[], unreadable: ReadonlySet<string>): Owners {
  return among(paths, [unreadable]);
}

const among = rememberedFor(
  (paths: readonly string[], more: readonly ReadonlySet<string>[]): Owners => {
    const manifests = new Map<string, string>();
    for (const given of [paths, ...more]) {
      for (const path of given) {
        if (kindOf(path) === 'manifest') manifests.set(folderOf(path), path);
      }
    }
    let folder = '';
    let owner = manifests.get('') ?? '';
    const of = (path: string): string => {
      // Files of one folder mostly come one after another.
      const end = Math.max(path.lastIndexOf('/'), 0);
      if (end === folder.length && path.startsWith(folder)) return owner;
      folder = path.slice(0, end);
      let above = folder;
      while (above !== '' && !manifests.has(above)) above = folderOf(above);
      owner = manifests.get(above) ?? '';
      return owner;
    };
    const byOwner = new Map<string, number[]>();
    for (const [at, path] of paths.entries()) addUnder(byOwner, of(path), at);
    return { of, byOwner };
  },
);
