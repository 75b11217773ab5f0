/** Lines and blanks around a place in a TOML text, so that a new line can look like the user's own. */
import type { Offset, Span } from '../text/span.ts';
import type { TomlSection, TomlTree } from './tree.ts';

/** Where the line that contains `at` starts. */
export function lineStart(text: string, at: Offset): Offset {
  const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
  // A BOM belongs to the file, not to its first line.
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Where the line that contains `at` ends, before its ` ` or `\r `. */
export function lineEnd(text: string, at: Offset): Offset {
  const end = text.indexOf('\n', at);
  if (end === -1) return text.length;
  return end > at && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the next line after `at` starts, or the end of the text. */
export function nextLine(text: string, at: Offset): Offset {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

/** The blanks at the start of the line that contains `at`. */
export function indentation(text: string, at: Offset): string {
  const start = lineStart(text, at);
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}

/** Whether only blanks stand between the start of the line and `at`. */
export function opensLine(text: string, at: Offset): boolean {
  let start = at;
  while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
  const before = text.charCodeAt(start - 1);
  return start === 0 || before === 10 || (start === 1 && before === 0xfeff);
}

/** Whether only blanks and a comment stand between `at` and the end of its line. */
export function closesLine(text: string, at: Offset): boolean {
  let end = at;
  while (isBlank(text.charCodeAt(end))) end++;
  if (text.charAt(end) === '\r') end++;
  return end === text.length || '#\n'.includes(text.charAt(end));
}

/** The comma after a value that ends at `at`, after any blanks, line ends and comments; `null` if there is none. */
export function commaAfter(text: string, at: Offset): Offset | null {
  const void_ = /(?:[ \t\r\n]|#[^\n]*)*/y;
  void_.lastIndex = at;
  void_.exec(text);
  return text[void_.lastIndex] === ',' ? void_.lastIndex : null;
}

/** Extends a span to whole lines: from the start of its first line to the start of the line after its last. */
export function wholeLines(text: string, span: Span): Span {
  return { from: lineStart(text, span.from), to: nextLine(text, span.to) };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

/**
 * The comments on lines of their own that belong to a table: right above its header, inside it, and right below its
 * last entry.
 */
export function commentsOf(
  { text, sections }: TomlTree,
  { header, entries }: TomlSection,
): readonly string[] {
  const from = header === null ? 0 : lineStart(text, header.from);
  const last = entries.at(-1) ?? header;
  let to = nextLine(text, last?.to ?? from);
  const next = sections.find((each) => each.header !== null && each.header.from >= to);
  const end = next?.header?.from ?? text.length;
  while (to < end && isComment(text, to)) to = nextLine(text, to);
  const lines = text.slice(from, to).split('\n');
  if (from > 0 && isComment(text, lineStart(text, from - 1))) {
    lines.unshift(text.slice(lineStart(text, from - 1), from));
  }
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('#'));
}

function isComment(text: string, line: Offset): boolean {
  return /^[ \t]*#/.test(text.slice(line, lineEnd(text, line)));
}
