/** The way back, byte for byte, and that Cargo accepts the result: there and back again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Fork,
  guideForks,
  type MigrationOptions,
  migrate,
  type RenamedFork,
  wayBack,
} from '../../../src/engine/index.ts';
import { filesAfter } from '../../promises.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { checks, judge } from '../lab/verdict.ts';

const app = (dependencies: string, more = '') =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependencies}${more}`;

/** A lock file of packages with what they need: `paste 1.0.14: …`. */
const lock = (...packages: readonly string[]) =>
  `version = 4\n${packages
    .map((each) => {
      const [, name, version, needs] = /^(\S+) ([^:]+)(?:: (.*))?$/.exec(each) ?? [];
      const source =
        name === 'app' ? '' : `source = "registry+https://github.com/rust-lang/crates.io-index"\n`;
      const list = (needs ?? '').split(' ').filter(Boolean);
      return `\n[[package]]\nname = "${name}"\nversion = "${version}"\n${source}dependencies = ${JSON.stringify(list)}\n`;
    })
    .join('')}`;

const cases: readonly (readonly [name: string, files: Files, options: MigrationOptions])[] = [
  [
    'key and paths',
    {
      'Cargo.toml': app('paste = "1"\n'),
      'src/lib.rs':
        'use paste::paste;\n\npaste! { pub fn [<a b>]() {} }\npaste::paste! { pub fn c() {} }\n',
    },
    {},
  ],
  [
    'an alias becomes plain again',
    { 'Cargo.toml': app('paste = "1"\n'), 'src/lib.rs': 'paste::paste! { pub fn a() {} }\n' },
    { strategy: 'alias' },
  ],
  [
    'a name that was kept with “as”',
    {
      'Cargo.toml': app('paste = "1"\n'),
      'src/lib.rs': 'pub extern crate paste;\npaste::paste! { pub fn a() {} }\n',
    },
    {},
  ],
  [
    'a feature that an optional dependency gave',
    {
      'Cargo.toml': app('paste = { version = "1", optional = true }\n'),
      'src/lib.rs': '#[cfg(feature = "paste")]\npaste::paste! { pub fn a() {} }\n',
    },
    {},
  ],
  [
    'a shim',
    {
      'Cargo.toml': app('uses-paste = "1"\n'),
      'Cargo.lock': lock('app 0.1.0: uses-paste', 'paste 1.0.14', 'uses-paste 1.2.0: paste'),
      'src/lib.rs': '',
    },
    { shim: true },
  ],
  [
    'shims of two crates beside a dependency that moves, and a patch that was there',
    {
      'Cargo.toml': app(
        'paste = "1"\nuses-gemm = "0.3"\n',
        '\n[patch.crates-io]\nother = { path = "other" }\n',
      ),
      'Cargo.lock': lock(
        'app 0.1.0: paste uses-gemm',
        'gemm 0.19.0',
        'paste 1.0.15',
        'uses-gemm 0.3.0: gemm paste',
      ),
      'src/lib.rs': 'paste::paste! { pub fn a() {} }\n',
      'other/Cargo.toml':
        '[package]\nname = "other"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n',
      'other/src/lib.rs': '',
    },
    { shim: true },
  ],
  [
    'a shim that a pattern makes a member',
    {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["*"]\n',
      'a/Cargo.toml': app('uses-paste = "1"\n'),
      'Cargo.lock': lock('app 0.1.0: uses-paste', 'paste 1.0.14', 'uses-paste 1.2.0: paste'),
      'a/src/lib.rs': '',
    },
    { shim: true },
  ],
];

const interim: RenamedFork = {
  kind: 'rename',
  crate: 'chrono-english',
  fork: 'interim',
  requirement: '0.2',
  versions: ['0.2.1'],
  compatible: '^0.1',
  features: { add: ['chrono'] },
};

/** Features that only the fork needs go again, and so does the list that was written for them. */
const added: typeof cases = [
  ['a string', { 'Cargo.toml': app('chrono-english = "0.1"\n') }, {}],
  ['an alias', { 'Cargo.toml': app('chrono-english = "0.1"\n') }, { strategy: 'alias' }],
  [
    'a table that says more',
    { 'Cargo.toml': app('chrono-english = { version = "0.1", default-features = false }\n') },
    {},
  ],
  ['a dotted key', { 'Cargo.toml': app('chrono-english.version = "0.1"\n') }, {}],
  [
    'a table under a header',
    {
      'Cargo.toml': app(
        '\n[dependencies.chrono-english]\nversion = "0.1" # old\n\n[dev-dependencies]\n',
      ),
    },
    {},
  ],
  [
    'an entry of the root',
    {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["a"]\n\n[workspace.dependencies]\nchrono-english = "0.1"\n',
      'a/Cargo.toml': app('chrono-english.workspace = true\n'),
      'a/src/lib.rs': 'pub use chrono_english::Thing;\n',
    },
    {},
  ],
];
const rows = new Map(added.map((each) => [each, [interim]]));
const rowsOf = (each: (typeof cases)[number]): readonly Fork[] => rows.get(each) ?? guideForks;

const text = (migration: ReturnType<typeof migrate>) =>
  Object.fromEntries(filesAfter(migration).map(({ path, text: each }) => [path, each]));
const given = (files: Files) => Object.entries(files).map(([path, each]) => ({ path, text: each }));

const all = [...cases, ...added].map((each) => [each[0], each] as const);

describe.each(all)('%s', (_name, each) => {
  it('is what it was', () => {
    const [, before, options] = each;
    const forks = rowsOf(each);
    const there = text(migrate(given(before), { ...options, forks }));
    expect(there).not.toEqual(before);
    const back = migrate(given(there), { forks: forks.map(wayBack) });
    expect(text(back)).toEqual(before);
    expect(back.findings.map(({ code }) => code)).not.toContain('feature-missing');
  });
});

describe.skipIf(!cargoAvailable)('Cargo compiles both', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());
  it.each(all)('%s', async (_name, each) => {
    const [, before, options] = each;
    const forks = rowsOf(each);
    const there = text(migrate(given(before), { ...options, forks }));
    lab.write(there);
    expect(await judge(lab, [checks]), 'there').toEqual([]);
    lab.write(text(migrate(given(there), { forks: forks.map(wayBack) })));
    expect(await judge(lab, [checks]), 'and back').toEqual([]);
  });
});
