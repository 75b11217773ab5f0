/**
 * Code fences in documentation (CommonMark, "Fenced code blocks"), and what rustdoc makes of their info string (rustdoc
 * book, "Documentation tests"). Works on lines with places, so that doc comments and Markdown files are read the same
 * way.
 */
import type { Span } from '../text/span.ts';

/** What a fence holds. `idle`: Rust that is marked as never compiled. */
export type FenceKind = 'rust' | 'idle' | 'toml' | 'other';

export interface Fence {
  /** The words of the info string: `rust,no_run` has two. */
  readonly tags: readonly string[];
  /** The line with the opening marks; for an indented block, its first line. */
  readonly open: Span;
  /** Whether it is a block by its indentation alone (CommonMark, "Indented code blocks"). */
  readonly indented: boolean;
  /** The code's lines, without the marks. */
  readonly lines: readonly Span[];
}

export interface Documentation {
  readonly fences: readonly Fence[];
  /** The lines outside fences. */
  readonly prose: readonly Span[];
}

const OPEN = /(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}(?!`)|~{3,}(?!~))([^\r\n]*)$/y;

export function readFences(text: string, lines: readonly Span[]): Documentation {
  const fences: Fence[] = [];
  const prose: Span[] = [];
  let marks = '';
  let current: (Fence & { lines: Span[] }) | null = null;
  const layout = readLayout(text, lines);
  for (const line of lines) {
    const content = text.slice(line.from, line.to);
    if (current && !current.indented) {
      const closing = content.replace(/^[\s>]*/, '').trimEnd();
      const closes =
        closing.length >= marks.length && closing === marks.charAt(0).repeat(closing.length);
      if (closes) {
        fences.push(current);
        current = null;
        layout.endParagraph();
      } else current.lines.push(line);
      continue;
    }
    const match = content.includes('```') || content.includes('~~~') ? opening(content) : null;
    const info = match?.[2] ?? '';
    const isFence = match !== null && !info.includes('`');
    const isCode = layout.isCode(content) && !isFence;
    if (current && !isCode && content.trim() !== '') {
      fences.push(current);
      current = null;
    }
    if (isFence) {
      marks = match[1] ?? '';
      const tags = info.split(/[\s,]+/).filter(Boolean);
      current = { tags, open: line, indented: false, lines: [] };
    } else if (isCode) {
      current ??= { tags: [], open: line, indented: true, lines: [] };
      current.lines.push(line);
    } else if (current) current.lines.push(line);
    else prose.push(line);
  }
  if (current) fences.push(current);
  return { fences, prose };
}

/** Decides line by line what is code by its indentation, given the lists, quotes and paragraphs before it. */
interface Layout {
  readonly isCode: (line: string) => boolean;
  readonly endParagraph: () => void;
}

const BULLET = /(?:[-*+]|\d{1,9}[.)])(?=\s|$)/y;

function readLayout(text: string, lines: readonly Span[]): Layout {
  const base = commonIndent(text, lines);
  /** The columns where the text of the surrounding lists begins. */
  let lists: number[] = [];
  let inParagraph = false;
  let quotes = 0;
  const leaveLists = (column: number): void => {
    while (column < (lists.at(-1) ?? 0)) lists.pop();
  };
  return {
    endParagraph() {
      inParagraph = false;
    },
    isCode(line) {
      let { at, column } = indentFrom(line, 0, -base);
      let depth = 0;
      while (line.charAt(at) === '>' && column < 4 + (lists.at(-1) ?? 0)) {
        depth++;
        const isSpaced = /\s/.test(line.charAt(at + 1));
        ({ at, column } = indentFrom(line, at + (isSpaced ? 2 : 1), 0));
      }
      if (depth !== quotes) {
        lists = [];
        inParagraph = false;
        quotes = depth;
      }
      if (at >= line.length) {
        inParagraph = false;
        return false;
      }
      if (!inParagraph) leaveLists(column);
      if (column - (lists.at(-1) ?? 0) >= 4) return !inParagraph;
      for (;;) {
        BULLET.lastIndex = at;
        if (!BULLET.test(line)) break;
        leaveLists(column);
        const length = BULLET.lastIndex - at;
        const behind = column + length;
        const next = indentFrom(line, at + length, behind);
        const isEmpty = next.at >= line.length;
        const isCode = !isEmpty && next.column - behind > 4;
        lists.push(isEmpty || isCode ? behind + 1 : next.column);
        if (isCode) return true;
        ({ at, column } = next);
      }
      inParagraph = at < line.length && line.charAt(at) !== '#';
      return false;
    },
  };
}

/** Where a line's text begins after `at`, and in which column. A tab advances to the next multiple of four. */
function indentFrom(
  text: string,
  at: number,
  column: number,
  end = text.length,
): { readonly at: number; readonly column: number } {
  let to = at;
  let width = column;
  for (; to < end; to++) {
    const c = text.charCodeAt(to);
    if (c === 32) width++;
    else if (c === 9) width += 4 - (width & 3);
    else if ((c < 128 && (c < 10 || c > 13)) || !/\s/.test(text.charAt(to))) break;
    else width++;
  }
  return { at: to, column: width };
}

/** The indentation that all lines share, which rustdoc removes. */
function commonIndent(text: string, lines: readonly Span[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { from, to } of lines) {
    const indent = indentFrom(text, from, 0, to);
    if (indent.at < to) least = Math.min(least, indent.column);
    if (least === 0) break;
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

/**
 * The marks of a fence and what follows them. Quote marks before it are skipped one by one, because a pattern with a
 * repeated group needs stack space for each repetition.
 */
function opening(line: string): RegExpExecArray | null {
  let at = 0;
  while (/[\s>]/.test(line.charAt(at))) at++;
  OPEN.lastIndex = at;
  return OPEN.exec(line);
}

/** `untagged`: whether a fence without a language is Rust, as in doc comments. */
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
