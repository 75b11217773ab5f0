/** End-to-end tests of the built page, `dist/`, as its user gets it: served from files, in a real browser. */
import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './test/chromium.ts';

/** Another one lets two runs share a machine. */
const port = Number(process.env.FORKLIFT_PORT ?? 4187);
const address = `http://localhost:${port}/`;

export default defineConfig({
  testDir: 'test/e2e',
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Long, for machines that do other work too: tests wait for the page's state, not for the clock.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    baseURL: address,
    launchOptions: { executablePath: await chromiumPath(), args: [...chromiumArgs] },
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  webServer: {
    command: `vite preview --port ${port} --strictPort`,
    url: address,
    timeout: 300_000,
    reuseExistingServer: !process.env.CI,
  },
});
