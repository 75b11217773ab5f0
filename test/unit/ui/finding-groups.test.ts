import { expect, test } from 'vitest';
import type { Finding } from '../../../src/engine/index.ts';
import { finding } from '../../../src/engine/migrate/findings/finding.ts';
import { groupsOf, groupsToApply, nameOf } from '../../../src/ui/panels/finding-groups.ts';

const missing = (crate: string) => finding('requirement-missing', { path: 'a' }, { crate });
const unused = (crate: string) =>
  finding('patch-unused', { path: null }, { crate }, { option: 'patchScope', value: 'used' });
const left = (removed: string, group: string) =>
  finding('kept-source', { path: 'b' }, { removed, fork: 'f' }, { apply: group });

test.each<[string, readonly Finding[], unknown]>([
  ['none', [], []],
  [
    'one row a code, in the order of their first',
    [missing('a'), unused('b'), missing('c')],
    [
      ['requirement-missing', 2, true, null],
      ['patch-unused', 1, true, { option: 'patchScope', value: 'used' }],
    ],
  ],
  [
    'an action that differs is each finding’s own',
    [left('x', '1'), left('y', '2')],
    [['kept-source', 2, true, null]],
  ],
])('%s', (_, findings, rows) => {
  const groups = groupsOf(findings);
  expect(
    groups.map(({ code, places, help, action }) => [code, places, help !== null, action]),
  ).toEqual(rows);
});

test('what is to be applied is named once', () => {
  expect([
    ...groupsToApply([left('x', '1'), missing('a'), left('y', '2'), left('z', '1')]),
  ]).toEqual(['1', '2']);
});

test('a code in words', () => {
  expect(nameOf('old-crate-remains')).toBe('Old crate remains');
  expect(nameOf('toml-syntax')).toBe('TOML syntax');
  expect(nameOf('document-not-utf8')).toBe('Document not UTF-8');
});
