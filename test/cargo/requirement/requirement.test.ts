/** Version requirements as Cargo reads them: every case of the table, and generated ones against the engine. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admits, parseRequirement } from '../../../src/engine/cargo/requirement.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { comparators, requirementOf, version } from './arbitrary.ts';
import { admitted, refused } from './requirement.cases.ts';

type Pair = readonly [requirement: string, version: string];

const runs = Number(process.env.FORKLIFT_RUNS ?? '40');
const seed = Number(process.env.FORKLIFT_SEED ?? '20260101');

function manifest(name: string, version: string, dependencies: string): string {
  return `[package]\nname = "${name}"\nversion = ${JSON.stringify(version)}\nedition = "2021"\n\n[dependencies]\n${dependencies}`;
}

/** A package with a dependency on disk for each pair: Cargo holds its version against the requirement. */
function project(pairs: readonly Pair[]): Files {
  const files: Record<string, string> = {};
  let dependencies = '';
  for (const [index, [requirement, version]] of pairs.entries()) {
    files[`d${index}/Cargo.toml`] = manifest(`d${index}`, version, '');
    dependencies += `d${index} = { path = "d${index}", version = ${JSON.stringify(requirement)} }\n`;
  }
  return { ...files, 'Cargo.toml': manifest('app', '0.1.0', dependencies) };
}

describe.skipIf(!cargoAvailable)('requirements, judged by Cargo', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  /** What Cargo says against it; nothing when it resolves. */
  async function objection(pairs: readonly Pair[]): Promise<string> {
    lab.write(project(pairs));
    const { code, stderr } = await lab.cargo(['metadata', '--format-version', '1', '--offline']);
    return code === 0 ? '' : stderr;
  }

  it('what is admitted resolves', async () => {
    const pairs = admitted.flatMap(([requirement, inside]) =>
      inside.map((version): Pair => [requirement, version]),
    );
    expect(await objection(pairs)).toBe('');
  });

  it.each(
    admitted.flatMap(([requirement, , outside]) =>
      outside.map((version): Pair => [requirement, version]),
    ),
  )('%j does not admit %s', async (requirement, version) => {
    expect(await objection([[requirement, version]])).toMatch(
      /failed to select a version for the requirement/,
    );
  });

  it.each(refused)('%j is no requirement', async (requirement) => {
    expect(await objection([[requirement, '1.0.0']])).toMatch(
      /failed to parse the version requirement/,
    );
  });

  it('generated ones admit the same to Cargo and the engine', async () => {
    await fc.assert(
      fc.asyncProperty(comparators, version, async (all, version) => {
        const text = requirementOf(all);
        const requirement = parseRequirement(text);
        const said = await objection([[text, version]]);
        expect(requirement !== null && admits(requirement, version)).toBe(said === '');
      }),
      { numRuns: runs, seed },
    );
  });
});
