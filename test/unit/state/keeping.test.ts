import { describe, expect, test } from 'vitest';
import { applyEdits, type MigratedFile } from '../../../src/engine/index.ts';
import { type Keep, withoutKept } from '../../../src/project/keep.ts';
import { keepRange, takeRange } from '../../../src/state/keeping.ts';

function file(path: string, before: string, words: Readonly<Record<string, string>>): MigratedFile {
  const edits = Object.entries(words).map(([word, insert]) => {
    const from = before.indexOf(word);
    const fork = insert.replace('_', '-');
    const purpose = {
      reason: '',
      fork,
      group: 'paste',
      part: 'path' as const,
      manifests: ['Cargo.toml'],
    };
    return { from, to: from + word.length, insert, ...purpose };
  });
  return { path, before, after: applyEdits(before, edits), edits, kind: 'rust' };
}
const both = file('a.rs', 'paste gemm', { paste: 'qlora_paste', gemm: 'qlora_gemm' });
const other = file('b.rs', 'paste', { paste: 'qlora_paste' });
const all = [both, other];
const outcome = (kept: readonly Keep[]) => all.map((one) => withoutKept(one, kept).after);

describe('keepRange and takeRange', () => {
  test('keep one change, take it back', () => {
    const kept = keepRange(both, 0, 5, []);
    expect(outcome(kept)).toEqual(['paste qlora_gemm', 'qlora_paste']);
    expect(takeRange(both, 0, 5, kept)).toEqual([]);
  });
  test('keeping what is kept already changes nothing', () => {
    const kept = keepRange(both, 0, 5, []);
    expect(keepRange(both, 0, 5, kept)).toBe(kept);
  });
  const broad: readonly { name: string; kept: Keep; after: readonly string[] }[] = [
    {
      name: 'a whole file',
      kept: { scope: 'file', path: 'a.rs' },
      after: ['qlora_paste gemm', 'qlora_paste'],
    },
  ];
  test.each(broad)('one change taken out of $name leaves the rest kept', ({ kept, after }) => {
    expect(outcome(takeRange(both, 0, 5, [kept]))).toEqual(after);
  });
});
