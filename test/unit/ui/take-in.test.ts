/**
 * What a notice says about files that could not be taken in: one line for each kind of problem, however many files have
 * it.
 */
import { expect, it } from 'vitest';
import { furtherProblems, intakeProblem } from '../../../src/project/intake/messages.ts';
import { problemLines } from '../../../src/ui/actions/take-in.ts';

const links = (many: number) =>
  Array.from({ length: many }, (_, index) => intakeProblem('link-entry', `l${index}`));

it('names the first of a kind at length and a few others by their paths', () => {
  const damaged = intakeProblem('damaged-archive', 'a.zip');
  const [first] = links(1);
  expect(problemLines([...links(2), damaged])).toEqual([
    first?.message,
    'The same holds for l1.',
    damaged.message,
  ]);
  expect(problemLines(links(1))).toEqual([first?.message]);
  expect(problemLines(links(20))[1]).toBe('The same holds for l1, l2, l3, l4, l5, l6 and 13 more.');
  expect(problemLines([...links(3), furtherProblems('link-entry', 7)])[2]).toBe(
    '… and 7 more like this.',
  );
  expect(problemLines([])).toEqual([]);
});
