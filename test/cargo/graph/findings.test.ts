/**
 * Findings about the graph, judged by cargo: each in a project where cargo shows exactly that trouble, and in a near
 * miss where it does not.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Migration, type MigrationOptions, migrate } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import {
  checks,
  doesNotCheck,
  failsWith,
  has,
  judge,
  lacks,
  quiet,
  resolves,
  succeeds,
  type Verdict,
  warns,
} from '../lab/verdict.ts';

const app = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n';
const fork = '{ git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }';
const patch = (...crates: readonly string[]) =>
  `\n[patch.crates-io]\n${crates.map((crate) => `${crate} = ${fork}\n`).join('')}`;

interface Case {
  readonly name: string;
  readonly code: string;
  /** Whether the finding must be raised; else it must not. */
  readonly raised: boolean;
  /** Manifests on which cargo writes the lock file, where it is not that of `files`. */
  readonly before?: Files;
  /** A cargo command that runs on `files` before the migration. */
  readonly prepare?: readonly string[];
  readonly files: Files;
  readonly withoutLock?: boolean;
  readonly options?: MigrationOptions;
  /** What cargo says of the migrated project. */
  readonly migrated?: readonly Verdict[];
  /** Whether the migration's own commands run after that, and what cargo says then. */
  readonly updated?: readonly Verdict[];
}

const needs = (...lines: readonly string[]): Files => ({
  'Cargo.toml': `${app}[dependencies]\n${lines.join('\n')}\n`,
});
const used = { 'src/lib.rs': 'pub fn f(t: &candle_core::Tensor) { candle_nn::linear(t); }\n' };
const takes = {
  'src/lib.rs': 'pub fn f() { takes_gemm::run(gemm::Parallelism::None); }\n',
};
const unusedPatch = /was not used in the crate graph/;

