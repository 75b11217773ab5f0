import { describe, expect, test } from 'vitest';
import { carriedUnread, decodeText, leftOut } from '../../../src/project/what-belongs.ts';

describe('leftOut', () => {
  test.each([
    ['target/', 'build-output', 'target/'],
    ['target/debug/build/x.rs', 'build-output', 'target/'],
    ['crates/a/target/doc/index.html', 'build-output', 'crates/a/target/'],
    ['.git/HEAD', 'version-control', '.git/'],
    ['web/node_modules/x/y.js', 'node-modules', 'web/node_modules/'],
    ['__MACOSX/._a', 'system', '__MACOSX/'],
    ['src/.DS_Store', 'system', 'src/.DS_Store'],
    ['src/._lib.rs', 'system', 'src/._lib.rs'],
  ])('%s: %s, because of %s', (path, reason, at) => {
    expect(leftOut(path)).toEqual({ reason, at });
  });

  test.each([
    'src/lib.rs',
    'src/target/mod.rs',
    'src/target/',
    'crates/a/src/arch/target/x86.rs',
    'target.rs',
    'target',
    '.gitignore',
    '.github/workflows/ci.yml',
    'my.git/a',
  ])('%s belongs to the project', (path) => {
    expect(leftOut(path)).toBeNull();
  });
});

test.each([
  ['assets/logo.PNG', 10, 'binary'],
  ['model.safetensors', 10, 'binary'],
  ['data.json', 3 * 1024 * 1024, 'too-large'],
  ['src/bindings.rs', 3 * 1024 * 1024, null],
  ['src/bindings.rs', 65 * 1024 * 1024, 'too-large'],
  ['LICENSE', 1000, null],
])('%s of %i bytes is carried unread: %s', (path, size, reason) => {
  expect(carriedUnread(path, size)).toBe(reason);
});

describe('decodeText', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);

  test.each([
    ['nothing', 'a.rs', bytes(), ''],
    ['a byte order mark stays', 'Cargo.toml', bytes(0xef, 0xbb, 0xbf, 0x61), '\ufeffa'],
    ['CRLF stays', 'a.rs', bytes(0x61, 13, 10), 'a\r\n'],
    ['NUL in a Rust file', 'a.rs', bytes(0x61, 0, 0x62), 'a\0b'],
    ['astral characters', 'a.txt', bytes(0xf0, 0x9f, 0x98, 0x80), '😀'],
  ])('%s', (_name, path, content, text) => {
    expect(decodeText(path, content)).toEqual({ text });
  });

  test.each([
    ['Latin-1', 'a.rs', bytes(0x63, 0xe9), 'not-utf8'],
    ['half a character', 'a.rs', bytes(0xf0, 0x9f), 'not-utf8'],
    ['an encoded surrogate', 'a.rs', bytes(0xed, 0xa0, 0x80), 'not-utf8'],
    ['UTF-16', 'a.rs', bytes(0xff, 0xfe, 0x61, 0), 'not-utf8'],
    ['NUL in another file', 'a.txt', bytes(0x61, 0), 'binary'],
  ])('%s is not text', (_name, path, content, reason) => {
    expect(decodeText(path, content)).toEqual({ reason });
  });
});
