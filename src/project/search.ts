/**
 * Finds words in the files of a project: in the user's text, and in the lines that the migration writes. Ignores case.
 * Takes linear time, in portions between which the page gets a turn.
 */
import type { Splice } from '../engine/host.ts';
import { Pace } from './pace.ts';

export interface SearchedFile {
  readonly path: string;
  /** `null` for a file that the migration creates. */
  readonly before: string | null;
  readonly after: string;
  /** The edits from `before` to `after`; none if there is no result yet. */
  readonly edits: readonly Splice[];
}

/** A line that contains the words. */
export interface FoundPlace {
  readonly path: string;
  /** Whether it is the user's line or one that the migration writes. */
  readonly side: 'yours' | 'migrated';
  /** What to show: a range of the user's text, or of a created file's own text. */
  readonly from: number;
  readonly to: number;
  /** Counted from 1, on its own side. */
  readonly line: number;
  /** The start of the line before the words; the line is shortened at both ends. */
  readonly lead: string;
  readonly words: string;
  readonly rest: string;
}

export interface FoundFile {
  readonly path: string;
  readonly places: readonly FoundPlace[];
}

export const searchBounds = {
  /** The longest text to search for, in characters; the rest is ignored. */
  words: 200,
  /** How many lines are found before the search ends. */
  places: 1000,
} as const;

/** How many characters are searched at a time. */
const portion = 1 << 18;
/** How many characters of a line are shown before the words, and from them on. */
const shown = { lead: 32, rest: 160 } as const;

/**
 * Passes on each file's places when the file is done. Returns whether all were found; `false` also if `signal` ended
 * the search.
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

/** The places in a file, line by line; `null` at the end of a portion without any. */
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

/** Whole lines of the migrated text, and the range of the user's text that they come from. */
interface Written {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

/** The lines of `after` into which an edit writes something. */
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
  written: readonly Written[],
): Generator<(FoundLine & { readonly at: number }) | null> {
  let number = 1;
  let counted = 0;
  for (const { from, to, at } of written) {
    number += breaks(text, counted, from);
    counted = from;
    for (const line of linesWith(text, words, from, to, number)) yield line && { ...line, at };
  }
}

/**
 * Each line in `[start, end)` that contains the words, once; `null` after each portion without any. `first` is the
 * number of the line at `start`.
 */
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
    const until = Math.min(end, at + portion);
    // The words may lie across the end of a portion.
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

/** The number of line breaks in `[from, to)`. */
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
