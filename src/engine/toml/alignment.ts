/**
 * Column-aligned `=`. Many manifests align the equals signs of neighbouring entries. An edit that changes a key's
 * length adds or removes spaces before the sign to keep it in its column.
 */
import type { Offset } from '../text/span.ts';
import { lineStart } from './layout.ts';
import { equalsOf, type TomlEntry, type TomlSection, type TomlTree } from './tree.ts';

/**
 * The column (from 0) that the `=` of `entry` shares with its neighbours. `null` where they are not aligned on purpose:
 * all keys have the same length, or something other than spaces pads them. A lone entry with several spaces before its
 * `=` counts as aligned with the entries of another block.
 *
 * Entries around an edited one are never moved: if a key outgrows the column, only its own line gets longer.
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

/** The spaces between a key that ends in column `end` and its `=`: as many as align it, at least one. */
export function padding(end: number, column: number | null): string {
  return ' '.repeat(Math.max(1, (column ?? 0) - end));
}

/** The column (from 0) where an entry's key ends. */
export function keyEnd(text: string, entry: TomlEntry): number {
  return keyEndOffset(entry) - lineStart(text, entry.from);
}

export function keyEndOffset(entry: TomlEntry): Offset {
  return entry.key.at(-1)?.to ?? entry.from;
}

/** Whether only spaces stand before the `=`. A tab's width is known only to the user's editor. */
function isSpaced(text: string, entry: TomlEntry): boolean {
  return /^ *$/.test(text.slice(keyEndOffset(entry), equalsOf(text, entry)));
}

function equalsColumn(text: string, entry: TomlEntry): number {
  return equalsOf(text, entry) - lineStart(text, entry.from);
}

/** Neighbouring entries without a blank line between them. */
interface Block {
  rows: number;
  /**
   * For each column with an `=`, the columns where the keys before it end. More than one of them means that the
   * alignment is no accident.
   */
  readonly widths: Map<number, Set<number>>;
}

/** The block that an entry is in. A section is cut into blocks once, however many of its entries ask. */
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
