/** If too many crates share too many sources, work stops at a limit with a finding, and everything else is done. */
import { describe, expect, test } from 'vitest';
import { migrate, type SourceFile } from '../../../../../src/engine/index.ts';

const manifest = (name: string, more = '') =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}\n[dependencies]\npaste = "1"\n`;

/** `n` packages whose libraries are one tree of `modules` files. */
function packagesOverOneTree(n: number, modules: number): readonly SourceFile[] {
  const names = Array.from({ length: modules }, (_, at) => `m${at}`);
  return [
    { path: 'Cargo.toml', text: '[workspace]\nmembers = ["p*"]\n' },
    { path: 'shared/lib.rs', text: names.map((name) => `mod ${name};\n`).join('') },
    ...names.map((name) => ({ path: `shared/${name}.rs`, text: 'use paste::paste;\n' })),
    ...Array.from({ length: n }, (_, at) => ({
      path: `p${at}/Cargo.toml`,
      text: manifest(`p${at}`, '\n[lib]\npath = "../shared/lib.rs"\n'),
    })),
    ...Array.from({ length: n }, (_, at) => ({
      path: `p${at}/build.rs`,
      text: 'fn main() { paste::paste! {} }\n',
    })),
  ];
}

/** `n` tests that take in one tree of `modules` files, where a glob decides what a name means. */
function testsOverOneTree(n: number, modules: number): readonly SourceFile[] {
  const names = Array.from({ length: modules }, (_, at) => `m${at}`);
  return [
    { path: 'Cargo.toml', text: manifest('app') },
    { path: 'src/lib.rs', text: 'use paste::paste;\n' },
    {
      path: 'tests/all/mod.rs',
      text: `pub mod paste {}\n${names.map((name) => `mod ${name};\n`).join('')}`,
    },
    ...names.map((name) => ({
      path: `tests/all/${name}.rs`,
      text: 'use super::*;\nfn f() { paste::paste! {} }\n',
    })),
    ...Array.from({ length: n }, (_, at) => ({
      path: `tests/t${at}.rs`,
      text: 'mod all;\nuse all::*;\n',
    })),
  ];
}

const told = (files: readonly SourceFile[], code: string) =>
  migrate(files).findings.filter((finding) => finding.code === code);

describe('packages that share sources', () => {
  test('are all followed below the bound', () => {
    expect(told(packagesOverOneTree(20, 100), 'sources-unfollowed')).toEqual([]);
  });

  test('are counted from the bound on, and what is theirs alone moves', () => {
    const { findings, files } = migrate(packagesOverOneTree(110, 100));
    const unfollowed = findings.filter(({ code }) => code === 'sources-unfollowed');
    // 101 files are met once more by each package behind the first: the hundredth of these is one too many.
    expect(unfollowed).toMatchObject([{ path: 'p101/Cargo.toml', params: { count: '9' } }]);
    const unchanged = files.filter(({ before, after }) => before === after);
    expect(unchanged.map(({ path }) => path)).toEqual(['Cargo.toml', 'shared/lib.rs']);
  });
});

describe('tests that share modules', () => {
  const doubts = (n: number) =>
    told(testsOverOneTree(n, 100), 'rust-undecided').map(({ params }) => params);

  test('are all asked below the bound', () => {
    expect(doubts(20)).toEqual([]);
  });

  test('have their files told from the bound on, each once', () => {
    const many = { name: 'paste', to: 'qlora_paste', doubt: 'many' };
    expect(doubts(110)).toEqual(Array.from({ length: 100 }, () => many));
  });
});
