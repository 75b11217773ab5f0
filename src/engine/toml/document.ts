/**
 * Reading a TOML document: what it means at once, where it says so on demand.
 *
 * Two readers share the work. smol-toml judges a document and gives its meaning, which every manifest needs; our own
 * (`read-tree.ts`) finds where everything stands, when somebody asks for a place. Neither writes: all writing is splices
 * into the text (`edit.ts`).
 */
import { parse, TomlError } from 'smol-toml';
import { lineStarts } from '../text/lines.ts';
import type { Offset, Problem } from '../text/span.ts';
import { readTree } from './read-tree.ts';
import type { TomlPlace, TomlTree } from './tree.ts';
import { isArray, isTable, type TomlTable, type TomlValue, valueIn } from './value.ts';

export interface TomlDocument {
  /** The text as given: BOM, CRLF and all. */
  readonly text: string;
  readonly value: TomlTable;
  /** Where everything stands; read at the first call, then kept. */
  tree(): TomlTree;
}

export type TomlReading =
  | { readonly document: TomlDocument; readonly problem: null }
  | { readonly document: null; readonly problem: Problem };

/** Arrays, inline tables and dotted keys nest no deeper than this; Cargo's own reader stops at 80. */
const deepest = 100;

/** No line of a manifest is longer than this, in code units. Beyond it, a reader would take seconds. */
const longestLine = 1_000_000;

/** `text` as TOML 1.1, which is what Cargo accepts: either a document, or the first problem in it. */
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

/** What smol-toml returns is a table of our values: its type also allows Temporal's dates, which it makes only when told to. */
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
 * smol-toml bounds brackets but not dotted keys. The walk is a loop, not a recursion: it is what
 * keeps the recursions of everybody after it from running out of stack.
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

/** What smol-toml lets pass and Cargo does not: days a month has not. Other text may look like one. */
const doubtful = /\d-(?:02-(?:29|3\d)|(?:04|06|09|11)-31)/;

function impossibleDay(document: TomlDocument): Problem | null {
  if (!doubtful.test(document.text)) return null;
  const places: TomlPlace[] = [document.tree().root];
  for (const { value, children } of places) {
    for (const child of children.values()) places.push(child);
    if (value?.kind !== 'scalar') continue;
    const { from, to } = value;
    const [day] = /^\d{4}-\d\d-\d\d/.exec(document.text.slice(from, to)) ?? [];
    // A day too many is one of the next month.
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
