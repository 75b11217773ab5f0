/**
 * Keystrokes that make and unmake the first line's change, until the migrated side shows it, and with it the whole of
 * the result: the findings too, whose panel is open.
 */
import { stopwatch } from '../clock.ts';
import { sourceFile } from '../grown.ts';
import { fixed, type Row } from '../table.ts';
import { watchTyping } from './in-page.ts';
import { typedManifest } from './typed-manifest.ts';
import { dropped, type Visitor } from './visitor.ts';

const keystrokes = 150;

/** Milliseconds a key is down, and from there to the next: 100 words a minute. The page is asked nothing meanwhile. */
const pressed = 50;
const rest = 70;

/** `limit`: milliseconds for the 95th percentile. */
export async function typing(visit: Visitor, lines: number, limit: number): Promise<Row> {
  const folder = visit.onDisk(`typing-${lines}`, [
    { path: 'Cargo.toml', text: typedManifest },
    { path: 'src/lib.rs', text: sourceFile(lines) },
  ]);
  const page = await visit.page();
  await dropped(page, folder, 2);
  await page.locator('[data-path="src/lib.rs"]').click();
  const first = page.locator('.cm-merge-a .cm-line').first();
  await first.getByText('paste::paste!').waitFor();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await first.click();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 'paste'.length; step++) await page.keyboard.press('ArrowRight');
  await page.evaluate(watchTyping, 'qlora_paste');
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    await page.keyboard.press(stroke % 2 === 0 ? 'x' : 'Backspace', { delay: pressed });
    await page.waitForTimeout(rest);
    await page.waitForFunction((count) => window.bench.shown.length > count, stroke);
  }
  const shown = await page.evaluate(() => window.bench.shown);
  await page.context().close();
  const times = stopwatch(shown).times();
  return {
    what: `Keystroke to updated diff, ${lines.toLocaleString('en')} lines`,
    measured: `median ${fixed(times.median)} ms, 95th percentile ${fixed(times.p95)} ms`,
    target: `≤ ${limit} ms`,
    met: times.p95 <= limit,
  };
}
