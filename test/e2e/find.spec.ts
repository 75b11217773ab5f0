/** The palette, the help for keys, and the search in the files' text: found, stepped through, and gone to by key. */
import { expect, test } from './page.ts';

test('the palette runs a command, opens a panel, a file and a finding', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  const field = palette.getByRole('combobox');
  const option = palette.getByRole('option', { selected: true });

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type('theme dark');
  await expect(option).toHaveText(/Theme: Dark/);
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('forks');
  await expect(option).toHaveText('Forks');
  await page.keyboard.press('Enter');
  await expect(forklift.panels.getByRole('tab', { name: 'Forks' })).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('layers lib.rs');
  await expect(option).toHaveText(/lib\.rs.*crates\/layers\/src\//);
  await page.keyboard.press('Enter');
  await expect(page.locator('.diff-title')).toHaveText('crates/layers/src/lib.rs');

  // A command that asks something itself: its dialog stays.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new file');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'New file' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('qzqz');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
});

test('arrows go around the palette’s list, and Escape gives the keyboard back', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  const opener = page.getByRole('button', { name: 'Find a command or file' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  const option = palette.getByRole('option', { selected: true });
  const first = await option.textContent();
  await page.keyboard.press('ArrowDown');
  await expect(option).not.toHaveText(first ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(option).toHaveText(first ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(option).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('? shows the keys wherever one does not write', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open('#example=scenario-1');
  const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await forklift.tree.focus();
  await page.keyboard.press('?');
  await expect(keys).toContainText('Find a command or file');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+f');
  await page.keyboard.press('?');
  await expect(page.locator('#file-filter')).toHaveValue('?');
  await expect(keys).toBeHidden();
});

test('a search finds lines of all files and written ones, and is stepped through', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open('#example=inference-stack');
  await page.keyboard.press('Control+Shift+f');
  await expect(page.locator('#file-filter')).toBeFocused();
  await page.keyboard.type('PASTE');
  const found = page.getByRole('navigation', { name: 'Lines that were found' });
  await expect(
    page.getByRole('status').filter({ hasText: /^\d+ lines? in \d+ files?$/ }),
  ).toBeVisible();
  const places = found.getByRole('button');
  await expect(places.filter({ hasText: 'written by the migration: ' }).first()).toBeVisible();
  await expect(places.nth(3)).toBeVisible();
  const texts = await places.allTextContents();
  expect(texts.every((line) => line.toLowerCase().includes('paste'))).toBe(true);

  await page.keyboard.press('ArrowDown');
  await expect(places.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(places.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(places.nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator('.editor .cm-content, .editor .reader').first()).toBeVisible();
  await page.keyboard.press('F4');
  await expect(places.nth(2)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Shift+F4');
  await expect(places.nth(1)).toHaveAttribute('aria-current', 'true');

  // Names again, with the same key field.
  await page.keyboard.press('Alt+f');
  await expect(forklift.tree.or(page.getByText('No file matches.'))).toBeVisible();
});

test('what is searched for follows what one types into a file', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.newProject('Cargo.toml');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Needle');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No line contains that.')).toBeVisible();
  await forklift.yours('Cargo.toml').click();
  await page.keyboard.type('# a needle\n');
  const place = page.getByRole('navigation', { name: 'Lines that were found' }).getByRole('button');
  await expect(place).toHaveText(/1# a needle/);
  await place.click();
  await expect.poll(() => page.evaluate(() => String(getSelection()))).toBe('needle');
});

test('the tree shows one kind of files, and all of them again', async ({ forklift }) => {
  const { page, tree } = forklift;
  await forklift.open('#example=inference-stack');
  const kind = page.getByRole('combobox', { name: 'Kind of files shown' });
  const files = tree.locator('[role=treeitem]:not([aria-expanded])');
  const all = await files.count();
  for (const [name, path] of [
    ['Manifests', /(?:\.toml|\.lock)$/],
    ['Sources', /\.rs$/],
    ['Documents', /\.md$/],
    ['Need attention', /./],
  ] as const) {
    await kind.selectOption(name);
    const paths = () =>
      files.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-path') ?? ''));
    await expect
      .poll(
        async () => (await paths()).length > 0 && (await paths()).every((one) => path.test(one)),
        name,
      )
      .toBe(true);
    expect(await files.count(), name).toBeLessThan(all);
  }
  await kind.selectOption('All kinds');
  await expect(files).toHaveCount(all);
});
