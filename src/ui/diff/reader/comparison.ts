/** Two texts and the edits that lead from one to the other, line by line. Offsets are those of the model's texts. */
import type { Splice } from '../../../engine/host.ts';
import type { LineBlock } from '../folds.ts';
import { Lines } from './lines.ts';

/** One edit at its place in either text. */
export interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** How many rows a block takes, with both sides beside each other or one above the other. */
export function rowsOf({ fromA, toA, fromB, toB }: LineBlock, columns: 1 | 2): number {
  const [gone, come] = [toA - fromA, toB - fromB];
  return columns === 2 ? Math.max(gone, come) : gone + come;
}

/** Lines that differ, and the changes that make them, as half-open positions in `changes`. */
export interface Block extends LineBlock {
  readonly first: number;
  readonly end: number;
}

export interface Comparison {
  /** `null`: the file is new. */
  readonly a: Lines | null;
  readonly b: Lines;
  readonly changes: readonly Change[];
  readonly blocks: readonly Block[];
}

export function compare(
  before: string | null,
  after: string,
  edits: readonly Splice[],
): Comparison {
  const b = new Lines(after);
  if (before === null) {
    return { a: null, b, changes: [], blocks: [wholly(b)] };
  }
  const a = before === after ? b : new Lines(before);
  const changes = placed(edits);
  return { a, b, changes, blocks: blocksOf(a, b, changes) };
}

/** A file that is new, all of it. */
function wholly(b: Lines): Block {
  return { fromA: 1, toA: 1, fromB: 1, toB: b.count + 1, first: 0, end: 0 };
}

/** A stretch of the user's text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What the "keep mine" of a row keeps, the `nth` of `rows` of its block: `line` of the user's text, if a change begins
 * in it, or else what is put in between lines. `null` where no button belongs.
 */
export function keptBy(
  { a, changes }: Comparison,
  block: Block,
  line: number | null,
  nth: number,
  rows: number,
): Stretch | null {
  if (!a || block.first === block.end) return null;
  if (line !== null && changeWithin(changes, a.from(line), a.to(line))) {
    return { from: a.from(line), to: a.to(line) };
  }
  // Beside the first line that is only new, or the last of the user's where there is none.
  return nth === Math.min(block.toA - block.fromA, rows - 1) ? between(a, changes, block) : null;
}

/** The block's changes that begin in none of its lines: they stand before or behind the others. */
function between(a: Lines, changes: readonly Change[], block: Block): Stretch | null {
  const hasLines = block.toA > block.fromA;
  const from = hasLines ? a.from(block.fromA) : Number.POSITIVE_INFINITY;
  const to = hasLines ? a.to(block.toA - 1) : Number.NEGATIVE_INFINITY;
  const startOf = (index: number) => changes[index]?.fromA ?? 0;
  let lead = block.first;
  while (lead < block.end && startOf(lead) < from) lead += 1;
  let trail = block.end;
  while (trail > lead && startOf(trail - 1) > to) trail -= 1;
  const [first, end] = lead > block.first ? [block.first, lead] : [trail, block.end];
  const [start, last] = [changes[first], changes[end - 1]];
  return first < end && start && last ? { from: start.fromA, to: last.toA } : null;
}

/** Whether one of the sorted changes begins in `[from, to]` of the user's text. */
function changeWithin(changes: readonly Change[], from: number, to: number): boolean {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle]?.fromA ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return (changes[low]?.fromA ?? Number.POSITIVE_INFINITY) <= to;
}

function placed(edits: readonly Splice[]): readonly Change[] {
  let shift = 0;
  return edits.map(({ from, to, insert }) => {
    const fromB = from + shift;
    shift += insert.length - (to - from);
    return { fromA: from, toA: to, fromB, toB: fromB + insert.length };
  });
}

/** Whole lines around each change; those that touch become one. */
function blocksOf(a: Lines, b: Lines, changes: readonly Change[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const [index, change] of changes.entries()) {
    const block = blockOf(a, b, change);
    const last = blocks.at(-1);
    if (last && (block.fromA <= last.toA || block.fromB <= last.toB)) {
      blocks[blocks.length - 1] = {
        ...last,
        toA: Math.max(last.toA, block.toA),
        toB: Math.max(last.toB, block.toB),
        end: index + 1,
      };
    } else blocks.push({ ...block, first: index, end: index + 1 });
  }
  return blocks;
}

function blockOf(a: Lines, b: Lines, { fromA, toA, fromB, toB }: Change): LineBlock {
  const [firstA, firstB] = [a.at(fromA), b.at(fromB)];
  const [lastA, lastB] = [a.at(toA), b.at(toB)];
  // What is put in or taken out between lines leaves those around it alone.
  const before = toA === a.from(lastA) && toB === b.from(lastB);
  const behind =
    !before &&
    fromA === a.to(firstA) &&
    fromB === b.to(firstB) &&
    firstA < a.count &&
    firstB < b.count;
  const [startA, startB] = behind ? [firstA + 1, firstB + 1] : [firstA, firstB];
  const [endA, endB] = before ? [lastA, lastB] : [lastA + 1, lastB + 1];
  return {
    fromA: startA,
    toA: Math.max(startA, endA),
    fromB: startB,
    toB: Math.max(startB, endB),
  };
}
