/** A visitor of the built page: opens it, drops folders on it, and hears of its long tasks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { preview } from 'vite';
import type { SourceFile } from '../../../src/engine/index.ts';
import { chromiumArgs, chromiumPath } from '../../chromium.ts';
import { fixed } from '../table.ts';
import { dropToResult, installClock } from './in-page.ts';

export interface Visitor {
  /** Where the built page is served. */
  readonly address: string;
  readonly browser: Browser;
  /** A blank page with the benchmark's clock in it. */
  blank(width?: number): Promise<Page>;
  /** The page itself, once all has come that loads behind its first diff: nobody drops a folder within that second. */
  page(): Promise<Page>;
  /** Writes a project to disk; its folder. */
  onDisk(name: string, files: readonly SourceFile[]): string;
  leave(): Promise<void>;
}

export async function visitor(): Promise<Visitor> {
  const server = await preview({
    build: { outDir: '.cache/bench/page' },
    preview: { port: 4199 },
    logLevel: 'warn',
  });
  const address = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: [...chromiumArgs],
  });
  const scratch = mkdtempSync(join(tmpdir(), 'forklift-bench-'));
  const blank = async (width = 1440) => {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await context.addInitScript(installClock);
    return context.newPage();
  };
  return {
    address,
    browser,
    blank,
    async page() {
      const page = await blank();
      await page.goto(address);
      await page.locator('.changed-words').first().waitFor();
      await page.evaluate(() => navigator.serviceWorker.ready);
      await page.waitForLoadState('networkidle');
      return page;
    },
    onDisk(name, files) {
      const folder = join(scratch, name);
      for (const { path, text } of files) {
        const place = join(folder, path);
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, text);
      }
      return folder;
    },
    async leave() {
      rmSync(scratch, { recursive: true });
      await browser.close();
      await server.close();
    },
  };
}

/** Drops a folder on the page, as a file manager does. */
export async function drop(page: Page, folder: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
  await session.detach();
}

/** Milliseconds from the drop to the complete result. */
export async function dropped(page: Page, folder: string, files: number): Promise<number> {
  const result = page.evaluate(dropToResult, files.toLocaleString('en'));
  await drop(page, folder);
  return result;
}

/** The longest task since the last `resetLongest`, in ms; 0 where none took over 50, which the browser does not tell of. */
export function longest(page: Page): Promise<number> {
  return page.evaluate(() => window.bench.longest);
}

export function resetLongest(page: Page): Promise<void> {
  return page.evaluate(() => {
    window.bench.longest = 0;
  });
}

/** What `longest` says, in words. */
export function inWords(milliseconds: number): string {
  return milliseconds === 0 ? 'none over 50 ms' : `longest ${fixed(milliseconds, 0)} ms`;
}