const cases: readonly Case[] = [
  {
    name: 'no lock file',
    code: 'lock-missing',
    raised: true,
    files: needs('paste = "1"', 'tokenizers = "0.21"'),
    withoutLock: true,
    migrated: [has('paste')],
  },
  { name: 'a lock file', code: 'lock-missing', raised: false, files: needs('paste = "1"') },
  {
    name: 'a lock file with a merge conflict',
    code: 'lock-syntax',
    raised: true,
    files: {
      ...needs('log = "0.4"'),
      'Cargo.lock': 'version = 4\n<<<<<<< HEAD\n=======\n>>>>>>> main\n',
    },
    migrated: [failsWith(/failed to parse lock file/, 'metadata', '--format-version', '1')],
  },
  {
    name: 'a good lock file',
    code: 'lock-syntax',
    raised: false,
    files: needs('log = "0.4"'),
    migrated: [resolves],
  },
  {
    name: 'candle locked at another version',
    code: 'lock-behind-patch',
    raised: true,
    before: needs('candle-core = "=0.9.1"', 'candle-nn = "=0.9.1"'),
    files: needs('candle-core = "0.9"', 'candle-nn = "0.9"'),
    options: { patchScope: 'used' },
    migrated: [warns(unusedPatch), has('gemm')],
    updated: [quiet, has('candle-nn', 'qlora-candle'), lacks('gemm')],
  },
  {
    name: 'candle locked far away, under an open requirement',
    code: 'lock-behind-patch',
    raised: true,
    before: needs('candle-core = ">=0.9"'),
    files: needs('candle-core = ">=0.9"'),
    migrated: [warns(unusedPatch)],
    updated: [has('candle-core', 'qlora-candle'), lacks('gemm')],
  },
  {
    name: 'candle locked at the patch’s version',
    code: 'lock-behind-patch',
    raised: false,
    before: needs('candle-core = "=0.9.2"', 'candle-nn = "=0.9.2"'),
    files: needs('candle-core = "0.9"', 'candle-nn = "0.9"'),
    options: { patchScope: 'used' },
    migrated: [quiet, has('candle-nn', 'qlora-candle')],
  },
  {
    name: 'a patch that nothing can use',
    code: 'lock-patch-unused',
    raised: true,
    files: { 'Cargo.toml': `${app}[dependencies]\ncandle-core = "0.10"\n${patch('candle-core')}` },
    migrated: [warns(unusedPatch)],
  },
  {
    name: 'a patch that is used',
    code: 'lock-patch-unused',
    raised: false,
    files: { 'Cargo.toml': `${app}[dependencies]\ncandle-core = "0.9"\n${patch('candle-core')}` },
    options: { patchScope: 'used' },
    migrated: [quiet],
  },
  {
    name: 'candle-nn patched alone: it brings the fork’s candle-core beside the other',
    code: 'lock-split-family',
    raised: true,
    before: needs('candle-core = "=0.9.1"', 'candle-nn = "=0.9.1"'),
    files: {
      'Cargo.toml': `${app}[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.9"\n${patch('candle-nn')}`,
      ...used,
    },
    prepare: ['update', '-p', 'candle-nn'],
    options: { patchScope: 'used' },
    migrated: [doesNotCheck(/E0308/)],
    updated: [checks, quiet],
  },
  {
    name: 'candle-nn patched alone, both cores at one version',
    code: 'lock-split-family',
    raised: true,
    before: needs('candle-core = "=0.9.2"', 'candle-nn = "=0.9.2"'),
    files: {
      'Cargo.toml': `${app}[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.9"\n${patch('candle-nn')}`,
      ...used,
    },
    options: { patchScope: 'used' },
    migrated: [checks],
    updated: [checks, quiet],
  },
  {
    name: 'the family updated together',
    code: 'lock-split-family',
    raised: false,
    before: needs('candle-core = "=0.9.1"', 'candle-nn = "=0.9.1"'),
    files: {
      'Cargo.toml': `${app}[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.9"\n${patch('candle-core', 'candle-nn')}`,
      ...used,
    },
    prepare: ['update', '-p', 'candle-core', '-p', 'candle-nn'],
    options: { patchScope: 'used' },
    migrated: [checks],
  },
  {
    name: 'two versions of gemm, one of them used here itself',
    code: 'several-versions',
    raised: true,
    files: needs('gemm = "0.17"', 'uses-gemm = "0.3"'),
    migrated: [checks, failsWith(/ambiguous/, 'tree', '-i', 'gemm')],
  },
  {
    name: 'three versions of gemm, which compile together, and none is used here itself',
    code: 'several-versions',
    raised: false,
    files: needs(
      'candle-core = "=0.8.4"',
      'next = { package = "candle-core", version = "=0.9.1" }',
      'uses-gemm = "0.3"',
    ),
    migrated: [
      checks,
      failsWith(/ambiguous/, 'tree', '-i', 'gemm'),
      succeeds('tree', '-i', 'gemm@0.17.1', '--target', 'all'),
    ],
  },
  {
    name: 'two versions of candle-core',
    code: 'several-versions',
    raised: true,
    files: {
      ...needs('candle-core = "0.9.2"', 'candle-nn = "0.8"'),
      ...used,
    },
    migrated: [resolves, doesNotCheck(/E0308/)],
  },
  {
    name: 'one version of gemm',
    code: 'several-versions',
    raised: false,
    files: needs('uses-gemm = "0.3"'),
    migrated: [succeeds('tree', '-i', 'gemm')],
  },
  {
    name: 'manifests that change what is locked',
    code: 'locked-will-fail',
    raised: true,
    files: needs('paste = "1"'),
    migrated: [failsWith(/--locked/, 'tree', '--locked')],
    updated: [succeeds('tree', '--locked')],
  },
  {
    name: 'nothing that changes',
    code: 'locked-will-fail',
    raised: false,
    files: needs('qlora-paste = "1"'),
    migrated: [succeeds('tree', '--locked')],
  },
  {
    name: 'paste behind another crate',
    code: 'old-crate-remains',
    raised: true,
    files: needs('paste = "1"', 'tokenizers = "0.21"'),
    migrated: [has('paste')],
    updated: [has('paste')],
  },
  {
    name: 'paste behind another crate, and the shim',
    code: 'old-crate-remains',
    raised: false,
    files: needs('paste = "1"', 'tokenizers = "0.21"'),
    options: { shim: true },
    migrated: [quiet, checks],
  },
  {
    name: 'a direct paste alone',
    code: 'old-crate-remains',
    raised: false,
    files: needs('paste = "1"', 'log = "0.4"'),
    updated: [lacks('paste')],
  },
  {
    name: 'qlora-gemm brings paste',
    code: 'fork-brings-old-crate',
    raised: true,
    files: needs('gemm = "0.19"'),
    updated: [lacks('gemm'), has('pulp'), has('paste')],
  },
  {
    name: 'qlora-gemm brings paste, known without a lock file',
    code: 'fork-brings-old-crate',
    raised: true,
    files: needs('candle-core = "0.9"'),
    withoutLock: true,
    updated: [lacks('gemm'), has('paste')],
  },
  {
    name: 'qlora-gemm and the shim',
    code: 'fork-brings-old-crate',
    raised: false,
    files: needs('gemm = "0.19"'),
    options: { shim: true },
    updated: [quiet, checks],
  },
  {
    name: 'qlora-paste brings nothing',
    code: 'fork-brings-old-crate',
    raised: false,
    files: needs('paste = "1"'),
    updated: [lacks('paste')],
  },
  {
    name: 'another crate takes gemm’s types',
    code: 'types-cross-crates',
    raised: true,
    files: { ...needs('gemm = "0.19"', 'takes-gemm = "0.1"'), ...takes },
    migrated: [doesNotCheck(/E0308/)],
  },
  {
    name: 'another crate takes gemm’s types, and the shim gives both the same',
    code: 'types-cross-crates',
    raised: false,
    files: { ...needs('gemm = "0.19"', 'takes-gemm = "0.1"'), ...takes },
    options: { shim: true },
    migrated: [checks],
  },
  {
    name: 'nobody else uses gemm',
    code: 'types-cross-crates',
    raised: false,
    files: needs('gemm = "0.19"', 'tokenizers = "0.21"'),
    migrated: [checks],
  },
  {
    name: 'a shim without a lock file',
    code: 'shim-version-guessed',
    raised: true,
    before: needs('paste = "=1.0.14"', 'candle-core = "0.9.2"'),
    files: needs('candle-core = "0.9.2"'),
    withoutLock: true,
    options: { shim: true },
    migrated: [warns(unusedPatch)],
  },
  {
    name: 'a shim with one',
    code: 'shim-version-guessed',
    raised: false,
    before: needs('paste = "=1.0.14"', 'uses-paste = "1"'),
    files: needs('uses-paste = "1"'),
    options: { shim: true },
    migrated: [quiet, checks],
  },
  {
    name: 'a locked gemm that the fork does not stand in for',
    code: 'shim-outside-matrix',
    raised: true,
    files: needs('candle-core = "=0.9.1"'),
    options: { shim: true },
    updated: [has('gemm@0.18.2'), checks],
  },
  {
    name: 'a locked gemm that it does',
    code: 'shim-outside-matrix',
    raised: false,
    files: needs('uses-gemm = "0.3"'),
    options: { shim: true },
    updated: [lacks('gemm-common'), checks],
  },
  {
    name: 'Cargo’s configuration patches the same crate',
    code: 'config-patch',
    raised: true,
    files: {
      ...needs('candle-core = "0.9"'),
      '.cargo/config.toml': '[patch.crates-io]\ncandle-core = { path = "mine" }\n',
      'mine/Cargo.toml': '[package]\nname = "candle-core"\nversion = "0.9.2"\n[workspace]\n',
    },
    migrated: [resolves, has('candle-core', ''), lacks('qlora-gemm')],
  },
  {
    name: 'Cargo’s configuration patches another crate',
    code: 'config-patch',
    raised: false,
    files: {
      ...needs('candle-core = "=0.9.2"', 'log = "0.4"'),
      '.cargo/config.toml': '[patch.crates-io]\nlog = { path = "mine" }\n',
      'mine/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\n[workspace]\n',
    },
    migrated: [resolves, has('qlora-gemm')],
  },
  {
    name: 'crates.io replaced by vendored sources',
    code: 'config-source',
    raised: true,
    before: {},
    files: {
      ...needs('paste = "1"'),
      '.cargo/config.toml':
        '[source.crates-io]\nreplace-with = "mine"\n[source.mine]\ndirectory = "vendor"\n',
      'vendor/paste/Cargo.toml': '[package]\nname = "paste"\nversion = "1.0.15"\n',
      'vendor/paste/src/lib.rs': '',
      'vendor/paste/.cargo-checksum.json': '{"files":{},"package":null}',
    },
    migrated: [
      failsWith(
        /no matching package named `qlora-paste` found/,
        'metadata',
        '--format-version',
        '1',
      ),
    ],
  },
];

