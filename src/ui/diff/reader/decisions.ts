/** The changes of a file as a user decides about them: which rows their boxes are in, and where steps lead. */
import { addUnder, type Edit } from '../../../engine/host.ts';
import { type Choice, choicesOf, inOrder } from '../../../project/choice.ts';
import type { Applied } from '../controls.ts';
import { type Block, type Comparison, rowsOf } from './comparison.ts';

export interface Decision extends Choice {
  /** The user's line in which it begins, counted from 1. */
  readonly line: number;
  readonly applied: Applied;
  /** The block in whose row its box is, if it lies between two lines; `null`: the box is in its line's row. */
  readonly between: Block | null;
  /** Whether its box steps aside because of the one above: a row is lower than a target may be (WCAG 2.2, 2.5.8). */
  readonly beside: boolean;
}

/** A place to which steps lead: a block of differing lines, or a line whose change is left out. */
export interface Stop {
  readonly line: number;
  readonly block: Block | null;
  /** Its changes, as a half-open range of indices into the file's. */
  readonly first: number;
  readonly end: number;
}

export interface Decisions {
  readonly all: readonly Decision[];
  readonly stops: readonly Stop[];
  /** The decisions with a box in this row. `nth` is the row's index in its block; `a` its line of the user's text. */
  at(a: number | null, block: Block | null, nth: number): readonly Decision[];
}

/** `columns`: both sides beside each other (2), or one above the other (1). */
export function decisionsOf(
  { a, blocks }: Comparison,
  applied: readonly Edit[],
  kept: readonly Edit[],
  columns: 1 | 2,
): Decisions {
  if (!a) return created(blocks);
  const edits = inOrder(applied, kept);
  const left = new Set(kept);
  const byLine = new Map<number, Decision>();
  const between = new Map<Block, Decision[]>();
  const all: Decision[] = [];
  const stops: Stop[] = [];
  /** How many of the applied edits have been passed, and the index of the block that contains the next one. */
  let [passed, at] = [0, 0];
  let line = 1;
  /** The last row with a box, by its line. A row of new lines only counts as between two lines. */
  let above: { row: number; beside: boolean; block: Block | null } = {
    row: -1,
    beside: false,
    block: null,
  };
  let last: (Stop & { end: number }) | null = null;
  for (const [index, choice] of choicesOf(a.text, edits).entries()) {
    const { from, to, first, end } = choice;
    let count = end - first;
    for (let one = first; left.size > 0 && one < end; one++) {
      const edit = edits[one];
      if (edit && left.has(edit)) count -= 1;
    }
    line = a.at(from, line);
    const state = count === 0 ? 'none' : count === end - first ? 'all' : 'some';
    while (count > 0 && passed >= (blocks[at]?.end ?? passed + 1)) at += 1;
    const block = count > 0 ? (blocks[at] ?? null) : null;
    passed += count;
    // Left out, its box is in its line's row: the one where the first new line was, or else the one above it.
    const isBetween = block !== null && block.toA <= line;
    const row = isBetween ? block.toA - 0.5 : line;
    if (row !== above.row) {
      // In one column the new lines of the one above are between them.
      const apart =
        columns === 1 &&
        above.block !== block &&
        (above.block?.toB ?? 0) > (above.block?.fromB ?? 0);
      above = { row, beside: row - above.row <= 1 && !apart && !above.beside, block };
    }
    const { beside } = above;
    const place = { line, between: isBetween ? block : null, beside };
    const decision: Decision = { from, to, first, end, applied: state, ...place };
    all.push(decision);
    if (!isBetween) byLine.set(line, decision);
    else {
      addUnder(between, block, decision);
    }
    if (last && block && last.block === block) last.end = index + 1;
    else {
      last = { line: block?.fromA ?? line, block, first: index, end: index + 1 };
      stops.push(last);
    }
  }
  return {
    all,
    stops,
    at(line, block, nth) {
      const decision = line === null ? undefined : byLine.get(line);
      const own = decision ? [decision] : none;
      // In the row of the first line that is only new, or of the user's last line if there is none.
      const lone = block && nth === betweenRow(block, columns);
      return lone ? [...own, ...(between.get(block) ?? none)] : own;
    },
  };
}

/** The row of a block, from 0, with the boxes of what lies between two lines. */
export function betweenRow(block: Block, columns: 1 | 2): number {
  return Math.min(block.toA - block.fromA, rowsOf(block, columns) - 1);
}

const none: readonly Decision[] = [];

/** A new file is one change, about which nothing is decided here. */
function created(blocks: readonly Block[]): Decisions {
  const stops = blocks.map((block) => ({ line: 1, block, first: 0, end: 1 }));
  return { all: none, stops, at: () => none };
}
