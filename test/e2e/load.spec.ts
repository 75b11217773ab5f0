/** What the page loads, when, and from where; and that nothing else ever leaves it. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, ForkliftPage, test } from './page.ts';

const manifest = '[package]\nname = "app"\nedition = "2021"\n\n[dependencies]\npaste = "1"\n';

/** Everything the context asks the network for, and everything its content policy refuses. */
function recorded(context: BrowserContext): { urls: string[]; refusals: string[] } {
  const record = { urls: [] as string[], refusals: [] as string[] };
  context.on('request', (request) => record.urls.push(request.url()));
  context.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text()))
      record.refusals.push(message.text());
  });
  return record;
}

/** Where the page's regions stand; `null` for one that this width does not show. */
async function regionBoxes(page: Page): Promise<readonly unknown[]> {
  const regions = ['.top', '.files', '.diff', '.panels', '.status', '.region-tabs'];
  return Promise.all(regions.map((region) => page.locator(region).boundingBox()));
}

for (const width of [1440, 1000, 390, 320]) {
  test(`${width} px wide, the frame is painted before any module has come, and nothing moves afterwards`, async ({
    page,
    forklift,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Forklift' })).toBeVisible();
    await expect
      .poll(() =>
        page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length),
      )
      .toBe(1);
    const frame = await regionBoxes(page);
    await page.unroute(/\/assets\/.*\.js$/);
    await forklift.open();
    expect(await regionBoxes(page)).toEqual(frame);
    expect(await layoutShift(page)).toBeLessThan(0.01);
  });
}

/** Cumulative layout shift since the page's first frame. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += Reflect.get(entry, 'value');
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
}

for (const [part, file] of [
  ['the entry', /\/assets\/index-[^/]*\.js$/],
  ['the page itself', /\/assets\/start-[^/]*\.js$/],
  ['its styles', /\/assets\/start-[^/]*\.css$/],
] as const) {
  test(`when ${part} can’t be loaded, the frame says so, and another try brings it`, async ({
    page,
    forklift,
  }) => {
    await page.route(file, (route) => route.abort());
    await page.goto('./#example=scenario-2');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('could not be loaded');
    await page.unroute(file);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await forklift.settled();
    await expect(alert).toBeHidden();
    expect(new URL(page.url()).hash).toBe('#example=scenario-2');
  });
}

test('load, work, share, download: the page’s own files only, and none once it is offline-ready', async ({
  forklift,
  context,
  baseURL,
}) => {
  const record = recorded(context);
  await forklift.open();
  await forklift.offlineReady();
  const loaded = record.urls.length;
  await forklift.typeProject({ 'Cargo.toml': manifest });
  await forklift.expectMigrated('Cargo.toml', manifest.replace('paste', 'qlora-paste'));
  for (const panel of ['Findings', 'Next steps', 'Dependencies', 'Forks']) {
    await forklift.showPanel(panel);
  }
  await forklift.shareLink();
  await forklift.downloadZip('Changed files as .zip');
  await forklift.download('Patch for git apply');
  const foreign = record.urls.filter(
    (url) => !url.startsWith(baseURL ?? '') && !url.startsWith('blob:'),
  );
  expect(foreign).toEqual([]);
  const late = record.urls.slice(loaded).filter((url) => !url.startsWith('blob:'));
  expect(late.filter((url) => !/\/assets\/[^/]+\.(?:js|css)$/.test(url))).toEqual([]);
  expect(record.refusals).toEqual([]);
});

test('the second load works without a network: the whole main job', async ({
  forklift,
  context,
}) => {
  await forklift.open();
  await forklift.offlineReady();
  await forklift.page.close();
  await context.setOffline(true);
  const page = await context.newPage();
  const record = recorded(context);
  const again = new ForkliftPage(page);
  await again.open();
  await again.typeProject({ 'Cargo.toml': manifest });
  await again.expectMigrated('Cargo.toml', manifest.replace('paste', 'qlora-paste'));
  expect(await again.downloadZip('Whole project as .zip')).toEqual({
    'Cargo.toml': manifest.replace('paste', 'qlora-paste'),
  });
  await again.shareLink();
  expect(record.refusals).toEqual([]);
});

test('markup in file names and contents is text everywhere', async ({ forklift, context }) => {
  const record = recorded(context);
  await forklift.open();
  const path = 'src/<img src=x onerror=alert(1)>.rs';
  await forklift.typeProject({ [path]: 'use paste::paste; // <script>alert(1)</script>\n' });
  await expectNoMarkup(forklift.page);
  for (const panel of ['Findings', 'Next steps']) {
    await forklift.showPanel(panel);
    await expectNoMarkup(forklift.page);
  }
  expect(record.refusals).toEqual([]);
});

test('what is not the page’s own is refused: scripts, workers, frames, requests', async ({
  forklift,
}) => {
  await forklift.open();
  const refused = await forklift.page.evaluateHandle(() => {
    const directives = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => {
      directives.add(`${event.effectiveDirective} ${event.blockedURI}`);
    });
    const attempt = (work: () => unknown) => {
      try {
        work();
      } catch {
        // Trusted Types throw; the event tells of it, too.
      }
    };
    const add = (tag: string, name: string, value: string) =>
      attempt(() => {
        const element = document.createElement(tag);
        document.body.append(element);
        element.setAttribute(name, value);
        element.click();
      });
    add('script', 'src', 'https://example.com/x.js');
    add('div', 'onclick', 'document.title = "ran"');
    add('img', 'src', 'https://example.com/x.png');
    add('iframe', 'src', 'https://example.com/');
    add('base', 'href', 'https://example.com/');
    add('div', 'style', 'display: none');
    attempt(() => new Worker('data:text/javascript,0'));
    fetch('https://example.com/').catch(() => undefined);
    return directives;
  });
  await expect
    .poll(() => refused.evaluate((directives) => [...directives].sort()))
    .toEqual([
      'base-uri https://example.com/',
      'connect-src https://example.com/',
      'frame-src https://example.com',
      'img-src https://example.com/x.png',
      'require-trusted-types-for trusted-types-sink',
      'style-src-attr inline',
    ]);
  await expect(forklift.page).toHaveTitle(/Forklift$/);
});

test('no text becomes markup but the templates of the build', async ({ forklift }) => {
  await forklift.open();
  const outcomes = await forklift.page.evaluate(() => {
    const place = document.createElement('div');
    const made = (markup: string) => {
      try {
        place.innerHTML = markup;
        return 'made';
      } catch {
        return 'refused';
      }
    };
    return [
      '<b>text</b>',
      '<p class=empty><b>text</b></p>',
      '<img src=x onerror=alert(1)>',
      '<svg><script>alert(1)</script></svg>',
      '<iframe srcdoc="x"></iframe>',
      '<a href="javascript:alert(1)">x</a>',
    ].map(made);
  });
  // The page made its own just before: its templates are known to the letter, and these are none of them.
  expect(outcomes).toEqual(outcomes.map(() => 'refused'));
  await expect(forklift.page.getByRole('button', { name: /^Share/ })).toBeVisible();
});

async function expectNoMarkup(page: Page): Promise<void> {
  expect(await page.locator('img[src="x"], script:not([src])').count()).toBe(0);
}
