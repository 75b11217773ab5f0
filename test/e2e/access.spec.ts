/** The main job by keyboard alone, and what a screen reader announces. */
import { expect, type ForkliftPage, test } from './page.ts';

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
  await page.clock.install();
  await forklift.open();
  await forklift.newProject('Cargo.toml');
  await forklift.expectStatus('1 file, no changes');
  await forklift.answered();
  await forklift.yours('Cargo.toml').click();
  // As quick as nobody types, on any machine: from here on the page's time passes when it is told to.
  await page.clock.pauseAt(Date.now() + 3_600_000);
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
  for (const key of '[dependencies]\npaste = "1"') {
    await page.keyboard.type(key);
    await page.clock.runFor(20);
  }
  const result = '1 file, 1 file changed, 1 change';
  await forklift.expectStatus(result);
  expect(await saidOfResults(forklift)).toEqual({ shown: [result], heard: [] });
  await page.clock.runFor(1000);
  await expect.poll(() => saidOfResults(forklift)).toEqual({ shown: [result], heard: [result] });
});

test('what comes in is read out once, and not how much of it has been read', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const live = '[aria-live], [role=status], [role=alert]';
    new MutationObserver((changes) => {
      const spoken = new Set<Element>();
      for (const { target, addedNodes } of changes) {
        for (const node of [target, ...addedNodes]) {
          const element = node instanceof Element ? node : node.parentElement;
          const place = element?.closest(live);
          if (place) spoken.add(place);
          for (const one of element?.querySelectorAll('[role=alert]') ?? [])
            if (node !== target) spoken.add(one);
        }
      }
      for (const one of spoken) heard.push(one.textContent?.trim() ?? '');
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  await forklift.open('#example=inference-stack');
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [`src/m${at}.rs`, 'use paste::paste;\n'] as const),
  );
  await forklift.openProject('app', {
    ...many,
    'Cargo.toml': '[package]\nname = "app"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n',
  });
  const result = /^301 files, \d+ files? changed, \d+ changes?$/;
  const heard = async (words: RegExp) =>
    (await page.evaluate((): string[] => Reflect.get(window, 'heard'))).filter((one) =>
      words.test(one),
    );
  await expect.poll(async () => (await heard(result)).length).toBe(1);
  expect(await heard(/Opened app/)).toEqual(['Opened app: 301 files.']);
  expect(await heard(/\d of \d/)).toEqual([]);
});

/** What the page has said of results since it was listened to; that it works without a network is heard at any time. */
async function saidOfResults({ page }: ForkliftPage) {
  const [shown = [], heard = []] = await page.evaluate((): string[][] =>
    Object.values(Reflect.get(window, 'said')),
  );
  return { shown, heard: heard.filter((words) => !words.includes('without a network')) };
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
