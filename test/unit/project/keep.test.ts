import { describe, expect, test } from 'vitest';
import type { MigratedFile } from '../../../src/engine/index.ts';
import { type Keep, keepEdit, keptEdits, withoutKept } from '../../../src/project/keep.ts';
import { takeRange } from '../../../src/state/keeping.ts';

const edit = (from: number, to: number, insert: string, fork: string) => ({
  from,
  to,
  insert,
  fork,
  reason: '',
  group: 'paste',
  part: 'path' as const,
  manifests: ['Cargo.toml'],
});

/** `paste` twice and `gemm` once. */
const file: MigratedFile = {
  path: 'src/lib.rs',
  before: 'paste gemm paste',
  after: 'qlora_paste qlora_gemm qlora_paste',
  kind: 'rust',
  edits: [
    edit(0, 5, 'qlora_paste', 'qlora-paste'),
    edit(6, 10, 'qlora_gemm', 'qlora-gemm'),
    edit(11, 16, 'qlora_paste', 'qlora-paste'),
  ],
};

const nth = (nth: number): Keep => ({
  scope: 'edit',
  path: file.path,
  removed: 'paste',
  insert: 'qlora_paste',
  nth,
});

test('a change is known by what it replaces and which of its kind it is', () => {
  expect([0, 1, 2, 3].map((index) => keepEdit(file, index))).toEqual([
    nth(0),
    { scope: 'edit', path: file.path, removed: 'gemm', insert: 'qlora_gemm', nth: 0 },
    nth(1),
    null,
  ]);
});

test('lines that move are kept at both of their places', () => {
  const before = 'paste = "1.0"\npin = "1"\n';
  const move = { declaration: 'dependencies.paste', moves: true } as const;
  const moved: MigratedFile = {
    path: 'Cargo.toml',
    before,
    after: 'pin = "1"\nqlora-paste = "1.0"\n',
    kind: 'manifest',
    edits: [
      { ...edit(0, 14, '', 'qlora-paste'), ...move },
      { ...edit(23, 23, '\nqlora-paste = "1.0"', 'qlora-paste'), ...move },
    ],
  };
  for (const index of [0, 1]) {
    const keep = keepEdit(moved, index);
    const keeps = keep ? [keep] : [];
    expect(keptEdits(moved, keeps)).toEqual([true, true]);
    expect(withoutKept(moved, keeps).after).toBe(before);
    const [one] = moved.edits;
    expect(takeRange(moved, one?.from ?? 0, one?.to ?? 0, keeps)).toEqual([]);
  }
});

describe('withoutKept', () => {
  test.each<[string, readonly Keep[], readonly boolean[], string]>([
    ['nothing', [], [false, false, false], file.after],
    ['the second of two alike', [nth(1)], [false, false, true], 'qlora_paste qlora_gemm paste'],
    ['the file', [{ scope: 'file', path: file.path }], [true, true, true], 'paste gemm paste'],
    ['another file', [{ scope: 'file', path: 'x' }], [false, false, false], file.after],
    ['one that is no more', [nth(2)], [false, false, false], file.after],
  ])('keeping %s', (_name, keeps, kept, after) => {
    expect(keptEdits(file, keeps)).toEqual(kept);
    expect(withoutKept(file, keeps).after).toBe(after);
  });

  test('leaves a file without decisions the object it is', () => {
    expect(withoutKept(file, [nth(7)])).toBe(file);
  });

  test('survives typing above', () => {
    const moved = {
      ...file,
      before: `// note\n${file.before}`,
      edits: file.edits.map((one) => ({ ...one, from: one.from + 8, to: one.to + 8 })),
    };
    expect(withoutKept(moved, [nth(0)]).after).toBe('// note\npaste qlora_gemm qlora_paste');
  });
});
