import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { firstAnswer } from './first-answer.ts';
import packageFile from './package.json' with { type: 'json' };
import { previewTags, reportAddress } from './site.ts';
import { chromiumArgs, chromiumPath } from './test/chromium.ts';

/**
 * What the built page may load: itself. Styles of the editor come as adopted style sheets, which the
 * policy does not touch; what may become markup says src/ui/trusted-types.ts. `frame-ancestors` only
 * works as a header and stands in public/_headers.
 */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** Writes the policy into the page, except while developing, when Vite's own client needs more. */
const contentPolicyTag: Plugin = {
  name: 'content-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy },
      injectTo: 'head-prepend',
    },
  ],
};

/** Names the page's image, and its address if the build is told it (site.ts). */
const preview: Plugin = {
  name: 'preview',
  transformIndexHtml: () => previewTags(process.env.FORKLIFT_ADDRESS),
};

/**
 * Has components make their markup through src/ui/template.ts, which tells the page's Trusted Types policy of it: what
 * the compiler wrote is let through, and nothing else.
 */
const templatesByName: Plugin = {
  name: 'templates-by-name',
  enforce: 'post',
  transform(code, id) {
    const solids = 'import { template as _$template } from "solid-js/web";';
    if (!code.includes(solids) || id.includes('/node_modules/')) return null;
    const ours = JSON.stringify(fileURLToPath(new URL('src/ui/template.ts', import.meta.url)));
    return {
      code: code.replace(solids, `import { template as _$template } from ${ours};`),
      map: null,
    };
  },
};

/** What makes a finding one is shown by the page, which loads the records when somebody asks; the worker speaks without. */
const recordsWithoutWhy: Plugin = {
  name: 'records-without-why',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/src/engine/migrate/findings/')) return null;
    const spoken = code.replace(/^ {4}why:\s*'(?:[^'\\]|\\.)*',\n/gm, '');
    const left = /^ {4}why: ?["'`\n]/m.exec(spoken);
    if (left)
      throw new Error(`${id}: a reason is written in a way that vite.config.ts does not know.`);
    return { code: spoken, map: null };
  },
};

/** `virtual:first-answer`: the engine's answer for the first example. */
const answerAhead: Plugin = {
  name: 'first-answer',
  resolveId: (id) => (id === 'virtual:first-answer' ? `\0${id}` : null),
  load: (id) => (id === '\0virtual:first-answer' ? firstAnswer() : null),
};

/**
 * The page without a network, and as an installed app. The service worker takes over when every tab of
 * the earlier version is closed, or when its user asks (src/ui/offline.ts): never by itself.
 */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: false,
  // The preview is what the tests use: it has the service worker. The development server has none.
  devOptions: { enabled: false },
  workbox: {
    globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
    globIgnores: ['social-card.png', 'screenshot.png'],
    inlineWorkboxRuntime: true,
    sourcemap: false,
  },
  manifest: {
    name: 'Forklift',
    short_name: 'Forklift',
    description:
      'Move Rust projects from unmaintained crates to their maintained forks: the guide’s, and any other.',
    id: './',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#faf8f4',
    theme_color: '#23211c',
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
});

export default defineConfig(async ({ mode }) => ({
  // Relative addresses, so that `dist/` works at any path of any static host.
  base: './',
  // With Solid's listeners on the document, the browser runs them, and CodeMirror's pending work, while it is still
  // inserting a letter.
  plugins: [
    solid({ solid: { delegateEvents: false } }),
    templatesByName,
    contentPolicyTag,
    preview,
    answerAhead,
    offline,
  ],
  // Nothing here uses CodeMirror's languages; see the file.
  resolve: {
    alias: ['@codemirror/language', '@lezer/highlight', '@lezer/common'].map((find) => ({
      find,
      replacement: fileURLToPath(new URL('src/ui/diff/editor/no-language.ts', import.meta.url)),
    })),
  },
  // Where to report what is wrong: read by src/ui/parts/report.tsx.
  define: {
    'import.meta.env.FORKLIFT_BUGS': JSON.stringify(
      reportAddress(Reflect.get(packageFile, 'bugs')),
    ),
  },
  // The manifest says which file loads which: scripts/budget.js adds them up.
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      // These packages don't declare that loading them has no effects, and CodeMirror imports them for parts that we
      // don't use.
      treeshake: { moduleSideEffects: [{ test: /node_modules\/@lezer\//, sideEffects: false }] },
      output: {
        // What several parts of the page need is one chunk and not a dozen, except the messages of all findings, and the
        // forks and the ways out in words, which no first view shows.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'shared',
              test: /^(?!.*\/node_modules\/).*\/src\/(?!engine\/migrate\/findings\/|ui\/(?:panels|text)\/(?:forks|dependencies|ways-out|audit|verdict)|ui\/(?:act|finding-action)\.)|\/solid-js\//,
              minShareCount: 2,
            },
            // What is shown above the panels, and its buttons, of which some panels have more.
            {
              name: 'verdict',
              test: /\/src\/ui\/(?:(?:panels|text)\/verdict|act\.|finding-action)/,
            },
            // The editor is one chunk, although parts that load on demand share some of it. Its style sheet comes with
            // the page, which would otherwise load all of the editor for it.
            {
              name: 'editor',
              test: /\/node_modules\/(?:@codemirror\/(?!autocomplete|search)|@marijn|crelt|style-mod|w3c-keyname)|\/src\/ui\/diff\/editor\/(?!rule-|open\.|editor\.css)/,
            },
          ],
        },
      },
    },
  },
  worker: {
    format: 'es' as const,
    plugins: () => [recordsWithoutWhy],
    // Notes for bundlers, which would stay in it.
    rolldownOptions: { output: { comments: false } },
  },
  test: {
    environment: 'node',
    projects: [
      {
        extends: true as const,
        test: {
          name: 'unit',
          environment: 'node',
          // Properties try a thousand inputs each, on machines of any speed.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          include: ['test/{unit,property,corpus,fixtures}/**/*.test.ts'],
        },
      },
      {
        extends: true as const,
        test: {
          name: 'cargo',
          environment: 'node',
          include: ['test/cargo/**/*.test.ts'],
          // All cases share one target folder, so cargo would wait for its lock anyway.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        extends: true as const,
        // If it were only found while a test runs, it would reload the page during that test.
        optimizeDeps: { include: ['fast-check'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.tsx'],
          // As for Playwright: what waits waits for a state, on machines that do other work beside it.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          env: { FORKLIFT_RUNS: process.env.FORKLIFT_RUNS ?? '' },
          browser: {
            enabled: true,
            connectTimeout: 300_000,
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
