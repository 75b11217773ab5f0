/**
 * What follows from "keep mine": a move of which some changes are made and others turned down may not
 * build. Each kept place that this concerns gets a finding of its own. Judged package by package,
 * since packages of a workspace may move one by one; what inherits from the root goes with the root.
 */
import {
  type Edit,
  type Finding,
  finding,
  lineStarts,
  type MigratedFile,
  type Migration,
  placeAt,
} from '../engine/index.ts';
import { type Keep, keptEdits } from './keep.ts';

type KeepCode =
  | 'kept-manifest'
  | 'kept-source'
  | 'kept-inherited'
  | 'kept-patch-entry'
  | 'kept-in-part';

/** An edit of the migration, and whether it is turned down. */
interface Change {
  readonly file: MigratedFile;
  readonly before: string;
  readonly edit: Edit;
  readonly kept: boolean;
  /** The folder of its package: that of the nearest manifest. */
  readonly folder: string;
  readonly part: 'manifest' | 'workspace' | 'inherits' | 'patch' | 'source' | 'words';
}

/** The findings that `keeps` lead to, in the order of the files. */
export function keptFindings(migration: Migration, keeps: readonly Keep[]): readonly Finding[] {
  if (keeps.length === 0) return [];
  const changes = changesOf(migration, keeps);
  if (!changes.some((change) => change.kept)) return [];
  const made = madePlaces(changes);
  return changes.flatMap((change) => {
    if (!change.kept) return [];
    const code = consequence(change, made);
    return code === null ? [] : [findingAt(code, change)];
  });
}

/** How many entries of `[patch]` tables are turned down. */
export function keptPatchEntries(migration: Migration, keeps: readonly Keep[]): number {
  return changesOf(migration, keeps)
    .filter((change) => change.kept && change.part === 'patch')
    .reduce((sum, { edit }) => sum + Math.max(1, entriesOf(edit.insert).length), 0);
}

function changesOf(migration: Migration, keeps: readonly Keep[]): readonly Change[] {
  if (keeps.length === 0) return [];
  const folders = new Set(
    migration.files.filter((file) => file.kind === 'manifest').map((file) => folderOf(file.path)),
  );
  return migration.files.flatMap((file) => {
    const { before } = file;
    if (before === null || file.edits.length === 0) return [];
    const kept = keptEdits(file, keeps);
    const folder = packageOf(file.path, folders);
    return file.edits.map((edit, index) => ({
      file,
      before,
      edit,
      kept: kept[index] ?? false,
      folder,
      part: partOf(file, before, edit),
    }));
  });
}

/** Where changes of each fork are made: by part, by part in a package, and by file. */
function madePlaces(changes: readonly Change[]): ReadonlySet<string> {
  return new Set(
    changes
      .filter((change) => !change.kept)
      .flatMap(({ edit, part, folder, file }) => [
        key(edit.fork, part),
        key(edit.fork, part, folder),
        ...(part === 'patch' ? [] : [key(edit.fork, 'any', file.path)]),
      ]),
  );
}

function key(fork: string, part: Change['part'] | 'any', where?: string): string {
  return JSON.stringify([fork, part, where]);
}

function consequence(change: Change, made: ReadonlySet<string>): KeepCode | null {
  const { folder, part } = change;
  const { fork } = change.edit;
  const moves = (other: Change['part'], where?: string) => made.has(key(fork, other, where));
  switch (part) {
    case 'words':
      return null;
    case 'patch':
      return 'kept-patch-entry';
    case 'source':
      return moves('manifest', folder) || moves('inherits', folder) ? 'kept-source' : null;
    case 'workspace':
      if (moves('inherits')) return 'kept-inherited';
      break;
    case 'inherits':
      if (moves('workspace')) return 'kept-inherited';
      if (moves('source', folder)) return 'kept-manifest';
      break;
    case 'manifest':
      if (moves('source', folder)) return 'kept-manifest';
  }
  return made.has(key(fork, 'any', change.file.path)) ? 'kept-in-part' : null;
}

function partOf(file: MigratedFile, before: string, edit: Edit): Change['part'] {
  const lineStart = before.lastIndexOf('\n', edit.from - 1) + 1;
  if (file.kind === 'rust') {
    // Comments, doc comments among them, do not decide whether the package builds.
    return before.slice(lineStart, edit.from).trimStart().startsWith('//') ? 'words' : 'source';
  }
  if (file.kind !== 'manifest') return 'words';
  if (/^\s*\[patch\b/m.test(edit.insert)) return 'patch';
  const header = headerBefore(before, edit.from);
  if (header.startsWith('patch')) return 'patch';
  if (header.startsWith('workspace.dependencies')) return 'workspace';
  return inherits(before, lineStart, edit, header) ? 'inherits' : 'manifest';
}

/** The name in the nearest table header at or above `at`, without spaces; empty before the first. */
function headerBefore(text: string, at: number): string {
  const lineEnd = text.indexOf('\n', at);
  const above = text.slice(0, lineEnd === -1 ? text.length : lineEnd);
  const headers = above.match(/^[ \t]*\[\[?[^[\]\n]+\]/gm);
  return (headers?.at(-1) ?? '').replace(/[\s[\]]/g, '');
}

/** Whether the dependency the edit stands in takes its version from the workspace. */
function inherits(text: string, lineStart: number, edit: Edit, header: string): boolean {
  if (!header.includes('dependencies')) return false;
  const lineEnd = text.indexOf('\n', edit.to);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  if (!/^\s*\[/.test(line)) return /\bworkspace\s*=\s*true/.test(line);
  // The edit renames a table of its own: its entries follow the header.
  const rest = text.slice(lineStart + line.length).split(/^[ \t]*\[/m, 1)[0] ?? '';
  return /^\s*workspace\s*=\s*true/m.test(rest);
}

/** Keys of the entries in a piece of TOML. */
function entriesOf(toml: string): readonly string[] {
  return [...toml.matchAll(/^\s*"?([\w-]+)"?\s*=/gm)].flatMap(([, name]) => name ?? []);
}

function findingAt(code: KeepCode, { file, before, edit }: Change): Finding {
  const removed = before.slice(edit.from, edit.to).trim();
  const crates = entriesOf(edit.insert).join(', ');
  const { from, to, fork } = edit;
  const place = { path: file.path, from, to, ...placeAt(lineStarts(before), from) };
  return finding(code, place, {
    fork,
    removed: removed === '' ? 'What was' : `“${removed}”`,
    crates: crates === '' ? fork : crates,
  });
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function packageOf(path: string, folders: ReadonlySet<string>): string {
  let folder = folderOf(path);
  while (folder !== '' && !folders.has(folder)) folder = folderOf(folder.slice(0, -1));
  return folder;
}
