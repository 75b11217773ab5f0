/**
 * Splits Rust text into tokens as rustc's own lexer does, up to edition 2024. It never throws: a token that can't be
 * read to its end is kept as far as it goes, and the first such place is the `problem`.
 *
 * Where editions differ, the newest rule applies if the text can only be meant that way (`c"…"`, `'r#x`), and the old
 * one if the newest merely reserves the form: `k#x` and `#"…"#` are separate tokens. It knows nothing of syntax:
 * `groups.ts` matches delimiters.
 *
 * Measured with Node 20 on two busy cores, best of many passes over every source of candle in memory (618 files, 7.25
 * MB): 215 MB/s. On all 2,243 files of candle, gemm, arrow-rs, leptos and the installed Rust toolchain, the 1.9 million
 * identifiers are the same as rustc's (`test/cargo/rust/lexer.test.ts`).
 */
import type { Problem } from '../text/span.ts';
import {
  blockCommentEnd,
  charEnd,
  isWordStart,
  numberEnd,
  rawStringEnd,
  stringEnd,
  wordEnd,
} from './literals.ts';
import { frontmatterEnd, shebangEnd } from './preamble.ts';
import { indicesUpTo, Kind, type Tokens } from './tokens.ts';

export interface Lexed extends Tokens {
  /** The first thing that could not be read, if any. */
  readonly problem: Problem | null;
}

/**
 * What an ASCII character may begin. Plain numbers, because a bundler turns named constants into variables, which a
 * switch has to compare one by one: migrating 24 MB in which every file moves took 7 % longer that way (Node 20).
 *
 * 1: white space; 2: a word; 3: a word, or the prefix of a literal; 4: a number; 5: a mark by itself; 6: `:` or `::`;
 * 7: `.`, `..` and longer; 8: `-` and `=`, which a `>` may follow; 9: `/` or a comment; 10: a string; 11: a character
 * or a lifetime.
 */
const BEGINS = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const s = String.fromCharCode(c);
  if (/\s/.test(s)) BEGINS[c] = 1;
  else if (/[brc]/.test(s)) BEGINS[c] = 3;
  else if (/[A-Za-z_]/.test(s)) BEGINS[c] = 2;
  else if (/\d/.test(s)) BEGINS[c] = 4;
  else if (s === ':') BEGINS[c] = 6;
  else if (s === '.') BEGINS[c] = 7;
  else if (s === '-' || s === '=') BEGINS[c] = 8;
  else if (s === '/') BEGINS[c] = 9;
  else if (s === '"') BEGINS[c] = 10;
  else if (s === "'") BEGINS[c] = 11;
  else if (c > 32 && c < 127) BEGINS[c] = 5;
}

/** Rust's white space beyond ASCII (Reference, "Whitespace"), and a byte order mark at the start. */
const WIDE_SPACE = /[\u0085\u200e\u200f\u2028\u2029]/;

/** Arrays for the tokens of a text of this length: it has at most one for each code unit. */
function roomFor(length: number) {
  return {
    kinds: new Uint8Array(length),
    starts: new Uint32Array(length),
    ends: new Uint32Array(length),
  };
}

/** Where tokens are collected; most texts are shorter than this. The result is a copy of exactly the right length. */
const scratch = roomFor(256 * 1024);

