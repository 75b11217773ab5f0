/**
 * Checks that the build gives the same bytes twice: builds the page once more and compares it, file by file, with the
 * one in `dist/`. Run `npm run build` first.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));
const first = join(root, 'dist');
const second = join(root, '.cache/rebuilt');

await build({ root, logLevel: 'silent', build: { outDir: second, emptyOutDir: true } });
const one = filesUnder(first);
const two = filesUnder(second);
const different = [...new Set([...one.keys(), ...two.keys()])].filter((path) => {
  const bytes = one.get(path);
  return bytes === undefined || !two.get(path)?.equals(bytes);
});
rmSync(second, { recursive: true });

if (one.size === 0 || different.length > 0) {
  console.error(`two builds differ in: ${different.join(', ') || 'dist/, which is empty'}`);
  process.exitCode = 1;
} else console.log(`${one.size} files, the same bytes in two builds`);

/** @param {string} folder */
function filesUnder(folder) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)]),
  );
}
