/** A style sheet that gets lost leaves its part of the page raw. So every class that a component names has a rule. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const styles = files
  .filter((path) => path.endsWith('.css'))
  .map(read)
  .join('\n');

/** For scripts only. */
const unstyled = new Set(['tabs', 'host', 'earlier-title']);

test.each(files.filter((path) => path.startsWith('ui') && path.endsWith('.tsx')))('%s', (path) => {
  const named = [...read(path).matchAll(/\bclass="([^"]+)"/g)].flatMap(([, all = '']) =>
    all.split(' '),
  );
  const raw = named.filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(styles));
  expect(raw.filter((name) => !unstyled.has(name))).toEqual([]);
});
