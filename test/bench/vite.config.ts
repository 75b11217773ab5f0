/** Bundles the benchmarks as the page is bundled: one module for Node, without a transform in between. */
import { defineConfig } from 'vite';

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    outDir: '.cache/bench',
    target: 'es2022',
    rolldownOptions: { input: { engine: 'test/bench/engine.ts', growth: 'test/bench/growth.ts' } },
  },
  ssr: { noExternal: true },
});
