/** The rows that show a file: which lines are in which row. A row is only created when it is needed. */
import { countUpTo } from '../../../engine/host.ts';
import { type Fold, foldsAmong, type LineRange } from '../folds.ts';
import { type Block, type Comparison, rowsOf } from './comparison.ts';

export type Row =
  | { readonly kind: 'fold'; readonly fold: Fold }
  | {
      readonly kind: 'line';
      /** Its lines on both sides, counted from 1. */
      readonly a: number | null;
      readonly b: number | null;
      /** The block of differing lines that it belongs to. */
      readonly block: Block | null;
      /** Its index in the block, from 0. */
      readonly nth: number;
    };

/** Rows of one kind. `first` is the index of the first of them among the file's rows. */
interface RowRun {
  readonly first: number;
  readonly rows: number;
  readonly fold: Fold | null;
  readonly block: Block | null;
  readonly fromA: number;
  readonly fromB: number;
}

export class Rows {
  readonly count: number;
  private readonly runs: readonly RowRun[];
  /** The row at which each block begins: a file may have tens of thousands of blocks, and each has a mark. */
  private readonly blockRows = new Map<Block, number>();
  private readonly columns: 1 | 2;

  /**
   * `columns`: both sides beside each other (2), or one above the other (1). `folded`: whether to fold even if nothing
   * differs at all, as when every change is left out.
   */
  constructor(
    { a, b, blocks }: Comparison,
    shown: readonly LineRange[],
    columns: 1 | 2,
    folded = blocks.length > 0,
  ) {
    this.columns = columns;
    const runs: RowRun[] = [];
    let [first, lineA, lineB] = [0, 1, 1];
    const add = (rows: number, fold: Fold | null, block: Block | null) => {
      if (rows === 0) return;
      runs.push({ first, rows, fold, block, fromA: lineA, fromB: lineB });
      if (block) this.blockRows.set(block, first);
      first += rows;
    };
    const folds = !folded || !a ? [] : foldsAmong(blocks, a.count, shown);
    let next = 0;
    /** Adds the unchanged lines up to `end` of side A. */
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
    // Both sides end with the same lines. If they ever did not, the new text must not be cut off.
    if (a) add(Math.max(0, b.count + 1 - lineB), null, null);
    this.runs = runs;
    this.count = first;
  }

  row(index: number): Row | null {
    const run = this.find(({ first }) => first <= index);
    if (!run || index >= this.count) return null;
    const { fold, block } = run;
    if (fold) return { kind: 'fold', fold };
    const nth = index - run.first;
    return { kind: 'line', ...this.linesIn(run, nth), block, nth };
  }

  /** The height of every row, given the heights of a bar and of a row with these lines. */
  heights(fold: number, line: (a: number | null, b: number | null) => number): Float64Array {
    const heights = new Float64Array(this.count);
    let index = 0;
    for (const run of this.runs) {
      for (let at = 0; at < run.rows; at++) {
        const { a, b } = this.linesIn(run, at);
        heights[index++] = run.fold ? fold : line(a, b);
      }
    }
    return heights;
  }

  /** The row of a line of side A, or of the bar that hides it. */
  rowOf(line: number): number {
    const run = this.find(({ fromA }) => fromA <= line);
    if (!run) return 0;
    return run.first + Math.max(0, Math.min(run.rows - 1, line - run.fromA));
  }

  /** The row at which a block begins. */
  rowOfBlock(block: Block): number {
    return this.blockRows.get(block) ?? 0;
  }

  /** The rows that are bars. */
  bars(): readonly number[] {
    return this.runs.flatMap(({ fold, first }) => (fold ? [first] : []));
  }

  private linesIn({ block, fromA, fromB }: RowRun, nth: number) {
    if (!block) return { a: fromA + nth, b: fromB + nth };
    const [gone, come] = [block.toA - block.fromA, block.toB - block.fromB];
    const nthB = this.columns === 2 ? nth : nth - gone;
    return {
      a: nth < gone ? block.fromA + nth : null,
      b: nthB >= 0 && nthB < come ? block.fromB + nthB : null,
    };
  }

  /** The last run for which `isBefore` holds. It must hold for all runs before one for which it holds. */
  private find(isBefore: (run: RowRun) => boolean): RowRun | undefined {
    return this.runs[Math.max(0, countUpTo(this.runs, isBefore) - 1)];
  }
}
