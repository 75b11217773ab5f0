/** The frame: nothing is wider than its place, columns give way, are dragged, moved by key, hidden, and remembered. */
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

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

test('the tagline is there in whole beside the name at every width', async ({ forklift }) => {
  const { page } = forklift;
  await forklift.open('#example=scenario-1');
  for (const width of [320, 390, 560, 821, 844, 960, 1100, 1180, 1181, 1366, 1920]) {
    await page.setViewportSize({ width, height: width === 844 ? 390 : 900 });
    const tagline = page.locator('.tagline');
    await expect(tagline).toBeVisible();
    const cut = () =>
      tagline.evaluate((one) => {
        const bar = one.closest('.top');
        const box = one.getBoundingClientRect();
        const last = bar?.querySelector('.actions')?.lastElementChild?.getBoundingClientRect();
        return [
          one.scrollHeight - one.clientHeight > 1,
          bar !== null && bar.scrollWidth > bar.clientWidth,
          last !== undefined && last.right > innerWidth,
          box.bottom > (bar?.getBoundingClientRect().bottom ?? 0),
        ];
      });
    await expect.poll(cut, `${width} px`).toEqual([false, false, false, false]);
  }
});

test('on a phone held upright the page’s buttons have names to be read, and fit', async ({
  forklift,
}) => {
  const { page } = forklift;
  await forklift.open();
  const bar = page.getByRole('toolbar', { name: 'Actions' });
  for (const width of [375, 390, 560]) {
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
    await expect(bar.getByRole('button', { name: 'More' })).toBeInViewport({ ratio: 1 });
  }
});
