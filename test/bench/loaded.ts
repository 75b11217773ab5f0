/** What a first visit loads, gzipped as a static host would send it, and how much of it then moves. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright';

export interface Loaded {
  /** Bytes of the scripts the document asks for; Vite has it preload all that they import statically. */
  readonly first: number;
  /** Bytes of all scripts until an editor with a diff stands. */
  readonly working: number;
  readonly all: number;
}

export async function loadedBytes(page: Page, address: string): Promise<Loaded> {
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(address);
  await page.locator('.cm-merge-b .cm-content').waitFor();
  const html = (await responses[0]?.text()) ?? '';
  const entry = new Set(
    [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]* (?:src|href)="([^"]*)"/g)].map(
      ([, url]) => new URL(url ?? '', address).href,
    ),
  );
  const loaded = { first: 0, working: 0, all: 0 };
  for (const response of responses) {
    const size = gzipSync(await response.body()).length;
    const isScript = /javascript/.test(response.headers()['content-type'] ?? '');
    loaded.all += size;
    if (isScript) loaded.working += size;
    if (isScript && entry.has(response.url())) loaded.first += size;
  }
  return loaded;
}

/** Milliseconds after the editor stands in which the page may still settle. */
const settling = 1000;

/** Cumulative layout shift of a first visit, from its first frame on; 0 is none, up to 0.1 counts as good. */
export async function layoutShift(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.locator('.cm-content').first().waitFor();
  await page.waitForTimeout(settling);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(list.getEntries().reduce((sum, entry) => sum + Reflect.get(entry, 'value'), 0)),
        ).observe({ type: 'layout-shift', buffered: true });
        // Without any shift the observer never calls.
        setTimeout(() => resolve(0), 200);
      }),
  );
}
