/** What counts as a fork that was adopted: in the checklist, and for the button that leads back. */
import { expect, test } from 'vitest';
import { type Fork, migrate, rowId } from '../../../../../src/engine/index.ts';

/** A fork that many use who never knew the old crate, and one that exists for nothing else. */
const everyday: Fork = {
  kind: 'rename',
  crate: 'memmap',
  fork: 'memmap2',
  requirement: '0.9.11',
  versions: ['0.9.11'],
  compatible: '^0.7',
};
const guides: Fork = { ...everyday, tier: 'guide' };

const cases: readonly (readonly [
  name: string,
  row: Fork,
  dependencies: string,
  rest: string,
  adopted: boolean,
])[] = [
  ['a mere user of the fork', everyday, 'memmap2 = "0.9"', '', false],
  ['the fork of a guide', guides, 'memmap2 = "0.9"', '', true],
  ['under the old key', everyday, 'memmap = { package = "memmap2", version = "0.9" }', '', true],
  [
    'with a feature of the old name',
    everyday,
    'memmap2 = { version = "0.9", optional = true }',
    '\n[features]\nmemmap = ["dep:memmap2"]\n',
    true,
  ],
  [
    'beside a stand-in for the old crate',
    everyday,
    'memmap2 = "0.9"',
    '\n[patch.crates-io]\nmemmap = { path = "shims/memmap" }\n',
    true,
  ],
  ['neither of them', everyday, 'log = "0.4"', '', false],
];

test.each(cases)('%s', (_name, row, dependencies, rest, adopted) => {
  const text = `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependencies}\n${rest}`;
  const result = migrate([{ path: 'Cargo.toml', text }], { forks: [row] });
  const [step] = result.checklist;
  expect(step?.detail.includes('memmap2 is already used in Cargo.toml')).toBe(adopted);
  expect(step?.state).toBe(adopted ? 'done' : 'unneeded');
  expect(result.findings.some(({ code }) => code === 'already-adopted')).toBe(adopted);
  // The way back can begin with it all the same: only its user knows.
  expect(result.adopted.includes(rowId(row))).toBe(dependencies.includes('memmap2'));
});

test('what moves here is no fork that was there before', () => {
  const text =
    '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nmemmap = "0.7"\n';
  const { checklist } = migrate([{ path: 'Cargo.toml', text }], { forks: [everyday] });
  expect(checklist[0]?.detail).toBe('memmap moves to memmap2 in Cargo.toml.');
});
