/**
 * The file tree without any view: the project's paths, put in order once; those that the filter leaves; and these as
 * rows: folders first, a chain of folders with nothing else in them on one row, and only what is open.
 */
import type { FileStatus } from '../../state/outcome.ts';

export interface Folder {
  /** With a trailing `/`; empty for the root. */
  readonly path: string;
  readonly name: string;
  /** In the order of their names, like the files. */
  readonly folders: readonly Folder[];
  readonly files: readonly File[];
  /** The number of files in it and below. */
  readonly size: number;
}

interface File {
  readonly path: string;
  readonly name: string;
  /** What a filter compares. */
  readonly lower: string;
}

export interface TreeRow {
  readonly kind: 'folder' | 'file';
  /** The file's path, or the folder's with a trailing `/`. */
  readonly path: string;
  /** The text of the row: a name, or `crates/core/src` for a chain of folders. */
  readonly name: string;
  /** Counted from 1. */
  readonly level: number;
  /** Its position among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  readonly open: boolean;
  /** For a folder: how many changes there are in all files below it. */
  readonly changes: number;
}

export type Statuses = ReadonlyMap<string, FileStatus>;

/** The tree of a project's paths. */
export function fileTree(paths: readonly string[]): Folder {
  const root = draft('', '');
  let folder = root;
  for (const path of paths) {
    // Most paths are in the same folder as the one before.
    const end = path.lastIndexOf('/') + 1;
    if (folder.path.length !== end || !path.startsWith(folder.path)) folder = folderAt(root, path);
    folder.files.push({ path, name: path.slice(end), lower: path.toLowerCase() });
  }
  return finished(root);
}

/** Paths in the order in which the tree shows them. */
export function inTreeOrder(paths: readonly string[]): readonly string[] {
  const ordered: string[] = [];
  const walk = ({ folders, files }: Folder) => {
    for (const folder of folders) walk(folder);
    for (const { path } of files) ordered.push(path);
  };
  walk(fileTree(paths));
  return ordered;
}

/** Kinds of files to which the tree can be narrowed. */
export const shownKinds = ['all', 'manifests', 'sources', 'documentation', 'attention'] as const;

export type ShownKind = (typeof shownKinds)[number];

export interface Shown {
  /** Words that the path must contain. They search all files, including unchanged ones. */
  readonly filter: string;
  readonly onlyChanged: boolean;
  readonly kind: ShownKind;
}

/** What the filters leave of the tree. */
export function shownFiles(
  tree: Folder,
  statuses: Statuses,
  { filter, onlyChanged, kind }: Shown,
): Folder {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const isOfKind = kinds[kind];
  if (words.length === 0 && !onlyChanged && kind === 'all') return tree;
  return pruned(tree, (file) => {
    const status = statuses.get(file.path);
    if (!isOfKind(file, status)) return false;
    if (words.length > 0) return words.every((word) => file.lower.includes(word));
    return !onlyChanged || (status !== undefined && (status.state !== 'clean' || status.kept > 0));
  });
}

const kinds: Readonly<Record<ShownKind, (file: File, status: FileStatus | undefined) => boolean>> =
  {
    all: () => true,
    manifests: ({ lower }) => /\.(?:toml|lock)$/.test(lower),
    sources: ({ lower }) => lower.endsWith('.rs'),
    documentation: ({ lower }) => /\.(?:md|markdown|txt|adoc|rst)$/.test(lower),
    attention: (_file, status) => status?.state === 'attention',
  };

export function treeRows(
  tree: Folder,
  statuses: Statuses,
  closed: ReadonlySet<string>,
): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  collect(tree, 1, null, { rows, statuses, closed });
  return rows;
}

/** The row to go to when a letter is typed at row `from`: the next one whose name begins with it. */
export function rowStartingWith(rows: readonly TreeRow[], from: number, typed: string): number {
  const start = typed.toLowerCase();
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (from + step) % rows.length;
    if (rows[index]?.name.toLowerCase().startsWith(start)) return index;
  }
  return from;
}

/** A folder while files are being added. */
interface Draft {
  readonly path: string;
  readonly name: string;
  readonly folders: Map<string, Draft>;
  readonly files: File[];
}

function draft(path: string, name: string): Draft {
  return { path, name, folders: new Map(), files: [] };
}

/** The folder of a file; created if it is not there yet. */
function folderAt(root: Draft, path: string): Draft {
  let folder = root;
  for (const name of path.split('/').slice(0, -1)) {
    const next = folder.folders.get(name) ?? draft(`${folder.path}${name}/`, name);
    folder.folders.set(name, next);
    folder = next;
  }
  return folder;
}

function finished({ path, name, folders, files }: Draft): Folder {
  const children = [...folders.values()].map(finished).sort(byName);
  return {
    path,
    name,
    folders: children,
    files: files.sort(byName),
    size: sizeOf(children, files),
  };
}

/** The tree with only those files that `keeps` accepts, and the folders that contain them. */
function pruned(folder: Folder, keeps: (file: File) => boolean): Folder {
  const folders = folder.folders
    .map((child) => pruned(child, keeps))
    .filter(({ size }) => size > 0);
  const files = folder.files.filter(keeps);
  return { ...folder, folders, files, size: sizeOf(folders, files) };
}

function sizeOf(folders: readonly Folder[], files: readonly File[]): number {
  return folders.reduce((sum, { size }) => sum + size, files.length);
}

interface Target {
  readonly rows: TreeRow[];
  readonly statuses: Statuses;
  readonly closed: ReadonlySet<string>;
}

/** Adds the rows for `folder`'s children; returns the number of changes below it. */
function collect(folder: Folder, level: number, parent: string | null, target: Target): number {
  const siblings = folder.folders.length + folder.files.length;
  let position = 0;
  let total = 0;
  for (const child of folder.folders) {
    const [last, label] = chain(child);
    const open = !target.closed.has(last.path);
    const at = target.rows.length;
    position += 1;
    const row = { kind: 'folder', path: last.path, name: label, level, parent, open } as const;
    target.rows.push({ ...row, position, siblings, changes: 0 });
    const into = open ? target : { ...target, rows: [] };
    const changes = collect(last, level + 1, last.path, into);
    target.rows[at] = { ...row, position, siblings, changes };
    total += changes;
  }
  for (const { path, name } of folder.files) {
    const changes = target.statuses.get(path)?.changes ?? 0;
    position += 1;
    target.rows.push({
      kind: 'file',
      path,
      name,
      level,
      position,
      siblings,
      parent,
      open: false,
      changes,
    });
    total += changes;
  }
  return total;
}

/** The last folder of a chain, in which each folder contains one folder and no files, and the chain's name. */
function chain(folder: Folder): readonly [Folder, string] {
  let last = folder;
  let label = folder.name;
  while (last.files.length === 0 && last.folders.length === 1) {
    const [next = last] = last.folders;
    last = next;
    label = `${label}/${next.name}`;
  }
  return [last, label];
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
