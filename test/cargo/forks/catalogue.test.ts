/**
 * Every row of the catalogue, judged by cargo on stubs made from the row itself: package and library names, versions,
 * features. Projects compile before and after, and with shims for what others depend on. A new row is judged without
 * changing this file.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admits, parseRequirement } from '../../../src/engine/cargo/requirement.ts';
import { forkLibOf, libOf } from '../../../src/engine/forks/fork.ts';
import {
  catalogue,
  type Fork,
  type MigrationOptions,
  migrate,
  type RenamedFork,
  rowId,
} from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { judge, succeeds } from '../lab/verdict.ts';

const rows = catalogue.rows.filter((row) => row.kind === 'rename');

/** Rows in batches with each crate at most once, because several rows for one crate are a choice. */
const batches = [
  rows.filter((row, at) => rows.findIndex(({ crate }) => crate === row.crate) === at),
  rows.filter((row, at) => rows.findIndex(({ crate }) => crate === row.crate) !== at),
];

/** A release of the old crate that the row stands in for. */
function oldRelease({ shim, compatible }: RenamedFork): string {
  if (shim) return shim.lastRelease;
  const [, major = '0', minor = '0'] = /(\d+)(?:\.(\d+))?/.exec(compatible) ?? [];
  return `${major}.${minor}.9`;
}

function forkRelease({ requirement, versions }: RenamedFork): string {
  const range = parseRequirement(requirement);
  const version = versions.findLast((each) => range && admits(range, each));
  if (version === undefined) throw new Error(`no version for ${requirement}`);
  return version;
}

