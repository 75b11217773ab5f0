/**
 * A draft as it is stored, and a reader that trusts nothing: the database may hold records of an older or newer page,
 * or be damaged.
 *
 * A draft consists of a head and one record for each text, so that a keystroke stores one file and not all of them.
 * Unknown fields of a head are ignored, so adding one needs no new version.
 */
import { forkName, guideForks, rowId, type SourceFile } from '../engine/host.ts';
import type { Keep } from './keep.ts';
import { projectName } from './name.ts';
import { isRecord, readOptions } from './options.ts';
import { cleanPath } from './paths.ts';
import type { Reviewed } from './reviewed.ts';
import {
  type CarriedFile,
  type CarriedReason,
  carriedReasons,
  type Folder,
  type ProjectSnapshot,
} from './snapshot.ts';

/** Must be increased whenever the form below changes so that an older page must not read it. */
export const draftVersion = 2;

export interface DraftHead {
  /** Version 1: drafts from the time when all projects shared one slot. They lack `title` and `folder`. */
  readonly version: number;
  readonly id: string;
  /** Counts the project's changes. Of two records of one project, the one with the higher number is newer. */
  readonly revision: number;
  /** Milliseconds since 1970. Only shown to people. */
  readonly savedAt: number;
  /** The project's name in lists. */
  readonly title: string;
  readonly name: string;
  /** Paths of all files, in order. */
  readonly paths: readonly string[];
  readonly carried: readonly string[];
  /** For each of `carried`, why it has no text. */
  readonly reasons: readonly CarriedReason[];
  readonly options: unknown;
  readonly kept: readonly Keep[];
  readonly reviewed: readonly Reviewed[];
  readonly folder: StoredFolder | null;
}

interface StoredFolder {
  readonly handle: FileSystemDirectoryHandle;
  /** The paths of the texts that were read from it. */
  readonly read: readonly string[];
}

export function headOf(snapshot: ProjectSnapshot, revision: number, savedAt: number): DraftHead {
  const { forks: _, ...options } = snapshot.options;
  const { id, name, files, carried, kept, reviewed, folder } = snapshot;
  return {
    version: draftVersion,
    id,
    revision,
    savedAt,
    title: projectName(snapshot),
    name,
    paths: files.map((file) => file.path),
    carried: carried.map((file) => file.path),
    reasons: carried.map((file) => file.reason),
    options,
    kept,
    reviewed,
    folder: folder && { handle: folder.handle, read: [...folder.read.keys()] },
  };
}

/** The key for the text on disk at a path. No path contains a control character. */
const onDisk = (path: string) => `${path}\0disk`;
export const carriedKey = (path: string) => `${path}\0carried`;

/** Every text of a project under its record's key. A text that is the same on disk is stored once. */
export function textRecords({ files, folder }: ProjectSnapshot): ReadonlyMap<string, string> {
  const records = new Map(files.map(({ path, text }) => [path, text]));
  for (const [path, text] of folder?.read ?? []) {
    if (records.get(path) !== text) records.set(onDisk(path), text);
  }
  return records;
}

/** The head in a stored value, or why it can't be read. */
export function readHead(value: unknown): DraftHead | 'missing' | 'newer' | 'damaged' {
  if (value === undefined || value === null) return 'missing';
  if (!isRecord(value)) return 'damaged';
  const { version, id, revision, savedAt, title, name, paths, carried, reasons, options, kept } =
    value;
  if (typeof version === 'number' && version > draftVersion) return 'newer';
  if (
    (version !== 1 && version !== draftVersion) ||
    typeof id !== 'string' ||
    !isCount(revision) ||
    !isCount(savedAt) ||
    typeof name !== 'string' ||
    !isPathList(paths) ||
    !isPathList(carried)
  ) {
    return 'damaged';
  }
  return {
    version,
    id,
    revision,
    savedAt,
    title: typeof title === 'string' ? title : projectName({ name, files: [] }),
    name,
    paths,
    carried,
    reasons: carried.map((_, index) => readReason(Array.isArray(reasons) ? reasons[index] : null)),
    options: withLeftOut(options, kept),
    kept: Array.isArray(kept) ? kept.flatMap((one) => readKeep(one) ?? []) : [],
    reviewed: readReviewed(value.reviewed),
    folder: readFolder(value.folder),
  };
}

