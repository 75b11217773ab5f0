/**
 * What each step of the built page needs, gzipped, against its budgets: `npm run budget`, after a build. By then more has
 * come, as the page fetches ahead what its user may do next: `npm run bench:page` counts all of that.
 *
 * - First paint: what the document asks for (its scripts, what it preloads, and all that the entry
 *   imports statically), though its frame is painted without waiting for the modules among it.
 * - First diff: that, the page itself, and the first example with what the engine says of it (first-answer.ts).
 * - Editable diff: that and the editor. The engine's worker is not among it: a letter can be typed before it has come
 *   (test/e2e/keep.spec.ts), though it is asked for earlier.
 * - First answer: the first diff and the worker, which loads behind it: a project of one's own needs it.
 * - Answer to what is typed: all of these.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;

/**
 * Kilobytes (1,000 bytes), gzipped: about what has been reached, so that the page does not grow unnoticed. The goal for
 * an editable diff is 250.
 */
const budgets = {
  'first paint': 3,
  'first diff': 91,
  'editable diff': 191,
  'first answer': 219,
  'answer to what is typed': 319,
};

/** @type {Record<string, { file: string, imports?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

/** The file of a manifest entry and those it imports statically, each once. */
function closure(key, files = new Set()) {
  const entry = manifest[key];
  if (!entry) throw new Error(`The build has no ${key}: does scripts/budget.js need its new name?`);
  if (!files.has(entry.file)) {
    files.add(entry.file);
    for (const imported of entry.imports ?? []) closure(imported, files);
  }
  return files;
}

/** Files the document itself names: scripts of any kind, and modules to preload. */
function asked() {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  return [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]* (?:src|href)="\.\/([^"]+)"/g)]
    .map(([, file]) => file)
    .filter((file) => file !== undefined);
}

const workers = readdirSync(join(dist, 'assets'))
  .filter((name) => /^worker-.*\.js$/.test(name))
  .map((name) => `assets/${name}`);
if (workers.length !== 1) throw new Error(`One worker is expected, not ${workers.length}.`);

const firstPaint = [...asked(), ...closure('index.html')];
const firstDiff = [
  ...firstPaint,
  ...closure('src/ui/start.tsx'),
  ...closure('src/project/examples/first-example.ts'),
  ...closure('virtual:first-answer'),
];
const editable = [...firstDiff, ...closure('src/ui/diff/editor/open.ts')];
const loads = {
  'first paint': firstPaint,
  'first diff': firstDiff,
  'editable diff': editable,
  'first answer': [...firstDiff, ...workers],
  'answer to what is typed': [...editable, ...workers],
};

for (const [name, files] of Object.entries(loads)) {
  const bytes = [...new Set(files)].reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length,
    0,
  );
  const budget = budgets[name] * 1000;
  const over = bytes > budget;
  if (over) process.exitCode = 1;
  console.log(
    `needed for ${name}: ${(bytes / 1000).toFixed(1)} kB of ${budgets[name]} kB${over ? ', OVER BUDGET' : ''}`,
  );
}
