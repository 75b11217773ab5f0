/** A project of 20,000 files: long tasks while it arrives, while its tree scrolls and is filtered; Cancel. */
import type { Page } from 'playwright';
import { fixed, type Row } from '../table.ts';
import { clickToRest, loseRuns } from './in-page.ts';
import { drop, dropped, inWords, longest, resetLongest, type Visitor } from './visitor.ts';

const repetitions = 5;

export async function many(visit: Visitor, folder: string, files: number): Promise<readonly Row[]> {
  const page = await visit.page();
  const reading: number[] = [];
  for (let run = 0; run < repetitions; run++) {
    await drop(page, folder);
    reading.push(await cancelled(page));
  }
  await resetLongest(page);
  await dropped(page, folder, files);
  const arriving = await longest(page);
  await page.getByLabel('Only changed').uncheck();
  await page.waitForTimeout(1000);
  await resetLongest(page);
  await page.locator('.tree').hover();
  for (let step = 0; step < 40; step++) await page.mouse.wheel(0, 2000);
  await page.waitForTimeout(500);
  const scrolling = await longest(page);
  await resetLongest(page);
  await page.getByLabel('Filter files').pressSequentially('module_77', { delay: 60 });
  await page.waitForTimeout(500);
  const filtering = await longest(page);
  await page.evaluate(loseRuns);
  const migrating: number[] = [];
  for (let run = 0; run < repetitions; run++) {
    await page.getByRole('button', { name: 'Options' }).click();
    await page.getByRole('checkbox', { name: /shim/i }).click();
    await page.keyboard.press('Escape');
    migrating.push(await cancelled(page));
  }
  await page.context().close();
  const tasks = (what: string, time: number): Row => ({
    what: `Long tasks while ${what}`,
    measured: inWords(time),
    target: '≤ 50 ms',
    met: time <= 50,
  });
  const cancels = (what: string, times: readonly number[]): Row => ({
    what: `Cancel while ${what}, the slowest of ${repetitions}`,
    measured: `${fixed(Math.max(...times), 0)} ms`,
    target: '≤ 100 ms',
    met: Math.max(...times) <= 100,
  });
  return [
    cancels('reading', reading),
    cancels('migrating', migrating),
    {
      what: `Long tasks while ${files.toLocaleString('en')} files arrive`,
      measured: inWords(arriving),
    },
    tasks('the tree scrolls', scrolling),
    tasks('the filter is typed', filtering),
  ];
}

/** Cancels what is at work; milliseconds from the click until nothing is any more. */
async function cancelled(page: Page): Promise<number> {
  await page.locator('.status').getByRole('button', { name: 'Cancel' }).click();
  return page.evaluate(clickToRest);
}
