/**
 * Comma-separated lists: what arrays and inline tables have in common when an item is added or removed. A list with one
 * item a line stays so, commas stay before comments, and a trailing comma is kept or left out as the user did.
 */
import type { Splice } from '../text/edit.ts';
import type { Offset, Span } from '../text/span.ts';
import {
  closesLine,
  commaAfter,
  indentation,
  lineEnd,
  lineStart,
  nextLine,
  opensLine,
} from './layout.ts';

/** A list in its text. `from` and `to` include the brackets. */
export interface Sequence extends Span {
  readonly text: string;
  readonly items: readonly Span[];
  /** The space between the brackets and the items, for a one-line list that was empty. */
  readonly margin: '' | ' ';
}

/** A new item, and the comment to write after it if it gets a line of its own. */
export interface NewItem {
  readonly text: string;
  readonly comment?: string;
}

/** Adds `items`, at least one, at the end. */
export function appendItems(list: Sequence, items: readonly NewItem[]): readonly Splice[] {
  const last = list.items.at(-1);
  return last ? append(list, last, items) : fill(list, items);
}

/** Adds `item` at the end or the beginning. */
export function insertItem(
  list: Sequence,
  item: string,
  position: 'first' | 'last' = 'last',
): readonly Splice[] {
  const first = list.items[0];
  const last = list.items.at(-1);
  if (!first || !last) return fill(list, [{ text: item }]);
  return position === 'first' ? prepend(list, first, item) : append(list, last, [{ text: item }]);
}

/** Removes the items at the given indices with their commas, and with their lines if they have lines of their own. */
export function removeItems(list: Sequence, indices: ReadonlySet<number>): readonly Splice[] {
  const { items } = list;
  const kept = items.findLastIndex((_, index) => !indices.has(index));
  const splices: Splice[] = [];
  items.forEach((item, index) => {
    if (!indices.has(index)) return;
    const next = items[index + 1];
    if (ownsLines(list, index)) splices.push(cut(linesOf(list, item)));
    else if (index < kept && next) splices.push(cut(upTo(list, index, next, indices)));
    else if (kept === -1) splices.push(cut(withComma(list, item)));
    else splices.push(cut({ from: afterPrevious(list, index, indices), to: item.to }));
  });
  return tidy(list, splices, kept);
}

