import { describe, expect, test } from 'vitest';
import { applyEdits, offsetMap, sortEdits } from '../../../../src/engine/text/edit.ts';

const splice = (from: number, to: number, insert: string) => ({ from, to, insert });

describe('applyEdits', () => {
  test.each([
    ['nothing', 'abc', [], 'abc'],
    ['a replacement', 'use paste;', [splice(4, 9, 'qlora_paste')], 'use qlora_paste;'],
    ['insertions at both ends', 'abc', [splice(0, 0, '<'), splice(3, 3, '>')], '<abc>'],
    ['neighbours that touch', 'abcd', [splice(0, 2, 'x'), splice(2, 4, 'y')], 'xy'],
    ['astral characters, by code unit', '😀a', [splice(2, 3, 'b')], '😀b'],
  ])('%s', (_name, text, edits, after) => {
    expect(applyEdits(text, edits)).toBe(after);
  });
});

describe('sortEdits', () => {
  test('orders, and drops what changes nothing or repeats', () => {
    const edits = [splice(4, 5, 'E'), splice(0, 1, 'a'), splice(2, 2, '-'), splice(4, 5, 'E')];
    expect(sortEdits('abcde', edits)).toEqual([splice(2, 2, '-'), splice(4, 5, 'E')]);
  });
  test.each([
    ['overlap', [splice(0, 3, 'x'), splice(2, 4, 'y')]],
    ['two insertions at one place', [splice(1, 1, 'x'), splice(1, 1, 'y')]],
    ['an insertion where a replacement starts', [splice(1, 1, 'x'), splice(1, 2, 'y')]],
  ])('refuses %s', (_name, edits) => {
    expect(sortEdits('abcde', edits)).toBeNull();
  });
});

describe('offsetMap', () => {
  const edits = [splice(2, 4, 'wxyz'), splice(6, 6, '++')];
  test.each([
    [0, 1, 0],
    [2, -1, 2],
    [3, -1, 2],
    [3, 1, 6],
    [4, 1, 6],
    [6, -1, 8],
    [6, 1, 10],
    [7, 1, 11],
  ] as const)('%i (side %i) stands at %i', (offset, side, mapped) => {
    expect(offsetMap(edits)(offset, side)).toBe(mapped);
  });
});
