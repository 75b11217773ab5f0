import { describe, expect, test } from 'vitest';
import { fileName, folderOf, foldersAbove, resolvePath } from '../../../../src/engine/text/path.ts';

describe('resolvePath', () => {
  test.each([
    ['', '.', ''],
    ['a/b', '../c/./d//', 'a/c/d'],
    ['a', '..', ''],
    ['a', '../..', null],
    ['a', '/b', null],
    ['a', 'C:\\b', null],
    ['a', '..\\b', 'b'],
  ])('from %j, %j is %j', (folder, relative, expected) => {
    expect(resolvePath(folder, relative)).toBe(expected);
  });
});

test.each([
  ['a/b/c.rs', 'a/b', 'c.rs', ['a/b', 'a', '']],
  ['c.rs', '', 'c.rs', ['']],
  ['', '', '', []],
])('%j stands in %j', (path, folder, name, above) => {
  expect(folderOf(path)).toBe(folder);
  expect(fileName(path)).toBe(name);
  expect(foldersAbove(path)).toEqual(above);
});
