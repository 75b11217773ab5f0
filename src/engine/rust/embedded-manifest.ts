/**
 * Manifests inside sources: the frontmatter of a Cargo script (`---cargo`; Cargo reference, "Unstable features:
 * script"), and the two forms of rust-script, a `cargo` fence in the file's first doc comment and a `// cargo-deps:`
 * line.
 *
 * This only finds where the TOML is. What it means is up to the readers of manifests.
 */
import { lastUpTo } from '../text/binary-search.ts';
import type { Offset, Span } from '../text/span.ts';
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
  /**
   * What may be inserted: whole lines; nothing with several lines, if each line has marks before it; or not even a
   * comma.
   */
  readonly room: 'lines' | 'line' | 'entry';
  /** Why it can't be read at all. */
  readonly problem?: string;
}

interface Piece {
  /** Offset in the manifest's text. */
  readonly at: Offset;
  /** Offset in the file; -1 for text that the file does not have. */
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

/**
 * Whether a text that is not named as Rust begins as a script with a manifest does. Such a script may be called
 * anything: its first line says what runs it, or its name does (`.crs` and `.ers` are cargo-script's). Other texts begin
 * with `---` or `//` too, YAML and C++ among them.
 */
export function beginsAsScript(path: string, text: string): boolean {
  const start = text.slice(text.charCodeAt(0) === 0xfeff ? 1 : 0, longestFirstLine);
  if (start.startsWith('#!')) return /\b(?:cargo|rust)/.test(/^.*/.exec(start)?.[0] ?? '');
  if (/\.(?:crs|ers)$/i.test(path)) return true;
  return /^(?:-{3,}[^\S\n]*cargo\b|\/\/[^\S\n]*cargo-deps[^\S\n]*:)/i.test(start);
}

/** The part of a first line that is examined, in UTF-16 code units: the kernel reads 256 bytes of a shebang line. */
const longestFirstLine = 300;

/** Translates an offset in the manifest into one in the file; -1 for text that the file does not have. */
export function originOf({ pieces }: EmbeddedManifest, offset: Offset): Offset {
  const piece = pieces[lastUpTo(pieces, ({ at }) => at <= offset)];
  return piece && piece.at <= offset && piece.origin !== -1 ? piece.origin + offset - piece.at : -1;
}

/** The part of the file that `[from, to)` of the manifest comes from, at least roughly. */
export function originSpan(manifest: EmbeddedManifest, { from, to }: Span): Span {
  const { text, pieces } = manifest;
  const first = pieces.find(({ origin }) => origin !== -1)?.origin ?? 0;
  const start = Math.max(originOf(manifest, from), first);
  let last = lastUpTo(pieces, ({ at }) => at < to);
  // Two pieces that the file does not have never follow each other.
  if (pieces[last]?.origin === -1) last--;
  const piece = pieces[last];
  if (!piece || piece.origin === -1) return { from: start, to: start };
  const end = piece.origin + Math.min(to, pieces[last + 1]?.at ?? text.length) - piece.at;
  return { from: start, to: Math.max(start, end) };
}

const neverClosed = 'its frontmatter, `---`, is never closed';

function frontmatter(text: string, start: Offset): EmbeddedManifest | null {
  const closed = frontmatterEnd(text, start);
  if (closed === start) return null;
  const end = closed === -1 ? text.length : closed;
  const [open = '', word = ''] = /^\s*-{3,}[^\S\n]*([\w.-]*)/.exec(text.slice(start, end)) ?? [];
  if (word !== '' && word !== 'cargo') return null;
  const origin = text.indexOf('\n', start + open.length) + 1;
  const close = closed === -1 ? end : text.lastIndexOf('\n', end - 1) + 1;
  return {
    text: text.slice(origin, Math.max(origin, close)),
    edition: '2024',
    pieces: [{ at: 0, origin }],
    room: 'lines',
    ...(closed === -1 && { problem: neverClosed }),
  };
}

/**
 * `// cargo-deps: paste = "1.0", log`: entries of a table, parted by commas. One without a version takes any, as
 * rust-script reads it (`dep_list_to_toml`); the file does not say so.
 */
function dependencyLine(text: string, start: Offset): EmbeddedManifest | null {
  // Like rust-script, ignores the case of letters.
  const form = /\s*\/\/[^\S\n]*cargo-deps[^\S\n]*:([^\r\n]*)/iy;
  form.lastIndex = start;
  const match = form.exec(text);
  if (!match) return null;
  const [whole, list = ''] = match;
  const origin = start + whole.length - list.length;
  const pieces: Piece[] = [];
  let manifest = '';
  const add = (part: string, from: Offset) => {
    pieces.push({ at: manifest.length, origin: from });
    manifest += part;
  };
  let before = '[dependencies]\n';
  for (const { from, to } of entriesOf(list)) {
    const entry = list.slice(from, to);
    if (entry.trim() === '') continue;
    add(before, -1);
    add(entry, origin + from);
    before = entry.includes('=') ? '\n' : ' = "*"\n';
  }
  add(before, -1);
  return { text: manifest, edition: '2021', pieces, room: 'entry' };
}

/** The parts of a list between commas that are in no brackets and no quotes. */
function entriesOf(list: string): readonly Span[] {
  const entries: Span[] = [];
  let from = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at < list.length; at++) {
    const c = list.charAt(at);
    if (quote !== '') quote = c === quote ? '' : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === '{' || c === '[') depth++;
    else if (c === '}' || c === ']') depth--;
    else if (c === ',' && depth <= 0) {
      entries.push({ from, to: at });
      from = at + 1;
    }
  }
  entries.push({ from, to: list.length });
  return entries;
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
  return end !== -1 && /(?:`{3}|~{3})[^\S\n]*cargo\b/i.test(text.slice(first, end));
}

function docFence(reading: RustReading): EmbeddedManifest | null {
  if (kindAt(reading.tokens, 0) !== Kind.InnerDoc) return null;
  const [doc] = readDocComments(reading, () => true);
  if (!doc) return null;
  const { fences } = readFences(doc.text, splitLines(doc.text, 0, doc.text.length));
  // rust-script does not mind the case of its letters.
  const fence = fences.find(({ tags }) => tags[0]?.toLowerCase() === 'cargo');
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
  return { text: parts.join('\n'), edition: '2021', pieces, room: 'line' };
}
