import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { foldsBetween } from '../../../src/ui/diff/editor/fold-bars.ts';
import { foldsAmong, opened } from '../../../src/ui/diff/folds.ts';

const numbered = (lines: number, changes: Readonly<Record<number, string>> = {}) =>
  Text.of(Array.from({ length: lines }, (_, at) => changes[at + 1] ?? `line ${at + 1}`));
const drawn = (a: Text, b: Text, shown: readonly (readonly [number, number])[] = []) =>
  foldsBetween(Chunk.build(a, b), a, b, shown).map(
    ({ first, last, firstOther }) => `${first}-${last}@${firstOther}`,
  );

describe('foldsBetween', () => {
  const plain = numbered(100);
  const cases = [
    {
      name: 'three lines stay open around a change',
      b: numbered(100, { 50: 'x' }),
      folds: ['1-46@1', '54-100@54'],
    },
    {
      name: 'stretches too short for a bar stay open',
      b: numbered(100, { 9: 'x', 20: 'y' }),
      folds: ['24-100@24'],
    },
    {
      name: 'an added line shifts the other side',
      b: numbered(100, { 50: 'line 50\nnew' }),
      folds: ['1-47@1', '54-100@55'],
    },
  ];
  test.each(cases)('$name', ({ b, folds }) => {
    expect(drawn(plain, Text.of(b.toString().split('\n')))).toEqual(folds);
  });
  test('a short text is shown whole', () => {
    expect(drawn(numbered(40), numbered(40, { 1: 'x' }))).toEqual([]);
  });
  test('what was opened stays open', () => {
    expect(drawn(plain, numbered(100, { 50: 'x' }), [[1, 20]])).toEqual(['21-46@21', '54-100@54']);
    expect(drawn(plain, numbered(100, { 50: 'x' }), [[10, 40]])).toEqual([
      '1-9@1',
      '41-46@41',
      '54-100@54',
    ]);
  });
  test('what stays open may overlap, and come in any order', () => {
    const open = (shown: readonly (readonly [number, number])[]) =>
      drawn(plain, numbered(100, { 50: 'x' }), shown);
    expect(
      open([
        [80, 85],
        [20, 25],
        [10, 22],
        [40, 60],
      ]),
    ).toEqual(['1-9@1', '26-39@26', '61-79@61', '86-100@86']);
  });
  test('ten thousand changes and ten thousand open lines take no longer than they must', () => {
    const blocks = Array.from({ length: 10_000 }, (_, at) => ({
      fromA: at * 50 + 1,
      toA: at * 50 + 2,
      fromB: at * 50 + 1,
      toB: at * 50 + 2,
    }));
    let read = 0;
    const shown = blocks.map(({ fromA }) => {
      const range = [fromA + 20, fromA + 21] as const;
      return new Proxy(range, {
        get(target, key) {
          if (key === '0') read += 1;
          return Reflect.get(target, key);
        },
      });
    });
    expect(foldsAmong(blocks, 500_000, shown)).toHaveLength(20_000);
    expect(read).toBeLessThan(40 * 10_000);
  });
  test('a change in the first and last line leaves no fold beyond them', () => {
    expect(drawn(numbered(60), numbered(60, { 1: 'x', 60: 'y' }))).toEqual(['5-56@5']);
  });
});

test('a press opens 20 lines from its end, or all', () => {
  const fold = { first: 10, last: 60, firstOther: 10 };
  expect(opened(fold, 'top')).toEqual([10, 29]);
  expect(opened(fold, 'bottom')).toEqual([41, 60]);
  expect(opened(fold, 'all')).toEqual([10, 60]);
  expect(opened({ first: 1, last: 8, firstOther: 1 }, 'top')).toEqual([1, 8]);
});
