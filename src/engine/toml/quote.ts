/**
 * Keys and strings as TOML writes them (TOML 1.0, "Keys" and "String"; every escape used here is valid in 1.0 as in
 * 1.1).
 */
import type { Splice } from '../text/edit.ts';
import type { TomlString } from './tree.ts';

/** `name` as a key: bare where TOML allows it, otherwise a basic string. */
export function quoteKey(name: string): string {
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : quoteString(name);
}

/** `text` as a basic string on one line. */
export function quoteString(text: string): string {
  return `"${escaped(text)}"`;
}

/** Replaces the string `node` by `text` and keeps its kind of quotes, unless `text` can't be written in them. */
export function setString(node: TomlString, text: string): readonly Splice[] {
  if (node.value === text) return [];
  return [{ from: node.from, to: node.to, insert: inStyle(node.style, text) }];
}

/**
 * `text` in quotes of the given style. A literal string has no escapes, so a text it can't hold becomes a basic string.
 */
export function inStyle(style: 'basic' | 'literal', text: string): string {
  return style === 'literal' && !/['\p{Cc}]/u.test(text) ? `'${text}'` : quoteString(text);
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\f', '\\f'],
  ['\r', '\\r'],
]);

function escaped(text: string): string {
  return text.replace(
    /["\\\p{Cc}]/gu,
    (char) =>
      shortEscapes.get(char) ??
      `\\u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
