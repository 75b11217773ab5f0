/** Renames a key, in every place and form it is written in. */

import { append } from '../text/append.ts';
import type { Splice } from '../text/edit.ts';
import { onceFor } from '../text/once.ts';
import { alignedColumn, keyEnd, keyEndOffset, padding } from './alignment.ts';
import { inStyle, quoteKey } from './quote.ts';
import { equalsOf, placeAt, type TomlEntry, type TomlSegment, type TomlTree } from './tree.ts';

/**
 * Renames the last segment of `path` to `newKey` wherever it is written: entry, dotted key, header, inline table.
 * Quotes stay as they are; a column-aligned `=` keeps its column if it can.
 */
export function renameKey(
  tree: TomlTree,
  path: readonly string[],
  newKey: string,
): readonly Splice[] {
  const place = placeAt(tree, path);
  if (!place || path.at(-1) === newKey) return [];
  const splices: Splice[] = [];
  for (const segment of place.segments) {
    const insert = keyInStyle(segment, newKey);
    splices.push({ from: segment.from, to: segment.to, insert });
    const grown = insert.length - (segment.to - segment.from);
    append(splices, repad(tree, segment, grown));
  }
  return splices;
}

function keyInStyle(segment: TomlSegment, name: string): string {
  return segment.style === 'bare' ? quoteKey(name) : inStyle(segment.style, name);
}

/**
 * Removes `grown` spaces before the `=` of the entry that `segment` is part of, or adds them if `grown` is negative.
 */
function repad(tree: TomlTree, segment: TomlSegment, grown: number): readonly Splice[] {
  const entry = entriesBySegment(tree).get(segment);
  if (!entry) return [];
  const column = alignedColumn(tree, entry);
  if (column === null) return [];
  const from = keyEndOffset(entry);
  const to = equalsOf(tree.text, entry);
  const insert = padding(keyEnd(tree.text, entry) + grown, column);
  return insert === tree.text.slice(from, to) ? [] : [{ from, to, insert }];
}

/**
 * Finds the entry for each key segment of an entry with a line of its own. Built once, because each of many renamed
 * keys needs it.
 */
const entriesBySegment = onceFor((tree: TomlTree): ReadonlyMap<TomlSegment, TomlEntry> => {
  const bySegment = new Map<TomlSegment, TomlEntry>();
  for (const section of tree.sections) {
    for (const entry of section.entries) {
      for (const segment of entry.key) bySegment.set(segment, entry);
    }
  }
  return bySegment;
});
