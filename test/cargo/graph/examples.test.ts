/**
 * The gallery: each example is a project that cargo takes, and its migration is one that cargo takes too.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogue, migrate } from '../../../src/engine/index.ts';
import { examples } from '../../../src/project/examples/gallery.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { checks, fails, has, judge, lacks, resolves, type Verdict } from '../lab/verdict.ts';

/** What cargo says of the migrated example, its update commands run. */
const verdicts: Readonly<Record<string, readonly Verdict[]>> = {
  'inference-stack': [has('candle-core', 'qlora-candle'), lacks('gemm'), has('tokenizers')],
  'scenario-1': [has('qlora-paste'), lacks('paste')],
  'scenario-2': [has('qlora-gemm'), lacks('gemm')],
  'scenario-3': [has('candle-nn', 'qlora-candle'), lacks('gemm')],
  'scenario-4': [has('candle-nn', 'qlora-candle'), lacks('gemm')],
  'scenario-5': [has('qlora-paste'), has('tokenizers')],
  'peft-rs': [has('candle-nn', 'qlora-candle'), has('qlora-paste')],
  'unsloth-rs': [has('candle-core', 'qlora-candle'), lacks('gemm')],
  'tritter-accel': [has('qlora-paste'), lacks('gemm')],
  everyday: [
    ...['dotenv', 'memmap', 'yaml-rust'].map(lacks),
    ...['dotenvy', 'memmap2', 'yaml-rust2'].map((name) => has(name)),
  ],
  'two-choices': [has('pastey'), lacks('paste'), lacks('qlora-paste')],
  'way-back': [has('paste'), lacks('qlora-paste')],
  'rust-ai-core': [has('candle-core', 'qlora-candle'), lacks('gemm')],
};

describe.skipIf(!cargoAvailable)('examples', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  it.each(examples)('$id', async ({ id, files, options }) => {
    const given = await files();
    lab.write(byPath(given));
    const refused = fails(/points to the same source|resolved to more than one candidate/);
    const before = id === 'scenario-5' ? [refused] : [resolves, checks];
    expect(await judge(lab, before)).toEqual([]);
    const lock = join(lab.folder, 'Cargo.lock');
    const own = given.find(({ path }) => path === 'Cargo.lock');
    if (own && existsSync(lock)) expect(readFileSync(lock, 'utf8')).toBe(own.text);

    const migration = migrate(given, { ...options, catalogue });
    const changed = migration.files.filter((file) => file.before !== file.after);
    expect(changed.length > 0).toBe(id !== 'axolotl-rs');
    expect(migration.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    lab.write(byPath(migration.files.map(({ path, after }) => ({ path, text: after }))));
    for (const command of migration.commands.filter((each) => each.startsWith('cargo update'))) {
      expect(await lab.cargo(command.split(' ').slice(1))).toMatchObject({ code: 0 });
    }
    expect(await judge(lab, [resolves, checks, ...(verdicts[id] ?? [])])).toEqual([]);
  });
});

function byPath(files: readonly { readonly path: string; readonly text: string }[]): Files {
  return Object.fromEntries(files.map(({ path, text }) => [path, text]));
}
