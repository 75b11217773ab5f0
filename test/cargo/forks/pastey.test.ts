/**
 * The other choice for paste, completely: by key, as the alias that its own documentation shows, behind other crates'
 * macros, and through a shim. Judged by cargo on stubs, before and after.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  catalogue,
  type Fork,
  guideForks,
  type MigrationOptions,
  migrate,
} from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { checks, has, judge, lacks, quiet, resolves, type Verdict } from '../lab/verdict.ts';

/** The guide's forks, with pastey in the place of theirs. */
const forks: readonly Fork[] = [
  ...catalogue.rows.filter((row) => row.kind === 'rename' && row.fork === 'pastey'),
  ...guideForks.filter((row) => row.kind === 'patch' || row.crate !== 'paste'),
];

const app = (body: string): string =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n${body}`;
const alias: MigrationOptions = { strategy: 'alias' };
const both = (dependencies: string, source: string): Files => ({
  'Cargo.toml': app(`[dependencies]\n${dependencies}`),
  'src/lib.rs': source,
});
const joins = 'paste::paste! {\n    pub fn [<a b>]() {}\n}\n';
const joinsNow = joins.replace('paste::', 'pastey::');

interface Case {
  readonly name: string;
  readonly options?: MigrationOptions;
  readonly before: Files;
  readonly after: Files;
  readonly verdicts?: readonly Verdict[];
}

const moved: readonly Verdict[] = [resolves, checks, has('pastey'), lacks('paste')];

const cases: readonly Case[] = [
  {
    name: 'key and paths',
    before: both('paste = "1.0"\n', `use paste::paste;\n\n${joins}`),
    after: both('pastey = "0.2"\n', `use pastey::paste;\n\n${joinsNow}`),
  },
  {
    name: 'the alias of its own documentation',
    options: alias,
    before: both('paste = "1"\n', joins),
    after: both('paste = { package = "pastey", version = "0.2" }\n', joins),
  },
  {
    name: 'an alias of a table with more in it',
    options: alias,
    before: both(
      'paste = { version = "1", optional = true }\n',
      `#[cfg(feature = "paste")]\n${joins}`,
    ),
    after: both(
      'paste = { package = "pastey", version = "0.2", optional = true }\n',
      `#[cfg(feature = "paste")]\n${joins}`,
    ),
  },
  {
    name: 'a feature that an optional dependency gave',
    before: both(
      'paste = { version = "1", optional = true }\n',
      `#[cfg(feature = "paste")]\n${joins}`,
    ),
    after: {
      'Cargo.toml': app(
        '[dependencies]\npastey = { version = "0.2", optional = true }\n\n[features]\npaste = ["dep:pastey"]\n',
      ),
      'src/lib.rs': `#[cfg(feature = "paste")]\n${joinsNow}`,
    },
  },
  {
    name: 'inherited from a workspace',
    before: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["a"]\n\n[workspace.dependencies]\npaste = "1.0.15"\n',
      'a/Cargo.toml': app('[dependencies]\npaste.workspace = true\n'),
      'a/src/lib.rs': joins,
    },
    after: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["a"]\n\n[workspace.dependencies]\npastey = "0.2"\n',
      'a/Cargo.toml': app('[dependencies]\npastey.workspace = true\n'),
      'a/src/lib.rs': joinsNow,
    },
  },
  {
    name: 'what another crate’s macro needs under the old name',
    options: alias,
    before: both('exports-paste = "1"\npaste = "1"\n', 'exports_paste::getter!(a);\n'),
    after: both(
      'exports-paste = "1"\npaste = { package = "pastey", version = "0.2" }\n',
      'exports_paste::getter!(a);\n',
    ),
    verdicts: [resolves, checks, has('pastey')],
  },
];

/** A shim that passes on to it, for whatever depends on paste; the lock file says what does. */
const shims: readonly (readonly [
  name: string,
  dependencies: string,
  brought: readonly string[],
])[] = [
  ['a crate that asks for it', 'uses-paste = "1"\n', ['paste']],
  ['one that is declared and asked for too', 'paste = "1"\nuses-paste = "1"\n', ['paste']],
  ['one that gemm’s fork brings', 'gemm = "0.19"\n', ['paste']],
  ['several crates deep', 'tokenizers = "0.21"\n', ['paste']],
];

function run(files: Files, options: MigrationOptions = {}): Files {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const result = migrate(given, { ...options, forks });
  return Object.fromEntries(result.files.map(({ path, after }) => [path, after]));
}

describe.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
  it('is written so', () => {
    expect(run(each.before, each.options)).toEqual(each.after);
    expect(run(each.after, each.options), 'once more').toEqual(each.after);
  });
});

describe.skipIf(!cargoAvailable)('cargo says', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    lab.write(each.before);
    expect(await judge(lab, [resolves, checks]), 'before').toEqual([]);
    lab.write({ ...each.before, ...each.after });
    expect(await judge(lab, each.verdicts ?? moved), 'after').toEqual([]);
  });

  it.each(shims)('a stand-in: %s', async (_name, dependencies, brought) => {
    const before = { 'Cargo.toml': app(`[dependencies]\n${dependencies}`), 'src/lib.rs': '' };
    lab.write(before);
    expect(await judge(lab, [resolves])).toEqual([]);
    const lock = readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8');
    const after = run({ ...before, 'Cargo.lock': lock }, { shim: true });
    for (const crate of brought) {
      expect(after[`shims/${crate}/Cargo.toml`]).toContain('\n[dependencies]\npastey = "0.2"\n');
      expect(after[`shims/${crate}/src/lib.rs`]).toContain('\npub use pastey::*;\n');
    }
    const { 'Cargo.lock': _lock, ...files } = after;
    lab.write(files);
    expect(await judge(lab, [resolves, quiet, checks, has('pastey')])).toEqual([]);
    const graph = readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8');
    expect(graph).not.toMatch(/name = "paste"\nversion = "[^"]+"\nsource/);
  });
});