describe.skipIf(!cargoAvailable)('findings about the graph', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  it.each(cases)('$code, $raised: $name', async (each) => {
    const files = await withLock(lab, each);
    const given = each.withoutLock
      ? Object.fromEntries(Object.entries(files).filter(([path]) => path !== 'Cargo.lock'))
      : files;
    const migration = migrate(sources(given), each.options);
    const codes = migration.findings.map(({ code }) => code);
    if (each.raised) expect(codes).toContain(each.code);
    else expect(codes).not.toContain(each.code);

    lab.write({ ...files, ...after(migration) });
    expect(await judge(lab, each.migrated ?? [])).toEqual([]);
    if (!each.updated) return;
    lab.write({ ...files, ...after(migration) });
    for (const command of migration.commands.filter((it) => it.startsWith('cargo update'))) {
      expect(await lab.cargo(words(command))).toMatchObject({ code: 0 });
    }
    expect(await judge(lab, each.updated)).toEqual([]);
  });

  it('publish-drops-patch: the packaged manifest has no patch', async () => {
    const files = needs('candle-core = "0.9"');
    lab.write(files);
    const migration = migrate(sources(files));
    expect(migration.findings.map(({ code }) => code)).toContain('publish-drops-patch');
    lab.write({ ...files, ...after(migration) });
    const said = await lab.cargo([
      'package',
      '--no-verify',
      '--allow-dirty',
      '--target-dir',
      'out',
    ]);
    expect(said.code).toBe(0);
    const packed = gunzipSync(readFileSync(join(lab.folder, 'out/package/app-0.1.0.crate')));
    const manifest = entryOf(packed.toString('latin1'), 'app-0.1.0/Cargo.toml');
    expect(manifest).toContain('candle-core');
    expect(manifest).not.toContain('patch');
  });

  it('publish-drops-patch: not for a package that is never published', () => {
    const manifest = `${app.replace('edition', 'publish = false\nedition')}[dependencies]\ncandle-core = "0.9"\n`;
    const { findings } = migrate(sources({ 'Cargo.toml': manifest }));
    expect(findings.map(({ code }) => code)).not.toContain('publish-drops-patch');
  });
});

