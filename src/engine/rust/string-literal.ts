/**
 * The text that a literal stands for (Reference, "Character and string literals"), and where each piece of it is
 * written: the path of a module, a file to include, documentation, code made of strings.
 */
import type { Span } from '../text/span.ts';
import { Kind, kindAt, type Tokens, textOf } from './tokens.ts';

/** The text that a string literal stands for; `null` for other tokens, and for byte and C strings. */
export function stringValue(tokens: Tokens, index: number): string | null {
  const kind = kindAt(tokens, index);
  if (kind !== Kind.Str && kind !== Kind.RawStr) return null;
  const text = textOf(tokens, index);
  // rustc reads the end of a line as `\n`, however the file has it.
  if (kind === Kind.RawStr) {
    return /^r(#*)"([\s\S]*)"\1$/.exec(text)?.[2]?.replaceAll('\r\n', '\n') ?? null;
  }
  if (!text.startsWith('"') || !text.endsWith('"')) return null;
  const inside = text.slice(1, -1).replaceAll('\r\n', '\n');
  return inside.includes('\\') ? unescaped(inside) : inside;
}

/** The character that a character literal stands for; `null` for other tokens. */
export function charValue(tokens: Tokens, index: number): string | null {
  if (kindAt(tokens, index) !== Kind.Char) return null;
  const text = textOf(tokens, index);
  return text.startsWith("'") && text.endsWith("'") ? unescaped(text.slice(1, -1)) : null;
}

function unescaped(inside: string): string {
  return [...escapesIn(inside)].map(({ says }) => says).join('');
}

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
]);

/** Splits the content of a literal into plain text and escapes, each with the text it stands for. */
export function* escapesIn(text: string): Generator<Span & { readonly says: string }> {
  const { length } = text;
  for (let at = 0; at < length; ) {
    const slash = text.indexOf('\\', at);
    const plain = slash === -1 ? length : slash;
    if (plain > at) yield { from: at, to: plain, says: text.slice(at, plain) };
    if (plain === length) return;
    const mark = text.charAt(plain + 1);
    let to = plain + 2;
    let says = SIMPLE.get(mark) ?? mark;
    if (mark === 'x') {
      to = plain + 4;
      says = String.fromCharCode(Number.parseInt(text.slice(plain + 2, to), 16));
    } else if (mark === 'u') {
      to = text.indexOf('}', plain) + 1 || length;
      const code = Number.parseInt(text.slice(plain + 3, to - 1).replaceAll('_', ''), 16);
      says = code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    } else if (mark === '\n' || mark === '\r') {
      // A line's end after a backslash disappears, with all blanks at the beginning of the next lines.
      while (to < length && /[ \t\n\r]/.test(text.charAt(to))) to++;
      says = '';
    }
    yield { from: plain, to: Math.min(to, length), says };
    at = to;
  }
}
