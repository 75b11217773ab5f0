/** The page shows the licences of all packages that are installed for it, and no others. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licences } from '../../../src/ui/help/licences.ts';

/** What packages of the page bring along without any of it reaching the page. */
const notInThePage = new Set([
  '@codemirror/language',
  '@codemirror/streamparser',
  '@lezer/common',
  '@lezer/highlight',
  '@lezer/lr',
  'csstype',
  'seroval',
  'seroval-plugins',
]);

function readPackage(folder: string): Readonly<Record<string, unknown>> {
  const url = new URL(`../../../${folder}package.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8'));
}

/** `dependencies` of our own package and everything they need in turn. */
function needed(): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (folder: string) => {
    for (const name of Object.keys(readPackage(folder).dependencies ?? {})) {
      if (found.has(name)) continue;
      found.add(name);
      visit(`node_modules/${name}/`);
    }
  };
  visit('');
  return found;
}

test('every package of the page is listed, and no other', () => {
  const listed = licences.map(({ name }) => name).filter((name) => !name.startsWith('workbox-'));
  expect([...listed, ...notInThePage].sort()).toEqual([...needed()].sort());
});

test.each(licences)('$name $version is under $licence', ({ name, version, licence, holder }) => {
  const installed = readPackage(`node_modules/${name}/`);
  expect({ version: installed.version, licence: installed.license }).toEqual({ version, licence });
  expect(holder).not.toBe('');
});
