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
  return tree.sections.flatMap((section, index) =>
    section.header && gone(section.path)
      ? [cut(sectionLines(tree, section, tree.sections[index + 1]))]
      : section.entries.flatMap((entry) => removal(tree, entry, gone)),
  );
}

/** Takes the element at `index` out of an array. */
export function removeElement(array: TomlArray, index: number): readonly Splice[] {
  return removeElements(array, [index]);
}

/** As `removeElement`, for several: neighbours must go in one call. */
export function removeElements(array: TomlArray, indices: readonly number[]): readonly Splice[] {
  const { source: text, from, to, elements: items } = array;
  return removeItems({ text, from, to, items, margin: '' }, new Set(indices));
}

type Gone = (path: readonly string[]) => boolean;

function removal(tree: TomlTree, entry: TomlEntry, gone: Gone): readonly Splice[] {
  if (gone(entry.path)) return [cut(wholeLines(tree.text, entry))];
  return withinValue(entry.value, gone);
}

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

/** From a section's header line to its last entry's, and the blank lines below if some stay above. */
function sectionLines(tree: TomlTree, section: TomlSection, next: TomlSection | undefined): Span {
  const { text } = tree;
  const from = lineStart(text, section.header?.from ?? 0);
  const lastWritten = section.entries.at(-1) ?? section.header;
  let to = nextLine(text, lastWritten?.to ?? from);
  const blankAbove = from === 0 || /\n[ \t\r]*\n$/.test(text.slice(0, from));
  const limit = next?.header?.from ?? text.length;
  while (blankAbove && to < limit && text.slice(to, nextLine(text, to)).trim() === '') {
    to = nextLine(text, to);
  }
  return { from, to };
}

function cut(span: Span): Splice {
  return { from: span.from, to: span.to, insert: '' };
}
