/**
 * Which lines fold: unchanged ones that are not near changes, findings or the cursor. A bar replaces them and shows 20
 * more lines at either end, or all of them. Lines are counted from 1.
 */

/** How many lines stay open around what is worth seeing. */
const margin = 3;
/** A bar that hides fewer lines than this is not worth it. */
const smallest = 6;
/** Texts with up to this many lines are shown completely. */
const short = 40;
/** How many lines a bar shows at one press. */
export const stepLines = 20;

/** Lines that differ, half-open. On a side that has none of them, `from` is the line before which they would be. */
export interface LineBlock {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** A bar, and the lines that it hides, both ends included. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  /** The number of its first line on the other side. */
  readonly firstOther: number;
}

export type FoldStep = 'top' | 'bottom' | 'all';

export type LineRange = readonly [first: number, last: number];

/** What to fold of `lines` lines of side A. `shown` are lines there that must stay open, in any order. */
export function foldsAmong(
  blocks: readonly LineBlock[],
  lines: number,
  shown: readonly LineRange[],
): readonly Fold[] {
  if (lines <= short) return [];
  const holes = merged(shown);
  const folds: Fold[] = [];
  let [open, openOther, hole] = [1, 1, 0];
  const add = (first: number, last: number) => {
    if (last - first + 1 < smallest) return;
    folds.push({ first, last, firstOther: openOther + (first - open) });
  };
  for (let index = 0; index <= blocks.length; index += 1) {
    const block = blocks[index];
    let first = open + (index === 0 ? 0 : margin);
    const last = block ? block.fromA - 1 - margin : lines;
    while ((holes[hole]?.[1] ?? first) < first) hole += 1;
    for (let at = hole; at < holes.length; at += 1) {
      const [from, to] = holes[at] ?? [last + 1, last];
      if (from > last) break;
      add(first, from - 1);
      first = to + 1;
    }
    add(first, last);
    if (!block) break;
    [open, openOther] = [block.toA, block.toB];
  }
  return folds;
}

/** The lines to keep open around each of `lines`. */
export function around(lines: Iterable<number>): LineRange[] {
  return Array.from(lines, (line): LineRange => [Math.max(1, line - margin), line + margin]);
}

/** The part of a fold that one press opens. */
export function opened(fold: Fold, step: FoldStep): LineRange {
  if (step === 'top') return [fold.first, Math.min(fold.last, fold.first + stepLines - 1)];
  if (step === 'bottom') return [Math.max(fold.first, fold.last - stepLines + 1), fold.last];
  return [fold.first, fold.last];
}

/** The ranges in order, with those that overlap or touch joined. */
function merged(ranges: readonly LineRange[]): readonly LineRange[] {
  const out: LineRange[] = [];
  for (const [first, last] of ranges.toSorted((x, y) => x[0] - y[0])) {
    const before = out.at(-1);
    if (before && first <= before[1] + 1) {
      out[out.length - 1] = [before[0], Math.max(before[1], last)];
    } else out.push([first, last]);
  }
  return out;
}
