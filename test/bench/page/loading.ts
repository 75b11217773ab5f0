/** What a first visit loads, gzipped as a static host would send it, and how much of it then moves. */
import { gzipSync } from 'node:zlib';
import type { Page, Request, Response } from 'playwright';
import { fixed, type Row } from '../table.ts';
import { firstDiff, watchFirstDiff } from './in-page.ts';
import type { Visitor } from './visitor.ts';

/** Milliseconds after the first diff stands in which the page may still settle. */
const settling = 1000;

export async function loading(visit: Visitor): Promise<readonly Row[]> {
  const { asked, diff, editor, answer, all } = await loaded(visit);
  const bytes = (what: string, size: number, limit?: number): Row => ({
    what,
    measured: `${fixed(size / 1000)} kB gzipped`,
    ...(limit === undefined ? {} : { target: `≤ ${limit} kB`, met: size <= limit * 1000 }),
  });
  return [
    bytes('JavaScript the document asks for', asked, 15),
    bytes('JavaScript asked for until a diff can be read', diff, 130),
    bytes('JavaScript that has come when it is edited', editor, 250),
    bytes('JavaScript that has come when what is typed has its result', answer),
    bytes('Everything the first visit loads', all),
    await shifting(visit, 1440),
    await shifting(visit, 390),
  ];
}

/**
 * Bytes of scripts, up to three moments of a first visit, and of everything: also of what is fetched ahead of its use.
 * What each moment can't do without says scripts/budget.js.
 */
interface Loaded {
  /** What the document names; Vite has it preload all that its modules import statically. */
  readonly asked: number;
  /** Asked for before a diff stood on the page. */
  readonly diff: number;
  /** Come before a letter was typed into the first file that was opened, the engine's worker held back. */
  readonly editor: number;
  /** Come before the result of that letter. */
  readonly answer: number;
  readonly all: number;
}

async function loaded({ blank, address }: Visitor): Promise<Loaded> {
  const page = await blank();
  const responses: Response[] = [];
  const come: Request[] = [];
  page.on('response', (response) => responses.push(response));
  page.on('requestfinished', (request) => come.push(request));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/assets\/worker-/, (route) => held.then(() => route.continue()));
  await page.addInitScript(watchFirstDiff);
  await page.goto(address);
  await page.locator('.changed-words').first().waitFor();
  await page.locator('[data-path="crates/matmul/src/lib.rs"]').click();
  await page.locator('.cm-merge-a .cm-line').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('use gemm::typed;');
  await page.locator('.cm-merge-a').getByText('typed').waitFor();
  const typed = new Set(come.map((request) => request.url()));
  const status = await page.locator('.status-line').textContent();
  release();
  // The letters are one use more of a crate that moves.
  await page.waitForFunction((was) => {
    const now = document.querySelector('.status-line')?.textContent;
    return now !== was && now?.includes('file');
  }, status);
  const answered = new Set(come.map((request) => request.url()));
  const before = new Set(await page.evaluate(firstDiff));
  const html = (await responses[0]?.text()) ?? '';
  const named = new Set(
    [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]* (?:src|href)="([^"]*)"/g)].map(
      ([, url]) => new URL(url ?? '', address).href,
    ),
  );
  const sum = { asked: 0, diff: 0, editor: 0, answer: 0, all: 0 };
  for (const response of responses) {
    const url = response.url();
    const size = gzipSync(await response.body()).length;
    const isScript = /javascript/.test(response.headers()['content-type'] ?? '');
    sum.all += size;
    if (!isScript) continue;
    if (typed.has(url)) sum.editor += size;
    if (answered.has(url)) sum.answer += size;
    if (before.has(url)) sum.diff += size;
    if (named.has(url)) sum.asked += size;
  }
  await page.context().close();
  return sum;
}

/** Cumulative layout shift of a first visit, from its first frame on; 0 is none, up to 0.1 counts as good. */
async function shifting({ blank, address }: Visitor, width: number): Promise<Row> {
  const page = await blank(width);
  await page.goto(address);
  await page.locator('.changed-words').first().waitFor();
  await page.waitForTimeout(settling);
  const shift = await layoutShift(page);
  await page.context().close();
  return {
    what: `Layout shift of a first visit, ${width} px wide`,
    measured: fixed(shift, 4),
    target: '≤ 0.01',
    met: shift <= 0.01,
  };
}

function layoutShift(page: Page): Promise<number> {
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
