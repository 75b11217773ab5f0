/** Keystrokes that make and unmake the first line's change, until the migrated side shows it. */
import { stopwatch } from '../clock.ts';
import { sourceFile } from '../grown.ts';
import { fixed, type Row } from '../table.ts';
import { watchTyping } from './in-page.ts';
import { typedManifest } from './typed-manifest.ts';
import { dropped, type Visitor } from './visitor.ts';

const keystrokes = 60;

/** Milliseconds between a result and the next key: those of 120 words a minute. */
const rest = 100;

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
  await first.click();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 'paste'.length; step++) await page.keyboard.press('ArrowRight');
  await page.evaluate(watchTyping, 'qlora_paste');
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    await page.keyboard.press(stroke % 2 === 0 ? 'x' : 'Backspace');
    await page.waitForFunction((count) => window.bench.shown.length > count, stroke);
    await page.waitForTimeout(rest);
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