function stub(
  name: string,
  version: string,
  lib: string,
  features: Iterable<string>,
  rest = '',
): Files {
  const folder = `stubs/${name}-${version}`;
  const lines = [...new Set(features)].map((feature) => `"${feature}" = []`);
  return {
    [`${folder}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n\n[lib]\nname = "${lib}"\npath = "lib.rs"\n\n[features]\n${lines.join('\n')}\n${rest}`,
    [`${folder}/lib.rs`]: 'pub struct Thing;\npub fn make() -> Thing {\n    Thing\n}\n',
    [`${folder}/.cargo-checksum.json`]: '{"files":{},"package":null}',
  };
}

/** The old crate with all its features, and the fork with those that the row leads to and no others. */
function stubsOf(row: RenamedFork): Files {
  const { shim, features = {} } = row;
  const { drop = [], add = [], rename = {} } = features;
  const shared = shim?.features ?? [];
  const old = [...drop, ...shared, ...(shim?.inert ?? []), ...Object.keys(rename)];
  const kept = [...shared, ...add, ...Object.values(rename)];
  return {
    ...stub(row.crate, oldRelease(row), libOf(row), old),
    ...stub(row.fork, forkRelease(row), forkLibOf(row), kept),
  };
}

function together(parts: readonly Files[]): Files {
  return Object.fromEntries(parts.flatMap((files) => Object.entries(files)));
}

/** Stubs of rows that share a fork have the features of both. */
function registry(all: readonly RenamedFork[]): Files {
  const settings =
    '[source.crates-io]\nreplace-with = "stubs"\n[source.stubs]\ndirectory = "stubs"\n';
  return together([{ '.cargo/config.toml': settings }, ...all.map(stubsOf)]);
}

const check = succeeds(
  'check',
  '--workspace',
  '--all-targets',
  '--offline',
  '--target-dir',
  'target',
);

/** A member that asks for a crate with every feature it has, and calls it by its library's name. */
function member(row: RenamedFork, at: number): Files {
  const asked = [...(row.features?.drop ?? []), ...(row.shim?.features ?? [])];
  const features = asked.length > 0 ? `, features = ${JSON.stringify(asked)}` : '';
  const version = oldRelease(row).replace(/\+.*/, '');
  return {
    [`m${at}/Cargo.toml`]: `[package]\nname = "m${at}"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${row.crate} = { version = "${version}"${features} }\n`,
    [`m${at}/src/lib.rs`]: `use ${libOf(row)}::Thing;\n\npub fn f() -> Thing {\n    ${libOf(row)}::make()\n}\n`,
  };
}

const workspace = '[workspace]\nresolver = "2"\nmembers = ["m*"]\n';

function migrated(files: Files, forks: readonly Fork[], options: MigrationOptions) {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const result = migrate(given, { ...options, forks });
  return {
    result,
    files: Object.fromEntries(result.files.map(({ path, after }) => [path, after])),
  };
}

describe.skipIf(!cargoAvailable)('the rows of the catalogue', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  it.each(
    batches.flatMap((batch) =>
      (['rename', 'alias'] as const).map((way) => [batch.length, way, batch] as const),
    ),
  )('%i rows compile before and after, by %s', async (_, strategy, batch) => {
    const stubs = registry(batch);
    const before = together([{ 'Cargo.toml': workspace }, ...batch.map(member)]);
    lab.write({ ...stubs, ...before });
    expect(await judge(lab, [check])).toEqual([]);
    const { files, result } = migrated(before, batch, { strategy });
    const errors = result.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ message }) => message)).toEqual([]);
    for (const [at, row] of batch.entries()) {
      const key =
        strategy === 'rename' || row.namesItself
          ? `^${row.fork} = `
          : `^${row.fork} = |"${row.fork}"`;
      expect(files[`m${at}/Cargo.toml`], rowId(row)).toMatch(new RegExp(key, 'm'));
    }
    // Without the old crates nothing can lean on them.
    const forksOnly = Object.entries(stubs).filter(
      ([path]) => !batch.some((row) => path.startsWith(`stubs/${row.crate}-${oldRelease(row)}/`)),
    );
    lab.write({ ...Object.fromEntries(forksOnly), ...files });
    expect(await judge(lab, [check])).toEqual([]);
  });

  it.each(
    batches
      .map((batch) => batch.filter(({ shim }) => shim))
      .map((batch) => [batch.length, batch] as const),
  )('%i shims stand in for what others ask for', async (_, batch) => {
    const stubsOfAskers = batch.map((row, at): Files => {
      const asked = [...(row.shim?.features ?? []), ...(row.shim?.inert ?? [])];
      const version = oldRelease(row).replace(/\+.*/, '');
      const needs = `\n[dependencies]\n${row.crate} = { version = "${version}", features = ${JSON.stringify(asked)} }\n`;
      const asker = stub(`asker${at}`, '1.0.0', `asker${at}`, [], needs);
      const source = `pub use ${libOf(row)}::{make, Thing};\n`;
      return { ...asker, [`stubs/asker${at}-1.0.0/lib.rs`]: source };
    });
    const askers = together([registry(batch), ...stubsOfAskers]);
    const needs = batch.map((_row, at) => `asker${at} = "1"`).join('\n');
    const before: Files = {
      'Cargo.toml': `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${needs}\n`,
      'src/lib.rs': batch
        .map((_row, at) => `pub fn f${at}() -> asker${at}::Thing {\n    asker${at}::make()\n}\n`)
        .join(''),
    };
    lab.write({ ...askers, ...before });
    expect(await judge(lab, [check])).toEqual([]);
    const lock = readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8');
    const { files } = migrated({ ...before, 'Cargo.lock': lock }, batch, { shim: true });
    lab.write({ ...askers, ...files });
    expect(await judge(lab, [check])).toEqual([]);
    const after = readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8');
    const { audit } = migrate([{ path: 'Cargo.lock', text: after }], { catalogue });
    const left = new Set(audit[0]?.unmaintained.map(({ crate }) => crate));
    expect(batch.filter(({ crate }) => left.has(crate)).map(rowId)).toEqual([]);
    for (const { crate } of batch) {
      const entry = new RegExp(`\\nname = "${crate}"\\nversion = "[^"]*"\\n(source = )?`).exec(
        after,
      );
      expect([crate, entry?.[1]]).toEqual([crate, undefined]);
    }
  });
});
