/**
 * Shims judged by cargo: the project resolves and compiles with them, nothing warns, and the old crates that are left
 * in the graph are the shims themselves.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLock } from '../../../src/engine/cargo/lock.ts';
import { lockGraph } from '../../../src/engine/cargo/lock-graph.ts';
import { guideForks } from '../../../src/engine/forks/guide.ts';
import { migrate } from '../../../src/engine/index.ts';
import type { Shim } from '../../../src/engine/migrate/plan/model.ts';
import { ShimFolders } from '../../../src/engine/migrate/plan/shim/folder.ts';
import { shimsFor } from '../../../src/engine/migrate/plan/shim/shim.ts';
import { shimTargets } from '../../../src/engine/migrate/plan/shim/targets.ts';
import { formatValue } from '../../../src/engine/toml/change.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { checks, fails, judge, lacks, quiet, resolves, type Verdict } from '../lab/verdict.ts';

const renamed = guideForks.filter((fork) => fork.kind === 'rename');
const app = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n';
const none = { packages: [], asks: [], patched: [], arriving: [], shims: [] };
const patchHeader = '\n[patch.crates-io]\n';

interface ShimCase {
  readonly name: string;
  readonly files: Files;
  /** The root's globs, as the manifest says them. */
  readonly members?: readonly string[];
  readonly exclude?: readonly string[];
  readonly shims: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** The crate is in the graph, and all of it comes from a path: the shim. */
function isShim(crate: string): Verdict {
  return {
    args: ['metadata', '--format-version', '1', '--all-features'],
    judge: (said) => {
      const { packages }: { packages: { name: string; source: string | null }[] } = JSON.parse(
        said.stdout || '{"packages":[]}',
      );
      const found = packages.filter(({ name }) => name === crate);
      if (found.length === 0) return `the graph lacks ${crate}`;
      return found.every(({ source }) => source === null) ? null : `${crate} is still the old one`;
    },
  };
}

const member = (name: string, dependencies: string) =>
  `${app.replace('app', name)}[dependencies]\n${dependencies}\n`;

const cases: readonly ShimCase[] = [
  {
    name: 'a transitive paste',
    files: { 'Cargo.toml': `${app}[dependencies]\ntokenizers = "0.21"\n` },
    shims: ['paste 1.0.15 shims/paste'],
    verdicts: [resolves, quiet, checks, isShim('paste'), lacks('pulp')],
  },
  {
    name: 'a transitive gemm: its fork brings paste, which gets a shim too',
    files: { 'Cargo.toml': `${app}[dependencies]\nuses-gemm = "0.3"\n` },
    shims: ['gemm 0.19.0 shims/gemm', 'paste 1.0.15 shims/paste'],
    verdicts: [resolves, quiet, checks, isShim('gemm'), isShim('paste'), lacks('gemm-common')],
  },
  {
    name: 'a gemm with features asked for',
    files: { 'Cargo.toml': `${app}[dependencies]\ncandle-core = "=0.9.2"\n` },
    shims: ['gemm 0.19.0 shims/gemm', 'paste 1.0.15 shims/paste'],
    verdicts: [resolves, quiet, checks, isShim('gemm')],
  },
  {
    name: 'an older paste that the lock holds',
    files: {
      'Cargo.toml': `${app}[dependencies]\nuses-paste = "1"\n`,
      'Cargo.lock': `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["uses-paste"]\n\n[[package]]\nname = "paste"\nversion = "1.0.14"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n\n[[package]]\nname = "uses-paste"\nversion = "1.2.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\ndependencies = ["paste"]\n`,
    },
    shims: ['paste 1.0.14 shims/paste'],
    verdicts: [resolves, quiet, checks, isShim('paste')],
  },
  {
    name: 'a workspace whose glob takes every folder: the shim is a member',
    files: {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["*"]\n',
      'a/Cargo.toml': member('a', 'tokenizers = "0.21"'),
    },
    members: ['*'],
    shims: ['paste 1.0.15 paste-shim'],
    verdicts: [resolves, quiet, checks, isShim('paste')],
  },
  {
    name: 'the same with the folder excluded',
    files: {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["*"]\nexclude = ["shims"]\n',
      'a/Cargo.toml': member('a', 'tokenizers = "0.21"'),
    },
    members: ['*'],
    exclude: ['shims'],
    shims: ['paste 1.0.15 shims/paste'],
    verdicts: [resolves, quiet, checks, isShim('paste')],
  },
  {
    name: 'a folder named shims that a glob reads',
    files: {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["a", "shims/*"]\n',
      'a/Cargo.toml': member('a', 'tokenizers = "0.21"'),
      'shims/old/Cargo.toml': member('old', ''),
    },
    members: ['a', 'shims/*'],
    shims: ['paste 1.0.15 paste-shim'],
    verdicts: [resolves, quiet, checks, isShim('paste')],
  },
  {
    name: 'a version the fork does not stand in for stays',
    files: { 'Cargo.toml': `${app}[dependencies]\npaste = "0.1"\ncandle-core = "=0.9.1"\n` },
    shims: ['paste 1.0.15 shims/paste'],
    verdicts: [resolves, quiet, checks],
  },
];

function foldersOf(
  paths: readonly string[],
  members: readonly string[] = [],
  exclude: readonly string[] = [],
): ShimFolders {
  return new ShimFolders({ top: '', workspaces: [{ dir: '', members, exclude }], paths });
}

