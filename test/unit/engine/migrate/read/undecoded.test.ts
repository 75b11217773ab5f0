/** Files that exist but are not UTF-8: each is reported at its path, and what depends on it is left alone. */
import { expect, test } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

const pkg = (rest: string) => `[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n${rest}`;
const use = 'use paste::paste;\n';

test.each<{
  name: string;
  files: Readonly<Record<string, string>>;
  undecoded: readonly string[];
  says: readonly (readonly [string, string])[];
  moved: readonly string[];
}>([
  {
    name: 'a manifest: its package’s sources are left',
    files: { 'src/lib.rs': use },
    undecoded: ['Cargo.toml'],
    says: [['not-utf8', 'Cargo.toml']],
    moved: [],
  },
  {
    name: 'a member’s manifest: the others move',
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["a"]\n',
      'a/Cargo.toml': pkg('[dependencies]\npaste = "1"\n'),
      'a/src/lib.rs': use,
      'a/b/src/lib.rs': use,
    },
    undecoded: ['a/b/Cargo.toml'],
    says: [['not-utf8', 'a/b/Cargo.toml']],
    moved: ['a/Cargo.toml', 'a/src/lib.rs'],
  },
  {
    name: 'a lock file and a source: everything else moves',
    files: { 'Cargo.toml': pkg('[dependencies]\npaste = "1"\n'), 'src/lib.rs': use },
    undecoded: ['Cargo.lock', 'src/latin.rs'],
    says: [
      ['not-utf8', 'Cargo.lock'],
      ['not-utf8', 'src/latin.rs'],
    ],
    moved: ['Cargo.toml', 'src/lib.rs'],
  },
  {
    name: 'a document, and a source no package vouches for',
    files: { 'src/lib.rs': use },
    undecoded: ['README.md', 'old.rs', 'data.txt'],
    says: [
      ['document-not-utf8', 'README.md'],
      ['document-not-utf8', 'old.rs'],
    ],
    moved: ['src/lib.rs'],
  },
])('$name', ({ files, undecoded, says, moved }) => {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const migration = migrate(given, { undecoded });
  const said = migration.findings.flatMap(({ code, places }) =>
    code === 'not-utf8' || code === 'document-not-utf8'
      ? places.map(({ path }) => [code, path])
      : [],
  );
  expect(said).toEqual(says);
  expect(migration.files.filter(({ edits }) => edits.length > 0).map(({ path }) => path)).toEqual(
    moved,
  );
});

// A lock file that is there is not asked for; one that is not, is.
test.each<{
  name: string;
  lock: Readonly<Record<string, string>>;
  undecoded: readonly string[];
  says: readonly string[];
}>([
  { name: 'no lock file', lock: {}, undecoded: [], says: ['lock-missing'] },
  { name: 'one in UTF-16', lock: {}, undecoded: ['Cargo.lock'], says: ['not-utf8'] },
  {
    name: 'one after a bad merge',
    lock: { 'Cargo.lock': '<<<<<<< ours\n' },
    undecoded: [],
    says: ['lock-syntax'],
  },
  {
    name: 'one that is no TOML',
    lock: { 'Cargo.lock': '[[package]\n' },
    undecoded: [],
    says: ['lock-syntax'],
  },
])('$name', ({ lock, undecoded, says }) => {
  const files = { 'Cargo.toml': pkg('[dependencies]\npaste = "1"\n'), ...lock };
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const codes = migrate(given, { undecoded }).findings.map(({ code }) => code);
  const about = ['lock-missing', 'lock-syntax', 'not-utf8'];
  expect(codes.filter((code) => about.includes(code))).toEqual(says);
});
