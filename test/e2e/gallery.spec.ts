/**
 * The guide's five scenarios from the Examples menu: opened, taken away as zips, updated by the commands the page
 * gives, and judged by cargo. Without cargo only the downloads are judged.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Lab, openLab } from '../cargo/lab/run.ts';
import { cargoAvailable } from '../cargo/lab/toolchain.ts';
import { checks, has, judge, lacks, resolves, type Verdict } from '../cargo/lab/verdict.ts';
import { expect, type Files, test } from './page.ts';

interface Scenario {
  readonly id: string;
  /** Its title in the menu. */
  readonly item: string;
  readonly verdicts: readonly Verdict[];
}

/** The only paste in the graph is the shim. */
const pasteIsTheShim: Verdict = {
  args: ['tree', '-i', 'paste', '--target', 'all'],
  judge: ({ code, stdout }) =>
    code === 0 && /^paste v\S+ \(.*shims\/paste\)/.test(stdout) ? null : `another paste: ${stdout}`,
};

const scenarios: readonly Scenario[] = [
  { id: 'scenario-1', item: '1. paste, directly', verdicts: [has('qlora-paste'), lacks('paste')] },
  {
    id: 'scenario-2',
    item: '2. gemm, directly',
    verdicts: [has('qlora-gemm@0.20.0'), lacks('gemm')],
  },
  {
    id: 'scenario-3',
    item: '3. candle, by patch',
    verdicts: [has('candle-nn@0.9.2', 'qlora-candle'), lacks('gemm')],
  },
  {
    id: 'scenario-4',
    item: '4. A workspace',
    verdicts: [has('candle-nn@0.9.2', 'qlora-candle'), lacks('gemm')],
  },
  {
    id: 'scenario-5',
    item: '5. paste, below another crate',
    verdicts: [has('qlora-paste'), has('tokenizers'), pasteIsTheShim],
  },
];

let lab: Lab | undefined;
test.afterAll(() => lab?.close());

for (const { id, item, verdicts } of scenarios) {
  test(`${item}, as cargo judges it`, async ({ forklift }, info) => {
    const given = example(id);
    await forklift.open();
    await forklift.pick('Examples', item);
    await forklift.expectFiles(given);
    await expect(forklift.tree.locator('[data-path="Cargo.toml"]')).toBeVisible();

    const changed = await forklift.downloadZip('Changed files as .zip');
    const whole = await forklift.downloadZip('Whole project as .zip');
    expect(Object.keys(changed).length).toBeGreaterThan(0);
    expect({ ...given, ...changed }).toEqual(whole);
    await forklift.pick('Download', 'Copy the commands');
    await expect(forklift.notices).toContainText('Copied: commands');
    const commands = (await forklift.clipboard()).split('\n');
    expect(commands.filter((command) => !/^cargo [\w-]+/.test(command))).toEqual([]);

    if (!cargoAvailable) {
      info.annotations.push({ type: 'cargo', description: 'not here: the zips are not judged' });
      console.log(`${item}: cargo is not here, so it did not judge the zip`);
      return;
    }
    lab ??= await openLab();
    lab.write(whole);
    for (const command of commands.filter((each) => each.startsWith('cargo update'))) {
      const said = await lab.cargo(command.split(' ').slice(1));
      expect(said.code, `${command}\n${said.stderr}`).toBe(0);
    }
    expect(await judge(lab, [resolves, checks, ...verdicts])).toEqual([]);
  });
}

/** An example's files as they stand in the repository. */
function example(id: string): Files {
  const folder = fileURLToPath(
    new URL(`../../src/project/examples/projects/${id}`, import.meta.url),
  );
  const files = readdirSync(folder, { withFileTypes: true, recursive: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const full = join(entry.parentPath, entry.name);
        return [relative(folder, full).split(sep).join('/'), readFileSync(full, 'utf8')];
      }),
  );
}
