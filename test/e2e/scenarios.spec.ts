/** The guide's scenarios 1 to 4: typed, read on the right, taken away as a zip, judged by cargo. */
import { type Lab, openLab } from '../cargo/lab/run.ts';
import { cargoAvailable } from '../cargo/lab/toolchain.ts';
import { checks, has, judge, resolves, type Verdict } from '../cargo/lab/verdict.ts';
import { fixture } from './fixture.ts';
import { expect, type Files, test } from './page.ts';

interface Scenario {
  readonly fixture: string;
  /** The panel's `[patch]` block is this part of the migrated root manifest. */
  readonly patch: RegExp | null;
  readonly verdicts: readonly Verdict[];
}

const patchTable = /\[patch\.crates-io\]\n[\s\S]*$/;
const scenarios: readonly Scenario[] = [
  { fixture: 'scenario-1-direct-paste', patch: null, verdicts: [checks, has('qlora-paste')] },
  { fixture: 'scenario-2-direct-gemm', patch: null, verdicts: [checks, has('qlora-gemm@0.20.0')] },
  {
    fixture: 'scenario-3-candle',
    patch: patchTable,
    verdicts: [checks, has('candle-core@0.9.2', 'qlora-candle')],
  },
  {
    fixture: 'scenario-4-workspace',
    patch: patchTable,
    verdicts: [resolves, checks, has('candle-nn@0.9.2', 'qlora-candle')],
  },
];

for (const scenario of scenarios) {
  const { before, after } = fixture(scenario.fixture);

  test(scenario.fixture, async ({ forklift }) => {
    await forklift.open();
    await forklift.typeProject(before);
    for (const [path, text] of Object.entries(after)) {
      await forklift.choose(path);
      await forklift.expectMigrated(path, text);
    }
    const block = scenario.patch?.exec(after['Cargo.toml'] ?? '')?.[0].trimEnd();
    if (block) expect((await forklift.patchBlock()).trimEnd()).toBe(block);
    // Without one there is no panel for it.
    else await expect(forklift.panels.getByRole('tab', { name: 'Patch' })).toHaveCount(0);

    const zip = await forklift.downloadZip('Whole project as .zip');
    expect(zip).toEqual(after);
    if (cargoAvailable) await expectCargoAccepts(zip, scenario.verdicts);
  });
}

let lab: Lab | undefined;
test.afterAll(() => lab?.close());

async function expectCargoAccepts(files: Files, verdicts: readonly Verdict[]): Promise<void> {
  lab ??= await openLab();
  lab.write(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, whole(path, text)])),
  );
  expect(await judge(lab, verdicts)).toEqual([]);
}

/** The guide shows its manifests without the `[package]` table that cargo wants. */
function whole(path: string, text: string): string {
  if (!path.endsWith('Cargo.toml') || /^\[(?:package|workspace)\]/m.test(text)) return text;
  const name = path === 'Cargo.toml' ? 'app' : (path.split('/').at(-2) ?? '');
  return `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n${text}`;
}
