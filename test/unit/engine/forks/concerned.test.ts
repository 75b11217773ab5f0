/** Which rows a workspace pays for, by the names in it. */
import { expect, test } from 'vitest';
import { rowsConcerning } from '../../../../src/engine/forks/concerned.ts';
import type { Fork, RenamedFork } from '../../../../src/engine/forks/fork.ts';

const rename = (crate: string, more: Partial<RenamedFork> = {}): Fork => ({
  kind: 'rename',
  crate,
  fork: `${crate}2`,
  requirement: '1',
  versions: ['1.0.0'],
  compatible: '^1',
  ...more,
});
const rows: readonly Fork[] = [
  rename('first'),
  rename('a', { brings: [{ crate: 'b', via: [] }] }),
  rename('b'),
  rename('c'),
  rename('old-c', { fork: 'c2' }),
  { kind: 'patch', crates: ['p', 'q'], git: 'https://x.y/z', version: '1.0.0', uses: ['c2'] },
  rename('known', { tier: 'guide' }),
];

test.each<[what: string, names: readonly string[], concerned: readonly string[]]>([
  ['no name', [], ['first', 'known']],
  ['an old crate', ['b'], ['first', 'b', 'known']],
  ['a fork', ['c2'], ['first', 'c', 'old-c', 'known']],
  ['a crate that becomes the fork of another, too', ['c'], ['first', 'c', 'old-c', 'known']],
  ['a crate whose fork brings another', ['a', 'other'], ['first', 'a', 'b', 'known']],
  ['a patched crate whose fork uses another', ['q'], ['first', 'c', 'old-c', 'p', 'known']],
])('%s', (_what, names, concerned) => {
  const found = rowsConcerning(rows, names);
  expect(found.map((row) => (row.kind === 'rename' ? row.crate : row.crates[0]))).toEqual(
    concerned,
  );
});
