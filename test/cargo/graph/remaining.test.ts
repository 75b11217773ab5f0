/**
 * Before and after, against the lock file that cargo writes once the migration's own commands have run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLock } from '../../../src/engine/cargo/lock.ts';
import { type MigrationOptions, migrate } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';

const app = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n';
const needs = (...lines: readonly string[]): Files => ({
  'Cargo.toml': `${app}[dependencies]\n${lines.join('\n')}\n`,
});

const projects: readonly (readonly [name: string, files: Files])[] = [
  ['paste alone', needs('paste = "1"')],
  ['gemm alone', needs('gemm = "0.19"')],
  ['candle alone', needs('candle-core = "0.9.2"')],
  ['candle at an older release', needs('candle-core = "=0.9.1"', 'candle-nn = "=0.9.1"')],
  [
    'candle in two releases',
    needs('candle-core = "0.9.2"', 'old = { package = "candle-core", version = "0.8" }'),
  ],
  ['a crate above candle', needs('candle-lora = "0.2"', 'candle-core = "0.9.2"')],
  ['paste behind another', needs('paste = "1"', 'tokenizers = "0.21"')],
  ['gemm behind another', needs('gemm = "0.19"', 'uses-gemm = "0.3"')],
  ['paste in two versions', needs('paste = "1"', 'older = { package = "paste", version = "0.1" }')],
  ['no watched crate', needs('log = "0.4"')],
  [
    'a workspace with a member that stays',
    {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': `${app.replace('app', 'a')}[dependencies]\ngemm = "0.19"\n`,
      'b/Cargo.toml': `${app.replace('app', 'b')}[dependencies]\ngemm = "0.17"\na = { path = "../a" }\n`,
    },
  ],
];

const choices: readonly MigrationOptions[] = [
  {},
  { strategy: 'alias' },
  { shim: true },
  { outsideMatrix: 'migrate', shim: true },
];

describe.skipIf(!cargoAvailable)('what remains is what cargo keeps', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  const lockText = () => readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8');

  describe.each(projects)('%s', (_, files) => {
    it.each(choices)('%j', async (options) => {
      lab.write(files);
      await lab.cargo(['generate-lockfile']);
      const given = Object.entries({ ...files, 'Cargo.lock': lockText() });
      const migration = migrate(
        given.map(([path, text]) => ({ path, text })),
        options,
      );
      lab.write(Object.fromEntries(migration.files.map(({ path, after }) => [path, after])));
      const updates = migration.commands.filter((command) => command.startsWith('cargo update'));
      for (const command of updates) {
        expect(await lab.cargo(command.split(' ').slice(1))).toMatchObject({ code: 0 });
      }
      await lab.cargo(['metadata', '--format-version', '1']);

      const { lock } = readLock(lockText());
      const kept = ['paste', 'gemm'].map((crate) =>
        (lock?.packages ?? [])
          .filter(({ name, source }) => name === crate && source !== null)
          .map(({ version }) => version),
      );
      const foretold = ['paste', 'gemm'].map((crate) => {
        const found = migration.graphs[0]?.crates.find((each) => each.crate === crate);
        const { versions = [], brought = [] } = found?.remaining ?? {};
        return brought.length > 0 && versions.length === 0 ? ['1.0.15'] : [...versions];
      });
      expect(kept).toEqual(foretold);
    });
  });
});
