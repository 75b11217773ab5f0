/** Findings: one row for each code, explained in place, each with a button that does what it recommends. */
import { expect, type Files, test } from './page.ts';

const manifest = (dependencies: string, rest = '') =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependencies}\n${rest}`;
const index = 'registry+https://github.com/rust-lang/crates.io-index';
const lock = `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["other"]\n\n[[package]]\nname = "other"\nversion = "1.0.0"\nsource = "${index}"\ndependencies = ["paste"]\n\n[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "${index}"\n`;

interface Case {
  readonly finding: string;
  readonly button: string;
  readonly files: Files;
  /** What the status line says afterwards. */
  readonly status: RegExp;
}

const cases: readonly Case[] = [
  {
    finding: 'Old crate remains',
    button: 'Clear it with a shim',
    files: { 'Cargo.toml': manifest('other = "1"'), 'Cargo.lock': lock },
    status: /1 file changed, [23] new files/,
  },
  {
    finding: 'Patch unused',
    button: 'Patch only crates in use',
    files: { 'Cargo.toml': manifest('candle-core = "0.9"') },
    status: /1 file changed/,
  },
  {
    finding: 'Member missing',
    button: 'Use alias',
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n\n[workspace.dependencies]\npaste = "1"\n',
      'a/Cargo.toml': '[package]\nname = "a"\n\n[dependencies]\npaste = { workspace = true }\n',
    },
    status: /1 file changed/,
  },
  {
    finding: 'Requirement outside matrix',
    button: 'Migrate anyway',
    files: { 'Cargo.toml': manifest('gemm = "0.18"') },
    status: /1 file changed/,
  },
  {
    finding: 'Rust undecided',
    button: 'It is the crate: rename it',
    files: {
      'Cargo.toml': manifest('paste = "1"'),
      'src/lib.rs': 'use other::paste;\nfn f() { paste::item!() }\n',
    },
    status: /2 files changed/,
  },
];

for (const { finding, button, files, status } of cases) {
  test(`${finding}: “${button}” does it, and Undo takes it back`, async ({ forklift }) => {
    const { page } = forklift;
    await forklift.open();
    await forklift.openProject('app', files);
    await forklift.showPanel('Findings');
    const row = forklift.finding(finding);
    await row.getByRole('button', { name: button }).first().focus();
    await page.keyboard.press('Enter');
    await expect(row).toHaveCount(0);
    await expect(forklift.status).toContainText(status);
    await expect(forklift.panels.locator(':focus')).toHaveCount(1);
    await forklift.undo();
    await expect(row).toBeVisible();
  });
}

test('“Apply the change” takes what was left out, and what it led to goes', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.openProject('app', {
    'Cargo.toml': manifest('paste = "1"'),
    'src/lib.rs': 'paste::item!();\n',
  });
  const box = page.getByRole('checkbox', { name: 'Apply the changes of src/lib.rs' });
  await box.uncheck();
  await forklift.showPanel('Findings');
  const row = forklift.finding('Kept source');
  await row.getByRole('button', { name: 'Apply the change' }).click();
  await expect(row).toHaveCount(0);
  await expect(box).toBeChecked();
});

test('“Add Cargo.lock…” asks for the file, and what it tells replaces the finding', async ({
  forklift,
}) => {
  await forklift.open();
  await forklift.openProject('app', { 'Cargo.toml': manifest('paste = "1"') });
  await forklift.showPanel('Findings');
  const row = forklift.finding('Lock missing');
  const asked = forklift.page.waitForEvent('filechooser');
  await row.getByRole('button', { name: 'Add Cargo.lock…' }).click();
  await (await asked).setFiles({
    name: 'Cargo.lock',
    mimeType: 'text/plain',
    buffer: Buffer.from(lock.replaceAll('other', 'paste-user')),
  });
  await expect(row).toHaveCount(0);
  await forklift.expectStatus('2 files,');
});

test('a finding is explained in its row, and its place is one press away', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.openProject('app', { 'Cargo.toml': manifest('gemm = "0.18"') });
  await forklift.showPanel('Findings');
  const row = forklift.finding('Requirement outside matrix');
  const why = row.getByRole('button', { name: 'Why: Requirement outside matrix' });
  await why.click();
  await expect(why).toHaveAttribute('aria-expanded', 'true');
  await expect(row).toContainText('A fork stands in for certain upstream versions only.');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await row.getByRole('button', { name: 'Cargo.toml:7' }).click();
  await expect(forklift.yours('Cargo.toml')).toBeVisible();
});

test('16,000 findings are a few rows, the rest at a press', async ({ forklift }) => {
  await forklift.open();
  const lines = Array.from({ length: 16_000 }, (_, at) => `m${at}!(paste);`);
  await forklift.openProject('many', {
    'Cargo.toml': manifest('paste = "1"'),
    'src/lib.rs': `use other::paste;\n${lines.join('\n')}\n${'fn f() { paste::x!() }\n'.repeat(500)}`,
  });
  await forklift.showPanel('Findings');
  const row = forklift.finding('Rust bare name');
  await expect(row).toContainText('16,000×');
  expect(await forklift.panels.getByRole('button').count()).toBeLessThan(40);
  await row.getByRole('button', { name: '… and 15,997 more findings' }).click();
  await expect(row.getByRole('button', { name: '… and 15,947 more findings' })).toBeVisible();
  await forklift
    .finding('Rust undecided')
    .getByRole('button', { name: /^… and \d+ more places$/ })
    .click();
  expect(await forklift.panels.getByRole('button').count()).toBeLessThan(200);
});

test('the verdict, the finding, the steps and the list of ways tell the same ways', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  await forklift.open('#example=inference-stack');
  const verdict = page.getByRole('region', { name: 'What the migration comes to' });
  // Both are named: the one that the fork brings is what nobody expects.
  await expect(verdict).toContainText(
    'serve → tokenizers → paste. qlora-gemm itself brings paste back: qlora-gemm → ',
  );
  await forklift.showPanel('Findings');
  await expect(forklift.finding('Old crate remains')).toContainText('paste and 1 other way.');
  await forklift.showPanel('Next steps');
  await expect(panels).toContainText('paste, and 1 other way');
  await forklift.showPanel('Dependencies');
  await expect(panels.getByText('Stays after this migration, through:')).toBeVisible();
  await expect(
    panels.locator('li').filter({ hasText: /→ paste(?: \(brought back by the fork\))?$/ }),
  ).toHaveCount(2);
});

test('steps that are left are counted from 1, and those done have no number', async ({
  forklift,
}) => {
  const { panels } = forklift;
  await forklift.open();
  const signs = panels.locator('.step[data-state=todo] .step-sign');
  for (const files of [
    { 'Cargo.toml': manifest('paste = "1"') },
    { 'Cargo.toml': manifest('paste = "1"'), 'src/lib.rs': 'use paste::paste;\n' },
  ]) {
    await forklift.openProject('app', files);
    await forklift.answered();
    await forklift.showPanel('Next steps');
    await expect(panels.getByRole('heading', { name: /\d steps? to do/ })).toBeVisible();
    const numbers = await signs.allTextContents();
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
    expect(numbers.length).toBeGreaterThan(0);
  }
  const closed = panels.getByText(/steps? done or not needed/);
  await closed.click();
  await expect(panels.locator('.step:not([data-state=todo]) .step-sign').first()).toBeVisible();
  for (const sign of await panels
    .locator('.step:not([data-state=todo]) .step-sign')
    .allTextContents())
    expect(sign.trim()).toMatch(/^–?$/);
});

for (const [what, files] of Object.entries<Files>({
  'a manifest': { 'Cargo.toml': '[package]\nname = "app"\n\n[dependencies\npaste = "1"\n' },
  'a lone lock file': { 'Cargo.lock': 'version = 4\n\n[[package]\nname = "paste"\n' },
  'a member beside one that has moved': {
    'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
    'a/Cargo.toml': manifest('qlora-paste = "1"'),
    'b/Cargo.toml': '[package\nname = "b"\n',
  },
})) {
  test(`${what} that can’t be read: nothing says that there is nothing to do`, async ({
    forklift,
  }) => {
    const { page, panels, status } = forklift;
    await forklift.open();
    await forklift.openProject('app', files);
    await expect(status).toContainText(/\d errors?/);
    const verdict = page.getByRole('region', { name: 'What the migration comes to' });
    await expect(verdict).toContainText('This is in the way');
    for (const place of [verdict, panels, status]) {
      await expect(place).not.toContainText(
        /nothing to change|nothing is left|Nothing left to do|✓/i,
      );
    }
  });
}

test('a crate that only others bring in: the steps lead to the ways out', async ({ forklift }) => {
  const { panels } = forklift;
  await forklift.open();
  await forklift.openProject('app', {
    'Cargo.toml': manifest('other = "1"'),
    'Cargo.lock': lock,
  });
  await forklift.answered();
  await forklift.showPanel('Next steps');
  const next = panels.getByRole('tabpanel', { name: 'Next steps' });
  await expect(next).toContainText('Your files change nothing about paste: others bring it in.');
  await next.getByRole('button', { name: 'Ways out' }).click();
  await expect(panels.getByText('Ways out for paste')).toBeVisible();
});
