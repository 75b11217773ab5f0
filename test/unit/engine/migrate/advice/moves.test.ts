import { expect, test } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

const head = '[package]\nname = "app"\nversion = "0.1.0"\n\n[dependencies]\n';
const lock =
  'version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["paste"]\n\n[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n';
const patch =
  'candle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }';

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'a rename',
    { 'Cargo.toml': `${head}gemm = "0.19"\n` },
    ['rename gemm 0.19 → qlora-gemm 0.20 ()'],
  ],
  [
    'what is locked',
    { 'Cargo.toml': `${head}paste = "1"\n`, 'Cargo.lock': lock },
    ['rename paste 1 → qlora-paste 1 (1.0.15)'],
  ],
  [
    'an inherited requirement is its root’s',
    {
      'Cargo.toml': '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\npaste = "1.0"\n',
      'a/Cargo.toml': `${head}paste = { workspace = true }\n`,
    },
    ['rename paste 1.0 → qlora-paste 1.0 ()'],
  ],
  [
    'a patch',
    { 'Cargo.toml': `${head}candle-nn = "0.9"\n` },
    ['patch candle-nn  → qlora-candle 0.9.2 ()'],
  ],
  ['what stays', { 'Cargo.toml': `${head}gemm = "0.18"\nserde = "1"\n` }, []],
  [
    'a patch that is there',
    {
      'Cargo.toml': `${head}candle-core = "0.9"\n\n[patch.crates-io]\n${patch}\n${patch.replace('core', 'nn')}\n${patch.replace('core', 'transformers')}\n`,
    },
    [],
  ],
])('%s', (_, files, expected) => {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { moves } = migrate(given);
  expect(
    moves.map(
      ({ kind, crates, from, fork, to, locked }) =>
        `${kind} ${crates.join(' ')} ${from.join(' ')} → ${fork} ${to.join(' ')} (${locked.join(' ')})`,
    ),
  ).toEqual(expected);
});
