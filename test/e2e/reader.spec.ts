/**
 * The reader: shown until the editor has loaded, where the user does not edit, and for files too large for the editor.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Files, type ForkliftPage, test } from './page.ts';

const manifest =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n';
const changed = (number: number) =>
  Array.from({ length: number }, (_, at) => `paste::paste! { fn f${at}() {} }\n`).join('');
const long = `pub const DATA: &[u8] = &[${'0, 1, 2, 255, '.repeat(20_000)}];\npaste::paste! {}\n`;

test('until the editor comes, the changes are read, stepped through and decided upon', async ({
  forklift,
}) => {
  const { page } = forklift;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/assets\/open-/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('./#example=inference-stack');
  await forklift.choose('Cargo.toml');
  const view = forklift.reader('Cargo.toml');
  await expect(view.getByRole('row').filter({ hasText: 'qlora-paste = "1.0.15"' })).toBeVisible();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(view.getByRole('row').filter({ hasText: 'qlora-gemm' }).first()).toBeFocused();
  await expectAccessible(forklift);
  await view
    .getByRole('row')
    .filter({ hasText: 'qlora-paste = "1.0.15"' })
    .getByRole('checkbox', { name: 'Apply the change' })
    .click();
  const left = page.getByRole('checkbox', { name: 'Apply the change', checked: false });
  await expect(left).toBeVisible();
  await expect(left).toBeFocused();
  release();
  await expect(forklift.yours('Cargo.toml')).toBeFocused();
  await expect(left).toBeVisible();
  await expect(view).toHaveCount(0);
});

test('a file with thousands of changes opens to be read, says so, and in the editor on demand', async ({
  forklift,
}, info) => {
  const { page } = forklift;
  await forklift.open();
  await open(forklift, info.outputPath('app'), { 'src/lib.rs': changed(3000) });
  const view = forklift.reader('src/lib.rs');
  await expect(view).toBeVisible();
  await expect(page.getByText('so large that an editor would be slow')).toBeVisible();
  await expectAccessible(forklift);

  const row = (words: string) => view.getByRole('row').filter({ hasText: words });
  const box = row('fn f1()').getByRole('checkbox', { name: 'Apply the change' }).first();
  await box.uncheck();
  await forklift.expectStatus('changed, 3,000 changes');
  await box.check();
  await forklift.expectStatus('changed, 3,001 changes');

  // The page's skip link leads here as it leads to the editor.
  await page.locator('.skip').press('Enter');
  await expect(forklift.readerScroller()).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('End');
  await expect(row('fn f2999()')).toBeVisible();

  await page.getByRole('button', { name: 'Edit it anyway' }).click();
  await expect(forklift.yours('src/lib.rs')).toBeFocused();
  await expect(view).toHaveCount(0);
});

test('a file with a very long line is shown around what matters, and steps go through it', async ({
  forklift,
}, info) => {
  const { page } = forklift;
  await forklift.open();
  await open(forklift, info.outputPath('app'), { 'src/lib.rs': long });
  const view = forklift.reader('src/lib.rs');
  await expect(view.getByText(/… [\d,]+ more characters …/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Next change' }).click();
  await expect(view.getByRole('row').filter({ hasText: 'qlora_paste::paste!' })).toBeFocused();
  await page.keyboard.press('Alt+k');
  await forklift.expectStatus('changed, 1 change');
});

test('a phone reads without the editor’s code, decides, and loads it when one edits', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 390, height: 800 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await forklift.open('#example=inference-stack');
  await page.getByRole('navigation').getByRole('button', { name: 'Files' }).click();
  await forklift.tree.locator('[data-path="Cargo.toml"]').click();
  const view = page.getByRole('table', { name: 'Changes of Cargo.toml, in one column' });
  await expect(view).toBeVisible();
  await expectAccessible(forklift);
  const left = view.getByRole('checkbox', { name: 'Apply the change', checked: false });
  await view.getByRole('checkbox', { name: 'Apply the change' }).first().click();
  await expect(left).toHaveCount(1);
  await left.click();
  await expect(left).toHaveCount(0);
  expect(asked.filter((url) => /assets\/open-/.test(url))).toEqual([]);
  const sideways = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  await expect.poll(sideways).toBe(0);
  await page.getByText('Edit', { exact: true }).click();
  await expect(forklift.yours('Cargo.toml')).toBeVisible();
  expect(asked.filter((url) => /assets\/open-/.test(url))).toHaveLength(1);
  await expect.poll(sideways).toBe(0);
});

test('a finding’s explanation stands below its words, leaves the tools in reach, and goes with its file', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.typeProject({
    'Cargo.toml': '[dependencies]\npaste = "2"\n',
    'src/lib.rs': 'fn f() {}\n',
  });
  await forklift.choose('Cargo.toml');
  await page.locator('.editor .finding-dot').first().click();
  const explanation = page.locator('.finding-explanation');
  await expect(explanation).toBeVisible();
  // Where it stands is measured once it is drawn.
  await expect(async () => {
    const tools = await page.locator('.diff-head').boundingBox();
    const words = await page.locator('.finding-words').first().boundingBox();
    const box = await explanation.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((words?.y ?? 0) + (words?.height ?? 0) - 1);
    expect(box?.y).toBeGreaterThanOrEqual((tools?.y ?? 0) + (tools?.height ?? 0));
  }).toPass();
  await forklift.choose('src/lib.rs');
  await expect(explanation).toHaveCount(0);
});

/** Drops a package with these files and opens `src/lib.rs` of it. */
async function open(forklift: ForkliftPage, folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries({ 'Cargo.toml': manifest, ...files })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await forklift.drop([folder]);
  await forklift.expectStatus('2 files,');
  await forklift.settled();
  await forklift.tree.locator('[data-path$="src/lib.rs"]').click();
}

