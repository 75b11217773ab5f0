/** For everyone: the main job by keyboard alone, and axe in the main states, wide and narrow, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type ForkliftPage, test } from './page.ts';

const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } };

for (const [width, viewport] of Object.entries(widths)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing: ${width}, ${colorScheme}`, async ({ forklift }) => {
      const { page } = forklift;
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await forklift.open();
      await expectAccessible(forklift, 'first example');
      if (width === 'narrow') {
        for (const region of ['Files', 'Results']) {
          await page.getByRole('navigation').getByRole('button', { name: region }).click();
          await expectAccessible(forklift, region);
        }
      }
      for (const panel of ['Findings', 'Next steps', 'Dependencies', 'Forks', 'Patch']) {
        await forklift.showPanel(panel);
        await expectAccessible(forklift, panel);
      }
      await page.getByRole('button', { name: 'Options' }).click();
      await expectAccessible(forklift, 'options');
      await page.keyboard.press('Escape');
      for (const key of ['F1', 'Control+/', 'Alt+n', 'Alt+v']) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(forklift, `dialog of ${key}`);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toBeHidden();
      }
      await page.evaluate(() => {
        location.hash = '#v1=damaged';
      });
      await expect(forklift.notices.getByRole('alert')).toBeVisible();
      await expectAccessible(forklift, 'a problem told');
    });
  }
}

for (const [width, viewport] of Object.entries(widths)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in a review and its answers: ${width}, ${colorScheme}`, async ({
      forklift,
    }) => {
      const { page } = forklift;
      const showRegion = (name: string) =>
        page.getByRole('navigation').getByRole('button', { name }).click();
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await forklift.open();
      if (width === 'narrow') await showRegion('Results');
      await forklift.showPanel('Findings');
      await forklift.panels
        .getByRole('button', { name: /^Why: / })
        .first()
        .click();
      await expectAccessible(forklift, 'a finding explained');
      await forklift.showPanel('Dependencies');
      await forklift.panels
        .getByText(/^Everything that needs/)
        .first()
        .click();
      await expectAccessible(forklift, 'ways out and tree');
      await forklift.download('Patch for git apply');
      await expectAccessible(forklift, 'what was saved');
      if (width === 'narrow') await showRegion('Changes');
      await page
        .getByRole('checkbox', { name: /^Reviewed: / })
        .first()
        .check();
      await page
        .getByRole('checkbox', { name: /^Apply the changes of / })
        .nth(1)
        .uncheck();
      await expectAccessible(forklift, 'review half done');
    });
  }
}

test('the main job by keyboard alone', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open();
  await page.keyboard.press('Alt+v');
  await expect(page.getByRole('dialog', { name: 'Paste text' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText(
    '[package]\nname = "a"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
  );
  await tabTo(forklift, 'Read it');
  await page.keyboard.press('Enter');
  await expect(forklift.yours('Cargo.toml')).toBeVisible();
  await forklift.expectStatus('1 file, 1 file changed, 1 change');

  await page.keyboard.press('Alt+n');
  await expect(page.getByRole('dialog', { name: 'New file' }).getByLabel('Path')).toBeFocused();
  await page.keyboard.type('src/lib.rs');
  await page.keyboard.press('Enter');
  await expect(forklift.yours('src/lib.rs')).toBeVisible();
  await tabTo(forklift, 'Your text of src/lib.rs');
  await page.keyboard.type('use paste::paste;\n');
  await forklift.expectStatus('2 files, 2 files changed, 2 changes');
  await page.keyboard.press('Tab');
  await expect(forklift.yours('src/lib.rs')).not.toBeFocused();

  await tabTo(forklift, 'Project files');
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect(forklift.migrated('Cargo.toml')).toContainText('qlora-paste = "1"');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(forklift.yours('Cargo.toml')).toBeFocused();

  const coming = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  expect((await coming).suggestedFilename()).toMatch(/\.zip$/);
});

test('while one types no words flash, and a result is read out once it stands', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  await forklift.newProject('Cargo.toml');
  await forklift.expectStatus('1 file, nothing to change');
  const heard = page.getByTestId('announcement');
  await expect(heard).toHaveText('1 file, nothing to change');
  await page.evaluate(() => {
    const said: Record<string, string[]> = { '.status-line': [], '[data-testid=announcement]': [] };
    for (const [place, words] of Object.entries(said)) {
      const line = document.querySelector(place);
      if (!line) throw new Error(`no ${place}`);
      const observer = new MutationObserver(() => words.push(line.textContent ?? ''));
      observer.observe(line, { childList: true, characterData: true, subtree: true });
    }
    Object.assign(window, { said });
  });
  await forklift.yours('Cargo.toml').click();
  await page.keyboard.type('[dependencies]\npaste = "1"', { delay: 30 });
  const result = '1 file, 1 file changed, 1 change';
  await expect(heard).toHaveText(result);
  expect(await page.evaluate(() => Reflect.get(window, 'said'))).toEqual({
    '.status-line': [result],
    '[data-testid=announcement]': [result],
  });
});

async function expectAccessible(forklift: ForkliftPage, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: forklift.page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary ?? ''}`,
    ),
  );
  expect.soft(told, state).toEqual([]);
}

/** Presses Tab until the named element has the focus. */
async function tabTo(forklift: ForkliftPage, name: string): Promise<void> {
  const most = 60;
  for (let presses = 0; presses < most; presses += 1) {
    const focused = await forklift.page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
    if (focused === name) return;
    await forklift.page.keyboard.press('Tab');
  }
  throw new Error(`${most} presses of Tab do not reach “${name}”.`);
}
