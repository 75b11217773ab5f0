import { describe, expect, test } from 'vitest';
import type { FileStatus } from '../../../src/state/outcome.ts';
import {
  type Folder,
  fileTree,
  rowStartingWith,
  shownFiles,
  treeRows,
} from '../../../src/ui/files/tree-model.ts';

const changed = (changes: number): FileStatus => ({
  state: 'changed',
  changes,
  severity: null,
  kept: 0,
});
const clean: FileStatus = { state: 'clean', changes: 0, severity: null, kept: 0 };
const statuses = new Map([
  ['Cargo.toml', changed(2)],
  ['crates/core/src/lib.rs', changed(3)],
  ['crates/core/src/a.rs', clean],
  ['crates/core/Cargo.toml', { ...clean, kept: 1 }],
]);
const paths = [...statuses.keys()];
const draw = (closed: readonly string[] = []) =>
  treeRows(fileTree(paths), statuses, new Set(closed)).map(
    (row) => `${'  '.repeat(row.level - 1)}${row.name} ${row.changes}`,
  );

describe('treeRows', () => {
  test('folders first, chains of folders on one row, changes summed up', () => {
    expect(draw()).toEqual([
      'crates/core 3',
      '  src 3',
      '    a.rs 0',
      '    lib.rs 3',
      '  Cargo.toml 0',
      'Cargo.toml 2',
    ]);
  });
  test('a closed folder hides its rows and keeps its sum', () => {
    expect(draw(['crates/core/'])).toEqual(['crates/core 3', 'Cargo.toml 2']);
    expect(draw(['crates/core/src/'])).toEqual([
      'crates/core 3',
      '  src 3',
      '  Cargo.toml 0',
      'Cargo.toml 2',
    ]);
  });
  test('rows know their place among their siblings', () => {
    const rows = treeRows(fileTree(paths), statuses, new Set());
    expect(rows.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/2',
      '1/2',
      '1/2',
      '2/2',
      '2/2',
      '2/2',
    ]);
  });
});

/** As the tree has them: folders first. */
const pathsOf = (folder: Folder): readonly string[] => [
  ...folder.folders.flatMap(pathsOf),
  ...folder.files.map(({ path }) => path),
];

describe('shownFiles', () => {
  const inOrder = [
    'crates/core/src/a.rs',
    'crates/core/src/lib.rs',
    'crates/core/Cargo.toml',
    'Cargo.toml',
  ];
  const cases = [
    { name: 'all', filter: '', only: false, shown: inOrder },
    {
      name: 'only changed, and those with changes the user declined',
      filter: '',
      only: true,
      shown: ['crates/core/src/lib.rs', 'crates/core/Cargo.toml', 'Cargo.toml'],
    },
    {
      name: 'a filter looks through all files',
      filter: 'A.RS',
      only: true,
      shown: ['crates/core/src/a.rs'],
    },
    {
      name: 'all words must be there',
      filter: 'core toml',
      only: false,
      shown: ['crates/core/Cargo.toml'],
    },
  ];
  test.each(cases)('$name', ({ filter, only, shown }) => {
    const left = shownFiles(fileTree(paths), statuses, { filter, onlyChanged: only, kind: 'all' });
    expect(pathsOf(left)).toEqual(shown);
    expect(left.size).toBe(shown.length);
  });

  const mixed = ['src/lib.rs', 'Cargo.lock', 'Cargo.toml', 'README.md', 'logo.svg'];
  test.each([
    ['all', '', mixed],
    ['manifests', '', ['Cargo.lock', 'Cargo.toml']],
    ['manifests', 'lock', ['Cargo.lock']],
    ['sources', '', ['src/lib.rs']],
    ['documentation', '', ['README.md']],
    ['attention', '', ['Cargo.toml']],
    ['attention', 'lib', []],
  ] as const)('of the kind %s, with the filter “%s”', (kind, filter, shown) => {
    const attention = { state: 'attention', changes: 1, kept: 0 } as const;
    const noted = new Map([['Cargo.toml', { ...attention, severity: 'warning' as const }]]);
    const left = shownFiles(fileTree(mixed), noted, { filter, onlyChanged: false, kind });
    expect(pathsOf(left).toSorted()).toEqual([...shown].toSorted());
  });
});

test('rowStartingWith goes on from the row it is at, and around', () => {
  const rows = treeRows(fileTree(paths), statuses, new Set());
  expect(rowStartingWith(rows, 0, 'c')).toBe(4);
  expect(rowStartingWith(rows, 4, 'c')).toBe(5);
  expect(rowStartingWith(rows, 5, 'C')).toBe(0);
  expect(rowStartingWith(rows, 2, 'zz')).toBe(2);
});
