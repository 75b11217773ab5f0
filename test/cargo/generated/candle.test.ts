/**
 * Generated projects on candle, patched and given to Cargo: what resolved still resolves, every patch entry is used or
 * reported as unused, and what the matrix covers comes from the fork.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MigrationOptions, migrate } from '../../../src/engine/index.ts';
import { type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { candleProject } from './candle-project.ts';

const runs = Number(process.env.FORKLIFT_RUNS ?? '40');
const seed = Number(process.env.FORKLIFT_SEED ?? '20260101');

const options: fc.Arbitrary<MigrationOptions> = fc.record({
  patchScope: fc.constantFrom('guide' as const, 'used' as const),
  outsideMatrix: fc.constantFrom('hold' as const, 'migrate' as const),
});

/** Warnings beside which everything still comes from the fork. */
const harmless: ReadonlySet<string> = new Set(['fork-brings-old-crate', 'held-back-by-patch']);

/** The crates whose patch Cargo says it did not use. */
function unused(stderr: string): readonly string[] {
  return [...stderr.matchAll(/patch `([\w-]+) v[^`]*` was not used/g)].map(([, name = '']) => name);
}

describe.skipIf(!cargoAvailable)('generated projects on candle', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  it('resolve as before, and every patch is used or said not to be', async () => {
    const resolve = ['metadata', '--format-version', '1', '--all-features'];
    await fc.assert(
      fc.asyncProperty(candleProject, options, async (files, choice) => {
        lab.write(files);
        const before = await lab.cargo(resolve);
        if (before.code !== 0) return;
        const migration = migrate(
          Object.entries(files).map(([path, text]) => ({ path, text })),
          choice,
        );
        lab.write(Object.fromEntries(migration.files.map((file) => [file.path, file.after])));
        const after = await lab.cargo(resolve);
        expect(after.code, after.stderr).toBe(0);
        const said = migration.findings
          .filter((it) => it.code === 'patch-unused')
          .map((it) => it.message);
        const unsaid = unused(after.stderr).filter(
          (name) =>
            !unused(before.stderr).includes(name) && !said.some((text) => text.includes(name)),
        );
        expect(unsaid, after.stderr).toEqual([]);
        const held = migration.findings.some(
          (it) => it.code === 'not-in-fork' || (it.severity !== 'info' && !harmless.has(it.code)),
        );
        if (!held) expect(after.stdout).not.toMatch(/#gemm@/);
      }),
      { numRuns: runs, seed },
    );
  });
});
