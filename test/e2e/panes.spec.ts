/** The frame: nothing is wider than its place, columns give way, are dragged, moved by key, hidden, and remembered. */
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';
import { preparePrivateFolder } from './private-folder.ts';
import { saveButton } from './work.ts';

const widths = [320, 360, 390, 480, 600, 768, 844, 1024, 1180, 1366, 1920, 2560];
const projects = ['inference-stack', 'scenario-3', 'scenario-4'];

for (const project of projects) {
  test(`nothing is wider than its place from 320 to 2560 px (${project})`, async ({ forklift }) => {
    const { page } = forklift;
    await forklift.open(`#example=${project}`);
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 844 ? 390 : 900 });
      for (const view of ['all', 'file'] as const) {
        if (view === 'all') await page.keyboard.press('Alt+Digit0');
        else await page.keyboard.press('Alt+PageDown');
        await expect.poll(() => widerThanTheirPlace(page), `${width} px, ${view}`).toEqual([]);
      }
    }
  });
}

/** Parts of the page with more in them than their width shows, some frames from now. */
function widerThanTheirPlace(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const places = [
      document.documentElement,
      ...document.querySelectorAll('.files, .diff, .diff-head, .reader, .panels, .tab-panel'),
      ...document.querySelectorAll('.cm-mergeView, .cm-scroller, .fold, .file-header'),
    ];
    return places
      .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth)
      .map((one) => `${one.className}: ${one.scrollWidth} > ${one.clientWidth}`);
  });
}

const sizes = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
  { width: 844, height: 390 },
];
for (const size of sizes) {
  test(`the page itself does not scroll, and every panel does to its end: ${size.width} px`, async ({
    forklift,
  }) => {
    const { page } = forklift;
    await page.setViewportSize(size);
    await forklift.open('#example=inference-stack');
    const results = page.getByRole('navigation').getByRole('button', { name: 'Results' });
    if (await results.isVisible()) await results.click();
    const shown = await forklift.panels.boundingBox();
    for (const panel of ['Findings', 'Dependencies', 'Unmaintained', 'Forks', 'Next steps']) {
      const tab = forklift.panels.getByRole('tab', { name: panel });
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await expect(async () => {
        const box = await tab.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(shown?.x ?? 0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(
          (shown?.x ?? 0) + (shown?.width ?? 0),
        );
      }, panel).toPass({ timeout: 60_000 });
      const last = forklift.panels.locator('.tab-panel > :last-child');
      await expect(last).toBeVisible();
      const beyond = () =>
        last.evaluate((element) => {
          const region = element.closest('.panels');
          region?.scrollTo(0, region.scrollHeight);
          const end = region?.getBoundingClientRect().bottom ?? 0;
          return {
            // Less than a pixel is the browser’s rounding.
            panel: Math.max(0, Math.floor(element.getBoundingClientRect().bottom - end)),
            page: document.documentElement.scrollHeight - window.innerHeight,
          };
        });
      await expect.poll(beyond, panel).toEqual({ panel: 0, page: 0 });
    }
  });
}

test('each side shows 50 characters of code at 1366 px and 80 at 1920', async ({ forklift }) => {
  const { page } = forklift;
  for (const [width, least] of [
    [1366, 50],
    [1920, 80],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await forklift.open('#example=inference-stack');
    await expect(page.locator('.reader[data-layout=split] .reader-text').first()).toBeVisible();
    const narrowest = () =>
      page.evaluate(() => {
        const reader = document.querySelector('.reader');
        const probe = document.createElement('span');
        probe.style.position = 'absolute';
        probe.textContent = '0'.repeat(100);
        reader?.append(probe);
        const letter = probe.getBoundingClientRect().width / 100;
        probe.remove();
        const texts = [...document.querySelectorAll('.reader-text')];
        return Math.min(...texts.map((text) => (text.clientWidth - 6) / letter));
      });
    await expect.poll(narrowest).toBeGreaterThanOrEqual(least);
  }
});

test('a column is moved by key and pointer, reset, hidden by key, and remembered', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 900 });
  await forklift.open('#example=inference-stack');
  const files = page.getByRole('region', { name: 'Files' });
  const width = async () => Math.round((await files.boundingBox())?.width ?? 0);
  const edge = page.getByRole('separator', { name: 'Width of the files' });
  const own = await width();
  await edge.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBe(own + 16);
  await expect(edge).toHaveAttribute('aria-valuenow', String(own + 16));
  const box = await edge.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 4, 400);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 104, 400, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(own + 116);
  await page.reload();
  await forklift.settled();
  await expect.poll(width).toBe(own + 116);
  await edge.dblclick();
  await expect.poll(width).toBe(own);
  await page.keyboard.press('Control+b');
  await expect(files).toBeHidden();
  await page.keyboard.press('Control+b');
  await expect(files).toBeVisible();
  await page.keyboard.press('Control+j');
  await expect(forklift.panels).toBeHidden();
  await page.reload();
  await forklift.settled();
  await expect(forklift.panels).toBeHidden();
});

