/**
 * Keystrokes that make and unmake the first line's change: until the letter is painted, beside what CodeMirror alone
 * needs for it, and until the migrated side shows the result, the findings too, whose panel is open.
 */
import type { Page } from 'playwright';
import { build } from 'vite';
import { stopwatch, type Times } from '../clock.ts';
import { sourceFile } from '../grown.ts';
import { fixed, type Row } from '../table.ts';
import { watchLetters, watchTyping } from './in-page.ts';
import { typedManifest } from './typed-manifest.ts';
import { dropped, type Visitor } from './visitor.ts';

const keystrokes = 150;

/** Milliseconds a key is down, and from there to the next: 100 words a minute. The page is asked nothing meanwhile. */
const pressed = 50;
const rest = 70;

/** How much longer than CodeMirror alone the page may take to paint a letter. */
const mostRatio = 1.2;

/** In a project of one source. `limit`: milliseconds for the 95th percentile of the result. */
export async function typing(
  visit: Visitor,
  lines: number,
  limit: number,
): Promise<readonly Row[]> {
  const folder = visit.onDisk(`typing-${lines}`, [
    { path: 'Cargo.toml', text: typedManifest },
    { path: 'src/lib.rs', text: sourceFile(lines) },
  ]);
  const page = await visit.page();
  await dropped(page, folder, 2);
  await page.locator('[data-path="src/lib.rs"]').click();
  const { letters, results } = await strokes(page, 'paste', 'qlora_paste');
  const alone = await lettersAlone(visit, sourceFile(lines));
  const where = `${lines.toLocaleString('en')} lines`;
  const ratio = letters.median / alone.median;
  return [
    {
      what: `Keystroke to painted letter, ${where}`,
      measured: `${inWords(letters)}; CodeMirror alone ${inWords(alone)}: ratio ${fixed(ratio, 2)}`,
      target: `≤ ${mostRatio}`,
      met: ratio <= mostRatio,
    },
    { ...row(where, results), target: `≤ ${limit} ms`, met: results.p95 <= limit },
  ];
}

/** Types the same into a merge view without a page around it. */
async function lettersAlone(visit: Visitor, text: string): Promise<Times> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      rolldownOptions: { input: 'test/bench/page/bare-merge.ts', output: { format: 'iife' } },
    },
  });
  if (!('output' in built)) throw new Error('One build was asked for.');
  const page = await visit.blank();
  await page.goto('about:blank');
  await page.addScriptTag({ content: built.output[0].code });
  await page.evaluate(([before, after]) => window.openBareMerge(before, after), [
    text,
    text.replace('paste', 'qlora_paste'),
  ] as const);
  await press(page, 'paste');
  const letters = await page.evaluate(() => window.bench.letters);
  await page.context().close();
  return stopwatch(letters).times();
}

/** In a source of a grown project. */
export async function typingAmong(visit: Visitor, folder: string, files: number): Promise<Row> {
  const page = await visit.page();
  await dropped(page, folder, files);
  const path = 'crates/part-3/src/module_0.rs';
  await page.getByLabel('Filter files').fill(path);
  await page.locator(`[data-path="${path}"]`).click();
  const { results } = await strokes(page, 'use gemm', 'use qlora_gemm');
  return row(`among ${files.toLocaleString('en')} files`, results);
}

/** Types behind `words`, with which the open file begins, and takes it back; `migrated`: what becomes of them. */
async function strokes(
  page: Page,
  words: string,
  migrated: string,
): Promise<{ letters: Times; results: Times }> {
  const first = page.locator('.cm-merge-a .cm-line').first();
  await first
    .getByText(words.split(' ').at(-1) ?? '')
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await first.click();
  await page.evaluate(watchTyping, migrated);
  await press(page, words, async (stroke) => {
    await page.waitForFunction((count) => window.bench.shown.length > count, stroke);
  });
  const { letters, shown } = await page.evaluate(() => window.bench);
  await page.context().close();
  return { letters: stopwatch(letters).times(), results: stopwatch(shown).times() };
}

/** The keystrokes themselves, each once `ready` says that the last one was answered. */
async function press(
  page: Page,
  words: string,
  ready?: (stroke: number) => Promise<void>,
): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < words.length; step++) await page.keyboard.press('ArrowRight');
  await page.evaluate(watchLetters);
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    await page.keyboard.press(stroke % 2 === 0 ? 'x' : 'Backspace', { delay: pressed });
    await page.waitForTimeout(rest);
    await ready?.(stroke);
  }
}

function row(where: string, times: Times): Row {
  return { what: `Keystroke to updated diff, ${where}`, measured: inWords(times) };
}

function inWords({ median, p95 }: Times): string {
  return `median ${fixed(median)} ms, 95th percentile ${fixed(p95)} ms`;
}
