/**
 * The documentation of a Rust file: runs of `///`, `//!`, `/** … *​/`, `#[doc = "…"]` that rustdoc joins,
 * without their comment marks.
 */
import { folderOf, resolvePath } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { type DocText, type DocWriter, isString, writeDocText } from './doc-text.ts';
import { includedPath } from './inclusions.ts';
import type { RustReading } from './reading.ts';
import { endOf, isName, isWord, Kind, kindAt, startOf } from './tokens.ts';

/**
 * Each documentation text, in order. Of those that are comments alone, which are nearly all, only the ones whose source
 * `matters` are put together; what an attribute says need not stand in its source.
 */
export function readDocComments(
  reading: RustReading,
  matters: (source: string) => boolean,
): readonly DocText[] {
  const { text, tokens } = reading;
  return docRuns(reading).flatMap((run): readonly DocText[] => {
    const isNeeded =
      !run.isPlain || matters(text.slice(startOf(tokens, run.first), endOf(tokens, run.last)));
    const doc = isNeeded ? joined(reading, run) : null;
    return doc ? [doc] : [];
  });
}

/** Tokens from `first` to `last`, of which rustdoc joins the comments and attributes to one text. */
interface DocRun {
  readonly first: number;
  last: number;
  readonly isInner: boolean;
  /** Whether they are comments, without an attribute. */
  isPlain: boolean;
}

function docRuns(reading: RustReading): readonly DocRun[] {
  const { tokens, groups } = reading;
  const { count, kinds } = tokens;
  const runs: DocRun[] = [];
  let run: DocRun | null = null;
  for (let i = 0; i < count; i++) {
    const kind = kinds[i] ?? 0;
    // Code ends a text. It is nearly all there is, and is skipped.
    if (kind !== Kind.OuterDoc && kind !== Kind.InnerDoc && kind !== Kind.Hash) {
      run = null;
      continue;
    }
    const isAttribute = kind === Kind.Hash;
    const open = isAttribute ? attributeOpen(reading, i) : -1;
    if (isAttribute && open === -1) {
      run = null;
      continue;
    }
    const last = isAttribute ? Math.max(groups.partner[open] ?? i, i) : i;
    if (!isAttribute || docValues(reading, open, last).length > 0) {
      const isInner = isAttribute ? open === i + 2 : kind === Kind.InnerDoc;
      if (run === null || run.isInner !== isInner) {
        run = { first: i, last, isInner, isPlain: true };
        runs.push(run);
      }
      run.last = last;
      if (isAttribute) run.isPlain = false;
    }
    i = last;
  }
  return runs;
}

/** `null` if nothing is said. */
function joined(reading: RustReading, { first, last }: DocRun): DocText | null {
  const { text, tokens, groups } = reading;
  const to = writeDocText(tokens, first);
  for (let i = first; i <= last; i++) {
    const open = attributeOpen(reading, i);
    if (open === -1) {
      for (const line of commentLines(text, startOf(tokens, i), endOf(tokens, i))) {
        to.plain(line);
        to.endLine();
      }
      continue;
    }
    const close = Math.max(groups.partner[open] ?? i, i);
    for (const value of docValues(reading, open, close)) {
      writeValue(reading, value, to);
      to.endLine();
    }
    i = close;
  }
  return to.isEmpty() ? null : to.finish();
}

/** Where the values of `doc = …` begin in the attribute `[open, close]`, including those inside `cfg_attr(…)`. */
function docValues({ tokens }: RustReading, open: number, close: number): readonly number[] {
  const isDoc = (at: number) => isWord(tokens, at, 'doc') && kindAt(tokens, at + 1) === Kind.Equals;
  if (isDoc(open + 1)) return [open + 3];
  if (!isWord(tokens, open + 1, 'cfg_attr')) return [];
  const values: number[] = [];
  for (let at = open + 2; at < close; at++) if (isDoc(at)) values.push(at + 2);
  return values;
}

/**
 * Writes a value: a string, a `concat!` of strings and unknown parts, or something that only the compiler can work out.
 */
