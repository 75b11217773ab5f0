import { describe, expect, test } from 'vitest';
import { cleanPath, commonRoot, displayPath, freePath } from '../../../src/project/paths.ts';

describe('cleanPath', () => {
  test.each<[string, string]>([
    ['Cargo.toml', 'Cargo.toml'],
    ['src/lib.rs', 'src/lib.rs'],
    ['./src//lib.rs', 'src/lib.rs'],
    ['a b/ü/日本.rs', 'a b/ü/日本.rs'],
    ['..a/b..', '..a/b..'],
    ['...', '...'],
    ['__proto__', '__proto__'],
    ['evil\u202ers.txt', 'evil\u202ers.txt'],
    ['folder/', 'folder'],
  ])('%j stays %j', (raw, path) => {
    expect(cleanPath(raw)).toEqual({ path, repaired: false });
  });

  test.each<[string, string]>([
    ['/etc/passwd', 'etc/passwd'],
    ['//server/share', 'server/share'],
    ['C:\\Users\\a.rs', 'Users/a.rs'],
    ['c:a.rs', 'a.rs'],
    ['/C:/a.rs', 'a.rs'],
    ['C:C:/a.rs', 'a.rs'],
    ['a/../C:/b', 'b'],
    ['src\\lib.rs', 'src/lib.rs'],
    ['a/../b', 'b'],
  ])('%j is repaired to %j', (raw, path) => {
    expect(cleanPath(raw)).toEqual({ path, repaired: true });
  });

  test.each([
    '',
    '.',
    '/',
    'C:',
    '..',
    '../a',
    'a/../../b',
    '..\\a',
    '/../a',
    'a\0b',
    'a\nb',
    'a\u0085b',
    'a\ud800b',
    'x'.repeat(1025),
  ])('%j has no safe form', (raw) => {
    expect(cleanPath(raw)).toBeNull();
  });
});

test.each([
  ['src/lib.rs', 'src/lib.rs'],
  ['日本/ü.rs', '日本/ü.rs'],
  ['a\u202ers.b', 'a⟨U+202E⟩rs.b'],
  ['zero\u200bwidth', 'zero⟨U+200B⟩width'],
  ['line\nbreak\0', 'line⟨U+000A⟩break⟨U+0000⟩'],
  ['half\ud800', 'half⟨U+D800⟩'],
  ['<img src=x>', '<img src=x>'],
])('%j is shown as %j', (path, shown) => {
  expect(displayPath(path)).toBe(shown);
});

test.each<[string, readonly string[], string]>([
  ['Cargo.toml', [], 'Cargo.toml'],
  ['Cargo.toml', ['Cargo.toml'], 'Cargo-2.toml'],
  ['Cargo.toml', ['Cargo.toml', 'Cargo-2.toml'], 'Cargo-3.toml'],
  ['src.d/Makefile', ['src.d/Makefile'], 'src.d/Makefile-2'],
  ['.gitignore', ['.gitignore'], '.gitignore-2'],
  ['a/.env', ['a/.env'], 'a/.env-2'],
])('%s, with %j taken, becomes %s', (path, taken, free) => {
  expect(freePath(path, new Set(taken))).toBe(free);
});

test.each<[readonly string[], string]>([
  [[], ''],
  [['Cargo.toml', 'src/lib.rs'], ''],
  [['candle/Cargo.toml', 'candle/src/lib.rs'], 'candle/'],
  [['a/Cargo.toml', 'b/Cargo.toml'], ''],
  [['candle/Cargo.toml', 'candlelight/Cargo.toml'], ''],
  [['src/lib.rs', 'src/main.rs'], ''],
  [['src/Cargo.toml', 'src/src/lib.rs'], 'src/'],
  [['a/b/lib.rs', 'a/b/main.rs'], 'a/'],
  [['/a', '/b'], '/'],
])('%j stand in %j', (paths, root) => {
  expect(commonRoot(paths)).toBe(root);
});
