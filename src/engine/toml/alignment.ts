/**
 * Column-aligned `=`. Many manifests align the equals signs of neighbouring entries; an edit that
 * changes a key's length takes up or gives back blanks, so that the sign stays in its column.
 */
import type { Offset } from '../text/span.ts';
import { lineStart } from './layout.ts';
import { equalsOf, type TomlEntry, type TomlSection, type TomlTree } from './tree.ts';

/**
 * The column (from 0) that the `=` of `entry` shares with its neighbours, or `null` where they are
 * not aligned: alone, by chance (keys of one length), or padded by other than spaces.
 */
export function alignedColumn(tree: TomlTree, entry: TomlEntry): number | null {
  if (entry.container.kind !== 'section') return null;
  const { text } = tree;
  const column = equalsColumn(text, entry);
  const width = keyWidth(text, entry);
  for (const neighbour of block(text, entry.container, entry)) {
    if (equalsColumn(text, neighbour) !== column) continue;
    if (keyWidth(text, neighbour) !== width) return column;
  }
  return null;
}

/** The blanks between a key that ends in column `end` and its `=`: one, or as many as align it. */
export function padding(end: number, column: number | null): string {
  return ' '.repeat(Math.max(1, (column ?? 0) - end));
}

/** Where an entry's key ends, as a column from 0. */
export function keyEnd(text: string, entry: TomlEntry): number {
  return keyEndOffset(entry) - lineStart(text, entry.from);
}

export function keyEndOffset(entry: TomlEntry): Offset {
  return entry.key.at(-1)?.to ?? entry.from;
}

function keyWidth(text: string, entry: TomlEntry): number {
  return keyEnd(text, entry);
}

function equalsColumn(text: string, entry: TomlEntry): number {
  return equalsOf(text, entry) - lineStart(text, entry.from);
}

/** The entries around `entry` in its section, up to the next blank line on either side. */
function block(text: string, section: TomlSection, entry: TomlEntry): readonly TomlEntry[] {
  const { entries } = section;
  const at = entries.indexOf(entry);
  let first = at;
  while (first > 0 && adjoins(text, entries[first - 1], entries[first])) first--;
  let last = at;
  while (last < entries.length - 1 && adjoins(text, entries[last], entries[last + 1])) last++;
  return entries.slice(first, last + 1);
}

function adjoins(text: string, above: TomlEntry | undefined, below: TomlEntry | undefined) {
  if (!above || !below) return false;
  return !/\n[ \t\r]*\n/.test(text.slice(above.to, below.from));
}
