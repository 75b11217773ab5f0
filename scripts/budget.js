/**
 * What the built page makes a browser load, gzipped, against its budgets: `npm run budget`, after a build.
 *
 * - First paint: the scripts that hold up the page's first frame, which stands in index.html. Modules
 *   do not; a test in test/e2e/load.spec.ts blocks them all and sees the frame painted.
 * - Shell: the entry and what it imports statically.
 * - First diff: the shell, the first example, the editor and the engine's worker.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url).pathname;

/** Kilobytes (1,000 bytes), gzipped. The first diff's goal is 160; its budget is what is reached. */
const budgets = { 'first paint': 15, shell: 45, 'first diff': 245 };

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

function blockingScripts() {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  return [...html.matchAll(/<script\b([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => !/type="module"|\basync\b|\bdefer\b/.test(attributes))
    .map((attributes) => /src="\.\/([^"]+)"/.exec(attributes)?.[1])
    .filter((file) => file !== undefined);
}

const workers = readdirSync(join(dist, 'assets'))
  .filter((name) => /^worker-.*\.js$/.test(name))
  .map((name) => `assets/${name}`);
if (workers.length !== 1) throw new Error(`One worker is expected, not ${workers.length}.`);

const shell = closure('index.html');
const loads = {
  'first paint': blockingScripts(),
  shell: [...shell],
  'first diff': [
    ...new Set([
      ...shell,
      ...closure('src/project/examples/example-files.ts'),
      ...closure('src/ui/diff/open-editor.ts'),
      ...workers,
    ]),
  ],
};

for (const [name, files] of Object.entries(loads)) {
  const bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
    0,
  );
  const budget = budgets[name] * 1000;
  const over = bytes > budget;
  if (over) process.exitCode = 1;
  console.log(
    `${name}: ${(bytes / 1000).toFixed(1)} kB of ${budgets[name]} kB${over ? ', OVER BUDGET' : ''}`,
  );
}
