/** A laptop at 200 %, by keyboard alone: whole tasks, and the keyboard is always on something that can be seen. */
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** 1366 × 768 at 200 %. */
const size = { width: 683, height: 384 };

test.use({ viewport: size });

/** Where the keyboard is; `null` when it is nowhere, out of sight, or under something else. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    if (!at || at === document.body) return null;
    const { left, right, top, bottom } = at.getBoundingClientRect();
    const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
    const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
    const there = document.elementFromPoint(x, y);
    const isThere = there !== null && (at.contains(there) || there.contains(at));
    const name = at.getAttribute('aria-label') ?? at.id ?? '';
    return isThere ? name || at.tagName : null;
  });

test('paste, open an example by the palette, review, leave a change, undo', async ({
  forklift,
}) => {
  const { page, status } = forklift;
  const { keyboard } = page;
  await forklift.open();
  await keyboard.press('Alt+v');
  const dialog = page.getByRole('dialog', { name: 'Paste text' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  const button = await dialog.getByRole('button', { name: 'Read it' }).boundingBox();
  expect((button?.y ?? size.height) + (button?.height ?? 0)).toBeLessThan(size.height);
  await keyboard.insertText('[package]\nname = "a"\n\n[dependencies]\npaste = "1"\n');
  await keyboard.press('Control+Enter');
  await forklift.expectStatus('1 file, 1 file changed, 1 change');
  await expect.poll(() => seen(page)).toBe('Text of the changes');

  await keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Find a command, file or finding' });
  await expect(field).toBeFocused();
  await keyboard.type('workspace with paste');
  await expect(page.getByRole('option', { selected: true })).toContainText('A workspace with');
  const list = await page.getByRole('dialog').boundingBox();
  expect((list?.y ?? size.height) + (list?.height ?? 0)).toBeLessThanOrEqual(size.height);
  await keyboard.press('Enter');
  await forklift.expectStatus('10 files, 6 files changed, 12 changes');
  await forklift.settled();

  const first = page.getByRole('button', { name: 'Show the changes of crates/layers/src/lib.rs' });
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await keyboard.press('Alt+r');
  await expect(page.locator('.review-state')).toContainText('1 of 6 files reviewed');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
  await keyboard.press('Alt+PageDown');
  await keyboard.press('Alt+r');
  await expect(page.locator('.review-state')).toContainText('2 of 6 files reviewed');

  const tools = page.getByRole('toolbar', { name: 'How the changes are shown' });
  const before = await tools.boundingBox();
  await keyboard.press('Alt+ArrowDown');
  await expect(page.locator('.reader-row:focus')).toBeVisible();
  await expect(page.locator('.review-state')).toContainText(/Change \d+ of 12/);
  // Words that come and go push nothing around.
  expect(await tools.boundingBox()).toEqual(before);
  await keyboard.press('Tab');
  const box = page.locator('.reader .apply:focus');
  await expect(box).toBeChecked();
  await keyboard.press('Space');
  await expect(box).not.toBeChecked();
  await expect(status).toContainText('11 changes');
  await expect.poll(() => seen(page)).toMatch(/^Apply the change in line/);
  await keyboard.press('Alt+z');
  await expect(box).toBeChecked();
  await expect(status).toContainText('12 changes');
});

test('what a press hides or takes away hands the keyboard on', async ({ forklift }) => {
  const { page } = forklift;
  const { keyboard } = page;
  await forklift.open('#example=inference-stack');
  const toTree = async () => {
    await keyboard.press('Alt+f');
    await expect(page.locator('#file-filter')).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(forklift.tree).toBeFocused();
  };
  await toTree();
  await keyboard.press('Alt+0');
  await expect.poll(() => seen(page)).toBe('Text of the changes');
  await toTree();
  await keyboard.press('c');
  await keyboard.press('End');
  await keyboard.press('Enter');
  await expect.poll(() => seen(page)).toBe('Text of the changes');
  await toTree();
  await keyboard.press('Alt+2');
  await expect.poll(() => seen(page)).toBe('Text of the changes');

  await keyboard.press('Alt+c');
  const close = forklift.notices.getByRole('button', { name: 'Close' });
  await close.focus();
  await keyboard.press('Enter');
  await expect(close).toHaveCount(0);
  await expect.poll(() => seen(page)).toBe('Text of the changes');
  await page.getByRole('button', { name: 'Dismiss' }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => seen(page)).toBe('Text of the changes');

  // From the results, the link to the contents shows them first.
  await page.getByRole('button', { name: 'Results' }).click();
  await page.getByRole('button', { name: 'Skip to the files’ contents' }).focus();
  await keyboard.press('Enter');
  await expect.poll(() => seen(page)).toBe('Text of the changes');
});

test('download, share, search and the results by keys', async ({ forklift }) => {
  const { page, panels } = forklift;
  const { keyboard } = page;
  await forklift.open('#example=inference-stack');
  const coming = page.waitForEvent('download');
  await keyboard.press('Alt+p');
  expect((await coming).suggestedFilename()).toBe('inference-stack-migration.patch');
  await expect(panels.getByText('git apply inference-stack-migration.patch')).toBeInViewport();

  const share = page.getByRole('button', { name: 'Share' });
  await share.focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: /^Copy link/ })).toBeFocused();
  await keyboard.press('Enter');
  await expect(forklift.notices).toContainText('Link copied');
  await expect(share).toBeFocused();

  await keyboard.press('Control+Shift+f');
  await expect(page.locator('#file-filter')).toBeFocused();
  await keyboard.type('paste::paste');
  await expect(page.locator('.found-place').first()).toBeVisible();
  await keyboard.press('ArrowDown');
  await expect(page.locator('.found-place').first()).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.locator('.reader-row:focus')).toContainText('use paste::paste;');
  await expect.poll(() => seen(page)).not.toBeNull();

  await keyboard.press('Control+j');
  await page.getByRole('tab', { name: 'Dependencies' }).focus();
  await keyboard.press('Enter');
  await expect(panels.getByText('Ways out for paste')).toBeVisible();
  for (let press = 0; press < 12; press++) {
    await keyboard.press('Tab');
    const at = await seen(page);
    // From the last of the panel on to the status line.
    if (await page.locator('.panels :focus').count()) expect(at).not.toBeNull();
  }
});

test('what comes in is in sight, whichever region was: a manifest, and lock files alone', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  const entry = (name: string, more: string) =>
    `[[package]]\nname = "${name}"\nversion = "1.0.15"\n${more}\n`;
  const index = 'source = "registry+https://github.com/rust-lang/crates.io-index"';
  const lock = (by: string) =>
    `version = 4\n\n${entry('app', `dependencies = ["${by}"]\n`)}${entry(by, `${index}\ndependencies = ["paste"]\n`)}${entry('paste', index)}`;
  const paste = async (text: string) => {
    await page.keyboard.press('Alt+v');
    const dialog = page.getByRole('dialog', { name: 'Paste text' });
    await dialog.getByRole('textbox').fill(text);
    await dialog.getByRole('button', { name: /^(Read it|New project)$/ }).click();
    await expect(dialog).toBeHidden();
  };
  await forklift.open();
  for (const by of ['one', 'other']) {
    await paste(lock(by));
    await expect(panels.getByText(`app → ${by} → paste`).first()).toBeVisible();
  }
  await paste('[package]\nname = "a"\n\n[dependencies]\npaste = "1"\n');
  await expect(page.locator('.reader')).toContainText('qlora-paste = "1"');
  await expect(page.locator('.reader')).toBeVisible();
});
