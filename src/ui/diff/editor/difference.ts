/**
 * What differs between the two sides. The engine's edits say that exactly. Text that the engine has not seen yet,
 * because it was just typed, is compared in bounded time, lines first, so that no keystroke waits for a long diff and
 * an unchanged line is never marked.
 */
import { Change, diff } from '@codemirror/merge';
import type { Splice } from '../../../engine/host.ts';
import { offsetMap } from './line-endings.ts';

/** The differences of the two documents, worked out from the edits that lead from one model text to the other. */
export function changesFromEdits(
  before: string,
  after: string,
  edits: readonly Splice[],
): readonly Change[] {
  const old = offsetMap(before);
  const now = offsetMap(after);
  let shift = 0;
  return edits.map((edit) => {
    const from = edit.from + shift;
    shift += edit.insert.length - (edit.to - edit.from);
    return new Change(
      old.toDocument(edit.from),
      old.toDocument(edit.to),
      now.toDocument(from),
      now.toDocument(from + edit.insert.length),
    );
  });
}

/** If more lines changed than this (old × new), they are marked as one block. */
const largestTable = 250_000;
/** Longer changed blocks get no marks inside their lines. In characters. */
const longestBlock = 4_000;

/** Compares lines first, then words within the lines that differ. Takes bounded time for any input. */
export function lineFirstDiff(a: string, b: string): readonly Change[] {
  if (a === b) return [];
  const oldLines = splitLines(a);
  const newLines = splitLines(b);
  return differingLines(oldLines, newLines).flatMap((block) => {
    const fromA = lengthOf(oldLines, 0, block.fromA);
    const fromB = lengthOf(newLines, 0, block.fromB);
    const textA = oldLines.slice(block.fromA, block.toA).join('');
    const textB = newLines.slice(block.fromB, block.toB).join('');
    if (textA.length + textB.length > longestBlock || textA === '' || textB === '') {
      return [new Change(fromA, fromA + textA.length, fromB, fromB + textB.length)];
    }
    return diff(textA, textB, { scanLimit: 1_000 }).map(
      (change) =>
        new Change(
          change.fromA + fromA,
          change.toA + fromA,
          change.fromB + fromB,
          change.toB + fromB,
        ),
    );
  });
}

/** Ranges of lines that differ, as half-open line numbers. */
function differingLines(a: readonly string[], b: readonly string[]): readonly Change[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (
    end < a.length - start &&
    end < b.length - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const rows = a.length - start - end;
  const columns = b.length - start - end;
  if (rows * columns > largestTable || rows === 0 || columns === 0) {
    return [new Change(start, start + rows, start, start + columns)];
  }
  return walk(a, b, start, rows, columns);
}

/** Finds the longest common subsequence of the middle lines, and returns the ranges between its matches. */
function walk(
  a: readonly string[],
  b: readonly string[],
  start: number,
  rows: number,
  columns: number,
): readonly Change[] {
  const width = columns + 1;
  const longest = new Uint32Array((rows + 1) * width);
  const at = (row: number, column: number) => longest[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      longest[row * width + column] =
        a[start + row] === b[start + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const out: Change[] = [];
  let row = 0;
  let column = 0;
  while (row < rows || column < columns) {
    if (row < rows && column < columns && a[start + row] === b[start + column]) {
      row += 1;
      column += 1;
      continue;
    }
    const fromA = row;
    const fromB = column;
    while (
      (row < rows || column < columns) &&
      !(row < rows && column < columns && a[start + row] === b[start + column])
    ) {
      if (column >= columns || (row < rows && at(row + 1, column) >= at(row, column + 1))) row += 1;
      else column += 1;
    }
    out.push(new Change(start + fromA, start + row, start + fromB, start + column));
  }
  return out;
}

/** The lines with their `\n`. */
function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function lengthOf(lines: readonly string[], from: number, to: number): number {
  let length = 0;
  for (let at = from; at < to; at += 1) length += lines[at]?.length ?? 0;
  return length;
}