test('columns so wide that a side has less than 40 characters leave one column', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1200, height: 900 });
  await forklift.open('#example=inference-stack');
  await expect(page.locator('.reader')).toHaveAttribute('data-layout', 'split');
  await page.getByRole('separator', { name: 'Width of the results' }).focus();
  for (let at = 0; at < 8; at++) await page.keyboard.press('ArrowLeft');
  await expect(page.locator('.reader')).toHaveAttribute('data-layout', 'unified');
});

for (const way of ['an example', 'a folder, with one more button'] as const) {
  test(`the bar at the top holds each sentence in whole or not at all: ${way}`, async ({
    forklift,
  }) => {
    const { page } = forklift;
    await forklift.open('#example=scenario-1');
    const folder = way !== 'an example';
    if (folder) {
      await preparePrivateFolder(forklift, { 'Cargo.toml': '[package]\nname = "a"\n' });
      await forklift.pick('Open', /Folder/);
      await expect(saveButton(forklift)).toBeAttached();
    }
    for (const width of [320, 390, 560, 821, 844, 960, 1100, 1181, 1240, 1320, 1366, 1920]) {
      await page.setViewportSize({ width, height: width === 844 ? 390 : 900 });
      await expect(page.locator('.tagline')).toBeVisible();
      const bar = () =>
        page.locator('.top').evaluate((top) => {
          const line = top.querySelector('.tagline')?.getBoundingClientRect();
          const places = [...top.querySelectorAll('.tagline > span')].map((one) => {
            const { top, bottom } = one.getBoundingClientRect();
            if (line && top >= line.top - 1 && bottom <= line.bottom + 1) return 'shown';
            return line && top >= line.bottom - 1 ? 'hidden' : 'cut';
          });
          const last = top.querySelector('.actions')?.lastElementChild?.previousElementSibling;
          const over = top.scrollWidth > top.clientWidth;
          return { places, over: over || (last?.getBoundingClientRect().right ?? 0) > innerWidth };
        });
      const second = expect.stringMatching(folder ? /shown|hidden/ : 'shown');
      const wanted = { places: ['shown', second], over: false };
      await expect.poll(bar, `${width} px`).toEqual(wanted);
    }
  });
}

test('choosing a tab moves no tab, and the panel has room beside what the migration comes to', async ({
  forklift,
}) => {
  const { page, panels } = forklift;
  await forklift.open('#example=inference-stack');
  for (const [width, least] of [
    [1024, 200],
    [1179, 200],
    [1366, 280],
  ] as const) {
    await page.setViewportSize({ width, height: 768 });
    const tabs = panels.getByRole('tab');
    const boxes = () => tabs.evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().x));
    await tabs.first().click();
    const before = await boxes();
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      expect(await boxes(), `${width} px`).toEqual(before);
    }
    const room = async () => {
      const [panel, status] = [panels.getByRole('tabpanel'), forklift.status];
      const [at, end] = [await panel.boundingBox(), await status.boundingBox()];
      return (end?.y ?? 0) - (at?.y ?? 0);
    };
    await expect.poll(room, `${width} px`).toBeGreaterThan(least);
  }
});