/** The project of a head, and the paths whose content is missing. */
export function readSnapshot(
  head: DraftHead,
  records: ReadonlyMap<string, unknown>,
): { readonly snapshot: ProjectSnapshot; readonly lost: readonly string[] } {
  const files: SourceFile[] = [];
  const carried: CarriedFile[] = [];
  const lost: string[] = [];
  for (const path of head.paths) {
    const text = records.get(path);
    if (typeof text === 'string') files.push({ path, text });
    else lost.push(path);
  }
  for (const [index, path] of head.carried.entries()) {
    const blob = records.get(carriedKey(path));
    const reason = head.reasons[index] ?? 'binary';
    if (blob instanceof Blob) carried.push({ path, blob, reason });
    else lost.push(path);
  }
  const { id, name, kept, reviewed } = head;
  const options = readOptions(head.options);
  const folder = head.folder && folderOf(head.folder, records);
  const origin = { kind: 'own' } as const;
  return { snapshot: { id, origin, name, files, carried, options, kept, reviewed, folder }, lost };
}

/** A path whose text was lost counts as not read, so that Save asks before writing there. */
function folderOf({ handle, read }: StoredFolder, records: ReadonlyMap<string, unknown>): Folder {
  const texts = read.flatMap((path) => {
    const text = records.get(onDisk(path)) ?? records.get(path);
    return typeof text === 'string' ? [[path, text] as const] : [];
  });
  return { handle, read: new Map(texts) };
}

function readFolder(value: unknown): StoredFolder | null {
  if (!isRecord(value) || !isPathList(value.read)) return null;
  const { handle, read } = value;
  return isDirectoryHandle(handle) ? { handle, read } : null;
}

function isDirectoryHandle(value: unknown): value is FileSystemDirectoryHandle {
  return (
    typeof value === 'object' &&
    value !== null &&
    Reflect.get(value, 'kind') === 'directory' &&
    typeof Reflect.get(value, 'getFileHandle') === 'function'
  );
}

/** An unknown reason counts as `binary`, which says the least about a file. */
function readReason(value: unknown): CarriedReason {
  return carriedReasons.find((one) => one === value) ?? 'binary';
}

function readReviewed(value: unknown): readonly Reviewed[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    if (!isRecord(one)) return [];
    const { path, of } = one;
    return typeof path === 'string' && typeof of === 'string' ? [{ path, of }] : [];
  });
}

/** In drafts of the first release, a fork that is switched off was listed among the changes left out. */
function withLeftOut(options: unknown, kept: unknown): unknown {
  const left = (Array.isArray(kept) ? kept : []).flatMap((one: unknown) =>
    isRecord(one) && one.scope === 'fork' ? [one.fork] : [],
  );
  if (left.length === 0) return options;
  const switches = guideForks
    .filter((fork) => left.includes(forkName(fork)))
    .map((fork) => ({ row: rowId(fork), to: 'off' }));
  return { ...(isRecord(options) ? options : {}), switches };
}

function readKeep(value: unknown): Keep | null {
  if (!isRecord(value)) return null;
  const { scope, path, removed, insert, nth } = value;
  if (typeof path !== 'string') return null;
  if (scope === 'file') return { scope, path };
  return scope === 'edit' &&
    typeof removed === 'string' &&
    typeof insert === 'string' &&
    isCount(nth)
    ? { scope, path, removed, insert, nth }
    : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isPathList(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.every((path) => typeof path === 'string' && cleanPath(path)?.path === path) &&
    new Set(value).size === value.length
  );
}
