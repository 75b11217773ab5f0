/**
 * Rust tokens as three parallel typed arrays: the kind of each, where it starts, and where it ends. There are no token
 * objects. White space and plain comments are not tokens; doc comments are.
 *
 * The kind of a punctuation mark is its character code; all other kinds have numbers outside those.
 */

import { addUnder } from '../text/append.ts';
import { onceFor } from '../text/once.ts';
import { indexOfWord } from '../text/search.ts';
import type { Offset, Span } from '../text/span.ts';

/** The kinds of tokens. A mark that no reader looks for (`~`) has no name here, but its kind is still its code. */
export const Kind = {
  Ident: 1,
  /** `r#name`. */
  RawIdent: 2,
  /** `'name`, `'r#name`. */
  Lifetime: 3,
  Number: 4,
  /** `'x'`, `b'x'`. */
  Char: 5,
  /** `"…"`, `b"…"`, `c"…"`: with escapes. */
  Str: 6,
  /** `r#"…"#`, `br"…"`, `cr"…"`. */
  RawStr: 7,
  /** `///` and `/** … *​/`: documents what follows. */
  OuterDoc: 8,
  /** `//!` and `/*! … *​/`: documents what it is in. */
  InnerDoc: 9,
  /** A character that Rust has no token for. */
  Unknown: 10,
  /** `!` */
  Bang: 33,
  /** `#` */
  Hash: 35,
  /** `$` */
  Dollar: 36,
  /** `&` */
  And: 38,
  /** `(` */
  OpenParen: 40,
  /** `)` */
  CloseParen: 41,
  /** `*` */
  Star: 42,
  /** `,` */
  Comma: 44,
  /** `.` */
  Dot: 46,
  /** `/` */
  Slash: 47,
  /** `:` */
  Colon: 58,
  /** `;` */
  Semicolon: 59,
  /** `<` */
  Less: 60,
  /** `=` */
  Equals: 61,
  /** `>` */
  Greater: 62,
  /** `[` */
  OpenBracket: 91,
  /** `]` */
  CloseBracket: 93,
  /** `{` */
  OpenBrace: 123,
  /** `|` */
  Or: 124,
  /** `}` */
  CloseBrace: 125,
  /** `::` */
  PathSep: 128,
  /** `->` */
  Arrow: 129,
  /** `=>` */
  FatArrow: 130,
  /** `..`, `...`, `..=` */
  Dots: 131,
} as const;

/** A file's tokens. Index `i` in each array belongs to token `i`. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Indices;
  readonly ends: Indices;
}

/**
 * Offsets in a text or indices of its tokens. Two bytes each do for nearly all files. With four, a project's arrays take
 * twice the memory, and collecting that garbage took a fifth of the time.
 */
export type Indices = Uint16Array | Uint32Array;

/** Two arrays of `count` zeros that can become any number up to `limit`. They share a buffer, which is dear to make. */
export function indicesUpTo(limit: number, count: number): readonly [Indices, Indices] {
  if (limit < 0x10000) {
    const buffer = new ArrayBuffer(4 * count);
    return [new Uint16Array(buffer, 0, count), new Uint16Array(buffer, 2 * count, count)];
  }
  const buffer = new ArrayBuffer(8 * count);
  return [new Uint32Array(buffer, 0, count), new Uint32Array(buffer, 4 * count, count)];
}

/** The kind of token `index`; 0 before the first and after the last token. */
export function kindAt(tokens: Tokens, index: number): number {
  return index >= 0 && index < tokens.count ? (tokens.kinds[index] ?? 0) : 0;
}

export function startOf(tokens: Tokens, index: number): Offset {
  return index < tokens.count ? (tokens.starts[index] ?? 0) : tokens.text.length;
}

export function endOf(tokens: Tokens, index: number): Offset {
  return index < tokens.count ? (tokens.ends[index] ?? 0) : tokens.text.length;
}

export function tokenSpan(tokens: Tokens, index: number): Span {
  return { from: startOf(tokens, index), to: endOf(tokens, index) };
}

/** The source text of token `index`; `''` outside the list. */
export function textOf(tokens: Tokens, index: number): string {
  return index >= 0 && index < tokens.count
    ? tokens.text.slice(tokens.starts[index], tokens.ends[index])
    : '';
}