test('a notice that passes moves nothing, and covers no more than the status line', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open('#example=scenario-1');
  await forklift.settled();
  for (const width of [821, 1024, 1366]) {
    await page.setViewportSize({ width, height: 844 });
    await page.locator('#pick-files').setInputFiles({
      name: `at-${width}.rs`,
      mimeType: 'text/plain',
      buffer: Buffer.from('fn main() {}\n'),
    });
    await forklift.settled();
    const notice = page.locator('.toast').filter({ hasText: 'Opened 1' });
    await expect(notice).toBeVisible();
    const boxes = () =>
      Promise.all([forklift.status, page.getByRole('banner')].map((part) => part.boundingBox()));
    const [status, bar] = await boxes();
    // It rises for a moment.
    await expect(async () => {
      const box = await notice.boundingBox();
      expect(box?.y).toBeCloseTo(status?.y ?? 0, 0);
      expect(box?.height).toBeCloseTo(status?.height ?? 0, 0);
      const close = await notice.getByRole('button', { name: 'Close' }).boundingBox();
      expect(close?.y, 'beside the words').toBeLessThan((box?.y ?? 0) + 8);
    }, `${width} px`).toPass({ timeout: 60_000 });
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect(notice).toHaveCount(0);
    expect(await boxes()).toEqual([status, bar]);
  }
});

test('at every width the page’s buttons have names to be read, and fit', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open();
  const bar = page.getByRole('toolbar', { name: 'Actions' });
  for (const width of [375, 390, 560, 683, 800, 1024, 1366]) {
    await page.setViewportSize({ width, height: 844 });
    for (const name of ['Open', 'Paste', 'Examples', 'Options', 'Share', 'Download']) {
      const label = bar.getByRole('button', { name, exact: true }).locator('.button-label');
      await expect
        .poll(() =>
          label.evaluate((words) => words.clientWidth || words.getBoundingClientRect().width),
        )
        .toBeGreaterThan(20);
      await expect(label).toBeInViewport({ ratio: 1 });
    }
    const last = bar.getByRole('button', { name: width <= 560 ? 'More' : 'Help' });
    await expect(last).toBeInViewport({ ratio: 1 });
  }
});

test('on a phone, Undo is in sight as soon as there is something to take back, and all fits', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 390, height: 844 });
  await forklift.open('#example=inference-stack');
  const bar = page.getByRole('toolbar', { name: 'Actions' });
  const undo = bar.getByRole('button', { name: 'Undo' });
  await expect(undo).toHaveCount(0);
  const box = page.getByRole('checkbox', { name: 'Apply the changes of crates/layers/src/lib.rs' });
  await box.uncheck();
  for (const width of [320, 360, 370, 390, 429, 430, 560]) {
    await page.setViewportSize({ width, height: 844 });
    for (const button of [undo, bar.getByRole('button', { name: 'More' })]) {
      await expect(button, `${width} px`).toBeInViewport({ ratio: 1 });
    }
    const wider = () => bar.evaluate((one) => one.scrollWidth - one.clientWidth);
    await expect.poll(wider, `${width} px`).toBe(0);
  }
  await undo.click();
  await expect(box).toBeChecked();
  // Whoever pressed it is still there, and may want it again.
  await expect(undo).toBeFocused();
});

test('what comes to a phone first is said in whole: the example, and how much changes', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  for (const [width, height] of [
    [320, 640],
    [390, 844],
    [844, 390],
  ] as const) {
    await page.setViewportSize({ width, height });
    const cut = () =>
      page
        .locator('.strip-words, .status-line')
        .evaluateAll((all) =>
          all.map(
            (one) =>
              one.scrollHeight - one.clientHeight > 1 || one.scrollWidth - one.clientWidth > 1,
          ),
        );
    await expect.poll(cut, `${width} px`).toEqual([false, false]);
  }
});

test('a panel that is chosen below a long verdict moves up to where it can be read', async ({
  forklift,
}) => {
  const { page } = forklift;
  await page.setViewportSize({ width: 1366, height: 480 });
  await forklift.open('#example=inference-stack');
  const tab = forklift.panels.getByRole('tab', { name: 'Findings' });
  const below = async () => {
    const [outer, inner] = [await forklift.panels.boundingBox(), await tab.boundingBox()];
    return (inner?.y ?? 0) - (outer?.y ?? 0);
  };
  expect(await below()).toBeGreaterThan(200);
  await tab.click();
  await expect.poll(below).toBeLessThan(20);
  await expect(tab).toBeFocused();
});
