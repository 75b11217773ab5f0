/**
 * Generated projects, before and after, through Cargo: what resolved still resolves; every feature is still there, and
 * enabling it enables the same features of the package and of its direct dependencies. `FORKLIFT_RUNS` says how many of
 * each kind (default 40), `FORKLIFT_SEED` which ones.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MigrationOptions, migrate } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { activation, featuresOf } from './activation.ts';
import { packageProject, workspaceProject } from './project.ts';

const runs = Number(process.env.FORKLIFT_RUNS ?? '40');
const seed = Number(process.env.FORKLIFT_SEED ?? '20260101');

const options: fc.Arbitrary<MigrationOptions> = fc.record({
  strategy: fc.constantFrom('rename' as const, 'rename' as const, 'alias' as const),
  outsideMatrix: fc.constantFrom('hold' as const, 'migrate' as const),
});

function migrated(files: Files, choice: MigrationOptions): Files {
  const { files: out } = migrate(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    choice,
  );
  return Object.fromEntries(out.map((file) => [file.path, file.after]));
}

describe.skipIf(!cargoAvailable)('generated projects mean the same to Cargo', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  it.each([
    ['a package', packageProject],
    ['a workspace', workspaceProject],
  ] as const)('%s', async (kind, project) => {
    await fc.assert(
      fc.asyncProperty(project, options, async (before, choice) => {
        lab.write(before);
        const features = await featuresOf(lab);
        // What Cargo refuses, it may go on refusing.
        if (features === null) return;
        const asked = ['', ...features];
        // Where releases come together or part, so do the features that all who use them ask for.
        const deep = kind === 'a package' && choice.outsideMatrix === 'hold';
        const want = [];
        for (const feature of asked) want.push(await activation(lab, feature, deep));
        const after = migrated(before, choice);
        if (Object.entries(after).every(([path, text]) => before[path] === text)) return;
        lab.write(after);
        const got = [];
        for (const feature of asked) got.push(await activation(lab, feature, deep));
        expect(got).toEqual(want);
        expect(migrated(after, choice)).toEqual(after);
      }),
      { numRuns: runs, seed },
    );
  });
});
