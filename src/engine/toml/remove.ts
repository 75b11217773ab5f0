/** Removing entries, whole tables and array elements. */
import type { Splice } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { lineStart, nextLine, wholeLines } from './layout.ts';
import { removeItems, type Sequence } from './sequence.ts';
import {
  startsWith,
  type TomlArray,
  type TomlEntry,
  type TomlInlineTable,
  type TomlSection,
  type TomlTree,
} from './tree.ts';

/**
 * Takes away everything that writes `path`: its entry, its dotted entries, its sections with all
 * they hold, its item in an inline table. A comment on an entry's own line goes with it; comments on
 * lines of their own stay.
 */
export function removeEntry(tree: TomlTree, path: readonly string[]): readonly Splice[] {
  return removeEntries(tree, [path]);
}

/** As `removeEntry`, for several paths: neighbours in one inline table must go in one call. */
export function removeEntries(
  tree: TomlTree,
  paths: readonly (readonly string[])[],
): readonly Splice[] {
  const gone = (at: readonly string[]) =>
    at.length > 0 && paths.some((path) => path.length > 0 && startsWith(at, path));
  const lines: Span[] = [];
  const items: Splice[] = [];
  for (const section of tree.sections) {
    if (section.header && gone(section.path)) {
      lines.push(sectionLines(tree.text, section));
      continue;
    }
    for (const entry of section.entries) {
      if (gone(entry.path)) lines.push(wholeLines(tree.text, entry));
      else items.push(...withinValue(entry.value, gone));
    }
  }
  return [...joined(lines).map((span) => cut(withBlankBelow(tree.text, span))), ...items];
}

/** Takes the elements at `indices` out of an array: neighbours must go in one call. */
export function removeElements(array: TomlArray, indices: readonly number[]): readonly Splice[] {
  const { source: text, from, to, elements: items } = array;
  return removeItems({ text, from, to, items, margin: '' }, new Set(indices));
}

type Gone = (path: readonly string[]) => boolean;

function withinValue(value: TomlEntry['value'], gone: Gone): readonly Splice[] {
  if (value.kind === 'array')
    return value.elements.flatMap((element) => withinValue(element, gone));
  if (value.kind !== 'table') return [];
  const indices = value.entries.flatMap((entry, index) => (gone(entry.path) ? [index] : []));
  return [
    ...(indices.length > 0 ? removeItems(sequenceOf(value), new Set(indices)) : []),
    ...value.entries.flatMap((entry) => (gone(entry.path) ? [] : withinValue(entry.value, gone))),
  ];
}

function sequenceOf(table: TomlInlineTable): Sequence {
  const { source: text, from, to, entries: items } = table;
  return { text, from, to, items, margin: ' ' };
}

/** From a section's header line to its last entry's. */
function sectionLines(text: string, section: TomlSection): Span {
  const from = lineStart(text, section.header?.from ?? 0);
  const last = section.entries.at(-1) ?? section.header;
  return { from, to: nextLine(text, last?.to ?? from) };
}

/** Spans that touch, as one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last?.to === span.from) out[out.length - 1] = { from: last.from, to: span.to };
    else out.push(span);
  }
  return out;
}

/** With the blank lines below, if there is one above: two gaps would become one. */
function withBlankBelow(text: string, { from, to }: Span): Span {
  const blankAbove = from === 0 || /\n[ \t\r]*\n$/.test(text.slice(Math.max(0, from - 100), from));
  let end = to;
  while (blankAbove && end < text.length && text.slice(end, nextLine(text, end)).trim() === '') {
    end = nextLine(text, end);
  }
  return { from, to: end };
}

function cut(span: Span): Splice {
  return { from: span.from, to: span.to, insert: '' };
}
