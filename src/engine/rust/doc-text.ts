/**
 * Documentation as rustdoc joins it, and where each piece of it is in the file: after comment marks, behind escapes of
 * string literals (Reference, "String literals"), or in parts of a `concat!`.
 */
import { lastUpTo } from '../text/binary-search.ts';
import type { Offset, Span } from '../text/span.ts';
import { escapesIn } from './string-literal.ts';
import { endOf, Kind, kindAt, startOf, type Tokens, textOf } from './tokens.ts';

/** The range `[at, at + length)` of the documentation, which the file writes at `[from, to)`. */
export interface Piece {
  readonly at: Offset;
  readonly length: number;
  readonly from: Offset;
  readonly to: Offset;
  /** How the file quotes it. `unknown`: only the compiler knows the text; a placeholder word is in its place. */
  readonly quoting: 'none' | 'escapes' | 'raw' | 'unknown';
}

export interface DocText {
  readonly text: string;
  /** Sorted. Only line ends lie between them. */
  readonly pieces: readonly Piece[];
  /** The token of the file where the text begins; 0 in Markdown. */
  readonly token: number;
}

/** Markdown, which is its own documentation. */
export function plainText(text: string): DocText {
  const piece: Piece = { at: 0, length: text.length, from: 0, to: text.length, quoting: 'none' };
  return { text, pieces: [piece], token: 0 };
}

/**
 * Translates a replacement of `[from, to)` in the documentation into one in the file. `null` if the file does not hold
 * that range in one piece.
 */
export function placeOf(
  { pieces }: DocText,
  { from, to }: Span,
  insert: string,
): (Span & { readonly insert: string }) | null {
  const first = pieceAt(pieces, from);
  const last = to > from ? pieceAt(pieces, to - 1) : first;
  const start = pieces[first];
  const end = pieces[last];
  if (!start || !end) return null;
  for (let i = first; i <= last; i++) {
    const piece = pieces[i];
    if (piece?.quoting === 'unknown' || (i > first && piece?.from !== pieces[i - 1]?.to))
      return null;
  }
  const fileFrom = inside(start, from);
  const fileTo = inside(end, to);
  if (fileFrom === null || fileTo === null) return null;
  if (start.quoting === 'raw' && insert.includes('"')) return null;
  const quoted = start.quoting === 'escapes' ? insert.replace(/["\\]/g, '\\$&') : insert;
  return { from: fileFrom, to: fileTo, insert: quoted };
}

/** Where in the file `[from, to)` of the documentation comes from, at least roughly. */
export function spanOf({ pieces }: DocText, { from, to }: Span): Span {
  const start = pieces[pieceAt(pieces, from)];
  const end = pieces[pieceAt(pieces, Math.max(from, to - 1))];
  if (!start || !end) return { from: 0, to: 0 };
  return { from: inside(start, from) ?? start.from, to: inside(end, to) ?? end.to };
}

function pieceAt(pieces: readonly Piece[], offset: Offset): number {
  return lastUpTo(pieces, ({ at }) => at <= offset);
}

function inside(piece: Piece, offset: Offset): Offset | null {
  const into = offset - piece.at;
  if (into === 0) return piece.from;
  if (into === piece.length) return piece.to;
  const isWhole = piece.length === piece.to - piece.from;
  return isWhole && into > 0 && into < piece.length ? piece.from + into : null;
}

/** Assembles a documentation text. */
export interface DocWriter {
  readonly isEmpty: () => boolean;
  /** Adds text that the file holds as it is. */
  readonly plain: (span: Span) => void;
  /** Adds the value of a string literal. */
  readonly literal: (token: number) => void;
  /** Adds a placeholder for a value that only the compiler knows. */
  readonly unknown: (token: number) => void;
  readonly endLine: () => void;
  readonly finish: () => DocText;
}

export function writeDocText(tokens: Tokens, token: number): DocWriter {
  const { text } = tokens;
  const parts: string[] = [];
  const pieces: Piece[] = [];
  let at = 0;
  const add = (part: string, from: Offset, to: Offset, quoting: Piece['quoting']): void => {
    pieces.push({ at, length: part.length, from, to, quoting });
    parts.push(part);
    at += part.length;
  };
  return {
    isEmpty: () => parts.length === 0,
    plain: ({ from, to }) => add(text.slice(from, to), from, to, 'none'),
    literal(index) {
      const start = startOf(tokens, index);
      const open = text.indexOf('"', start) + 1;
      if (kindAt(tokens, index) === Kind.RawStr) {
        // `r##"` closes with `"##`: the same number of `#`, without the letters.
        const marks = text.slice(start, open - 1).replace(/^[a-z]+/, '').length;
        const to = endOf(tokens, index) - marks - 1;
        add(text.slice(open, to), open, to, 'raw');
        return;
      }
      // Cut out first, so that searches for escapes do not run on through the rest of the file.
      for (const { from, to, says } of escapesIn(text.slice(open, endOf(tokens, index) - 1))) {
        if (says !== '') add(says, open + from, open + to, 'escapes');
      }
    },
    unknown: (index) => add('_x', startOf(tokens, index), endOf(tokens, index), 'unknown'),
    endLine() {
      parts.push('\n');
      at++;
    },
    finish: () => ({ text: parts.join(''), pieces, token }),
  };
}

/** Whether the token is a string. */
export function isString(tokens: Tokens, index: number): boolean {
  return isText(tokens, index) && /^["r]/.test(textOf(tokens, index));
}

/** Whether the token is a string or a byte string, such as a generator writes to a file. */
export function isText(tokens: Tokens, index: number): boolean {
  const kind = kindAt(tokens, index);
  return kind === Kind.Str || kind === Kind.RawStr;
}
