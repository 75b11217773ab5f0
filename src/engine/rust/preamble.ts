/**
 * What may be before the first token of a Rust file: a shebang line and a frontmatter block.
 */
import type { Offset } from '../text/span.ts';
import { blockCommentEnd } from './literals.ts';

/**
 * The end of a shebang line at `at`, or `at` itself. `#!` is no shebang if the next token is `[`: then it is an inner
 * attribute (Reference, "Input format").
 */
export function shebangEnd(text: string, at: Offset): Offset {
  if (!text.startsWith('#!', at)) return at;
  let i = at + 2;
  for (;;) {
    while (/\s/.test(text.charAt(i))) i++;
    if (text.startsWith('//', i)) {
      const end = text.indexOf('\n', i);
      i = end === -1 ? text.length : end;
    } else if (text.startsWith('/*', i)) {
      const end = blockCommentEnd(text, i + 2);
      i = end === -1 ? text.length : end;
    } else break;
  }
  if (text.charAt(i) === '[') return at;
  const line = text.indexOf('\n', at);
  return line === -1 ? text.length : line;
}

/**
 * The end of a frontmatter block (Cargo script): a line of three or more dashes with an optional word, up to a line
 * that starts with as many dashes. `at` if there is none, -1 if it is never closed.
 */
export function frontmatterEnd(text: string, at: Offset): Offset {
  const open = /[^\S\n]*(?:\n\s*)?/y;
  open.lastIndex = at;
  open.test(text);
  const line = Math.max(open.lastIndex, at);
  const lineStart =
    line === 0 || text.charAt(line - 1) === '\n' || text.charCodeAt(line - 1) === 0xfeff;
  const fence = /(-{3,})(?!-)[^\S\n]*(?:[\w.-]+[^\S\n]*)?(?:\r?\n|$)/y;
  fence.lastIndex = line;
  const match = lineStart ? fence.exec(text) : null;
  if (!match) return at;
  const dashes = match[1] ?? '---';
  let close = line;
  for (;;) {
    close = text.indexOf('\n', close);
    if (close === -1) return -1;
    close++;
    if (text.startsWith(dashes, close)) {
      const end = text.indexOf('\n', close);
      return end === -1 ? text.length : end;
    }
  }
}
