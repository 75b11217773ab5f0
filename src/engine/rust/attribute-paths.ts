/**
 * Paths in the strings of serde's attributes, which its derives turn into code: `#[serde(with = "gemm::x")]` (serde.rs,
 * "Container attributes", "Field attributes").
 */

import type { Offset } from '../text/span.ts';
import { isString, placeOf, writeDocText } from './doc-text.ts';
import type { RustReading } from './reading.ts';
import { isWord, Kind, kindAt, textOf, tokenAround } from './tokens.ts';

export interface AttributePath {
  /** The string's token. */
  readonly token: number;
  /** Where the crate's name starts inside the string. */
  readonly from: Offset;
  /** The path begins with `::`. */
  readonly global: boolean;
}

/** Keys whose strings are read as code. */
const KEYS = new Set(
  'with serialize_with deserialize_with default remote crate getter bound from into try_from skip_serializing_if'.split(
    ' ',
  ),
);

/**
 * Keys whose string may be the crate itself, because they take a module. For the other keys, a single name is a
 * function or type.
 */
const MODULE_KEYS = new Set(['with', 'crate']);

/** Where strings in serde's attributes begin a path with the crate's name. */
export function readAttributePaths(reading: RustReading, name: string): readonly AttributePath[] {
  const { text, tokens } = reading;
  const out: AttributePath[] = [];
  let next = 0;
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, Math.max(next, at + 1))) {
    const token = tokenAround(tokens, at);
    const kind = kindAt(tokens, token);
    if (kind !== Kind.Str && kind !== Kind.RawStr) continue;
    next = tokens.ends[token] ?? 0;
    const key = keyOf(reading, token);
    if (key === '' || !isString(tokens, token)) continue;
    const writer = writeDocText(tokens, token);
    writer.literal(token);
    const value = writer.finish();
    const end = MODULE_KEYS.has(key) ? '(?=\\s*(?:::|$))' : '(?=\\s*::)';
    const heads = new RegExp(`(?<![\\w:.$])(::\\s*)?${name}${end}`, 'g');
    for (const { index, 0: whole, 1: before = '' } of value.text.matchAll(heads)) {
      const from = index + before.length;
      const place = placeOf(value, { from, to: index + whole.length }, name);
      if (place) out.push({ token, from: place.from, global: before !== '' });
    }
  }
  return out;
}

/**
 * Whether the string is in an attribute of serde's. All keys of these are known, so a string that is no code is no path
 * either.
 */
export function isInSerde({ tokens, groups }: RustReading, token: number): boolean {
  let open = (groups.inside[token] ?? 0) - 1;
  for (let steps = 0; open >= 0 && steps < 3; steps++) {
    if (isWord(tokens, open - 1, 'serde')) return true;
    open = (groups.inside[open] ?? 0) - 1;
  }
  return false;
}

/** The key in serde's attribute that takes the string; `''` if that key takes no code. */
function keyOf({ tokens, groups }: RustReading, token: number): string {
  if (kindAt(tokens, token - 1) !== Kind.Equals) return '';
  let key = textOf(tokens, token - 2);
  let open = (groups.inside[token] ?? 0) - 1;
  if (isWord(tokens, open - 1, 'bound') && (key === 'serialize' || key === 'deserialize')) {
    key = 'bound';
    open = (groups.inside[open] ?? 0) - 1;
  }
  return KEYS.has(key) && isWord(tokens, open - 1, 'serde') ? key : '';
}
