import { expect, test } from 'vitest';
import { wayText } from '../../../../../src/engine/migrate/advice/checklist.ts';

const chain = (length: number) => Array.from({ length }, (_, at) => `c${at}`);

test.each([
  [1, 'c0'],
  [3, 'c0 → c1 → c2'],
  [17, chain(17).join(' → ')],
  [18, [...chain(8), '… 2 more …', ...chain(18).slice(-8)].join(' → ')],
  [2002, [...chain(8), '… 1,986 more …', ...chain(2002).slice(-8)].join(' → ')],
])('a way of %i packages', (length, said) => {
  expect(wayText(chain(length))).toBe(said);
});
