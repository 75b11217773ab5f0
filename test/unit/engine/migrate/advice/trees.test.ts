/** Which old crates `cargo tree -i` asks for: those in the lock file, those that arrive, and what is declared. */
import { expect, test } from 'vitest';
import { type Fork, guideForks, migrate, wayBack } from '../../../../../src/engine/index.ts';

const index = 'registry+https://github.com/rust-lang/crates.io-index';
const entry = (name: string, version: string, ...asks: readonly string[]) =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\n${
    name === 'app' ? '' : `source = "${index}"\n`
  }dependencies = [${asks.map((each) => `"${each}"`).join(', ')}]\n`;
const lock = (...entries: readonly string[]) => `version = 4\n\n${entries.join('\n')}`;
const memmap: Fork = {
  kind: 'rename',
  crate: 'memmap',
  fork: 'memmap2',
  requirement: '0.9.11',
  versions: ['0.9.11'],
  compatible: '^0.7',
};

const manifest = (dependencies: string) =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\n${dependencies}`;

function treesOf(dependencies: string, locked: string | null, forks: readonly Fork[]) {
  const { commands } = migrate(
    [
      { path: 'Cargo.toml', text: manifest(dependencies) },
      { path: 'src/lib.rs', text: '' },
      ...(locked === null ? [] : [{ path: 'Cargo.lock', text: locked }]),
    ],
    { forks },
  );
  return commands.flatMap((each) => /^cargo tree -i (\S+)/.exec(each)?.[1] ?? []);
}

test.each<[what: string, dependencies: string, lock: string | null, trees: readonly string[]]>([
  [
    'candle without the crates behind it: qlora-gemm arrives and brings paste along',
    'candle-core = "0.9"\n',
    lock(entry('app', '0.1.0', 'candle-core'), entry('candle-core', '0.9.1')),
    ['paste'],
  ],
  [
    'candle with one of them',
    'candle-core = "0.9"\n',
    lock(
      entry('app', '0.1.0', 'candle-core'),
      entry('candle-core', '0.9.1', 'gemm'),
      entry('gemm', '0.19.0'),
    ),
    // qlora-gemm, which takes gemm's place, brings paste along.
    ['paste', 'gemm'],
  ],
  ['candle, no lock file given', 'candle-core = "0.9"\n', null, ['paste', 'gemm']],
  [
    'paste alone',
    'paste = "1"\n',
    lock(entry('app', '0.1.0', 'paste'), entry('paste', '1.0.15')),
    ['paste'],
  ],
  ['paste, no lock file given', 'paste = "1"\n', null, ['paste']],
  ['gemm, no lock file given', 'gemm = "0.19"\n', null, ['paste', 'gemm']],
  [
    'a crate that the lock file does not know yet',
    'memmap = "0.7"\n',
    lock(entry('app', '0.1.0')),
    ['memmap'],
  ],
  [
    'a crate that others bring in',
    'paste = "1"\n',
    lock(
      entry('app', '0.1.0', 'paste', 'other'),
      entry('paste', '1.0.15'),
      entry('other', '1.0.0', 'memmap'),
      entry('memmap', '0.7.0'),
    ),
    ['paste', 'memmap'],
  ],
])('%s', (_what, dependencies, locked, trees) => {
  expect(treesOf(dependencies, locked, [...guideForks, memmap])).toEqual(trees);
});

test.each<[what: string, locked: boolean, forks: readonly Fork[]]>([
  ['all rows lead back', true, guideForks.map(wayBack)],
  ['all rows lead back, no lock file given', false, guideForks.map(wayBack)],
  ['another row leads there', true, [...guideForks.map(wayBack), memmap]],
])('the shim of a fork that is left has no lock file to miss: %s', (_what, locked, forks) => {
  const { findings } = migrate(
    [
      {
        path: 'Cargo.toml',
        text: `${manifest('qlora-paste = "1.0"\n')}\n[patch.crates-io]\npaste = { path = "shims/paste" }\n`,
      },
      { path: 'src/lib.rs', text: '' },
      {
        path: 'shims/paste/Cargo.toml',
        text: '[package]\nname = "paste"\nversion = "1.0.15"\nedition = "2021"\ndescription = "Re-exports qlora-paste under the name paste."\n\n[dependencies]\nqlora-paste = "1.0"\n\n[workspace]\n',
      },
      { path: 'shims/paste/src/lib.rs', text: 'pub use qlora_paste::*;\n' },
      ...(locked
        ? [
            {
              path: 'Cargo.lock',
              text: lock(entry('app', '0.1.0', 'qlora-paste'), entry('qlora-paste', '1.0.22')),
            },
          ]
        : []),
    ],
    { forks, shim: true },
  );
  expect(findings.map(({ code }) => code)).not.toContain('lock-missing');
});
