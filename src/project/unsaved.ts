/**
 * Work newer than the stored draft, kept while a page goes away: it has no time left for a database,
 * but local storage is written at once. It takes the files that the draft lacks, and names the draft
 * it stands on: put over another one it would undo what another tab saved.
 */
import type { SourceFile } from '../engine/index.ts';
import { draftVersion, readHead, readSnapshot } from './draft-record.ts';
import type { ProjectSnapshot } from './snapshot.ts';

const key = 'forklift.unsaved';

/** A draft and when it was saved; 0 when there is none. */
export interface Stored {
  readonly snapshot: ProjectSnapshot;
  readonly savedAt: number;
}

/** Keeps what `now` has and the draft has not; `false` when there is no room or no storage. */
export function keepUnsaved(now: ProjectSnapshot, draft: Stored): boolean {
  const stored = textsOf(draft.snapshot.files);
  const head = {
    version: draftVersion,
    id: 'unsaved',
    revision: 0,
    savedAt: draft.savedAt,
    name: now.name,
    paths: now.files.map(({ path }) => path),
    carried: now.carried.map(({ path }) => path),
    options: now.options,
    kept: now.kept,
  };
  const texts = now.files
    .filter(({ path, text }) => stored.get(path) !== text)
    .map(({ path, text }) => [path, text]);
  try {
    localStorage.setItem(key, JSON.stringify({ head, texts }));
    return true;
  } catch {
    return false;
  }
}

/**
 * The draft with what was kept put over it, which is forgotten then; `null` when nothing was kept.
 * `overtaken`: the draft is not the one that it stands on.
 */
export function takeUnsaved(
  draft: Stored,
): { readonly snapshot: ProjectSnapshot; readonly overtaken: boolean } | null {
  const kept = read();
  forgetUnsaved();
  if (typeof kept !== 'object' || kept === null) return null;
  const head = readHead(Reflect.get(kept, 'head'));
  if (typeof head === 'string') return null;
  const texts: Map<string, unknown> = textsOf(draft.snapshot.files);
  const given: unknown = Reflect.get(kept, 'texts');
  for (const entry of Array.isArray(given) ? given : []) {
    const [path, text]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof path === 'string') texts.set(path, text);
  }
  const { snapshot } = readSnapshot(head, texts);
  // The last save came through after all, when nobody was left to hear of it.
  if (isSame(snapshot, draft.snapshot)) return null;
  return { snapshot, overtaken: head.savedAt !== draft.savedAt };
}

export function forgetUnsaved(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // No storage, nothing kept.
  }
}

function read(): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function isSame(one: ProjectSnapshot, other: ProjectSnapshot): boolean {
  const told = ({ name, files, options, kept }: ProjectSnapshot) =>
    JSON.stringify([name, files.map(({ path, text }) => [path, text]), options, kept]);
  return told(one) === told(other);
}

function textsOf(files: readonly SourceFile[]): Map<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
