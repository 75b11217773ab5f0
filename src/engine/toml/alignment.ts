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
  const { rows, widths } = blockOf(text, entry.container, entry);
  const others = widths.get(column)?.size ?? 0;
  if (others > 1) return column;
  return rows === 1 && column - width > 1 ? column : null;
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

/** Whether spaces alone are before the `=`: what a tab is worth, only the user's editor knows. */
function isSpaced(text: string, entry: TomlEntry): boolean {
  return /^ *$/.test(text.slice(keyEndOffset(entry), equalsOf(text, entry)));
}

function equalsColumn(text: string, entry: TomlEntry): number {
  return equalsOf(text, entry) - lineStart(text, entry.from);
}

/** Entries that no blank line parts. */
interface Block {
  rows: number;
  /** For each column in which an `=` stands, where the keys before it end: more than one place is no chance. */
  readonly widths: Map<number, Set<number>>;
}

/** The block that an entry of a section is in: a section is cut into blocks once, whichever of its entries asks. */
function blockOf(text: string, section: TomlSection, entry: TomlEntry): Block {
  let known = blocks.get(section);
  if (!known) {
    known = new Map();
    let block: Block = { rows: 0, widths: new Map() };
    for (const [index, each] of section.entries.entries()) {
      if (!adjoins(text, section.entries[index - 1], each)) block = { rows: 0, widths: new Map() };
      block.rows++;
      known.set(each, block);
      if (!isSpaced(text, each)) continue;
      const column = equalsColumn(text, each);
      block.widths.set(column, (block.widths.get(column) ?? new Set()).add(keyEnd(text, each)));
    }
    blocks.set(section, known);
  }
  return known.get(entry) ?? { rows: 1, widths: new Map() };
}

const blocks = new WeakMap<TomlSection, Map<TomlEntry, Block>>();

function adjoins(text: string, above: TomlEntry | undefined, below: TomlEntry | undefined) {
  if (!above || !below) return false;
  return !/\n[ \t\r]*\n/.test(text.slice(above.to, below.from));
}
