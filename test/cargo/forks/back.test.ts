/** The way back, byte for byte, and that Cargo takes what comes of it: forth, and home again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guideForks, type MigrationOptions, migrate, wayBack } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { checks, judge } from '../lab/verdict.ts';

const app = (dependencies: string, more = '') =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependencies}${more}`;

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
];

const text = (files: ReturnType<typeof migrate>['files']) =>
  Object.fromEntries(files.map(({ path, after }) => [path, after]));
const given = (files: Files) => Object.entries(files).map(([path, each]) => ({ path, text: each }));

describe.each(cases)('%s', (_name, before, options) => {
  it('is what it was', () => {
    const there = text(migrate(given(before), options).files);
    expect(there).not.toEqual(before);
    expect(text(migrate(given(there), { forks: guideForks.map(wayBack) }).files)).toEqual(before);
  });
});

describe.skipIf(!cargoAvailable)('Cargo compiles both', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());
  it.each(cases)('%s', async (_name, before, options) => {
    const there = text(migrate(given(before), options).files);
    lab.write(there);
    expect(await judge(lab, [checks]), 'there').toEqual([]);
    lab.write(text(migrate(given(there), { forks: guideForks.map(wayBack) }).files));
    expect(await judge(lab, [checks]), 'and back').toEqual([]);
  });
});
