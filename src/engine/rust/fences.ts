/**
 * Code fences in documentation (CommonMark, "Fenced code blocks"), and what rustdoc makes of their info
 * string (rustdoc book, "Documentation tests"). Works on lines with places, so that doc comments and
 * Markdown files are read alike.
 */
import type { Span } from '../text/span.ts';

/** What a fence holds, as far as it matters here. `idle`: Rust that is marked never to be compiled. */
export type FenceKind = 'rust' | 'idle' | 'toml' | 'other';

export interface Fence {
  /** The info string's words: `rust,no_run` has two. */
  readonly tags: readonly string[];
  /** The line of the opening marks. */
  readonly open: Span;
  /** The code's lines, without the marks. */
  readonly lines: readonly Span[];
}

export interface Documentation {
  readonly fences: readonly Fence[];
  /** The lines outside fences. */
  readonly prose: readonly Span[];
}

const OPEN = /(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})([^\r\n]*)$/y;

export function readFences(text: string, lines: readonly Span[]): Documentation {
  const fences: Fence[] = [];
  const prose: Span[] = [];
  let marks = '';
  let current: { tags: readonly string[]; open: Span; lines: Span[] } | null = null;
  for (const line of lines) {
    const content = text.slice(line.from, line.to);
    if (current) {
      const closing = content.replace(/^[\s>]*/, '').trimEnd();
      const closes =
        closing.length >= marks.length && closing === marks.charAt(0).repeat(closing.length);
      if (closes) {
        fences.push(current);
        current = null;
      } else current.lines.push(line);
      continue;
    }
    const match = content.includes('```') || content.includes('~~~') ? opening(content) : null;
    const info = match?.[2] ?? '';
    if (match && !info.includes('`')) {
      marks = match[1] ?? '';
      current = { tags: info.split(/[\s,]+/).filter(Boolean), open: line, lines: [] };
    } else prose.push(line);
  }
  if (current) fences.push(current);
  return { fences, prose };
}

/** The marks of a fence and what stands behind them. Quote marks before it are passed over one by one: a pattern that repeats a group takes room on the stack for each. */
function opening(line: string): RegExpExecArray | null {
  let at = 0;
  while (/[\s>]/.test(line.charAt(at))) at++;
  OPEN.lastIndex = at;
  return OPEN.exec(line);
}

/** `untagged`: whether a fence without a language is Rust, as it is in doc comments. */
export function fenceKind(fence: Fence, untagged: boolean): FenceKind {
  const { tags } = fence;
  if (tags[0]?.toLowerCase() === 'toml') return 'toml';
  const rust = tags.includes('rust') || (untagged && tags.every(isRustdocTag));
  if (!rust) return 'other';
  return tags.some((tag) => tag === 'ignore' || tag.startsWith('ignore-')) ? 'idle' : 'rust';
}

const RUSTDOC_TAGS = new Set(
  'rust should_panic no_run compile_fail ignore test_harness standalone standalone_crate custom'.split(
    ' ',
  ),
);

function isRustdocTag(tag: string): boolean {
  return RUSTDOC_TAGS.has(tag) || /^(?:edition\d{4}|E\d{4}|ignore-.*|[{.].*|.*\})$/.test(tag);
}
