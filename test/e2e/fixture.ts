/** Cases of test/fixtures, to be typed into the page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './page.ts';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));

export interface Fixture {
  readonly name: string;
  readonly before: Files;
  readonly after: Files;
}

export function fixture(name: string): Fixture {
  const folder = join(fixtures, name);
  return {
    name,
    before: filesUnder(join(folder, 'before')),
    after: filesUnder(join(folder, 'after')),
  };
}

function filesUnder(folder: string): Files {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    files[relative(folder, full).split(sep).join('/')] = readFileSync(full, 'utf8');
  }
  return files;
}
