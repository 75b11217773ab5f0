/**
 * Which manifest a file stands under, by its path alone.
 */
import { folderOf } from '../../text/path.ts';
import { kindOf } from './kind.ts';

/** Says which manifest a file stands under: one of `paths`, or of those that are there without a text. */
export function ownersAmong(paths: readonly string[], unreadable: Iterable<string>) {
  const owners = createOwners();
  for (const path of paths) owners.met(path);
  for (const path of unreadable) owners.met(path);
  return owners;
}

/** Says which manifest a file stands under, of those met so far. */
function createOwners() {
  const folders = new Map<string, string>();
  return {
    met(path: string): void {
      if (kindOf(path) === 'manifest') folders.set(folderOf(path), path);
    },
    /** The path of the manifest in the nearest folder above; '' is none. */
    of(path: string): string {
      let folder = folderOf(path);
      while (folder !== '' && !folders.has(folder)) folder = folderOf(folder);
      return folders.get(folder) ?? '';
    },
  };
}
