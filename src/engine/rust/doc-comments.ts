/**
 * The documentation of a Rust file: runs of `///`, `//!`, `/** … *​/`, `#[doc = "…"]` that rustdoc joins,
 * as lines without their comment marks.
 */
import { folderOf, resolvePath } from '../text/path.ts';
import type { Span } from '../text/span.ts';
import { stringValue } from './attributes.ts';
import type { RustReading } from './reading.ts';
import { endOf, isWord, Kind, kindAt, startOf } from './tokens.ts';

/** The lines of each documentation text, in order. */
export function readDocComments(reading: RustReading): readonly (readonly Span[])[] {
  const { text, tokens, groups } = reading;
  const out: Span[][] = [];
  let run: Span[] = [];
  let runKind = 0;
  for (let i = 0; i < tokens.count; i++) {
    const kind = tokens.kinds[i] ?? 0;
    if (kind === Kind.OuterDoc || kind === Kind.InnerDoc) {
      if (kind !== runKind && run.length > 0) {
        out.push(run);
        run = [];
      }
      runKind = kind;
      run.push(...commentLines(text, startOf(tokens, i), endOf(tokens, i)));
    } else if (kind === Kind.Hash && attributeOpen(reading, i) !== -1) {
      const open = attributeOpen(reading, i);
      if (isWord(tokens, open + 1, 'doc') && kindAt(tokens, open + 2) === Kind.Equals) {
        run.push(...stringLines(reading, open + 3));
      }
      i = groups.partner[open] ?? i;
    } else if (run.length > 0) {
      out.push(run);
      run = [];
    }
  }
  if (run.length > 0) out.push(run);
  return out;
}

/** The `[` of the attribute whose `#` is token `hash`, or -1. */
function attributeOpen({ tokens }: RustReading, hash: number): number {
  const next = kindAt(tokens, hash + 1) === Kind.Bang ? hash + 2 : hash + 1;
  return kindAt(tokens, next) === Kind.OpenBracket ? next : -1;
}

/** The lines of one doc comment, their marks and the column of `*` of a block comment taken off. */
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

/** The lines of a `#[doc = "…"]` string; none when it has escapes, whose places would shift. */
function stringLines({ text, tokens }: RustReading, token: number): readonly Span[] {
  const value = stringValue(tokens, token);
  if (value === null) return [];
  const from = text.indexOf('"', startOf(tokens, token)) + 1;
  return splitLines(text, from, from + value.length);
}

/** The lines of `[from, to)`, without their line ends. */
export function splitLines(text: string, from: number, to: number): readonly Span[] {
  const out: Span[] = [];
  for (let at = from; at <= to; ) {
    const found = text.indexOf('\n', at);
    const end = found === -1 || found > to ? to : found;
    out.push({ from: at, to: end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end });
    at = end + 1;
  }
  return out;
}

/** The files that a Rust file takes in as documentation: `#![doc = include_str!("../README.md")]`. */
export function docIncludes(path: string, reading: RustReading): readonly string[] {
  const { text, tokens } = reading;
  const folder = folderOf(path);
  const out: string[] = [];
  for (let at = text.indexOf('include_str'); at !== -1; at = text.indexOf('include_str', at + 1)) {
    const token = firstTokenFrom(reading, at);
    const isDoc = kindAt(tokens, token - 1) === Kind.Equals && isWord(tokens, token - 2, 'doc');
    if (!isDoc || !isWord(tokens, token, 'include_str')) continue;
    const value = stringValue(tokens, token + 3);
    const included = value === null ? null : resolvePath(folder, value);
    if (included !== null) out.push(included);
  }
  return out;
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
