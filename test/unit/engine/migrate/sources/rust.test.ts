/**
 * Which package a source belongs to, and so whether it is rewritten. How it is rewritten is the Rust side's tests.
 */
import { describe, expect, test } from 'vitest';
import { type MigrationOptions, migrate } from '../../../../../src/engine/index.ts';

const use = 'use paste::paste;\n';
const moved = 'use qlora_paste::paste;\n';
const pkg = (dependencies: string, more = '') =>
  `[package]\nname = "p"\nedition = "2021"\n${more}\n${dependencies}`;

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options?: MigrationOptions;
  /** Sources that move; all others stay. */
  readonly moved: readonly string[];
  readonly says?: string;
}

const cases: readonly Case[] = [
  {
    name: 'a package that renames',
    files: {
      'Cargo.toml': pkg('[dependencies]\npaste = "1"\n'),
      'src/lib.rs': use,
      'tests/t.rs': use,
    },
    moved: ['src/lib.rs', 'tests/t.rs'],
  },
  {
    name: 'alias strategy: the name in the sources stays',
    files: { 'Cargo.toml': pkg('[dependencies]\npaste = "1"\n'), 'src/lib.rs': use },
    options: { strategy: 'alias' },
    moved: [],
  },
  {
    name: 'a false friend',
    files: {
      'Cargo.toml': pkg('[dependencies]\npaste = { package = "uu_paste", version = "1" }\n'),
      'src/lib.rs': use,
    },
    moved: [],
  },
  {
    name: 'a version that is held',
    files: { 'Cargo.toml': pkg('[dependencies]\npaste = "0.1"\n'), 'src/lib.rs': use },
    moved: [],
    says: 'requirement-outside-matrix',
  },
  {
    name: 'two packages, one of which renames',
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': pkg('[dependencies]\npaste = "1"\n'),
      'a/src/lib.rs': use,
      'b/Cargo.toml': pkg('[dependencies]\npaste = { path = "../vendored" }\n'),
      'b/src/lib.rs': use,
    },
    moved: ['a/src/lib.rs'],
    says: 'foreign-source',
  },
  {
    name: 'a source outside every package',
    files: {
      'a/Cargo.toml': pkg('[dependencies]\npaste = "1"\n'),
      'scripts/x.rs': use,
    },
    moved: [],
  },
  {
    name: 'a manifest that can’t be read: nobody knows what its package means by paste',
    files: { 'Cargo.toml': 'oops', 'src/lib.rs': use },
    moved: [],
    says: 'toml-syntax',
  },
  {
    name: 'a source pasted alone',
    files: { 'src/lib.rs': use },
    moved: ['src/lib.rs'],
    says: 'source-without-manifest',
  },
  {
    name: 'a manifest moved by hand, with imports left behind',
    files: { 'Cargo.toml': pkg('[dependencies]\nqlora-paste = "1"\n'), 'src/lib.rs': use },
    moved: ['src/lib.rs'],
  },
  {
    name: 'a macro exported for callers that move, by a package that does not declare the crate',
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': pkg('[dependencies]\npaste = "1"\n'),
      'a/src/lib.rs': use,
      'b/Cargo.toml': pkg(''),
      'b/src/lib.rs': '#[macro_export]\nmacro_rules! m { () => { paste::paste! {} } }\n',
    },
    moved: ['a/src/lib.rs'],
    says: 'rust-macro-for-callers',
  },
  {
    name: 'the fork offered by the workspace, but not asked for by the package',
    files: {
      'Cargo.toml': pkg('', '[workspace.dependencies]\nqlora-paste = "1"\n'),
      'src/lib.rs': use,
    },
    moved: [],
  },
];

describe('a source follows its package', () => {
  test.each(cases)('$name', ({ files, options, moved: expected, says }) => {
    const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
    const migration = migrate(sources, options);
    const changed = migration.files.filter(
      ({ path, before, after }) => path.endsWith('.rs') && before !== after,
    );
    expect(changed.map(({ path, after }) => [path, after])).toEqual(
      expected.map((path) => [path, moved]),
    );
    if (says) expect(migration.findings.map(({ code }) => code)).toContain(says);
  });
});

test('with no fork to move to, nothing is said of crates', () => {
  const files = [{ path: 'Cargo.toml', text: pkg('[dependencies]\npaste = "1"\n') }];
  expect(migrate(files, { forks: [] }).findings).toEqual([]);
});
