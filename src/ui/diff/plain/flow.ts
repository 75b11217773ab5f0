/**
 * Rows laid out as the editor does it, which is about to take their place: long lines are broken, and in a block of
 * changes each side's lines stand below each other, however high those beside them are.
 */
import type { Block } from './comparison.ts';
import type { Rows } from './rows.ts';

/** Rows from the first down to those in sight are all there: of a file with more, that are too many. */
const mostRows = 2_000;

export function canFlow(rows: Rows): boolean {
  return rows.count <= mostRows;
}

/** Moves the lines of each block together; `elements` are the rows from the first on, those from `added` on new. */
export function stack(rows: Rows, elements: ReadonlyMap<number, HTMLElement>, added: number): void {
  const blocks = new Map<Block, BlockRow[]>();
  const first = rows.row(added);
  // A block that had begun before is stacked as a whole.
  for (let index = added - (first?.kind === 'line' && first.block ? first.nth : 0); ; index++) {
    const [of, row] = [rows.row(index), elements.get(index)];
    if (!of || !row) break;
    if (of.kind !== 'line' || !of.block) continue;
    const line = { row, heights: heightsOf(row) };
    const lines = blocks.get(of.block);
    if (lines) lines.push(line);
    else blocks.set(of.block, [line]);
  }
  for (const lines of blocks.values()) stackBlock(lines);
}

interface BlockRow {
  readonly row: HTMLElement;
  readonly heights: { readonly a: number; readonly b: number };
}

function stackBlock(lines: readonly BlockRow[]): void {
  let [top, a, b] = [0, 0, 0];
  for (const { row, heights } of lines) {
    const [numberA, codeA, keep, numberB, codeB] = row.children;
    for (const cell of [numberA, codeA, keep]) move(cell, a - top);
    for (const cell of [numberB, codeB]) move(cell, b - top);
    top += Math.max(heights.a, heights.b);
    a += heights.a;
    b += heights.b;
    row.style.marginBlockEnd = '';
  }
  const last = lines.at(-1)?.row;
  if (last) last.style.marginBlockEnd = `${Math.max(a, b) - top}px`;
}

function heightsOf(row: HTMLElement): { a: number; b: number } {
  const height = (cell: Element | undefined) =>
    !cell || cell.classList.contains('is-missing') ? 0 : cell.getBoundingClientRect().height;
  return { a: height(row.children[1]), b: height(row.children[4]) };
}

function move(cell: Element | undefined, by: number): void {
  if (cell instanceof HTMLElement) cell.style.translate = by === 0 ? '' : `0 ${by}px`;
}
