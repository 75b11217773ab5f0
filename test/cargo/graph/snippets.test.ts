/**
 * The guide's own entry (scenario 5), which Cargo refuses, however it is spelled and wherever it stands in its table:
 * with shims it becomes an entry that Cargo takes.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/engine/index.ts';
import { type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { judge, lacks, resolves } from '../lab/verdict.ts';

const index = 'registry+https://github.com/rust-lang/crates.io-index';
const app = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';
const lockFile = `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["uses-paste"]\n\n[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "${index}"\n\n[[package]]\nname = "uses-paste"\nversion = "1.2.0"\nsource = "${index}"\ndependencies = ["paste"]\n`;

/** The entry as lines of a `[patch.crates-io]` table. */
const spellings: Readonly<Record<string, string>> = {
  'inline table': 'paste = { package = "qlora-paste", version = "1.0" }',
  'version first': 'paste = { version = "1.0", package = "qlora-paste" }',
  'no version': 'paste = { package = "qlora-paste" }',
  'quoted keys': '"paste" = { "package" = \'qlora-paste\', version = "1.0" }',
  'several lines': 'paste = {\n    package = "qlora-paste",\n    version = "1.0",\n}',
  'dotted keys': 'paste.package = "qlora-paste"\npaste.version = "1.0"',
  'dotted keys, version first': 'paste.version = "1.0"\npaste.package = "qlora-paste"',
  commented:
    '# Patch transitive dependencies\npaste = { package = "qlora-paste", version = "1.0" } # guide',
  'the fork’s own key': 'qlora-paste = "1.0"',
  'the fork’s own key, a table': 'qlora-paste = { version = "1.0" }',
  'another key': 'mine = { package = "qlora-paste", version = "1.0" }',
  'another key, no version': 'mine = { package = "qlora-paste" }',
};

const other =
  'libm = { git = "https://github.com/tzervas/qlora-candle.git", package = "candle-nn" }';
const gemm = 'gemm = { package = "qlora-gemm", version = "0.20" }';
const places: Readonly<Record<string, (entry: string) => string>> = {
  only: (entry) => `[patch.crates-io]\n${entry}\n`,
  'only, no last line end': (entry) => `[patch.crates-io]\n${entry}`,
  first: (entry) => `[patch.crates-io]\n${entry}\n${other}\n`,
  last: (entry) => `[patch.crates-io]\n${other}\n${entry}\n`,
  'before the other one': (entry) => `[patch.crates-io]\n${entry}\n${gemm}\n`,
  'behind the other one': (entry) => `[patch.crates-io]\n${gemm}\n${entry}\n`,
  'above another table': (entry) =>
    `[patch.crates-io]\n${entry}\n\n[profile.release]\nlto = true\n`,
  'the index’s address': (entry) =>
    `[patch."https://github.com/rust-lang/crates.io-index"]\n${entry}\n`,
};

/** Whole tables: spellings that no line of `[patch.crates-io]` has. */
const tables: Readonly<Record<string, string>> = {
  'a table of its own': '[patch.crates-io.paste]\npackage = "qlora-paste"\nversion = "1.0"\n',
  'a table of its own under another key': '[patch.crates-io.mine]\npackage = "qlora-paste"\n',
  'two tables': `[patch.crates-io.paste]\npackage = "qlora-paste"\n\n[patch.crates-io.gemm]\npackage = "qlora-gemm"\n`,
  'all in one line':
    '[patch]\ncrates-io = { paste = { package = "qlora-paste", version = "1.0" } }\n',
  'dotted below [patch]': '[patch]\ncrates-io.paste = { package = "qlora-paste" }\n',
  'dotted throughout': '[patch]\ncrates-io.mine.package = "qlora-paste"\n',
  'the entry twice':
    '[patch.crates-io]\npaste = { package = "qlora-paste" }\nqlora-paste = "1.0"\n',
};

interface Project {
  readonly name: string;
  readonly patch: string;
  readonly locked: boolean;
  /** Without anything that asks for the crate, the entry goes. */
  readonly asked: boolean;
}

const patches = [
  ...Object.entries(spellings).flatMap(([spelling, entry]) =>
    Object.entries(places).map(
      ([place, table]) => [`${spelling}, ${place}`, table(entry)] as const,
    ),
  ),
  ...Object.entries(tables),
];
const projects: readonly Project[] = patches.flatMap(([name, patch]) => [
  { name: `${name}, locked`, patch, locked: true, asked: true },
  { name, patch, locked: false, asked: true },
  { name: `${name}, asked for by nothing`, patch, locked: false, asked: false },
]);

function filesOf({ patch, locked, asked }: Project) {
  const dependencies = asked ? '\n[dependencies]\nuses-paste = "1.2"\n' : '';
  return [
    { path: 'Cargo.toml', text: `${app}${dependencies}\n${patch}` },
    { path: 'src/lib.rs', text: '' },
    ...(locked ? [{ path: 'Cargo.lock', text: lockFile }] : []),
  ];
}

describe('the guide’s own entry', () => {
  it.each(projects)('$name', (project) => {
    const { findings, files } = migrate(filesOf(project), { shim: true });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const manifest = files.find(({ path }) => path === 'Cargo.toml')?.after ?? '';
    expect(manifest).not.toMatch(/package = "qlora|qlora-\w+ = "/);
    expect(manifest).not.toMatch(/\n\n\n/);
    const again = migrate(
      files.map(({ path, after }) => ({ path, text: after })),
      { shim: true },
    );
    expect(again.files.filter(({ before, after }) => before !== after)).toEqual([]);
  });
});

describe.skipIf(!cargoAvailable)('the guide’s own entry, judged by cargo', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  it.each(projects.filter(({ asked }) => asked))('$name', async (project) => {
    const { files } = migrate(filesOf(project), { shim: true });
    lab.write(Object.fromEntries(files.map(({ path, after }) => [path, after])));
    expect(await judge(lab, [resolves, lacks('pulp')])).toEqual([]);
    const said = await lab.cargo(['metadata', '--format-version', '1', '--all-features']);
    const { packages }: { packages: { name: string; source: string | null }[] } = JSON.parse(
      said.stdout,
    );
    const pastes = packages.filter(({ name }) => name === 'paste');
    expect(pastes.map(({ source }) => source)).toEqual([null]);
  });
});
