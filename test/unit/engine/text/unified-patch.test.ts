import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { applyEdits, type Splice } from '../../../../src/engine/text/edit.ts';
import { patchOf, patchParts } from '../../../../src/engine/text/unified-patch.ts';

const root = mkdtempSync(join(tmpdir(), 'forklift-patch-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const splice = (from: number, to: number, insert: string): Splice => ({ from, to, insert });
const numbers = Array.from({ length: 40 }, (_, i) => `line ${i + 1}\n`).join('');

const cases: [
  name: string,
  path: string,
  before: string | null,
  edits: Splice[],
  after?: string,
][] = [
  [
    'a word on one line',
    'a.rs',
    'use paste::paste;\nfn main() {}\n',
    [splice(4, 9, 'qlora_paste')],
  ],
  ['CRLF', 'a.rs', 'a\r\nb\r\nc\r\n', [splice(3, 4, 'B')]],
  ['mixed line ends', 'a.rs', 'a\r\nb\nc\r\n', [splice(0, 1, 'A'), splice(5, 6, 'C')]],
  ['no final newline, changed', 'a.toml', 'a = 1', [splice(4, 5, '2')]],
  ['no final newline, added behind', 'a.toml', 'a = 1', [splice(5, 5, '\n\n[patch]\n')]],
  ['added at the very end', 'a.toml', 'a = 1\n', [splice(6, 6, '\n[patch.crates-io]\nb = 2\n')]],
  ['added at the very start', 'a.toml', 'a = 1\n', [splice(0, 0, '# new\n')]],
  ['an empty file filled', 'a.toml', '', [splice(0, 0, 'a = 1\n')]],
  ['a whole line removed', 'a.toml', 'a\nb\nc\n', [splice(2, 4, '')]],
  ['everything removed', 'a.toml', 'a\nb\n', [splice(0, 4, '')]],
  ['lines joined', 'a.toml', 'a\nb\nc\n', [splice(1, 2, '')]],
  [
    'two hunks',
    'a.txt',
    numbers,
    [splice(0, 4, 'LINE'), splice(numbers.length - 8, numbers.length, 'end')],
  ],
  ['neighbouring changes in one hunk', 'a.txt', numbers, [splice(0, 4, 'L'), splice(35, 39, 'M')]],
  ['a byte order mark', 'a.rs', '\uFEFFuse paste;\n', [splice(5, 10, 'p')]],
  ['a name with a space', 'my dir/a file.rs', 'x\n', [splice(0, 1, 'y')]],
  ['a name beyond ASCII', 'sörce/ü"q.rs', 'x\n', [splice(0, 1, 'y')]],
  ['a created file', 'shims/paste/Cargo.toml', null, [], '[package]\nname = "paste"\n'],
  ['a created file without final newline', 'x/y', null, [], 'one\ntwo'],
  ['a created empty file', 'x/empty', null, [], ''],
];

describe('git apply takes the patch and gives exactly the new text', () => {
  test.each(cases)('%s', (_name, path, before, edits, created) => {
    const dir = mkdtempSync(join(root, 'case-'));
    const file = join(dir, path);
    const after = before === null ? (created ?? '') : applyEdits(before, edits);
    if (before !== null) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, before);
    }
    const patch = patchOf([{ path, before, after, edits }]);
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: dir,
      input: patch,
      env: { ...process.env, GIT_DIR: join(dir, 'none'), GIT_CEILING_DIRECTORIES: root },
    });
    expect(readFileSync(file, 'utf8')).toBe(after);
  });
});

describe('git apply deletes', () => {
  test.each([
    ['a file', 'shims/paste/Cargo.toml', '[package]\nname = "paste"\n'],
    ['a file of one line without final newline', 'a b/ü.rs', 'one'],
    ['a file with CRLF', 'x/lib.rs', 'one\r\ntwo\r\n'],
    ['an empty file', 'x/empty', ''],
  ])('%s, and the folders that it leaves empty', (_name, path, before) => {
    const dir = mkdtempSync(join(root, 'case-'));
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), before);
    const edits = [splice(0, before.length, '')];
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: dir,
      input: patchOf([{ path, before, after: '', removed: true, edits }]),
      env: { ...process.env, GIT_DIR: join(dir, 'none'), GIT_CEILING_DIRECTORIES: root },
    });
    expect(readdirSync(dir)).toEqual([]);
  });
});

test('a hunk of any length comes in pieces', () => {
  const count = 30_000;
  const before = 'a\n'.repeat(count);
  const after = 'b\n'.repeat(count);
  const edits = Array.from({ length: count }, (_, at) => ({
    from: at * 2,
    to: at * 2 + 1,
    insert: 'b',
  }));
  const parts = [...patchParts([{ path: 'a.rs', before, after, edits }])];
  expect(parts.join('')).toBe(
    `diff --git a/a.rs b/a.rs\n--- a/a.rs\n+++ b/a.rs\n@@ -1,${count} +1,${count} @@\n${'-a\n'.repeat(count)}${'+b\n'.repeat(count)}`,
  );
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(20_000);
});

test('lines that go leave the line below alone, also where others come behind it', () => {
  const before = 'a\nb\nc\n';
  const edits = [
    { from: 0, to: 2, insert: '' },
    { from: 3, to: 3, insert: '\na' },
  ];
  expect(patchOf([{ path: 'x', before, after: 'b\na\nc\n', edits }])).toMatch(
    /\n-a\n b\n\+a\n c\n$/,
  );
});

test('unchanged files are not mentioned', () => {
  expect(patchOf([{ path: 'a', before: 'x', after: 'x', edits: [] }])).toBe('');
});