/** The case's files with the lock file that cargo writes for them. */
async function withLock(lab: Lab, { before, prepare, files }: Case): Promise<Files> {
  if (files['Cargo.lock'] !== undefined) return files;
  let lock: Files = {};
  const keep = () => {
    const path = join(lab.folder, 'Cargo.lock');
    if (existsSync(path)) lock = { 'Cargo.lock': readFileSync(path, 'utf8') };
  };
  if (before) {
    lab.write(before);
    await lab.cargo(['generate-lockfile']);
    keep();
  }
  lab.write({ ...files, ...lock });
  await lab.cargo(prepare ?? ['metadata', '--format-version', '1']);
  keep();
  return { ...files, ...lock };
}

/** A command's words after `cargo`, without the quotes a shell would take away. */
function words(command: string): readonly string[] {
  return command
    .split(' ')
    .slice(1)
    .map((word) => word.replace(/^'(.*)'$/, '$1'));
}

function sources(files: Files) {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

function after(migration: Migration): Files {
  return Object.fromEntries(migration.files.map((file) => [file.path, file.after]));
}

/** The text of one entry of a tar archive: a header of 512 bytes with name and octal size, then the content. */
function entryOf(tar: string, name: string): string {
  const header = tar.indexOf(`${name}\0`);
  const size = Number.parseInt(tar.slice(header + 124, header + 135), 8);
  return tar.slice(header + 512, header + 512 + size);
}
