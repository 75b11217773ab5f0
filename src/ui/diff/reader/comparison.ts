/** Two texts and the edits that lead from one to the other, line by line. Offsets refer to the model's texts. */
import type { Splice } from '../../../engine/host.ts';
import type { LineBlock } from '../folds.ts';
import { Lines } from './lines.ts';

/** One edit and its place in both texts. */
export interface PlacedEdit {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** How many rows a block needs with both sides beside each other (2) or one above the other (1). */
export function rowsOf({ fromA, toA, fromB, toB }: LineBlock, columns: 1 | 2): number {
  const [gone, come] = [toA - fromA, toB - fromB];
  return columns === 2 ? Math.max(gone, come) : gone + come;
}

/** Lines that differ, and the edits in them, as a half-open range of indices into `edits`. */
export interface Block extends LineBlock {
  readonly first: number;
  readonly end: number;
}

export interface Comparison {
  /** `null`: the file is new. */
  readonly a: Lines | null;
  readonly b: Lines;
  readonly edits: readonly PlacedEdit[];
  readonly blocks: readonly Block[];
}

/** `columns`: both sides beside each other (2), or one above the other (1). */
export function compare(
  before: string | null,
  after: string,
  edits: readonly Splice[],
  columns: 1 | 2,
): Comparison {
  const b = new Lines(after);
  if (before === null) {
    return { a: null, b, edits: [], blocks: [wholly(b)] };
  }
  const a = before === after ? b : new Lines(before);
  const placedEdits = placed(edits);
  return { a, b, edits: placedEdits, blocks: blocksOf(a, b, placedEdits, columns) };
}

/** A new file, as one block. */
function wholly(b: Lines): Block {
  // What follows the last line end is a line only if there is something in it.
  const count = b.count > 1 && b.textOf(b.count) === '' ? b.count - 1 : b.count;
  return { fromA: 1, toA: 1, fromB: 1, toB: count + 1, first: 0, end: 0 };
}

function placed(edits: readonly Splice[]): readonly PlacedEdit[] {
  let shift = 0;
  return edits.map(({ from, to, insert }) => {
    const fromB = from + shift;
    shift += insert.length - (to - from);
    return { fromA: from, toA: to, fromB, toB: fromB + insert.length };
  });
}

/**
 * Whole lines around each edit. Beside each other, blocks that touch are one. One above the other they are not: each
 * line has its new text right below it, wherever its neighbours are, and its box stays in place when it is pressed.
 * Files may have tens of thousands of edits.
 */
function blocksOf(
  a: Lines,
  b: Lines,
  edits: readonly PlacedEdit[],
  columns: 1 | 2,
): readonly Block[] {
  const apart = columns === 2 ? 0 : 1;
  const blocks: Block[] = [];
  let last = { fromA: 1, toA: 0, fromB: 1, toB: 0, first: 0, end: 0 };
  for (const edit of edits) {
    const { fromA, toA, fromB, toB } = blockOf(a, b, edit, last.toA - 1, last.toB - 1);
    if (last.end > 0 && (fromA + apart <= last.toA || fromB + apart <= last.toB)) {
      last.toA = Math.max(last.toA, toA);
      last.toB = Math.max(last.toB, toB);
      last.end += 1;
    } else {
      last = { fromA, toA, fromB, toB, first: last.end, end: last.end + 1 };
      blocks.push(last);
    }
  }
  return blocks;
}

/** `nearA`, `nearB`: the last lines of the block before it, where the search starts. */
function blockOf(
  a: Lines,
  b: Lines,
  { fromA, toA, fromB, toB }: PlacedEdit,
  nearA: number,
  nearB: number,
): LineBlock {
  const firstA = a.at(fromA, nearA);
  const firstB = b.at(fromB, nearB);
  const lastA = a.at(toA, firstA);
  const lastB = b.at(toB, firstB);
  // Lines inserted or removed between others leave the lines around them unchanged.
  const before = toA === a.from(lastA) && toB === b.from(lastB);
  const behind =
    !before &&
    fromA === a.to(firstA) &&
    fromB === b.to(firstB) &&
    firstA < a.count &&
    firstB < b.count;
  const startA = behind ? firstA + 1 : firstA;
  const startB = behind ? firstB + 1 : firstB;
  return {
    fromA: startA,
    toA: Math.max(startA, before ? lastA : lastA + 1),
    fromB: startB,
    toB: Math.max(startB, before ? lastB : lastB + 1),
  };
}
