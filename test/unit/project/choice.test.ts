import { expect, test } from 'vitest';
import { choicesOf } from '../../../src/project/choice.ts';

const edit = (from: number) => ({ from, to: from + 1, insert: 'x' });

test.each([
  ['no edits', 'abc', [], []],
  ['one', 'abc', [1], [[1, 1, 0, 1]]],
  ['several of a line', 'a b c\nd', [0, 2, 4], [[0, 4, 0, 3]]],
  [
    'one a line',
    'a\nb\r\nc\rd',
    [0, 2, 5, 7],
    [
      [0, 0, 0, 1],
      [2, 2, 1, 2],
      [5, 5, 2, 3],
      [7, 7, 3, 4],
    ],
  ],
  [
    'some of each',
    'a b\nc d\n',
    [0, 2, 4, 6],
    [
      [0, 2, 0, 2],
      [4, 6, 2, 4],
    ],
  ],
] as const)('the changes that %s make up', (_name, text, places, choices) => {
  const said = choicesOf(text, places.map(edit));
  expect(said.map(({ from, to, first, end }) => [from, to, first, end])).toEqual(choices);
});

test('the same edits of another text are other changes', () => {
  const edits = [edit(0), edit(2)];
  expect(choicesOf('a b', edits)).toHaveLength(1);
  expect(choicesOf('a\nb', edits)).toHaveLength(2);
  expect(choicesOf('a b', edits)).toHaveLength(1);
});
