import { playwright } from '@vitest/browser-playwright';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, chromiumPath } from './test/chromium.ts';

export default defineConfig(async ({ mode }) => ({
  // Relative addresses: `dist/` works under any path of any static host.
  base: './',
  plugins: [solid()],
  build: { target: 'es2022', modulePreload: { polyfill: false } },
  worker: { format: 'es' as const },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true as const,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/{unit,property,corpus,fixtures}/**/*.test.ts'],
        },
      },
      {
        extends: true as const,
        test: {
          name: 'cargo',
          environment: 'node',
          include: ['test/cargo/**/*.test.ts'],
          // Every case shares one target folder: cargo would wait on its lock anyway.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.tsx'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: mode === 'test' ? await chromiumPath() : '',
                args: [...chromiumArgs],
              },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
    ],
  },
}));
