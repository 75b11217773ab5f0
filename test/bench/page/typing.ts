/**
 * Keystrokes that make and unmake the first line's change: until the letter is painted, beside what CodeMirror alone
 * needs for it, and until the migrated side shows the result, the findings too, whose panel is open.
 */
import type { Locator, Page } from 'playwright';
import { build } from 'vite';
import { stopwatch, type Times } from '../clock.ts';
import { sourceFile } from '../grown.ts';
import { fixed, type Row } from '../table.ts';
import { watchLetters, watchTyping } from './in-page.ts';
import { typedManifest } from './typed-manifest.ts';
import { dropped, type Visitor } from './visitor.ts';

/** Turns of the page and of CodeMirror alone, so that both meet the same moods of the machine; an even number of keys each. */
const turns = 15;
const keystrokes = 10;

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
  await ready(page, 'paste', 'qlora_paste');
  const alone = await mergeViewAlone(visit, sourceFile(lines));
  for (let turn = 0; turn < turns; turn++) {
    await press(page, answered);
    await press(alone);
  }
  const { letters, results } = await timesOf(page);
  const bare = (await timesOf(alone)).letters;
  const where = `${lines.toLocaleString('en')} lines`;
  const ratio = letters.median / bare.median;
  return [
    {
      what: `Keystroke to painted letter, ${where}`,
      measured: `${inWords(letters)}; CodeMirror alone ${inWords(bare)}: ratio ${fixed(ratio, 2)}`,
      target: `≤ ${mostRatio}`,
      met: ratio <= mostRatio,
    },
    { ...row(where, results), target: `≤ ${limit} ms`, met: results.p95 <= limit },
  ];
}

/** A merge view without a page around it, to type the same into. */
async function mergeViewAlone(visit: Visitor, text: string): Promise<Page> {
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
  await firstLine(page).click();
  await behind(page, 'paste');
  return page;
}

/** In a source of a grown project. */
export async function typingAmong(visit: Visitor, folder: string, files: number): Promise<Row> {
  const page = await visit.page();
  await dropped(page, folder, files);
  const path = 'crates/part-3/src/module_0.rs';
  await page.getByLabel('Filter files').fill(path);
  await page.locator(`[data-path="${path}"]`).click();
  await ready(page, 'use gemm', 'use qlora_gemm');
  for (let turn = 0; turn < turns; turn++) await press(page, answered);
  const { results } = await timesOf(page);
  return row(`among ${files.toLocaleString('en')} files`, results);
}

/** Waits for the open file, which begins with `words`, and puts the cursor behind them; `migrated`: what becomes of them. */
async function ready(page: Page, words: string, migrated: string): Promise<void> {
  const first = firstLine(page);
  await first
    .getByText(words.split(' ').at(-1) ?? '')
    .first()
    .waitFor();
  await page.getByRole('tab', { name: 'Findings' }).click();
  await first.click();
  await page.evaluate(watchTyping, migrated);
  await behind(page, words);
}

function firstLine(page: Page): Locator {
  return page.locator('.cm-merge-a .cm-line').first();
}

/** Puts the cursor behind the document's first words. */
async function behind(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < words.length; step++) await page.keyboard.press('ArrowRight');
  await page.evaluate(watchLetters);
}

/** One turn: a letter, and back, each once `ready` says that the last one was answered. */
async function press(page: Page, ready?: (page: Page, before: number) => Promise<void>) {
  await page.bringToFront();
  await page.waitForTimeout(2 * rest);
  for (let stroke = 0; stroke < keystrokes; stroke++) {
    const before = await page.evaluate(() => window.bench.shown.length);
    await page.keyboard.press(stroke % 2 === 0 ? 'x' : 'Backspace', { delay: pressed });
    await page.waitForTimeout(rest);
    await ready?.(page, before);
  }
}

/** Whether more results than `before` have been shown. */
async function answered(page: Page, before: number): Promise<void> {
  await page.waitForFunction((count) => window.bench.shown.length > count, before);
}

async function timesOf(page: Page): Promise<{ letters: Times; results: Times }> {
  const { letters, shown } = await page.evaluate(() => window.bench);
  await page.context().close();
  return { letters: stopwatch(letters).times(), results: stopwatch(shown).times() };
}

function row(where: string, times: Times): Row {
  return { what: `Keystroke to updated diff, ${where}`, measured: inWords(times) };
}

function inWords({ median, p95 }: Times): string {
  return `median ${fixed(median)} ms, 95th percentile ${fixed(p95)} ms`;
}
