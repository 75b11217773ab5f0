/**
 * Paths of a project's files as text: '/'-separated, relative to the top, which is the folder ''.
 */

/** The folder that `path` is in, a file's or a folder's own; '' is the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folders above `path`, nearest first, the top ('') last; none above the top itself. */
export function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = path; at !== ''; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

/** The last segment: `src/lib.rs` → `lib.rs`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * `relative` seen from the folder `folder`, without `.`, `..` and superfluous slashes.
 * `null` when it leaves the files given, or is absolute.
 */
export function resolvePath(folder: string, relative: string): string | null {
  if (/^(?:[\\/]|[A-Za-z]:)/.test(relative)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
