/** Manifests and lock files that can't be read: an error where they are the project's, or speak of a crate that moves. */
import { expect, test } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

type Files = Readonly<Record<string, string>>;

const manifest = (name: string, more = '') =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${more}`;
const paste = '[dependencies]\npaste = "1"\n';
const app: Files = { 'Cargo.toml': manifest('app', paste), 'src/lib.rs': '' };
const root = (more: string): Files => ({ 'Cargo.toml': `[workspace]\n${more}` });
const broken = '[package\nname = "x"\n';
const lock = 'version = 4\n[[package]\n';

test.each<[what: string, files: Files, told: readonly string[]]>([
  ['a fixture', { ...app, 'tests/fixtures/x/Cargo.toml': broken }, []],
  [
    'a fixture that declares the crate',
    { ...app, 'tests/fixtures/x/Cargo.toml': `${broken}${paste}` },
    ['toml-syntax tests/fixtures/x/Cargo.toml'],
  ],
  [
    'a fixture of a virtual workspace',
    { ...root('members = ["a"]\n'), 'a/Cargo.toml': manifest('a'), 'fixtures/Cargo.toml': broken },
    [],
  ],
  [
    'a fixture whose source names the crate',
    {
      ...app,
      'tests/fixtures/x/Cargo.toml': broken,
      'tests/fixtures/x/src/lib.rs': 'use paste::paste;\n',
    },
    ['source-unclaimed tests/fixtures/x/src/lib.rs'],
  ],
  [
    'a member',
    { ...root('members = ["a", "b"]\n'), 'a/Cargo.toml': manifest('a'), 'b/Cargo.toml': broken },
    ['toml-syntax b/Cargo.toml'],
  ],
  [
    'a member by a pattern',
    { ...root('members = ["crates/*"]\n'), 'crates/b/Cargo.toml': broken },
    ['toml-syntax crates/b/Cargo.toml'],
  ],
  [
    'what a pattern does not match',
    {
      ...root('members = ["crates/*"]\n'),
      'crates/b/Cargo.toml': manifest('b'),
      'crates/b/data/Cargo.toml': broken,
    },
    [],
  ],
  [
    'an excluded package',
    { ...root('members = ["a"]\nexclude = ["b"]\n'), 'b/Cargo.toml': broken },
    [],
  ],
  [
    'a dependency',
    {
      ...app,
      'Cargo.toml': manifest('app', '[dependencies]\nb = { path = "b" }\n'),
      'b/Cargo.toml': broken,
    },
    ['toml-syntax b/Cargo.toml'],
  ],
  [
    'a dependency of a member',
    {
      ...root('members = ["a"]\nexclude = ["b"]\n'),
      'a/Cargo.toml': manifest('a', '[dev-dependencies]\nb = { path = "../b" }\n'),
      'b/Cargo.toml': broken,
    },
    ['toml-syntax b/Cargo.toml'],
  ],
  [
    'what other manifests lie below',
    { ...app, 'sub/Cargo.toml': broken, 'sub/a/Cargo.toml': manifest('a') },
    ['toml-syntax sub/Cargo.toml'],
  ],
  ['the top', { 'Cargo.toml': broken }, ['toml-syntax Cargo.toml']],
  [
    'one of two side by side',
    { 'a/Cargo.toml': manifest('a', paste), 'a/src/lib.rs': '', 'b/Cargo.toml': broken },
    ['toml-syntax b/Cargo.toml'],
  ],
  ['the lock file of a fixture', { ...app, 'tests/x/Cargo.lock': lock }, []],
  [
    'the lock file of a fixture that has the crate',
    { ...app, 'tests/x/Cargo.lock': `${lock}name = "paste"\n` },
    ['lock-syntax tests/x/Cargo.lock'],
  ],
  [
    'the lock file of a fixture, beside its manifest',
    { ...app, 'tests/x/Cargo.lock': lock, 'tests/x/Cargo.toml': broken },
    [],
  ],
  [
    'the lock file of a package below',
    {
      ...app,
      'fuzz/Cargo.toml': manifest('fuzz', '[workspace]\n'),
      'fuzz/src/main.rs': '',
      'fuzz/Cargo.lock': lock,
    },
    ['lock-syntax fuzz/Cargo.lock'],
  ],
  ['a lock file alone', { 'Cargo.lock': lock }, ['lock-syntax Cargo.lock']],
])('%s', (_what, files, told) => {
  const { findings } = migrate(Object.entries(files).map(([path, text]) => ({ path, text })));
  const about = findings.filter(({ code }) => /syntax|unclaimed/.test(code));
  expect(about.map(({ code, path }) => `${code} ${path}`)).toEqual(told);
});
