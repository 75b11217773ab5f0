/**
 * The file tree as rows, without any view: folders first, chains of folders with nothing else in
 * them on one row, as many rows as are open.
 */
import type { FileStatus } from '../../state/outcome.ts';

export interface TreeRow {
  readonly kind: 'folder' | 'file';
  /** The file's path, or the folder's with a '/' at its end. */
  readonly path: string;
  /** What the row says: a name, or `crates/core/src` for a chain of folders. */
  readonly name: string;
  /** From 1. */
  readonly level: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  readonly open: boolean;
  /** For a folder: the changes in all files below it. */
  readonly changes: number;
}

export type Statuses = ReadonlyMap<string, FileStatus>;

interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly files: string[];
}

/** Paths that the filter and "only changed" leave. */
export function shownPaths(
  paths: readonly string[],
  statuses: Statuses,
  filter: string,
  onlyChanged: boolean,
): readonly string[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return paths.filter((path) => {
    const state = statuses.get(path)?.state;
    if (onlyChanged && words.length === 0 && (state === undefined || state === 'clean')) {
      return (statuses.get(path)?.kept ?? 0) > 0;
    }
    const lower = path.toLowerCase();
    return words.every((word) => lower.includes(word));
  });
}

export function treeRows(
  paths: readonly string[],
  statuses: Statuses,
  closed: ReadonlySet<string>,
): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  collect(folderOf(paths), 1, null, { rows, statuses, closed });
  return rows;
}

/** The row to go to when a letter is typed at row `from`: the next whose name begins with it. */
export function rowStartingWith(rows: readonly TreeRow[], from: number, typed: string): number {
  const start = typed.toLowerCase();
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (from + step) % rows.length;
    if (rows[index]?.name.toLowerCase().startsWith(start)) return index;
  }
  return from;
}

function folderOf(paths: readonly string[]): Folder {
  const root: Folder = { path: '', folders: new Map(), files: [] };
  for (const path of paths) {
    const names = path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) {
      let next = folder.folders.get(name);
      if (!next) {
        next = { path: `${folder.path}${name}/`, folders: new Map(), files: [] };
        folder.folders.set(name, next);
      }
      folder = next;
    }
    folder.files.push(path);
  }
  return root;
}

interface Target {
  readonly rows: TreeRow[];
  readonly statuses: Statuses;
  readonly closed: ReadonlySet<string>;
}

/** Adds the rows of `folder`'s children; returns the changes below it. */
function collect(folder: Folder, level: number, parent: string | null, target: Target): number {
  const folders = [...folder.folders].sort(([a], [b]) => compare(a, b));
  const siblings = folders.length + folder.files.length;
  let total = 0;
  for (const [index, [name, child]] of folders.entries()) {
    const [last, label] = chain(child, name);
    const open = !target.closed.has(last.path);
    const at = target.rows.length;
    const row = { kind: 'folder', path: last.path, name: label, level, parent, open } as const;
    target.rows.push({ ...row, position: index + 1, siblings, changes: 0 });
    const into = open ? target : { ...target, rows: [] };
    const changes = collect(last, level + 1, last.path, into);
    target.rows[at] = { ...row, position: index + 1, siblings, changes };
    total += changes;
  }
  for (const [index, path] of folder.files.sort(compare).entries()) {
    const changes = target.statuses.get(path)?.changes ?? 0;
    target.rows.push({
      kind: 'file',
      path,
      name: path.slice(folder.path.length),
      level,
      position: folders.length + index + 1,
      siblings,
      parent,
      open: false,
      changes,
    });
    total += changes;
  }
  return total;
}

/** The last folder of a chain in which each holds one folder and no file, with the chain's name. */
function chain(folder: Folder, name: string): readonly [Folder, string] {
  let last = folder;
  let label = name;
  while (last.files.length === 0 && last.folders.size === 1) {
    for (const [next, child] of last.folders) {
      last = child;
      label = `${label}/${next}`;
    }
  }
  return [last, label];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
