import { expect, test } from 'vitest';
import { projectName } from '../../../src/project/name.ts';

const manifest = (name: string) => `[package]\nname = "${name}"\n`;

test.each<[string, string, Readonly<Record<string, string>>]>([
  ['app', 'folder', { 'Cargo.toml': manifest('app') }],
  ['folder', 'folder', { 'Cargo.toml': '[workspace]\n', 'a/Cargo.toml': manifest('a') }],
  ['a', '', { 'a/Cargo.toml': manifest('a'), 'a/src/lib.rs': '' }],
  [
    'a and 1 more',
    '',
    { 'Cargo.toml': '[workspace]\n', 'a/Cargo.toml': manifest('a'), 'b/Cargo.toml': manifest('b') },
  ],
  ['Cargo.lock', '', { 'Cargo.lock': 'version = 4\n' }],
  ['lib.rs', '', { 'src/lib.rs': '' }],
  ['Untitled', '', { 'Cargo.lock': '', 'src/lib.rs': '' }],
  ['Untitled', '', {}],
])('%s', (expected, name, files) => {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  expect(projectName({ name, files: given })).toBe(expected);
});