/** Whether token `index` is an identifier, raw or not. Keywords count as identifiers here. */
export function isName(tokens: Tokens, index: number): boolean {
  const kind = kindAt(tokens, index);
  return kind === Kind.Ident || kind === Kind.RawIdent;
}

/** The name that an identifier token means: `paste` for `r#paste`. `''` for other tokens. */
export function nameOf(tokens: Tokens, index: number): string {
  const kind = kindAt(tokens, index);
  if (kind === Kind.Ident) return textOf(tokens, index);
  return kind === Kind.RawIdent ? textOf(tokens, index).slice(2) : '';
}

/** Whether token `index` is the non-raw word `word`. Creates no string. */
export function isWord(tokens: Tokens, index: number, word: string): boolean {
  if (kindAt(tokens, index) !== Kind.Ident) return false;
  const start = tokens.starts[index] ?? 0;
  return (tokens.ends[index] ?? 0) - start === word.length && tokens.text.startsWith(word, start);
}

/** Whether the identifier token `index` means `name`. */
export function means(tokens: Tokens, index: number, name: string): boolean {
  const kind = kindAt(tokens, index);
  const start = (tokens.starts[index] ?? 0) + (kind === Kind.RawIdent ? 2 : 0);
  return (
    (kind === Kind.Ident || kind === Kind.RawIdent) &&
    (tokens.ends[index] ?? 0) - start === name.length &&
    tokens.text.startsWith(name, start)
  );
}

/** The index of the token that starts at `offset`, or -1. */
export function tokenAt(tokens: Tokens, offset: Offset): number {
  let low = 0;
  let high = tokens.count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const start = tokens.starts[middle] ?? 0;
    if (start === offset) return middle;
    if (start < offset) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The index of the token that contains `offset`, or -1. */
export function tokenAround(tokens: Tokens, offset: Offset): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.ends[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low < tokens.count && (tokens.starts[low] ?? 0) <= offset ? low : -1;
}

/**
 * The indices of the identifier tokens that mean `name`, in order. The first names are searched for in the text, which is
 * about thirty times as fast as going through the tokens. When more are asked for, all names of the file are indexed.
 */
export function mentionsOf(tokens: Tokens, name: string): readonly number[] {
  const searched = searchesIn(tokens);
  const known = searched.get(name);
  if (known) return known;
  if (searched.size === mostSearches) return namesIn(tokens).get(name) ?? nowhere;
  const out: number[] = [];
  const { text } = tokens;
  for (
    let at = indexOfWord(text, name);
    at !== -1;
    at = indexOfWord(text, name, at + name.length)
  ) {
    let index = tokenAt(tokens, at);
    if (index === -1 && text.startsWith('r#', at - 2)) index = tokenAt(tokens, at - 2);
    if (index !== -1 && means(tokens, index, name)) out.push(index);
  }
  searched.set(name, out);
  return out;
}

const mostSearches = 48;
/** What was searched for, and where it is. */
const searchesIn = onceFor((_: Tokens) => new Map<string, readonly number[]>());
const nowhere: readonly number[] = [];

/** Every identifier's tokens, by the name that they mean. */
const namesIn = onceFor((tokens: Tokens): ReadonlyMap<string, readonly number[]> => {
  const names = new Map<string, number[]>();
  for (let token = 0; token < tokens.count; token++) {
    if (isName(tokens, token)) addUnder(names, nameOf(tokens, token), token);
  }
  return names;
});

/**
 * Whether `text` contains one of `names` as a whole word, in code or not: the scan that decides which files are lexed.
 * One `indexOf` for each name runs at 3 to 6 GB/s, where one regular expression for all ran at 1.3 (Node 20, candle's
 * 618 sources, names absent).
 */
export function mentions(text: string, names: readonly string[]): boolean {
  return names.some((name) => mentionsName(text, name));
}

export function mentionsName(text: string, name: string): boolean {
  for (
    let at = indexOfWord(text, name);
    at !== -1;
    at = indexOfWord(text, name, at + name.length)
  ) {
    if (!isWordCode(text.charCodeAt(at - 1)) && !isWordCode(text.charCodeAt(at + name.length))) {
      return true;
    }
  }
  return false;
}

function isWordCode(c: number): boolean {
  return (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95;
}

/** A pattern for text that contains one of `names`, even inside a longer word. */
export function mentionPattern(names: readonly string[]): RegExp {
  return new RegExp(names.map((name) => name.replace(/[^\w]/g, '\\$&')).join('|') || '(?!)');
}
