/** What a first visit loads, gzipped as a static host would send it. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright';

export interface Loaded {
  /** Bytes of the scripts the document itself asks for. */
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
  const asked = await page
    .locator('script[src], link[rel=modulepreload]')
    .evaluateAll((elements) =>
      elements.map((element) =>
        String(Reflect.get(element, element.tagName === 'LINK' ? 'href' : 'src')),
      ),
    );
  const entry = new Set(asked);
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