const written = ({ crate, version, folder }: Shim) => `${crate} ${version} ${folder}`;

/** The files with the shims added and patched in at the root. */
function withShims(files: Files, shims: readonly Shim[]): Files {
  const entries = shims.map(({ patch }) => `${patch.key} = ${formatValue(patch.value)}\n`).join('');
  const created = shims.flatMap((shim) => shim.files.map(({ path, text }) => [path, text]));
  const root = `${files['Cargo.toml'] ?? ''}${patchHeader}${entries}`;
  return { ...files, ...Object.fromEntries(created), 'Cargo.toml': root };
}

describe.skipIf(!cargoAvailable)('shims', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  it.each(cases)('$name', async ({ files, members = [], exclude = [], shims, verdicts }) => {
    lab.write(files);
    expect(await lab.cargo(['metadata', '--format-version', '1'])).toMatchObject({ code: 0 });
    const text = readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8');
    const { lock } = readLock(text);
    const graph = lock && lockGraph(lock);
    const { targets } = shimTargets(graph, none, renamed);
    const made = shimsFor(targets, '', foldersOf(Object.keys(files), members, exclude));
    expect(made.map(written).sort()).toEqual([...shims].sort());

    lab.write({ ...withShims(files, made), 'Cargo.lock': text });
    expect(await judge(lab, verdicts)).toEqual([]);
  });

  it('one crate in two versions: a shim each, and Cargo takes both', async () => {
    const [, gemm] = renamed;
    const targets = ['0.18.2', '0.19.0'].flatMap((version) =>
      gemm ? [{ fork: gemm, version }] : [],
    );
    const files = {
      'Cargo.toml': `${app}[dependencies]\nuses-gemm = "0.3"\ncandle-core = "=0.9.1"\n`,
    };
    const made = shimsFor(targets, '', foldersOf(['Cargo.toml']));
    expect(made.map(({ patch }) => patch)).toEqual([
      { key: 'gemm', value: { path: 'shims/gemm' } },
      { key: 'gemm-0-19-0', value: { package: 'gemm', path: 'shims/gemm-0-19-0' } },
    ]);
    lab.write(withShims(files, made));
    expect(await judge(lab, [resolves, quiet, checks, isShim('gemm')])).toEqual([]);
  });

  it('commands inside a shim’s folder work', async () => {
    const [paste] = renamed;
    const targets = paste ? [{ fork: paste, version: '1.0.15' }] : [];
    const made = shimsFor(targets, '', foldersOf(['Cargo.toml']));
    lab.write(withShims({ 'Cargo.toml': `${app}[workspace]\n` }, made));
    expect(await lab.cargo(['check'], 'shims/paste')).toMatchObject({ code: 0 });
  });

  const snippet = 'paste = { package = "qlora-paste", version = "1.0" }\n';
  const whole: readonly {
    name: string;
    manifest: string;
    code: string;
    verdicts: readonly Verdict[];
  }[] = [
    {
      name: 'the snippet becomes the shim’s entry',
      manifest: `${app}[dependencies]\ntokenizers = "0.21"\n${patchHeader}${snippet}`,
      code: 'snippet-replaced',
      verdicts: [resolves, checks, isShim('paste')],
    },
    {
      name: 'the snippet under a key of its own',
      manifest: `${app}[dependencies]\ntokenizers = "0.21"\nuses-gemm = "0.3"\n${patchHeader}${snippet.replace('paste', 'mine')}`,
      code: 'snippet-replaced',
      verdicts: [resolves, quiet, checks, isShim('paste')],
    },
    {
      name: 'the snippet of a crate that nothing asks for',
      manifest: `${app}[dependencies]\nqlora-paste = "1"\n${patchHeader}${snippet}`,
      code: 'snippet-removed',
      verdicts: [resolves, quiet, checks],
    },
    {
      name: 'the shim’s key stands for something else',
      manifest: `${app}[dependencies]\ntokenizers = "0.21"\ncandle-core = "=0.9.2"\n${patchHeader}paste = { package = "candle-core", git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n`,
      code: 'shim-version-guessed',
      verdicts: [resolves, checks, isShim('paste'), lacks('gemm-common')],
    },
  ];

  it.each(whole)('migrated: $name', async ({ manifest, code, verdicts }) => {
    const options = { shim: true, patchScope: 'used' } as const;
    const migration = migrate([{ path: 'Cargo.toml', text: manifest }], options);
    expect(migration.findings.map((finding) => finding.code)).toContain(code);
    expect(migration.findings.map((finding) => finding.severity)).not.toContain('error');
    const after = migration.files.map((file) => ({ path: file.path, text: file.after }));
    expect(migrate(after, options).files.filter((file) => file.before !== file.after)).toEqual([]);
    lab.write(Object.fromEntries(after.map(({ path, text }) => [path, text])));
    expect(await judge(lab, verdicts)).toEqual([]);
  });

  it('the guide’s own snippet is refused', async () => {
    lab.write({
      'Cargo.toml': `${app}[dependencies]\ntokenizers = "0.21"\n${patchHeader}paste = { package = "qlora-paste", version = "1.0" }\n`,
    });
    expect(
      await judge(lab, [
        fails(/patches must point to different sources|resolved to more than one candidate/),
      ]),
    ).toEqual([]);
  });
});
