/** What leaves the page: which files, under which names, and how the browser gets them. */
import {
  addUnder,
  type MigratedFile,
  type Migration,
  unifiedPatchParts,
} from '../../engine/host.ts';
import { Pace } from '../pace.ts';
import { cleanPath } from '../paths.ts';
import type { CarriedFile } from '../snapshot.ts';

export interface OutFile {
  readonly path: string;
  /** Text is written as UTF-8. */
  readonly data: string | Blob;
}

/** The files that the migration changes or creates, with their new text; `removedPaths` has those that it deletes. */
export function changedFiles(migration: Migration): readonly OutFile[] {
  return migration.files
    .filter((file) => file.before !== file.after && !file.removed)
    .map(({ path, after }) => ({ path, data: after }));
}

/** The paths of the files that the migration deletes. */
export function removedPaths({ files }: Migration): readonly string[] {
  return files.flatMap(({ path, removed }) => (removed ? [path] : []));
}

/** Every file of the project after the migration, including those carried along. */
export function wholeProject(
  migration: Migration,
  carried: readonly CarriedFile[],
): readonly OutFile[] {
  const text = (file: MigratedFile): OutFile => ({ path: file.path, data: file.after });
  const bytes = (file: CarriedFile): OutFile => ({ path: file.path, data: file.blob });
  const there = migration.files.filter(({ removed }) => !removed);
  return [...there.map(text), ...carried.map(bytes)];
}

/**
 * Groups paths that are the same on file systems that ignore case or how an accent is encoded, as on macOS and Windows.
 * Each group is in the given order. A file is also grouped with the first file of a folder that has the same name.
 */
export function namedAlike(paths: readonly string[]): readonly (readonly string[])[] {
  const alike = new Map<string, string[]>();
  for (const path of paths) {
    addUnder(alike, foldName(path), path);
  }
  const inFolder = new Set<string>();
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const folder = foldName(path.slice(0, slash));
      if (inFolder.has(folder)) continue;
      inFolder.add(folder);
      alike.get(folder)?.push(path);
    }
  }
  return [...alike.values()].filter((group) => group.length > 1);
}

function foldName(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * The name for a download of the project, such as `candle-migrated.zip`. Without a project name it begins with
 * `forklift`.
 */
export function downloadName(project: string, suffix: string): string {
  const plain = (cleanPath(project)?.path ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const name = plain.replace(/^[.-]+|(?<![.-])[.-]+$/g, '').slice(0, 100);
  return `${name === '' ? 'forklift' : name}-${suffix}`;
}

/** How many characters are added before the clock is checked again. */
const batch = 64 * 1024;

/**
 * The same text as `unifiedPatch`, as a file to save, made without blocking the page: a file with 40,000 changes takes a
 * second.
 */
export async function patchText(migration: Migration): Promise<Blob> {
  const pace = new Pace();
  const parts: string[] = [];
  const texts: string[] = [];
  let size = 0;
  for (const part of unifiedPatchParts(migration)) {
    parts.push(part);
    size += part.length;
    if (size < batch) continue;
    texts.push(parts.join(''));
    parts.length = 0;
    size = 0;
    await pace.breathe();
  }
  texts.push(parts.join(''));
  return new Blob(texts, { type: 'text/x-diff;charset=utf-8' });
}

/** Milliseconds after which a download has certainly read its bytes: Safari asks the user first. */
const keepFor = 60_000;

/** Downloads `data` under `name`. Text is written as UTF-8, with its byte order mark and line ends. */
export function saveFile(name: string, data: string | Blob): void {
  const blob =
    typeof data === 'string' ? new Blob([data], { type: 'text/plain;charset=utf-8' }) : data;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), keepFor);
}
