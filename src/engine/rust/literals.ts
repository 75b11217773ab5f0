/**
 * Where Rust's long tokens end: strings, characters, numbers, comments. Each function takes the text and an offset
 * inside the token and returns the offset after its end, or -1 if the text ends first. Each looks at every character at
 * most once, whatever the text is.
 */
import type { Offset } from '../text/span.ts';

const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const STAR = 42;
const SLASH = 47;
const BACKSLASH = 92;

/** `at` is after the opening `"` of a string with escapes. */
export function stringEnd(text: string, at: Offset): Offset {
  const length = text.length;
  for (let i = at; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === QUOTE) return i + 1;
    if (c === BACKSLASH) i++;
  }
  return -1;
}

/** `at` is after the opening `"` of a raw string with `hashes` hashes. */
export function rawStringEnd(text: string, at: Offset, hashes: number): Offset {
  for (let i = text.indexOf('"', at); i !== -1; i = text.indexOf('"', i)) {
    const close = i + 1;
    i = close;
    while (i - close < hashes && text.charCodeAt(i) === HASH) i++;
    if (i - close === hashes) return i;
  }
  return -1;
}

/** `at` is after the `/*`. Block comments nest (Reference, "Comments"). */
export function blockCommentEnd(text: string, at: Offset): Offset {
  const length = text.length;
  let depth = 1;
  for (let i = at; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === STAR && text.charCodeAt(i + 1) === SLASH) {
      i++;
      if (--depth === 0) return i + 1;
    } else if (c === SLASH && text.charCodeAt(i + 1) === STAR) {
      i++;
      depth++;
    }
  }
  return -1;
}

/**
 * `at` is after the opening `'` of something that can't be a lifetime. rustc gives up at a line's end or a `/`; then
 * the result is `~offset`, the complement of where it gave up, so that no character is looked at twice.
 */
export function charEnd(text: string, at: Offset): Offset {
  const length = text.length;
  const first = text.codePointAt(at) ?? 0;
  const second = at + (first > 0xffff ? 2 : 1);
  if (first !== BACKSLASH && text.charCodeAt(second) === APOSTROPHE) return second + 1;
  for (let i = at; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === APOSTROPHE) return i + 1;
    if (c === SLASH || (c === 10 && text.charCodeAt(i + 1) !== APOSTROPHE)) return ~i;
    if (c === BACKSLASH) i++;
  }
  return ~length;
}

/**
 * `at` is on a number's first digit. Includes fraction, exponent and suffix: `1_000u64`, `0xFF`, `1.5e-3f32`. Excludes
 * the `..` of `1..2` and the method of `1.max(2)`.
 */
export function numberEnd(text: string, at: Offset): Offset {
  const second = text.charCodeAt(at + 1) | 32;
  if (text.charCodeAt(at) === 48 && (second === 120 || second === 98 || second === 111)) {
    return wordEnd(text, at + 2);
  }
  let i = digitsEnd(text, at);
  if (text.charCodeAt(i) === 46) {
    const next = text.charCodeAt(i + 1);
    if (next >= 48 && next <= 57) i = digitsEnd(text, i + 1);
    else if (next !== 46 && !isWordStart(text, i + 1)) return i + 1;
  }
  if ((text.charCodeAt(i) | 32) === 101) {
    const sign = text.charCodeAt(i + 1);
    const from = sign === 43 || sign === 45 ? i + 2 : i + 1;
    const digit = text.charCodeAt(from);
    if ((digit >= 48 && digit <= 57) || digit === 95) i = digitsEnd(text, from);
  }
  return wordEnd(text, i);
}

function digitsEnd(text: string, at: Offset): Offset {
  let i = at;
  for (let c = text.charCodeAt(i); (c >= 48 && c <= 57) || c === 95; c = text.charCodeAt(i)) i++;
  return i;
}

/** 1 for what may continue an ASCII identifier, 2 for what may also start one. */
const WORD = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  if (/[A-Za-z_]/.test(String.fromCharCode(c))) WORD[c] = 2;
  else if (c >= 48 && c <= 57) WORD[c] = 1;
}

const START = /\p{XID_Start}/u;
const CONTINUE = /\p{XID_Continue}/u;

/** Whether an identifier may start at `at`. */
export function isWordStart(text: string, at: Offset): boolean {
  const c = text.charCodeAt(at);
  if (c < 128) return WORD[c] === 2;
  return c >= 128 && START.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** The end of the identifier characters that start at `at`; `at` itself if there are none. */
export function wordEnd(text: string, at: Offset): Offset {
  let i = at;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c < 128) {
      if (WORD[c] === 0) return i;
      i++;
    } else {
      if (!(c >= 128)) return i;
      const point = text.codePointAt(i) ?? 0;
      if (!CONTINUE.test(String.fromCodePoint(point))) return i;
      i += point > 0xffff ? 2 : 1;
    }
  }
}
