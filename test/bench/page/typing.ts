/**
 * Keystrokes that make and unmake the first line's change, until the migrated side shows it, and with it the whole of
 * the result: the findings too, whose panel is open.
 */
import type { Page } from 'playwright';
import { stopwatch, type Times } from '../clock.ts';
import { sourceFile } from '../grown.ts';
import { fixed, type Row } from '../table.ts';
import { watchTyping } from './in-page.ts';
import { typedManifest } from './typed-manifest.ts';
import { dropped, type Visitor } from './visitor.ts';

const keystrokes = 150;

/** Milliseconds a key is down, and from there to the next: 100 words a minute. The page is asked nothing meanwhile. */
const pressed = 50;
const rest = 70;

/** In a project of one source. `limit`: milliseconds for the 95th percentile. */
export async function typing(visit: Visitor, lines: number, limit: number): Promise<Row> {
  const folder = visit.onDisk(`typing-${lines}`, [
    { path: 'Cargo.toml', text: typedManifest },
    { path: 'src/lib.rs', text: sourceFile(lines) },
  ]);
  const page = await visit.page();
  await dropped(page, folder, 2);
  await page.locator('[data-path="src/lib.rs"]').click();
  const times = await strokes(page, 'paste', 'qlora_paste');
  return {
    ...row(`${lines.toLocaleString('en')} lines`, times),
    target: `≤ ${limit} ms`,
    met: times.p95 <= limit,
  };
}

/** In a source of a grown project. */
export async function typingAmong(visit: Visitor, folder: string, files: number): Promise<Row> {
  const page = await visit.page();
  await dropped(page, folder, files);
  const path = 'crates/part-3/src/module_0.rs';
  await page.getByLabel('Filter files').fill(path);
  await page.locator(`[data-path="${path}"]`).click();
  const times = await strokes(page, 'use gemm', 'use qlora_gemm');
  return row(`among ${files.toLocaleString('en')} files`, times);
}

/** Types behind `words`, with which the open file begins, and takes it back; `migrated`: what becomes of them. */
async function strokes(page: Page, words: string, migrated: string): Promise<Times> {
  const first = page.locator('.cm-merge-a .cm-line').first();
  await first
    .getByText(words.split(' ').at(-1) ?? '')
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await first.click();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < words.length; step++) await page.keyboard.press('ArrowRight');
  await page.evaluate(watchTyping, migrated);
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    await page.keyboard.press(stroke % 2 === 0 ? 'x' : 'Backspace', { delay: pressed });
    await page.waitForTimeout(rest);
    await page.waitForFunction((count) => window.bench.shown.length > count, stroke);
  }
  const shown = await page.evaluate(() => window.bench.shown);
  await page.context().close();
  return stopwatch(shown).times();
}

function row(where: string, { median, p95 }: Times): Row {
  return {
    what: `Keystroke to updated diff, ${where}`,
    measured: `median ${fixed(median)} ms, 95th percentile ${fixed(p95)} ms`,
  };
}
