/**
 * Where some words are in the files of a project: in the user's text, and in the lines that the migration writes.
 * Capitals make no difference. Linear in the text, in stretches between which the page gets its turn.
 */
import type { Splice } from '../engine/host.ts';
import { Pace } from './pace.ts';

export interface SearchedFile {
  readonly path: string;
  /** `null` for a file that the migration creates. */
  readonly before: string | null;
  readonly after: string;
  /** From `before` to `after`; none where there is no result yet. */
  readonly edits: readonly Splice[];
}

/** A line that holds the words. */
export interface FoundPlace {
  readonly path: string;
  /** Whether it is the user's line or one that the migration writes. */
  readonly side: 'yours' | 'migrated';
  /** What to show of the user's text; of a created file's own text. */
  readonly from: number;
  readonly to: number;
  /** Counted from 1, on its side. */
  readonly line: number;
  /** The line around the words, shortened at both ends. */
  readonly lead: string;
  readonly words: string;
  readonly rest: string;
}

export interface FoundFile {
  readonly path: string;
  readonly places: readonly FoundPlace[];
}

export const searchBounds = {
  /** Characters that can be looked for; what is longer is cut. */
  words: 200,
  /** Lines, after which the search ends. */
  places: 1000,
} as const;

/** Characters looked through at a time. */
const stretch = 1 << 18;
/** Characters of a line that are shown before the words, and behind them. */
const shown = { lead: 32, rest: 160 } as const;

/**
 * Hands out each file's places as it is through with it. Returns whether that were all of them; `false` too when
 * `signal` has ended it.
 */
export async function searchFiles(
  files: Iterable<SearchedFile>,
  wanted: string,
  onFound: (file: FoundFile) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const words = wanted.slice(0, searchBounds.words);
  if (words.trim() === '') return true;
  const pace = new Pace();
  let left: number = searchBounds.places;
  for (const file of files) {
    const places: FoundPlace[] = [];
    for (const place of placesIn(file, words)) {
      if (pace.isDue) {
        await pace.breathe();
        if (signal.aborted) return false;
      }
      if (place === null) continue;
      if (left === 0) {
        if (places.length > 0) onFound({ path: file.path, places });
        return false;
      }
      left--;
      places.push(place);
    }
    if (places.length > 0) onFound({ path: file.path, places });
  }
  return true;
}

/** The places of a file by their line; `null` where a stretch without any ends. */
function* placesIn(file: SearchedFile, words: string): Generator<FoundPlace | null> {
  const { path, before, after, edits } = file;
  if (before === null) {
    for (const line of linesWith(after, words)) {
      yield line && { path, side: 'yours', ...line };
    }
    return;
  }
  const written = edits.length > 0 ? writtenLines(before, after, edits) : [];
  const migrated = linesWithin(after, words, written);
  let next = migrated.next();
  for (const line of linesWith(before, words)) {
    while (line && !next.done && (next.value === null || next.value.at < line.from)) {
      yield next.value && asPlace(path, next.value);
      next = migrated.next();
    }
    yield line && { path, side: 'yours', ...line };
  }
  for (; !next.done; next = migrated.next()) yield next.value && asPlace(path, next.value);
}

function asPlace(path: string, { at, ...line }: FoundLine & { readonly at: number }): FoundPlace {
  return { path, side: 'migrated', ...line, from: at, to: at };
}

type FoundLine = Omit<FoundPlace, 'path' | 'side'>;

/** A stretch of whole lines of the migrated text, and where in the user's text it comes from. */
interface Written {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** The lines of `after` that an edit writes something into. */
function writtenLines(before: string, after: string, edits: readonly Splice[]): readonly Written[] {
  const written: Written[] = [];
  let moved = 0;
  for (const { from, to, insert } of edits) {
    const start = from + moved;
    const end = start + insert.length;
    moved += insert.length - (to - from);
    if (insert === '') continue;
    const last = written.at(-1);
    if (last && end <= last.to) continue;
    const lineStart = after.lastIndexOf('\n', Math.max(0, start) - 1) + 1;
    const lineEnd = after.indexOf('\n', end);
    const stop = lineEnd === -1 ? after.length : lineEnd;
    written.push({
      from: Math.max(start === 0 ? 0 : lineStart, last?.to ?? 0),
      to: stop,
      at: Math.min(from, before.length),
    });
  }
  return written;
}

function* linesWithin(
  text: string,
  words: string,
  stretches: readonly Written[],
): Generator<(FoundLine & { readonly at: number }) | null> {
  let number = 1;
  let counted = 0;
  for (const { from, to, at } of stretches) {
    number += breaks(text, counted, from);
    counted = from;
    for (const line of linesWith(text, words, from, to, number)) yield line && { ...line, at };
  }
}

/** Each line that holds the words once, in `[start, end)`; `null` after each stretch without. `first` numbers the line at `start`. */
function* linesWith(
  text: string,
  words: string,
  start = 0,
  end = text.length,
  first = 1,
): Generator<FoundLine | null> {
  const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'i');
  let number = first;
  let counted = start;
  for (let at = start; at < end; ) {
    const until = Math.min(end, at + stretch);
    // Words may lie over the edge of a stretch.
    const found = pattern.exec(text.slice(at, Math.min(end, until + words.length - 1)));
    if (!found) {
      at = until;
      yield null;
      continue;
    }
    const from = at + found.index;
    const to = from + found[0].length;
    const lineStart = from === 0 ? 0 : text.lastIndexOf('\n', from - 1) + 1;
    const nextBreak = text.indexOf('\n', to);
    const lineEnd = nextBreak === -1 ? text.length : nextBreak;
    number += breaks(text, counted, from);
    counted = from;
    yield { from, to, line: number, ...excerpt(text, lineStart, from, to, lineEnd) };
    at = lineEnd + 1;
  }
}

/** Line breaks in `[from, to)`. */
function breaks(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    number++;
  }
  return number;
}

function excerpt(text: string, start: number, from: number, to: number, end: number) {
  const cut = from - start > shown.lead;
  const lead = text.slice(cut ? from - shown.lead : start, from).trimStart();
  const rest = text.slice(to, Math.min(end, to + shown.rest)).trimEnd();
  return { lead: cut ? `…${lead}` : lead, words: text.slice(from, to), rest };
}
