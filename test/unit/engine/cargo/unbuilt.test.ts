/** Manifests that are data: by what is given around them. */
import { expect, test } from 'vitest';
import { migrate } from '../../../../src/engine/index.ts';

const own = '[package]\nname = "inner"\nversion = "0.1.0"\n';
const paste = '\n[dependencies]\npaste = "1"\n';
const outer = '[package]\nname = "outer"\nversion = "0.1.0"\nedition = "2021"\n';
const around = { 'Cargo.toml': outer, 'src/lib.rs': '' };
const inner = { 'data/inner/Cargo.toml': own + paste };

const cases: readonly (readonly [
  name: string,
  files: Readonly<Record<string, string>>,
  moves: boolean,
])[] = [
  ['nothing beside it', { ...around, ...inner }, false],
  [
    'below a root that does not list it',
    { ...around, 'Cargo.toml': `${outer}[workspace]\n`, ...inner },
    false,
  ],
  [
    'targets that are named and not there',
    { ...around, 'data/inner/Cargo.toml': `${own}[[bin]]\nname = "b"\npath = "b.rs"\n${paste}` },
    false,
  ],
  ['a library of its own', { ...around, ...inner, 'data/inner/src/lib.rs': '' }, true],
  ['a test alone', { ...around, ...inner, 'data/inner/tests/a.rs': '' }, true],
  [
    'a binary at a path of its own',
    {
      ...around,
      'data/inner/Cargo.toml': `${own}[[bin]]\nname = "b"\npath = "b.rs"\n${paste}`,
      'data/inner/b.rs': '',
    },
    true,
  ],
  [
    'a member',
    { ...around, 'Cargo.toml': `${outer}[workspace]\nmembers = ["data/inner"]\n`, ...inner },
    true,
  ],
  [
    'a workspace of its own, as that of fuzz targets',
    { ...around, 'data/inner/Cargo.toml': `${own}[workspace]\n${paste}` },
    true,
  ],
  [
    'a dependency of the package around it, which excludes it',
    {
      ...around,
      'Cargo.toml': `${outer}[dependencies]\ninner = { path = "data/inner" }\n[workspace]\nexclude = ["data"]\n`,
      ...inner,
    },
    true,
  ],
  ['manifests alone were given', { 'Cargo.toml': outer, ...inner }, true],
  [
    'a virtual root around it',
    { 'Cargo.toml': '[workspace]\nexclude = ["data"]\n', ...inner },
    true,
  ],
];

test.each(cases)('%s', (_name, files, moves) => {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { files: migrated, findings } = migrate(given);
  const path = 'data/inner/Cargo.toml';
  const changed = migrated.some((file) => file.path === path && file.after !== file.before);
  expect(changed).toBe(moves);
  const said = findings.filter(({ code }) => code === 'manifest-unbuilt');
  expect(said.map(({ path: at, line }) => [at, line])).toEqual(
    moves ? [] : [[path, (files[path] ?? '').split('\n').indexOf('paste = "1"') + 1]],
  );
});
