/** What a first visit loads, gzipped as a static host would send it. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright';

export interface Loaded {
  /** Bytes of the scripts the document itself asks for: its frame is painted before they run. */
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