export function lex(text: string): Lexed {
  const length = text.length;
  const { kinds, starts, ends } = length <= scratch.kinds.length ? scratch : roomFor(length);
  let count = 0;
  let problem: Problem | null = null;

  const fail = (from: number, to: number, message: string): number => {
    problem ??= { from, to, message };
    return length;
  };

  let i = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  i = shebangEnd(text, i);
  const front = frontmatterEnd(text, i);
  if (front === -1) {
    i = fail(i, length, 'This frontmatter (`---`) is never closed.');
  } else i = front;

  while (i < length) {
    const start = i;
    const c = text.charCodeAt(i);
    let kind: number;
    switch (c < 128 ? BEGINS[c] : 0) {
      case 1:
        // `charCodeAt` is never called past the end: if it ever returned NaN, the compiled code would allow for NaN at
        // every character.
        i++;
        while (i < length && text.charCodeAt(i) === 32) i++;
        continue;
      case 2:
        kind = Kind.Ident;
        i = wordEnd(text, i + 1);
        break;
      case 3: {
        i = wordEnd(text, i + 1);
        kind = Kind.Ident;
        const size = i - start;
        if (size > 2) break;
        const after = text.charCodeAt(i);
        if (after !== 34 && after !== 35 && after !== 39) break;
        const last = text.charCodeAt(i - 1);
        if (size === 2 && (last !== 114 || c === 114)) break; // only br and cr
        if (last === 114 && after !== 39) {
          let quote = i;
          while (text.charCodeAt(quote) === 35) quote++;
          if (text.charCodeAt(quote) === 34) {
            kind = Kind.RawStr;
            i = rawStringEnd(text, quote + 1, quote - i);
            i =
              i === -1
                ? fail(start, quote + 1, 'This raw string is never closed.')
                : suffixEnd(text, i);
          } else if (size === 1 && quote === i + 1 && isWordStart(text, quote)) {
            kind = Kind.RawIdent;
            i = wordEnd(text, quote);
          }
        } else if (size === 1 && last !== 114 && after === 34) {
          kind = Kind.Str;
          i = stringEnd(text, i + 1);
          i =
            i === -1 ? fail(start, start + 2, 'This string is never closed.') : suffixEnd(text, i);
        } else if (size === 1 && last === 98 && after === 39) {
          kind = Kind.Char;
          i = charEnd(text, i + 1);
          if (i < 0) {
            i = ~i;
            problem ??= {
              from: start,
              to: start + 2,
              message: 'This byte literal is never closed.',
            };
          } else i = suffixEnd(text, i);
        }
        break;
      }
      case 4:
        kind = Kind.Number;
        i = numberEnd(text, i);
        break;
      case 6:
        if (text.charCodeAt(i + 1) === 58) {
          kind = Kind.PathSep;
          i += 2;
        } else {
          kind = Kind.Colon;
          i++;
        }
        break;
      case 7:
        if (text.charCodeAt(i + 1) === 46) {
          kind = Kind.Dots;
          const third = text.charCodeAt(i + 2);
          i += third === 46 || third === 61 ? 3 : 2;
        } else {
          kind = Kind.Dot;
          i++;
        }
        break;
      case 8:
        // `->` and `=>` are tokens, so that a `>` token may always close a `<`. `==>` does not occur.
        if (text.charCodeAt(i + 1) === 62) {
          kind = c === 45 ? Kind.Arrow : Kind.FatArrow;
          i += 2;
        } else {
          kind = c;
          i++;
        }
        break;
      case 9: {
        const next = text.charCodeAt(i + 1);
        if (next === 47) {
          const end = text.indexOf('\n', i + 2);
          i = end === -1 ? length : end;
          const third = text.charCodeAt(start + 2);
          if (third === 33) kind = Kind.InnerDoc;
          else if (third === 47 && text.charCodeAt(start + 3) !== 47) kind = Kind.OuterDoc;
          else continue;
        } else if (next === 42) {
          i = blockCommentEnd(text, i + 2);
          if (i === -1) {
            i = fail(start, start + 2, 'This comment (`/*`) is never closed.');
            continue;
          }
          const third = text.charCodeAt(start + 2);
          const fourth = text.charCodeAt(start + 3);
          if (third === 33) kind = Kind.InnerDoc;
          else if (third === 42 && fourth !== 42 && fourth !== 47) kind = Kind.OuterDoc;
          else continue;
        } else {
          kind = Kind.Slash;
          i++;
        }
        break;
      }
      case 10:
        kind = Kind.Str;
        i = stringEnd(text, i + 1);
        i = i === -1 ? fail(start, start + 1, 'This string is never closed.') : suffixEnd(text, i);
        break;
      case 11: {
        // rustc: a lifetime unless the character after next is `'` again.
        const wide = (text.codePointAt(i + 1) ?? 0) > 0xffff ? 1 : 0;
        const digit = text.charCodeAt(i + 1) >= 48 && text.charCodeAt(i + 1) <= 57;
        if (text.charCodeAt(i + 2 + wide) !== 39 && (digit || isWordStart(text, i + 1))) {
          kind = Kind.Lifetime;
          i = wordEnd(text, i + 1);
          if (i === start + 2 && text.startsWith('r#', start + 1) && isWordStart(text, i + 1)) {
            i = wordEnd(text, i + 1);
          } else if (text.charCodeAt(i) === 39) {
            kind = Kind.Char;
            i++;
          }
        } else {
          kind = Kind.Char;
          i = charEnd(text, i + 1);
          if (i < 0) {
            i = ~i;
            problem ??= { from: start, to: start + 1, message: 'This character is never closed.' };
          } else i = suffixEnd(text, i);
        }
        break;
      }
      case 5:
        kind = c;
        i++;
        break;
      default: {
        const end = c < 128 ? i : wordEnd(text, i);
        if (end > i && isWordStart(text, i)) {
          kind = Kind.Ident;
          i = end;
        } else {
          const point = text.codePointAt(i) ?? 0;
          i += point > 0xffff ? 2 : 1;
          if (WIDE_SPACE.test(String.fromCodePoint(point))) continue;
          kind = Kind.Unknown;
        }
      }
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = i;
    count++;
  }
  const [ownStarts, ownEnds] = indicesUpTo(length, count);
  ownStarts.set(starts.subarray(0, count));
  ownEnds.set(ends.subarray(0, count));
  return { text, count, kinds: kinds.slice(0, count), starts: ownStarts, ends: ownEnds, problem };
}

/** The end of a literal's suffix: `"x"suffix`, `'c'u8`. A digit or a blank begins none. */
function suffixEnd(text: string, at: number): number {
  return isWordStart(text, at) ? wordEnd(text, at) : at;
}
