import { describe, expect, test } from 'vitest';
import { applyEdits, type Splice } from '../../../../src/engine/index.ts';
import type { LineRange } from '../../../../src/ui/diff/folds.ts';
import { compare } from '../../../../src/ui/diff/reader/comparison.ts';
import { Rows } from '../../../../src/ui/diff/reader/rows.ts';

/** `lines` numbered lines, some of them replaced. */
function rows(
  lines: number,
  changes: Readonly<Record<number, string>>,
  columns: 1 | 2,
  shown: readonly LineRange[] = [],
): Rows {
  const all = Array.from({ length: lines }, (_, at) => `line ${at + 1}`);
  const before = all.join('\n');
  const edits = Object.entries(changes).map(([number, insert]): Splice => {
    const from = all.slice(0, Number(number) - 1).join('\n').length + (number === '1' ? 0 : 1);
    return { from, to: from + `line ${number}`.length, insert };
  });
  const comparison = compare(before, applyEdits(before, edits), edits, columns);
  return new Rows(comparison, shown, columns);
}

const drawn = (of: Rows) =>
  Array.from({ length: of.count }, (_, index) => {
    const row = of.row(index);
    return row?.kind === 'fold'
      ? `${row.fold.first}…${row.fold.last}`
      : `${row?.a ?? ''}${row?.block ? '|' : '='}${row?.b ?? ''}`;
  });

describe('rows', () => {
  test.each<[what: string, of: Rows, expected: readonly string[]]>([
    ['side by side', rows(3, { 2: 'x\ny' }, 2), ['1=1', '2|2', '|3', '3=4']],
    ['in one column', rows(3, { 2: 'x\ny' }, 1), ['1=1', '2|', '|2', '|3', '3=4']],
    ['neighbours in one column', rows(2, { 1: 'x', 2: 'y' }, 1), ['1|', '|1', '2|', '|2']],
    ['unchanged', rows(2, {}, 2), ['1=1', '2=2']],
    [
      'folded',
      rows(60, { 10: 'x\ny' }, 2),
      ['1…6', '7=7', '8=8', '9=9', '10|10', '|11', '11=12', '12=13', '13=14', '14…60'],
    ],
    [
      'folded, but for what was opened',
      rows(60, { 3: 'x' }, 2, [[58, 63]]),
      ['1=1', '2=2', '3|3', '4=4', '5=5', '6=6', '7…57', '58=58', '59=59', '60=60'],
    ],
  ])('%s', (_what, of, expected) => {
    expect(drawn(of)).toEqual(expected);
  });

  test('have heights by their lines, folds one of their own', () => {
    const of = rows(60, { 10: 'x\ny' }, 2);
    const heights = of.heights(28, (a, b) => (a === null ? 1 : b === null ? 2 : 10));
    expect([...heights]).toEqual([28, 10, 10, 10, 10, 1, 10, 10, 10, 28]);
  });

  test('know the row of a line, or of the bar that hides it', () => {
    const of = rows(60, { 10: 'x\ny' }, 2);
    expect([1, 5, 7, 10, 11, 14, 60].map((line) => of.rowOf(line))).toEqual([0, 0, 1, 4, 6, 9, 9]);
  });

  test('a new file has no old lines and no folds', () => {
    const text = Array.from({ length: 50 }, (_, at) => `${at}`).join('\n');
    const of = new Rows(compare(null, text, [], 2), [], 2);
    expect(of.count).toBe(50);
    expect(drawn(of).slice(0, 2)).toEqual(['|1', '|2']);
  });
});