function fill(list: Sequence, items: readonly NewItem[]): readonly Splice[] {
  const { text, margin } = list;
  const inner = { from: list.from + 1, to: list.to - 1 };
  const content = text.slice(inner.from, inner.to);
  if (content.trim() === '') {
    const insert = items.map((item) => item.text).join(', ');
    return [{ ...inner, insert: `${margin}${insert}${margin}` }];
  }
  // The list holds only comments: the items get lines of their own above the closing bracket.
  const at = lineStart(text, inner.to);
  const [comment = `${indentation(text, list.from)}    `] = /^[ \t]+(?=#)/m.exec(content) ?? [];
  const eol = eolAt(text, at - 1);
  const lines = items.map((item) => `${comment}${item.text},${commentOf(item)}${eol}`);
  return [{ from: at, to: at, insert: lines.join('') }];
}

function commentOf({ comment }: NewItem): string {
  return comment === undefined ? '' : ` # ${comment}`;
}

function prepend(list: Sequence, first: Span, item: string): readonly Splice[] {
  const { text } = list;
  const gap = opensLine(text, first.from)
    ? eolAt(text, list.from) + indentation(text, first.from)
    : ' ';
  return [{ from: first.from, to: first.from, insert: `${item},${gap}` }];
}

function append(list: Sequence, last: Span, items: readonly NewItem[]): readonly Splice[] {
  const { text } = list;
  const comma = commaAfter(text, last.to);
  if (!opensLine(text, last.from) || last.from === list.from + 1) {
    const insert = items.map((item) => `, ${item.text}`).join('');
    return [{ from: last.to, to: last.to, insert }];
  }
  const gap = eolAt(text, last.from - 1) + indentation(text, last.from);
  const lines = items.map(
    (item, index) =>
      `${gap}${item.text}${comma !== null || index < items.length - 1 ? ',' : ''}${commentOf(item)}`,
  );
  if (comma !== null) {
    const at = closesLine(text, comma + 1) ? lineEnd(text, comma) : comma + 1;
    return [{ from: at, to: at, insert: lines.join('') }];
  }
  const at = closesLine(text, last.to) ? lineEnd(text, last.to) : last.to;
  if (at === last.to) return [{ from: at, to: at, insert: `,${lines.join('')}` }];
  return [
    { from: last.to, to: last.to, insert: ',' },
    { from: at, to: at, insert: lines.join('') },
  ];
}

/** Whether an item shares its lines with nothing but its comma and a comment. */
function ownsLines(list: Sequence, index: number): boolean {
  const item = list.items[index];
  if (!item || !opensLine(list.text, item.from)) return false;
  if (lineStart(list.text, item.from) <= list.from) return false;
  const comma = commaAfter(list.text, item.to);
  return closesLine(list.text, comma === null ? item.to : comma + 1);
}

function linesOf(list: Sequence, item: Span): Span {
  const end = commaAfter(list.text, item.to) ?? item.to;
  return { from: lineStart(list.text, item.from), to: nextLine(list.text, end) };
}

/**
 * An item with its comma and the blanks up to the next item on the same line. At the end of a line, it takes the blanks
 * before the item instead, so that the item before it has no trailing blanks.
 */
function upTo(list: Sequence, index: number, next: Span, gone: ReadonlySet<number>): Span {
  const { text } = list;
  const item = list.items[index] ?? next;
  if (!text.slice(item.to, next.from).includes('\n')) return { from: item.from, to: next.from };
  const ledBy = list.items[index - 1];
  const trails = ledBy && !gone.has(index - 1) && !opensLine(text, item.from);
  let { from } = item;
  while (trails && from > ledBy.to && ' \t'.includes(text.charAt(from - 1))) from--;
  return { from, to: afterComma(list, item) };
}

function withComma(list: Sequence, item: Span): Span {
  return { from: item.from, to: afterComma(list, item) };
}

function afterComma(list: Sequence, item: Span): Offset {
  const comma = commaAfter(list.text, item.to);
  return comma === null ? item.to : comma + 1;
}

/** For an item after which nothing stays: from the end of the previous item, including that item's comma. */
function afterPrevious(list: Sequence, index: number, gone: ReadonlySet<number>): Offset {
  const item = list.items[index];
  const previous = list.items[index - 1];
  if (!item || !previous) return list.from + 1;
  const between = list.text.slice(previous.to, item.from);
  if (!between.includes('\n')) return previous.to;
  if (gone.has(index - 1) && ownsLines(list, index - 1)) return lineStart(list.text, item.from);
  return between.includes('#') ? item.from : previous.to;
}

/** Also removes the comma that would now stand before the closing bracket, unless the list had a trailing comma. */
function tidy(list: Sequence, splices: readonly Splice[], kept: number): readonly Splice[] {
  const { text, items } = list;
  const last = items.at(-1);
  const newLast = items[kept];
  if (!last) return splices;
  if (!newLast) return emptied(list, splices);
  if (newLast === last || commaAfter(text, last.to) !== null) return splices;
  const comma = commaAfter(text, newLast.to);
  if (comma === null || splices.some((splice) => splice.from <= comma && comma < splice.to)) {
    return splices;
  }
  return [{ from: comma, to: comma + 1, insert: '' }, ...splices];
}

/** A list that is now empty is written without blanks, unless a comment stays in it. */
function emptied(list: Sequence, splices: readonly Splice[]): readonly Splice[] {
  const comments = list.text.slice(list.from, list.to).includes('#');
  return comments ? splices : [cut({ from: list.from + 1, to: list.to - 1 })];
}

function cut(span: Span): Splice {
  return { from: span.from, to: span.to, insert: '' };
}

/** The kind of line end that the line of `at` has. */
function eolAt(text: string, at: Offset): string {
  return text[lineEnd(text, at)] === '\r' ? '\r\n' : '\n';
}
