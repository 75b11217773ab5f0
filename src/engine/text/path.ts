/** Paths of a project's files: separated by `/`, relative to the project's top folder, which is `''`. */

/** The folder that contains the file or folder `path`; `''` is the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** The folders that contain `path`, nearest first, ending with the top (`''`). The top itself has none. */
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
 * Resolves `relative` against `folder` and removes `.`, `..` and superfluous slashes. `null` when the result is
 * absolute or leaves the project.
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
