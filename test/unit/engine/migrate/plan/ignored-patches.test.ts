/** What to do with a `[patch]` in a member: what Cargo would refuse at the root too must not move there. */
import { expect, test } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

const renamed = (crate: string) => `${crate} = { package = "qlora-${crate}", version = "1.0" }\n`;
const fork = '{ git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }';
const root = '[workspace]\nmembers = ["a"]\n';
const package_ = '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n';
const candle = '[dependencies]\ncandle-core = "0.9"\n';

test.each<[what: string, root: string, member: string, helps: readonly string[]]>([
  [
    'an entry that works',
    root,
    '[patch.crates-io]\nlog = { path = "log" }\n',
    ['Move this table to Cargo.toml.'],
  ],
  [
    'the guide’s refused entries',
    root,
    `[patch.crates-io]\n${renamed('paste')}${renamed('gemm')}`,
    [
      'Remove this table: at the root, Cargo would refuse paste and gemm (“patches must point to different sources”). “Shim crates” do what it was meant to do.',
    ],
  ],
  [
    'both',
    root,
    `[patch.crates-io]\n${renamed('paste')}log = { path = "log" }\n`,
    [
      'Move this table to Cargo.toml, but without paste: Cargo would refuse that there (“patches must point to different sources”).',
    ],
  ],
  [
    'another version from the same registry',
    root,
    '[patch.crates-io]\nlog = "0.4"\n',
    [
      'Remove this table: at the root, Cargo would refuse log (“patches must point to different sources”).',
    ],
  ],
  [
    'another branch of the same repository',
    root,
    '[patch."https://github.com/a/b"]\nx = { git = "https://github.com/a/b.git", branch = "c" }\n',
    [
      'Remove this table: at the root, Cargo would refuse x (“patches must point to different sources”).',
    ],
  ],
  [
    'what the root is given by the migration',
    root,
    `${candle}[patch.crates-io]\ncandle-core = ${fork}\n`,
    ['Remove this table: Cargo.toml patches the same crates.'],
  ],
  [
    'what the root has',
    `${root}[patch.crates-io]\nlog = { path = "log" }\n`,
    '[patch.crates-io]\nlog = { path = "other" }\n',
    ['Remove this table: Cargo.toml patches the same crates.'],
  ],
  [
    'two tables, of which one may move',
    root,
    `[patch.crates-io]\n${renamed('paste')}\n[patch."https://github.com/a/b"]\nx = { path = "x" }\n`,
    [
      'Remove this table: at the root, Cargo would refuse paste (“patches must point to different sources”). “Shim crates” do what it was meant to do.',
      'Move this table to Cargo.toml.',
    ],
  ],
])('%s', (_what, top, member, helps) => {
  const { findings } = migrate([
    { path: 'Cargo.toml', text: top },
    { path: 'a/Cargo.toml', text: package_ + member },
    { path: 'a/src/lib.rs', text: '' },
  ]);
  const found = findings.filter(({ code }) => code === 'patch-in-member');
  expect(found.map(({ help }) => help)).toEqual(helps);
});