async function expectAccessible({ page }: ForkliftPage): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary}`),
  );
  expect.soft(told).toEqual([]);
}

test('a file in which nothing changes is shown once, until something changes in it', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 800 });
  await forklift.open();
  const plain = manifest.replace('paste', 'serde');
  await forklift.openProject('app', { 'Cargo.toml': plain, 'src/lib.rs': '//! Nothing.\n' });
  await forklift.choose('Cargo.toml');
  const [yours, migrated] = [forklift.yours('Cargo.toml'), forklift.migrated('Cargo.toml')];
  await expect(yours).toBeVisible();
  await expect(migrated).toHaveCount(0);
  await expect(page.getByText('Nothing changes in this file.')).toBeVisible();

  await yours.focus();
  await page.keyboard.press('Control+End');
  // In one go: the second side comes at some letter of it.
  const more = 'paste = "1"\ngemm = "0.18"\n# Nothing of this may get lost, or go elsewhere.\n';
  await page.keyboard.type(more);
  await expect(migrated).toContainText('qlora-paste = "1"');
  await expect(yours).toBeFocused();
  // A line that is not valid yet takes nothing away.
  await page.keyboard.type('[oops');
  await expect(forklift.status).toContainText('1 error');
  await expect(migrated).toBeVisible();
  await expect.poll(() => forklift.textOf(yours)).toBe(`${plain}${more}[oops`);
});

test('in one column, a file in which nothing changes has one number a line', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 390, height: 844 });
  await forklift.open('#example=inference-stack');
  await page.getByRole('navigation').getByRole('button', { name: 'Files' }).click();
  await forklift.choose('deny.toml');
  const columns = (path: string) => forklift.reader(path).getByRole('columnheader');
  await expect(columns('deny.toml')).toHaveText(['Old line', 'Text']);
  await page.getByRole('navigation').getByRole('button', { name: 'Files' }).click();
  await forklift.tree.locator('[data-path="README.md"]').click();
  const both = page.getByRole('table', { name: 'Changes of README.md, in one column' });
  await expect(both.getByRole('columnheader')).toHaveText([
    'Old line',
    'New line',
    'Text',
    'Apply',
  ]);
});
