/**
 * Column-aligned `=`. Many manifests align the equals signs of neighbouring entries; an edit that
 * changes a key's length takes up or gives back blanks, so that the sign stays in its column.
 */
import type { Offset } from '../text/span.ts';
import { lineStart } from './layout.ts';
import { equalsOf, type TomlEntry, type TomlSection, type TomlTree } from './tree.ts';

/**
 * The column (from 0) that the `=` of `entry` shares with its neighbours, or `null` where they are
 * not aligned: by chance (keys of one length), or padded by other than spaces. An entry that stands
 * alone with several spaces before its `=` is aligned with those of another block.
 *
 * Entries around an edited one are never moved: where a key outgrows its column, its own line grows.
 */
export function alignedColumn(tree: TomlTree, entry: TomlEntry): number | null {
  const { text } = tree;
  if (entry.container.kind !== 'section' || !isSpaced(text, entry)) return null;
  const column = equalsColumn(text, entry);
  const width = keyEnd(text, entry);
  const rows = block(text, entry.container, entry);
  for (const neighbour of rows) {
    if (equalsColumn(text, neighbour) !== column || !isSpaced(text, neighbour)) continue;
    if (keyEnd(text, neighbour) !== width) return column;
  }
  return rows.length === 1 && column - width > 1 ? column : null;
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

/** Whether spaces alone stand before the `=`: what a tab is worth, only the user's editor knows. */
function isSpaced(text: string, entry: TomlEntry): boolean {
  return /^ *$/.test(text.slice(keyEndOffset(entry), equalsOf(text, entry)));
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
