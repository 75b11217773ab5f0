/**
 * A draft as it is stored, and the reading of one that takes nothing on trust: what is in the
 * database may come from an older page, a newer one, or a damaged disk.
 *
 * A draft is a head and one record for each file, so that a keystroke stores one file and not all.
 */
import type { SourceFile } from '../engine/index.ts';
import type { Keep } from './keep.ts';
import { readOptions } from './options.ts';
import { cleanPath } from './paths.ts';
import type { ProjectSnapshot } from './snapshot.ts';

/** Counts up when the form below changes; a page reads only its own. */
export const draftVersion = 1;

export interface DraftHead {
  readonly version: typeof draftVersion;
  /** Names this draft's file records. */
  readonly id: string;
  /** Counts up with each save: how two tabs notice each other. */
  readonly revision: number;
  /** Milliseconds since 1970, for people. */
  readonly savedAt: number;
  readonly name: string;
  /** Files in order. */
  readonly paths: readonly string[];
  /** Paths of carried files, which a draft does not hold. */
  readonly carried: readonly string[];
  readonly options: unknown;
  readonly kept: readonly Keep[];
}

/** The head in a stored value, or why there is none. */
export function readHead(value: unknown): DraftHead | 'missing' | 'newer' | 'damaged' {
  if (value === undefined || value === null) return 'missing';
  if (!isRecord(value)) return 'damaged';
  const { version, id, revision, savedAt, name, paths, carried, options, kept } = value;
  if (typeof version === 'number' && version > draftVersion) return 'newer';
  if (
    version !== draftVersion ||
    typeof id !== 'string' ||
    !isCount(revision) ||
    !isCount(savedAt) ||
    typeof name !== 'string' ||
    !isPathList(paths) ||
    !isPathList(carried)
  ) {
    return 'damaged';
  }
  const keeps = Array.isArray(kept) ? kept.flatMap((one) => readKeep(one) ?? []) : [];
  return { version, id, revision, savedAt, name, paths, carried, options, kept: keeps };
}

/** Whether a stored value is the very revision of a draft that `known` is; the rest of it is not looked at. */
export function isRevision(
  value: unknown,
  known: Pick<DraftHead, 'id' | 'revision'> | null,
): boolean {
  return (
    known !== null &&
    isRecord(value) &&
    value.version === draftVersion &&
    value.id === known.id &&
    value.revision === known.revision
  );
}

/** The project of a head, and the paths whose text is missing or not a text. */
export function readSnapshot(
  head: DraftHead,
  texts: ReadonlyMap<string, unknown>,
): { readonly snapshot: ProjectSnapshot; readonly lost: readonly string[] } {
  const files: SourceFile[] = [];
  const lost: string[] = [];
  for (const path of head.paths) {
    const text = texts.get(path);
    if (typeof text === 'string') files.push({ path, text });
    else lost.push(path);
  }
  const { name, kept } = head;
  return {
    snapshot: { name, files, carried: [], options: readOptions(head.options), kept },
    lost: [...lost, ...head.carried],
  };
}

function readKeep(value: unknown): Keep | null {
  if (!isRecord(value)) return null;
  const { scope, fork, path, removed, insert, nth } = value;
  if (scope === 'fork') return typeof fork === 'string' ? { scope, fork } : null;
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
