/**
 * A Chromium on any machine: the one `FORKLIFT_CHROMIUM` names, else a system Chromium or Chrome, else the one inside
 * the `@sparticuz/chromium` package (unpacked once into the temporary folder by `executablePath()`).
 */
import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export async function chromiumPath(): Promise<string> {
  const named = process.env.FORKLIFT_CHROMIUM;
  if (named) return named;
  return systemBrowsers.find((path) => existsSync(path)) ?? (await chromium.executablePath());
}

/** What a Chromium needs in a container; the background-networking flags keep it off a closed network. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
