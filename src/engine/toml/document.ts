/**
 * Reads a TOML document: its values at once, the places where they are written only on demand.
 *
 * Two readers share the work. smol-toml decides whether the document is valid and gives its values, which every
 * manifest needs. Our own reader (`read-tree.ts`) finds where everything is written, once somebody asks for a place.
 * Neither writes: all writing is splices into the text (`text/edit.ts`).
 */
import { parse, TomlError } from 'smol-toml';
import { lineStarts } from '../text/lines.ts';
import type { Offset, Problem } from '../text/span.ts';
import { readTree } from './read-tree.ts';
import type { TomlPlace, TomlTree } from './tree.ts';
import { isArray, isTable, type TomlTable, type TomlValue, valueIn } from './value.ts';

export interface TomlDocument {
  /** The text as given, with its BOM and CRLF line ends. */
  readonly text: string;
  readonly value: TomlTable;
  /** Where everything is written. Read at the first call, then kept. */
  tree(): TomlTree;
}

export type TomlReading =
  | { readonly document: TomlDocument; readonly problem: null }
  | { readonly document: null; readonly problem: Problem };

/** How deep arrays, inline tables and dotted keys may nest. Cargo's own reader stops at 80. */
const deepest = 100;

/** The longest line we read, in UTF-16 code units. With a longer one, a reader would take seconds. */
const longestLine = 1_000_000;

/** Reads `text` as TOML 1.1, which is what Cargo accepts. Returns either the document or the first problem in it. */
export function readToml(text: string): TomlReading {
  const long = overlongLine(text);
  if (long) return { document: null, problem: long };
  let value: unknown;
  try {
    value = parse(text, { integersAsBigInt: 'asNeeded', maxDepth: deepest });
  } catch (error) {
    return { document: null, problem: problemOf(error, text) };
  }
  if (!isDocument(value))
    return { document: null, problem: { from: 0, to: 0, message: 'no table' } };
  let tree: TomlTree | null = null;
  const document: TomlDocument = {
    text,
    value,
    tree() {
      tree ??= readTree(text);
      return tree;
    },
  };
  const problem = tooDeep(value) ?? impossibleDay(document);
  return problem ? { document: null, problem } : { document, problem: null };
}

/** Narrows smol-toml's result to our values. Its type also allows Temporal dates, which it only makes when asked to. */
function isDocument(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null;
}

function overlongLine(text: string): Problem | null {
  if (text.length <= longestLine) return null;
  let from = 0;
  while (from < text.length) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    if (to - from > longestLine) {
      return { from, to, message: `a line longer than ${longestLine} characters is not read` };
    }
    from = to + 1;
  }
  return null;
}

/**
 * smol-toml limits the nesting of brackets but not of dotted keys. This walk is a loop because it must survive a
 * document that is too deep for recursion: it protects the recursive functions that run after it.
 */
function tooDeep(table: TomlTable): Problem | null {
  let level: TomlValue[] = [table];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 2 * deepest) return { from: 0, to: 0, message: 'tables are nested too deeply' };
    const next: TomlValue[] = [];
    const look = (child: TomlValue | undefined): void => {
      if (typeof child === 'object') next.push(child);
    };
    for (const value of level) {
      if (isArray(value)) value.forEach(look);
      else if (isTable(value)) for (const key in value) look(valueIn(value, key));
    }
    level = next;
  }
  return null;
}

/**
 * Dates that smol-toml accepts and Cargo refuses, such as 31 April. Matches may also be text that only looks like one.
 */
const doubtful = /\d-(?:02-(?:29|3\d)|(?:04|06|09|11)-31)/;

function impossibleDay(document: TomlDocument): Problem | null {
  if (!doubtful.test(document.text)) return null;
  const places: TomlPlace[] = [document.tree().root];
  for (const { value, children } of places) {
    for (const child of children.values()) places.push(child);
    if (value?.kind !== 'scalar') continue;
    const { from, to } = value;
    const [day] = /^\d{4}-\d\d-\d\d/.exec(document.text.slice(from, to)) ?? [];
    // `Date` turns a day that the month does not have into one of the next month.
    if (day !== undefined && !new Date(`${day}T00:00Z`).toISOString().startsWith(day))
      return { from, to, message: 'its month has no such day' };
  }
  return null;
}

function problemOf(error: unknown, text: string): Problem {
  if (!(error instanceof TomlError)) return { from: 0, to: 0, message: String(error) };
  const lineStart = lineStarts(text)[error.line - 1] ?? 0;
  const from = Math.min(lineStart + error.column - 1, text.length);
  const reason = (error.message.split('\n')[0] ?? '').replace('Invalid TOML document: ', '');
  const cutShort = reason === 'illegal character in key' && /[\r\n]/.test(text.charAt(from));
  const message = cutShort ? 'the line ends within a key or a table header' : reason;
  return { from, to: wordEnd(text, from), message };
}

/** The end of the word at `from`, so that an editor has something to underline. */
function wordEnd(text: string, from: Offset): Offset {
  const word = /[^\s,\]}=#]+|[^\r\n]/y;
  word.lastIndex = from;
  return from + (word.exec(text)?.[0].length ?? 0);
}
