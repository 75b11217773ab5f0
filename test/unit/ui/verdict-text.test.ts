/** What the verdict says of crates that wait for the user: several may have one fork, and a choice names none. */
import { expect, test } from 'vitest';
import { text } from '../../../src/ui/text.ts';

test.each<[readonly string[], readonly string[], waits: string, also: string]>([
  [['a'], ['a2'], 'a has a successor, a2.', 'a (a2).'],
  [['a', 'b'], ['a2', 'b2'], 'a and b have successors, a2 and b2.', 'a and b (a2 and b2).'],
  [['a', 'b'], ['c', 'c'], 'a and b have a successor, c.', 'a and b (c).'],
  [
    ['a', 'b', 'd'],
    ['c', 'c', 'e'],
    'a, b and d have successors, c and e.',
    'a, b and d (c and e).',
  ],
  [
    ['a', 'b'],
    ['a2 or a3', 'b2'],
    'a and b have successors, a2 or a3 and b2.',
    'a and b (a2 or a3 and b2).',
  ],
  [['a'], [], 'a has a successor.', 'a.'],
])('%j, replaced by %j', (crates, forks, waits, also) => {
  expect(text.verdict.waits(crates, forks)).toBe(`Nothing moves until you say so: ${waits}`);
  expect(text.verdict.also(crates, forks)).toBe(
    `Also unmaintained here, with a successor: ${also}`,
  );
});
