/**
 * Manifests inside sources: the frontmatter of a Cargo script (`---cargo`; Cargo reference, "Unstable features:
 * script"), and the two forms of rust-script, a `cargo` fence in the file's first doc comment and a `// cargo-deps:`
 * line.
 *
 * This only finds where the TOML is. What it means is up to the readers of manifests.
 */
import { lastUpTo } from '../text/lines.ts';
import type { Offset } from '../text/span.ts';
import { readDocComments, splitLines } from './doc-comments.ts';
import { spanOf } from './doc-text.ts';
import { readFences } from './fences.ts';
import { blockCommentEnd } from './literals.ts';
import { frontmatterEnd, shebangEnd } from './preamble.ts';
import type { RustEdition, RustReading } from './reading.ts';
import { Kind, kindAt } from './tokens.ts';

/** Plain data, so that two readings of the same manifest compare equal. */
export interface EmbeddedManifest {
  /** The manifest's TOML. */
  readonly text: string;
  /** The edition for a script that states none. */
  readonly edition: RustEdition;
  /** Where its pieces are in the file, in order. A piece ends where the next begins. */
  readonly pieces: readonly Piece[];
  /** Whether lines may be added. Not where every line needs comment marks of its own. */
  readonly mayGrow: boolean;
}

interface Piece {
  /** Offset in the manifest's text. */
  readonly at: Offset;
  /** Offset in the file. */
  readonly origin: Offset;
}

/** The manifest inside a file, or `null`. `reading` is only called when documentation may contain one. */
export function readEmbeddedManifest(
  text: string,
  reading: () => RustReading,
): EmbeddedManifest | null {
  const start = shebangEnd(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const first = pastBlanks(text, start);
  // All three forms begin a file, so that two characters rule out most files.
  if (text.startsWith('--', first)) return frontmatter(text, start);
  if (!text.startsWith('//', first) && !text.startsWith('/*', first)) return null;
  return dependencyLine(text, start) ?? (hasDocFence(text, first) ? docFence(reading()) : null);
}

/** Translates an offset in the manifest into one in the file; -1 for text that we put before the manifest. */
export function originOf({ pieces }: EmbeddedManifest, offset: Offset): Offset {
  const piece = pieces[lastUpTo(pieces, ({ at }) => at <= offset)];
  return piece && piece.at <= offset ? piece.origin + offset - piece.at : -1;
}

function frontmatter(text: string, start: Offset): EmbeddedManifest | null {
  const end = frontmatterEnd(text, start);
  if (end <= start) return null;
  const [open = '', word = ''] = /^\s*-{3,}[^\S\n]*([\w.-]*)/.exec(text.slice(start, end)) ?? [];
  if (word !== '' && word !== 'cargo') return null;
  const origin = text.indexOf('\n', start + open.length) + 1;
  const close = text.lastIndexOf('\n', end - 1) + 1;
  return {
    text: text.slice(origin, Math.max(origin, close)),
    edition: '2024',
    pieces: [{ at: 0, origin }],
    mayGrow: true,
  };
}

const lineStart = 'dependencies = {';

/** Reads `// cargo-deps: paste = "1.0", log = "0.4"`: the content of an inline table, without its braces. */
function dependencyLine(text: string, start: Offset): EmbeddedManifest | null {
  // Like rust-script, ignores the case of letters.
  const form = /\s*\/\/[^\S\n]*cargo-deps[^\S\n]*:([^\r\n]*)/iy;
  form.lastIndex = start;
  const match = form.exec(text);
  if (!match) return null;
  const [whole, list = ''] = match;
  const origin = start + whole.length - list.length;
  return {
    text: `${lineStart}${list}}`,
    edition: '2021',
    pieces: [{ at: lineStart.length, origin }],
    mayGrow: false,
  };
}

/** Where the doc comment ends that begins the file, plain comments before it aside; -1 if there is none. */
function firstDocsEnd(text: string, first: Offset): Offset {
  let end = -1;
  for (let at = first; text.charCodeAt(at) === SLASH; at = pastBlanks(text, at)) {
    const isDoc = text.charCodeAt(at + 2) === BANG;
    if (!isDoc && end !== -1) break;
    const second = text.charCodeAt(at + 1);
    if (second === SLASH) {
      const line = text.indexOf('\n', at);
      at = line === -1 ? text.length : line;
    } else if (second === STAR) {
      const close = blockCommentEnd(text, at + 2);
      if (close === -1) break;
      at = close;
    } else break;
    if (isDoc) end = at;
  }
  return end;
}

const BANG = 33;
const STAR = 42;
const SLASH = 47;

/** Skips what `\s` matches. */
function pastBlanks(text: string, at: Offset): Offset {
  let end = at;
  for (;;) {
    const c = text.charCodeAt(end);
    if (c === 32 || (c >= 9 && c <= 13)) end++;
    else if (c > 127 && /\s/.test(text.charAt(end))) end++;
    else return end;
  }
}

/** Whether a file's first doc comment may hold a `cargo` fence. */
function hasDocFence(text: string, first: Offset): boolean {
  const end = firstDocsEnd(text, first);
  return end !== -1 && /(?:`{3}|~{3})[^\S\n]*cargo\b/.test(text.slice(first, end));
}

function docFence(reading: RustReading): EmbeddedManifest | null {
  if (kindAt(reading.tokens, 0) !== Kind.InnerDoc) return null;
  const [doc] = readDocComments(reading);
  if (!doc) return null;
  const { fences } = readFences(doc.text, splitLines(doc.text, 0, doc.text.length));
  const fence = fences.find(({ tags }) => tags[0] === 'cargo');
  if (!fence) return null;
  const pieces: Piece[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const line of fence.lines) {
    const part = doc.text.slice(line.from, line.to);
    pieces.push({ at, origin: spanOf(doc, line).from });
    parts.push(part);
    at += part.length + 1;
  }
  return { text: parts.join('\n'), edition: '2021', pieces, mayGrow: false };
}