function writeValue({ tokens, groups }: RustReading, value: number, to: DocWriter): void {
  const isConcat = isWord(tokens, value, 'concat') && kindAt(tokens, value + 1) === Kind.Bang;
  if (!isConcat) {
    if (isString(tokens, value)) to.literal(value);
    else to.unknown(value);
    return;
  }
  const close = groups.partner[value + 2] ?? 0;
  for (let at = value + 3; at < close; at++) {
    if (kindAt(tokens, at) === Kind.Comma) continue;
    if (isString(tokens, at)) to.literal(at);
    else {
      to.unknown(at);
      while (at < close && kindAt(tokens, at) !== Kind.Comma) {
        at = Math.max(groups.partner[at] ?? 0, at) + 1;
      }
    }
  }
}

/** The `[` of the attribute whose `#` is token `hash`; -1 if it is none. */
function attributeOpen({ tokens }: RustReading, hash: number): number {
  if (kindAt(tokens, hash) !== Kind.Hash) return -1;
  const next = kindAt(tokens, hash + 1) === Kind.Bang ? hash + 2 : hash + 1;
  return kindAt(tokens, next) === Kind.OpenBracket ? next : -1;
}

/** The lines of one doc comment, without comment marks and the column of `*` in a block comment. */
function commentLines(text: string, from: number, to: number): readonly Span[] {
  if (text.startsWith('//', from)) {
    return [{ from: from + 3, to: text.charCodeAt(to - 1) === 13 ? to - 1 : to }];
  }
  const lines = splitLines(text, from + 3, to - 2);
  const starred = lines
    .slice(1)
    .every(({ from: at, to: end }) => /^\s*(?:\*|$)/.test(text.slice(at, end)));
  if (!starred) return lines;
  return lines.map((line, index) => {
    const mark = index === 0 ? null : /^\s*\*/.exec(text.slice(line.from, line.to));
    return mark ? { from: line.from + mark[0].length, to: line.to } : line;
  });
}

/** The lines of `[from, to)`, without their line ends. */
export function splitLines(text: string, from: number, to: number): readonly Span[] {
  const out: Span[] = [];
  // Searches only the given part: what follows may be one very long line.
  const within = to === text.length ? text : text.slice(0, to);
  for (let at = from; at <= to; ) {
    const found = within.indexOf('\n', at);
    const end = found === -1 || found > to ? to : found;
    out.push({ from: at, to: end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end });
    at = end + 1;
  }
  return out;
}

/** The files that a Rust file includes as documentation: `#![doc = include_str!("../README.md")]`. */
export function docIncludes(
  path: string,
  reading: RustReading,
  packageFolder: string,
): readonly string[] {
  return textIncludes(path, reading, packageFolder).flatMap((each) =>
    each.isDoc ? each.path : [],
  );
}

/** The files that a Rust file includes as text, each with whether it is documentation. */
export function textIncludes(
  path: string,
  reading: RustReading,
  packageFolder: string,
): readonly { readonly path: string; readonly isDoc: boolean }[] {
  const { text, tokens, groups } = reading;
  const folder = folderOf(path);
  const out: { readonly path: string; readonly isDoc: boolean }[] = [];
  for (let at = text.indexOf('include_str'); at !== -1; at = text.indexOf('include_str', at + 1)) {
    const token = firstTokenFrom(reading, at);
    if (!isWord(tokens, token, 'include_str') || kindAt(tokens, token + 1) !== Kind.Bang) continue;
    const named = includedPath(reading, token + 3, groups.partner[token + 2] ?? 0);
    const included = named && resolvePath(named.fromPackage ? packageFolder : folder, named.path);
    if (included !== null) out.push({ path: included, isDoc: isDocumentation(reading, token) });
  }
  return out;
}

/** Whether the value at `token` is documentation: `doc = "…"`, `doc = include_str!(…)`, also as part of a `concat!`. */
export function isDocumentation({ tokens, groups }: RustReading, token: number): boolean {
  const open = (groups.inside[token] ?? 0) - 1;
  const isPart = kindAt(tokens, open - 1) === Kind.Bang && isWord(tokens, open - 2, 'concat');
  let value = isPart ? open - 2 : token;
  // `core::include_str!`, `::core::concat!`.
  while (kindAt(tokens, value - 1) === Kind.PathSep) value -= isName(tokens, value - 2) ? 2 : 1;
  return kindAt(tokens, value - 1) === Kind.Equals && isWord(tokens, value - 2, 'doc');
}

function firstTokenFrom({ tokens }: RustReading, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
