import { expect, test } from 'vitest';
import type { FileInput } from '../../../../src/ui/diff/file-view.ts';
import { isLarge } from '../../../../src/ui/diff/reader/one-file.ts';

function input(text: string | null, edits = 0, after = text ?? ''): FileInput {
  const edit = {
    from: 0,
    to: 0,
    insert: '',
    reason: '',
    fork: 'paste',
    group: 'paste',
    part: 'path' as const,
    manifests: ['Cargo.toml'],
  };
  const result = {
    path: 'a.rs',
    before: text,
    after,
    edits: Array.from({ length: edits }, () => edit),
    kind: 'rust',
  } as const;
  return { path: 'a.rs', text, result, findings: [], kept: [] };
}

test.each([
  ['an empty file', input(''), false],
  ['many lines', input('fn f() {}\n'.repeat(50_000)), false],
  ['very many lines', input('fn f() {}\n'.repeat(200_000)), true],
  ['a large new file', input(null, 0, 'fn f() {}\n'.repeat(200_000)), true],
  ['a long line', input(`a\n${'x'.repeat(50_000)}\n`), true],
  ['a long first line', input('x'.repeat(50_000)), true],
  ['a long last line', input(`${'a\n'.repeat(9_999)}${'x'.repeat(50_000)}`), true],
  ['some changes', input('a', 100), false],
  ['thousands of changes', input('a', 5_000), true],
])('%s', (_what, given, large) => {
  expect(isLarge(given, 'split')).toBe(large);
});

test('changes are no burden where they are not shown', () => {
  expect(isLarge(input('a', 5_000), 'source')).toBe(false);
});
