import { expect, test } from 'vitest';
import { pathText, waysTo } from '../../../../../src/engine/migrate/advice/checklist.ts';

const chain = (length: number) => Array.from({ length }, (_, at) => `c${at}`);

test.each([
  [1, 'c0'],
  [3, 'c0 → c1 → c2'],
  [17, chain(17).join(' → ')],
  [18, [...chain(8), '… 2 more …', ...chain(18).slice(-8)].join(' → ')],
  [2002, [...chain(8), '… 1,986 more …', ...chain(2002).slice(-8)].join(' → ')],
])('a way of %i packages', (length, said) => {
  expect(pathText(chain(length))).toBe(said);
});

test.each([
  ['none', [], [], 0, '', 0],
  ['one', ['a → x'], [], 0, 'a → x', 0],
  ['what a fork brings along is one too', ['a → x'], ['fork → x'], 0, 'a → x', 1],
  ['… alone', [], ['fork → x', 'other → x'], 0, 'fork → x', 1],
  ['those there was no room for', ['a → x', 'b → x'], ['fork → x'], 7, 'a → x', 9],
])('ways to a crate that stays: %s', (_name, paths, brought, unlisted, first, others) => {
  const split = (ways: readonly string[]) => ways.map((way) => way.split(' → '));
  const left = { crate: 'x', versions: [], paths: split(paths), brought: split(brought), unlisted };
  const ways = waysTo(left);
  expect([pathText(ways.way), ways.others]).toEqual([first, others]);
});
