/** Bundles the benchmarks for Node, as the page is bundled; what they only drive stays outside. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: '.cache/bench',
    emptyOutDir: false,
    target: 'es2022',
    rolldownOptions: {
      input: {
        engine: 'test/bench/engine.ts',
        growth: 'test/bench/growth.ts',
        moving: 'test/bench/moving.ts',
        slopes: 'test/bench/slopes.ts',
        thread: 'test/bench/thread.ts',
        page: 'test/bench/page/index.ts',
      },
    },
  },
  ssr: {
    noExternal: ['smol-toml'],
    external: ['vite', 'playwright', '@sparticuz/chromium'],
  },
});
