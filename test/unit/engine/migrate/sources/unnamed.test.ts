/** Rules whose crate no source names: its library may have another name. */
import { expect, test } from 'vitest';
import { type Fork, migrate } from '../../../../../src/engine/index.ts';

const row = {
  kind: 'rename',
  crate: 'old-lib',
  fork: 'new-lib',
  requirement: '2',
  versions: [],
  compatible: '^1',
} satisfies Fork;

const head = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n';

test.each<[what: string, dependency: string, source: string | null, fork: Fork, said: boolean]>([
  ['they call it otherwise', 'old-lib = "1"', 'use weird::Thing;\n', row, true],
  ['they name it', 'old-lib = "1"', 'use old_lib::Thing;\n', row, false],
  ['only its documentation does', 'old-lib = "1"', '//! Like `old_lib`.\n', row, false],
  ['there are none', 'old-lib = "1"', null, row, false],
  [
    'the manifest names it',
    'weird = { package = "old-lib", version = "1" }',
    'use weird::Thing;\n',
    row,
    false,
  ],
  ['the rule says it', 'old-lib = "1"', 'use weird::Thing;\n', { ...row, lib: 'weird' }, false],
  [
    'the catalogue vouches for it',
    'old-lib = "1"',
    'use weird::Thing;\n',
    { ...row, tier: 'drop-in' },
    false,
  ],
  ['nothing moves', 'old-lib = "3"', 'use weird::Thing;\n', row, false],
])('no source names the crate: %s', (_what, dependency, source, fork, said) => {
  const files = [
    { path: 'Cargo.toml', text: `${head}${dependency}\n` },
    ...(source === null ? [] : [{ path: 'src/lib.rs', text: source }]),
  ];
  for (const strategy of ['rename', 'alias'] as const) {
    const { findings } = migrate(files, { forks: [fork], strategy });
    const places = findings.flatMap(({ code, path, line, column }) =>
      code === 'library-unnamed' ? [`${path}:${line}:${column}`] : [],
    );
    expect(places).toEqual(said ? ['Cargo.toml:7:1'] : []);
  }
});
