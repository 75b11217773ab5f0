/**
 * Any set of rows over generated projects, judged by Cargo: what compiled still compiles, with what stays of the old
 * crates and what replaced others, and a second migration changes nothing. `FORKLIFT_RUNS` says how many projects
 * (default 12), `FORKLIFT_SEED` which.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkForks, migrate } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { registry, rowProject, rowSet } from './rows.ts';

const runs = Number(process.env.FORKLIFT_RUNS ?? '12');
const seed = Number(process.env.FORKLIFT_SEED ?? '20260101');

describe.skipIf(!cargoAvailable)('any set of valid rows', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  async function errors(files: Files): Promise<string> {
    lab.write({ ...registry, ...files });
    const args = ['check', '--workspace', '--all-targets', '--all-features', '--offline'];
    const said = await lab.cargo(args);
    return said.code === 0 ? '' : said.stderr;
  }

  it('is accepted by Cargo and by rustc', { timeout: 3_600_000 }, async () => {
    const seen = { projects: 0, compiled: 0, moved: 0, warned: 0 };
    await fc.assert(
      fc.asyncProperty(
        rowProject,
        rowSet,
        fc.constantFrom('rename' as const, 'alias' as const),
        async (before, forks, strategy) => {
          seen.projects++;
          expect(checkForks(forks).findings).toEqual([]);
          const given = Object.entries(before).map(([path, text]) => ({ path, text }));
          const { files, findings } = migrate(given, { forks, strategy });
          const after = Object.fromEntries(files.map((file) => [file.path, file.after]));
          if (files.every((file) => file.before === file.after)) return;
          // What Cargo refuses, it may go on refusing.
          if ((await errors(before)) !== '') return;
          seen.compiled++;
          const told = findings.some(({ severity, path }) => severity !== 'info' && path !== null);
          if (told) seen.warned++;
          seen.moved++;
          expect(await errors(after)).toBe('');
          const outputs = files.map(({ path, after: text }) => ({ path, text }));
          const again = migrate(outputs, { forks, strategy }).files;
          expect(again.filter((file) => file.before !== file.after)).toEqual([]);
        },
      ),
      { numRuns: runs, seed },
    );
    console.info(JSON.stringify(seen));
    expect(seen.moved).toBeGreaterThan(0);
  });
});
