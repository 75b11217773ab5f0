import { describe, expect, test } from 'vitest';
import { indexFolders, targetsOf } from '../../../../src/engine/cargo/targets.ts';
import { readToml } from '../../../../src/engine/toml/document.ts';

/** Targets as `kind name root`, for a package in `p/` with these files. */
function targets(manifest: string, files: readonly string[], edition = '2021'): string[] {
  const { document } = readToml(manifest);
  const index = indexFolders(files.map((file) => `p/${file}`));
  const found = document ? targetsOf(document.value, { dir: 'p', edition, index }) : [];
  return found.map(({ kind, name, root }) => `${kind} ${name} ${root}`);
}

const named = '[package]\nname = "my-crate"\n';
const everything = [
  'src/lib.rs',
  'src/main.rs',
  'src/other.rs',
  'src/bin/one.rs',
  'src/bin/two/main.rs',
  'src/bin/two/part.rs',
  'src/bin/three/part.rs',
  'src/bin/.hidden.rs',
  'tests/t.rs',
  'tests/u/main.rs',
  'tests/data/x.txt',
  'examples/e.rs',
  'benches/b.rs',
  'build.rs',
];

describe('targetsOf', () => {
  test('discovers every kind', () => {
    expect(targets(named, everything)).toEqual([
      'lib my_crate p/src/lib.rs',
      'bin my-crate p/src/main.rs',
      'bin one p/src/bin/one.rs',
      'bin two p/src/bin/two/main.rs',
      'test t p/tests/t.rs',
      'test u p/tests/u/main.rs',
      'example e p/examples/e.rs',
      'bench b p/benches/b.rs',
      'build build-script-build p/build.rs',
    ]);
  });

  const binaries = ['src/main.rs', 'src/bin/one.rs', 'src/bin/two/main.rs'];
  const cases: [
    name: string,
    manifest: string,
    files: string[],
    expected: string[],
    edition?: string,
  ][] = [
    ['a virtual manifest has none', '[workspace]\n', everything, []],
    [
      'lib path and name',
      `${named}[lib]\nname = "other"\npath = "lib.rs"\n`,
      ['lib.rs'],
      ['lib other p/lib.rs'],
    ],
    ['autolib = false', `${named}autolib = false\n`, ['src/lib.rs'], []],
    ['build = false', `${named}build = false\n`, ['build.rs'], []],
    [
      'build = "x.rs"',
      `${named}build = "./ci/x.rs"\n`,
      ['build.rs'],
      ['build build-script-build p/ci/x.rs'],
    ],
    ['no build script', named, [], []],
    [
      'an explicit target beside the discovered',
      `${named}[[bin]]\nname = "cli"\npath = "cli/run.rs"\n`,
      binaries,
      [
        'bin cli p/cli/run.rs',
        'bin my-crate p/src/main.rs',
        'bin one p/src/bin/one.rs',
        'bin two p/src/bin/two/main.rs',
      ],
    ],
    [
      'an explicit target takes the place of one with its name or path',
      `${named}[[bin]]\nname = "one"\n[[bin]]\nname = "cli"\npath = "src/main.rs"\n`,
      binaries,
      ['bin one p/src/bin/one.rs', 'bin cli p/src/main.rs', 'bin two p/src/bin/two/main.rs'],
    ],
    [
      'edition 2015 discovers nothing beside a table',
      `${named}[[bin]]\nname = "two"\n`,
      binaries,
      ['bin two p/src/bin/two/main.rs'],
      '2015',
    ],
    [
      'edition 2015 discovers without a table',
      named,
      binaries,
      ['bin my-crate p/src/main.rs', 'bin one p/src/bin/one.rs', 'bin two p/src/bin/two/main.rs'],
      '2015',
    ],
    [
      'edition 2015 with autobins = true',
      `${named}autobins = true\n[[bin]]\nname = "two"\n`,
      ['src/bin/one.rs', 'src/bin/two/main.rs'],
      ['bin two p/src/bin/two/main.rs', 'bin one p/src/bin/one.rs'],
      '2015',
    ],
    [
      'edition 2015, old place',
      `${named}[[bin]]\nname = "x"\n`,
      ['src/x.rs'],
      ['bin x p/src/x.rs'],
      '2015',
    ],
    ['autotests = false', `${named}autotests = false\n`, ['tests/t.rs'], []],
    [
      'autotests = false, one listed',
      `${named}autotests = false\n[[test]]\nname = "t"\n`,
      ['tests/t.rs', 'tests/u.rs'],
      ['test t p/tests/t.rs'],
    ],
    ['out of the files given', `${named}[[example]]\nname = "x"\npath = "../../x.rs"\n`, [], []],
    [
      '[project], the old name',
      '[project]\nname = "old"\n',
      ['src/main.rs'],
      ['bin old p/src/main.rs'],
    ],
  ];
  test.each(cases)('%s', (_, manifest, files, expected, edition) => {
    expect(targets(manifest, files, edition)).toEqual(expected);
  });
});

test('a target has its own edition, or its package’s', () => {
  const manifest = `${named}[lib]\nedition = "2018"\n[[bin]]\nname = "one"\nedition = "2015"\n[[bin]]\nname = "two"\n`;
  const { document } = readToml(manifest);
  const index = indexFolders(everything.map((file) => `p/${file}`));
  const found = document ? targetsOf(document.value, { dir: 'p', edition: '2021', index }) : [];
  const editions = found.map(({ name, edition }) => `${name} ${edition}`);
  expect(editions.slice(0, 4)).toEqual(['my_crate 2018', 'one 2015', 'two 2021', 'my-crate 2021']);
});
