/** The rows of the plain view: which line stands where, and how high. Nothing is made for a row before it is asked for. */
import { type Fold, foldsAmong, type LineRange } from '../fold-lines.ts';
import { type Block, type Comparison, rowsOf } from './comparison.ts';

export type Row =
  | { readonly kind: 'fold'; readonly fold: Fold }
  | {
      readonly kind: 'line';
      /** Its lines on either side, counted from 1. */
      readonly a: number | null;
      readonly b: number | null;
      /** The block of differing lines it is of. */
      readonly block: Block | null;
      /** Its place in the block, from 0. */
      readonly nth: number;
    };

/** Rows of one kind, `first` and `top` (px) counted from the view's beginning. */
interface Stretch {
  readonly first: number;
  readonly top: number;
  readonly rows: number;
  readonly fold: Fold | null;
  readonly block: Block | null;
  readonly fromA: number;
  readonly fromB: number;
}

export interface Heights {
  readonly line: number;
  readonly fold: number;
}

export class Rows {
  readonly count: number;
  /** In px. */
  readonly height: number;
  private readonly stretches: readonly Stretch[];
  private readonly heights: Heights;
  private readonly columns: 1 | 2;

  /** `columns`: both sides beside each other, or one above the other. */
  constructor(
    { a, b, blocks }: Comparison,
    shown: readonly LineRange[],
    columns: 1 | 2,
    heights: Heights,
  ) {
    this.heights = heights;
    this.columns = columns;
    const stretches: Stretch[] = [];
    let [first, top, lineA, lineB] = [0, 0, 1, 1];
    const add = (rows: number, fold: Fold | null, block: Block | null) => {
      if (rows === 0) return;
      stretches.push({ first, top, rows, fold, block, fromA: lineA, fromB: lineB });
      first += rows;
      top += fold ? heights.fold : rows * heights.line;
    };
    const folds = blocks.length === 0 || !a ? [] : foldsAmong(blocks, a.count, shown);
    let next = 0;
    /** Unchanged lines up to `end` of side A. */
    const same = (end: number) => {
      for (let fold = folds[next]; fold && fold.first < end; fold = folds[++next]) {
        add(fold.first - lineA, null, null);
        [lineA, lineB] = [fold.first, fold.firstOther];
        add(1, fold, null);
        [lineA, lineB] = [fold.last + 1, fold.firstOther + fold.last + 1 - fold.first];
      }
      add(end - lineA, null, null);
      [lineA, lineB] = [end, lineB + end - lineA];
    };
    for (const block of blocks) {
      same(block.fromA);
      add(rowsOf(block, columns), null, block);
      [lineA, lineB] = [block.toA, block.toB];
    }
    same(a ? a.count + 1 : lineA);
    // Both sides end alike; were it not so, the new text must not be cut.
    add(Math.max(0, b.count + 1 - lineB), null, null);
    this.stretches = stretches;
    this.count = first;
    this.height = top;
  }

  get lineHeight(): number {
    return this.heights.line;
  }

  row(index: number): Row | null {
    const stretch = this.find(({ first }) => first <= index);
    if (!stretch || index >= this.count) return null;
    const { fold, block, fromA, fromB } = stretch;
    if (fold) return { kind: 'fold', fold };
    const at = index - stretch.first;
    if (!block) return { kind: 'line', a: fromA + at, b: fromB + at, block, nth: at };
    const [gone, come] = [block.toA - block.fromA, block.toB - block.fromB];
    const atB = this.columns === 2 ? at : at - gone;
    return {
      kind: 'line',
      a: at < gone ? block.fromA + at : null,
      b: atB >= 0 && atB < come ? block.fromB + atB : null,
      block,
      nth: at,
    };
  }

  /** Where a row begins, in px. */
  topOf(index: number): number {
    const stretch = this.find(({ first }) => first <= index);
    if (!stretch) return 0;
    return stretch.top + (stretch.fold ? 0 : (index - stretch.first) * this.heights.line);
  }

  /** The row at a height in px. */
  at(top: number): number {
    const stretch = this.find((one) => one.top <= top);
    if (!stretch) return 0;
    const down = stretch.fold ? 0 : Math.floor((top - stretch.top) / this.heights.line);
    return stretch.first + Math.min(stretch.rows - 1, down);
  }

  /** The row of a line of side A, or of the bar that hides it. */
  rowOf(line: number): number {
    const stretch = this.find(({ fromA }) => fromA <= line);
    if (!stretch) return 0;
    return stretch.first + Math.max(0, Math.min(stretch.rows - 1, line - stretch.fromA));
  }

  /** The row a block begins with. */
  rowOfBlock(block: Block): number {
    return this.stretches.find((stretch) => stretch.block === block)?.first ?? 0;
  }

  /** The last stretch for which `isBefore` holds: it holds for all before one for which it does. */
  private find(isBefore: (stretch: Stretch) => boolean): Stretch | undefined {
    let low = 0;
    let high = this.stretches.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const stretch = this.stretches[middle];
      if (stretch && isBefore(stretch)) low = middle;
      else high = middle - 1;
    }
    return this.stretches[low];
  }
}
