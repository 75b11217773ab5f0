/**
 * Sources across folders, before and after, through Cargo: what compiled still compiles, or a finding in a source says
 * where it may not. `FORKLIFT_RUNS` says how many projects (default 12), `FORKLIFT_SEED` which ones.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { type LaidOut, laidOut } from './laid-out.ts';

const runs = Number(process.env.FORKLIFT_RUNS ?? '12');
const seed = Number(process.env.FORKLIFT_SEED ?? '20260101');

describe.skipIf(!cargoAvailable)('sources across folders', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  async function compile(files: Files, { workspaces }: LaidOut): Promise<string> {
    lab.write(files);
    const errors: string[] = [];
    for (const folder of workspaces) {
      const said = await lab.cargo(['check', '--workspace', '--all-targets'], folder);
      if (said.code !== 0) errors.push(said.stderr);
    }
    return errors.join('\n');
  }

  it('no silent break', { timeout: 3_600_000 }, async () => {
    const seen = { projects: 0, compiled: 0, moved: 0, held: 0, warned: 0 };
    await fc.assert(
      fc.asyncProperty(laidOut, async (project) => {
        seen.projects++;
        const { files: before } = project;
        if ((await compile(before, project)) !== '') return;
        seen.compiled++;
        const { files, findings } = migrate(
          Object.entries(before).map(([path, text]) => ({ path, text })),
        );
        const after = Object.fromEntries(files.map((file) => [file.path, file.after]));
        if (findings.some(({ code }) => code === 'shared-source')) seen.held++;
        if (Object.entries(after).every(([path, text]) => before[path] === text)) return;
        seen.moved++;
        const told = findings.some(
          ({ path, severity }) => severity !== 'info' && path !== null && !/\.toml$/.test(path),
        );
        if (told) seen.warned++;
        const errors = await compile(after, project);
        if (!told) expect(errors).toBe('');
        expect(migrate(files.map(({ path, after: text }) => ({ path, text }))).files).toEqual(
          files.map(({ path, after: text, kind }) => ({
            path,
            kind,
            before: text,
            after: text,
            edits: [],
          })),
        );
      }),
      { numRuns: runs, seed },
    );
    console.info(JSON.stringify(seen));
    expect(seen.moved).toBeGreaterThan(0);
  });
});
