/**
 * Which lines fold: unchanged stretches away from changes, findings and the cursor take one bar, which shows 20 lines
 * more at either end or all of them. Lines are counted from 1.
 */

/** Lines left open around what is worth seeing. */
const margin = 3;
/** A bar that hides fewer lines than this costs more than it saves. */
const smallest = 6;
/** Texts of up to this many lines are shown whole. */
const short = 40;
/** Lines a bar gives up at one press. */
export const stepLines = 20;

/** Lines that differ, half-open; on a side that has none of them, `from` is the line they stand before. */
export interface LineBlock {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** One bar: the lines it hides, both ends included. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  /** The same first line on the other side. */
  readonly firstOther: number;
}

export type FoldStep = 'top' | 'bottom' | 'all';

export type LineRange = readonly [first: number, last: number];

/** What to fold of `lines` lines of side A; `shown` are lines of it that must stay open. */
export function foldsAmong(
  blocks: readonly LineBlock[],
  lines: number,
  shown: readonly LineRange[],
): readonly Fold[] {
  if (lines <= short) return [];
  const folds: Fold[] = [];
  let open = 1;
  let openOther = 1;
  for (let index = 0; index <= blocks.length; index += 1) {
    const block = blocks[index];
    const end = block ? block.fromA - 1 : lines;
    const first = open + (index === 0 ? 0 : margin);
    const last = end - (block ? margin : 0);
    for (const [from, to] of without([first, last], shown)) {
      if (to - from + 1 < smallest) continue;
      folds.push({ first: from, last: to, firstOther: openOther + (from - open) });
    }
    if (!block) break;
    open = block.toA;
    openOther = block.toB;
  }
  return folds;
}

/** The part of a fold that one press opens. */
export function opened(fold: Fold, step: FoldStep): LineRange {
  if (step === 'top') return [fold.first, Math.min(fold.last, fold.first + stepLines - 1)];
  if (step === 'bottom') return [Math.max(fold.first, fold.last - stepLines + 1), fold.last];
  return [fold.first, fold.last];
}

/** `range` without the `holes`, in order. */
function without(range: LineRange, holes: readonly LineRange[]): readonly LineRange[] {
  let left: LineRange[] = range[0] <= range[1] ? [range] : [];
  for (const [from, to] of holes) {
    if (left.length === 0 || to < range[0] || from > range[1]) continue;
    left = left.flatMap(([first, last]): LineRange[] => {
      if (to < first || from > last) return [[first, last]];
      return [
        [first, from - 1],
        [to + 1, last],
      ];
    });
  }
  return left.filter(([first, last]) => last >= first).sort((x, y) => x[0] - y[0]);
}
