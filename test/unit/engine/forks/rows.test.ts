/** Rows from outside: which are accepted, which are left out, and what is said about each. */
import { describe, expect, test } from 'vitest';
import {
  catalogue,
  checkForks,
  guideForks,
  migrate,
  type RenamedFork,
  readForks,
} from '../../../../src/engine/index.ts';
import { rowsOf } from '../../../../src/engine/migrate/rows.ts';

const row = {
  kind: 'rename',
  crate: 'memmap',
  fork: 'memmap2',
  requirement: '0.9.11',
  versions: ['0.9.11'],
  compatible: '^0.7',
} as const;

const patch = {
  kind: 'patch',
  crates: ['foo'],
  git: 'https://example.org/foo',
  version: '1.2.3',
} as const;

const wrong: readonly (readonly [string, unknown, string])[] = [
  ['nothing', null, 'row'],
  ['a list', [], 'row'],
  ['no kind', { crate: 'a', fork: 'b' }, 'kind'],
  ['an empty name', { ...row, crate: '' }, 'crate'],
  ['a quote in a name', { ...row, fork: 'me"m' }, 'crate'],
  ['a path as a name', { ...row, fork: '../x' }, 'crate'],
  ['a name of a line and more', { ...row, fork: 'a\nb' }, 'crate'],
  ['__proto__ as a name', { ...row, crate: '__proto__' }, 'crate'],
  ['a number as a name', { ...row, crate: 7 }, 'crate'],
  ['a keyword', { ...row, fork: 'match' }, 'keyword'],
  ['std', { ...row, fork: 'std' }, 'builtin'],
  ['proc-macro', { ...row, crate: 'proc-macro' }, 'builtin'],
  ['a library name with a dash', { ...row, forkLib: 'a-b' }, 'identifier'],
  ['itself', { ...row, fork: 'memmap' }, 'same'],
  ['itself in capitals', { ...row, fork: 'MemMap' }, 'same'],
  ['itself with a dash', { ...row, crate: 'mem_map', fork: 'mem-map' }, 'same'],
  ['a requirement', { ...row, requirement: 'new' }, 'requirement'],
  ['compatible', { ...row, compatible: '^^1' }, 'requirement'],
  ['a version', { ...row, versions: ['1'] }, 'version'],
  ['versions as text', { ...row, versions: '1.0.0' }, 'list'],
  ['a missing field', { ...row, compatible: undefined }, 'missing'],
  ['a path with a slash', { ...row, paths: { 'a/b': 'c' } }, 'item'],
  ['a path to elsewhere', { ...row, paths: { 'a::b': 'c::b' } }, 'stranger'],
  ['a feature', { ...row, features: { drop: ['a b'] } }, 'feature'],
  ['two sources', { ...row, source: { git: 'https://a.org/b', path: 'c' } }, 'sources'],
  ['two states', { ...row, source: { git: 'https://a.org/b', tag: 'c', rev: 'd' } }, 'states'],
  ['an address with a quote', { ...patch, git: 'https://a.org/"' }, 'address'],
  ['no place', { ...patch, git: undefined }, 'sources'],
  ['no crates', { ...patch, crates: [] }, 'missing'],
  ['a lead of another family', { ...patch, lead: 'bar' }, 'stranger'],
  ['a comment of two lines', { ...patch, comment: 'a\nb' }, 'text'],
];

test.each(wrong)('%s is a finding, and the row is left out', (_name, given, problem) => {
  const { forks, findings } = checkForks([given, row]);
  expect(forks).toEqual([row]);
  expect(findings.map(({ code }) => code)).toEqual(['rule-invalid']);
  expect(findings[0]?.params).toMatchObject({ problem });
});

test('the guide’s rows pass as they are', () => {
  expect(checkForks(guideForks)).toEqual({ forks: guideForks, findings: [] });
});

test('fields of the last release are read as today’s', () => {
  const old = { ...row, missingFeatures: ['a'], advisory: 'RUSTSEC-2020-0077' };
  expect(checkForks([old]).forks).toEqual([
    { ...row, features: { drop: ['a'] }, advisories: ['RUSTSEC-2020-0077'] },
  ]);
});

test('what is no list, throws or goes in circles is a finding', () => {
  const circle: Record<string, unknown> = { ...row };
  circle.notes = circle;
  const trap = {
    get kind() {
      throw new Error('trap');
    },
  };
  for (const given of [circle, trap, 1n, Symbol('x'), () => 0]) {
    expect(checkForks([given]).findings.map(({ code }) => code)).toEqual(['rule-invalid']);
  }
  // Callers without types give anything.
  const findings: unknown = Reflect.apply(checkForks, null, ['paste']);
  expect(findings).toMatchObject({ forks: [], findings: [{ code: 'rules-unreadable' }] });
});

test('migrate leaves a bad row out, says so, and uses the others', () => {
  const files = [
    {
      path: 'Cargo.toml',
      text: '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nmemmap = "0.7"\nother = "1"\n',
    },
    { path: 'src/lib.rs', text: 'use memmap::Mmap;\nuse other::Thing;\n' },
  ];
  const bad: RenamedFork = { ...row, crate: 'other', fork: 'me"m' };
  const empty: RenamedFork = { ...row, crate: '', fork: '' };
  const { files: after, findings } = migrate(files, { forks: [bad, empty, row] });
  expect(after.map((file) => file.after)).toEqual([
    '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nmemmap2 = "0.9.11"\nother = "1"\n',
    'use memmap2::Mmap;\nuse other::Thing;\n',
  ]);
  expect(findings.filter(({ code }) => code === 'rule-invalid')).toHaveLength(2);
});

test('a row of rules that never ends is not used, and what stands at its end is', () => {
  const chain = Array.from({ length: 40 }, (_, at) => ({
    ...row,
    crate: `c${at}`,
    fork: `c${at + 1}`,
    requirement: '1.0',
    compatible: '^1',
    versions: [],
  }));
  const manifest = (first: string, last: string) =>
    `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\n${first} = "1"\n${last} = "1.0"\n`;
  const files = [{ path: 'Cargo.toml', text: manifest('c0', 'c8') }];
  const { files: after, findings } = migrate(files, { forks: chain });
  expect(after[0]?.after).toBe(manifest('c0', 'c40'));
  expect(findings.filter(({ code }) => code === 'rules-endless')).toMatchObject([
    { severity: 'error', params: { crate: 'c7', longest: '32' } },
  ]);
  const { findings: short } = migrate(files, { forks: chain.slice(0, 32) });
  expect(short.map(({ code }) => code)).not.toContain('rules-endless');
});

const to = (crate: string, fork: string, more: Partial<RenamedFork> = {}) =>
  ({ ...row, crate, fork, requirement: '1', versions: [], compatible: '^1', ...more }) as const;
const here = { source: { path: 'here' } } as const;

test.each<
  [what: string, rows: readonly RenamedFork[], used: readonly number[], said: readonly object[]]
>([
  ['one says it, one does not', [to('a', 'b', { forkLib: 'x' }), to('c', 'b')], [0, 1], []],
  ['both say the same', [to('a', 'b', { forkLib: 'x' }), to('b', 'c', { lib: 'x' })], [0, 1], []],
  [
    'two libraries of one name',
    [to('a', 'b', { lib: 'x' }), to('c', 'd', { lib: 'x' })],
    [0, 1],
    [],
  ],
  [
    'two names of one fork',
    [to('a', 'b', { forkLib: 'x' }), to('c', 'b', { forkLib: 'y' })],
    [0],
    [{ rule: 'c→b', field: 'forkLib', crate: 'b', name: 'y', other: 'a→b', known: 'x' }],
  ],
  [
    'a fork that another row calls otherwise, as an old crate',
    [to('b', 'c', { lib: 'x' }), to('a', 'b', { forkLib: 'b' })],
    [0],
    [{ rule: 'a→b', field: 'forkLib', crate: 'b', name: 'b', other: 'b→c', known: 'x' }],
  ],
  [
    'two names of one crate, for two of its forks',
    [to('a', 'b', { lib: 'x' }), to('a', 'c', { lib: 'y' })],
    [0],
    [{ rule: 'a→c', field: 'lib', crate: 'a', name: 'y', other: 'a→b', known: 'x' }],
  ],
  [
    'what is left out is not heard about other crates',
    [
      to('a', 'b', { forkLib: 'x' }),
      to('c', 'b', { lib: 'z', forkLib: 'y' }),
      to('c', 'd', { lib: 'c' }),
    ],
    [0, 2],
    [{ rule: 'c→b', other: 'a→b' }],
  ],
  [
    'the crate itself from elsewhere, renamed',
    [to('a', 'a', { lib: 'a', forkLib: 'x', ...here })],
    [0],
    [],
  ],
])('rows and library names: %s', (_what, rows, used, said) => {
  const { forks, findings } = checkForks(rows);
  expect(forks).toEqual(used.map((at) => rows[at]));
  expect(findings).toMatchObject(
    said.map((params) => ({ code: 'rules-disagree', severity: 'error', path: null, params })),
  );
});

test('a library name that one row says holds for all rows about the crate', () => {
  const files = [
    {
      path: 'Cargo.toml',
      text: '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nc = "1"\n',
    },
    { path: 'src/lib.rs', text: 'use c::Thing;\n' },
  ];
  const forks = [to('a', 'b', { forkLib: 'x' }), to('c', 'b')];
  expect(migrate(files, { forks }).files[1]?.after).toBe('use x::Thing;\n');
});

test('a chain ends with a fork that its own row takes from elsewhere', () => {
  const { forks, findings } = rowsOf([to('a', 'b'), to('b', 'b', here)]);
  expect(findings).toEqual([]);
  expect(forks).toMatchObject([
    { crate: 'a', fork: 'b', ...here },
    { crate: 'b', fork: 'b', ...here },
  ]);
});

test('of a long circle only the ends are named', () => {
  const circle = Array.from({ length: 200 }, (_, at) => ({
    ...row,
    crate: `c${at}`,
    fork: `c${(at + 1) % 200}`,
  }));
  const { findings } = migrate([], { forks: circle });
  const [said] = findings.filter(({ code }) => code === 'rules-circle');
  expect(said?.params).toEqual({
    way: 'c0 → c1 → c2 → c3 → c4 → c5 → c6 → c7 → … → c198 → c199 → c0',
  });
});

describe('forklift.toml', () => {
  test('rules in Cargo’s words, ranges as an array, and the way back', () => {
    const { forks, back, findings } = readForks(`[forks]
memmap = { fork = "memmap2", requirement = "0.9.11", from = "^0.7" }
dirs-next = [
  { fork = "dirs", requirement = "4", from = "^1" },
  { fork = "dirs", requirement = "6", from = "^2" },
]
[forks.instant]
fork = "web-time"
requirement = "1.1"
from = "^0.1"
features = { drop = ["wasm-bindgen", "stdweb"] }
[forks.foo]
git = "https://github.com/me/foo"
branch = "fix"
version = "1.2.3"
[forks.bar]
fork = "bar-ng"
from = "^1"
git = "https://github.com/me/bar"
[back]
qlora-paste = { crate = "paste", requirement = "1" }
`);
    expect(findings).toEqual([]);
    const to = (crate: string, fork: string, requirement: string, compatible: string) => ({
      kind: 'rename',
      crate,
      fork,
      requirement,
      versions: [],
      compatible,
    });
    expect(forks).toEqual([
      to('memmap', 'memmap2', '0.9.11', '^0.7'),
      to('dirs-next', 'dirs', '4', '^1'),
      to('dirs-next', 'dirs', '6', '^2'),
      {
        ...to('instant', 'web-time', '1.1', '^0.1'),
        features: { drop: ['wasm-bindgen', 'stdweb'] },
      },
      {
        kind: 'patch',
        crates: ['foo'],
        git: 'https://github.com/me/foo',
        branch: 'fix',
        version: '1.2.3',
      },
      { ...to('bar', 'bar-ng', '*', '^1'), source: { git: 'https://github.com/me/bar' } },
    ]);
    expect(back).toEqual([{ ...to('qlora-paste', 'paste', '1', '*'), reverse: true }]);
  });

  // What vouches for a row, and where the guide's patch differs from others, is no rule.
  const said = new Set([
    'kind',
    'crate',
    'ranges',
    'source',
    'tier',
    'evidence',
    'asOf',
    'shimless',
  ]);
  const keyOf = new Map([['compatible', 'from']]);
  const dashed = (field: string) => field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  // TOML has no `null`: what is gone is `false`.
  const written = (value: unknown): string =>
    value === null
      ? 'false'
      : Array.isArray(value)
        ? `[${value.map(written).join(', ')}]`
        : typeof value === 'object' && value !== null
          ? `{ ${Object.entries(value)
              .map(([key, each]) => `${JSON.stringify(key)} = ${written(each)}`)
              .join(', ')} }`
          : JSON.stringify(value);

  test('says all that a row of the catalogue can say', () => {
    for (const known of [...guideForks, ...catalogue.rows]) {
      if (known.kind !== 'rename') continue;
      const fields = Object.entries(known).filter(([field]) => !said.has(field));
      const lines = fields.map(([field, value]) => {
        const part = field === 'shim' ? dashedKeys(value) : value;
        return `${keyOf.get(field) ?? dashed(field)} = ${written(part)}`;
      });
      const { forks, findings } = readForks(`[forks.${known.crate}]\n${lines.join('\n')}\n`);
      expect(findings).toEqual([]);
      expect(forks).toEqual([
        { ...Object.fromEntries(fields), kind: 'rename', crate: known.crate },
      ]);
    }
  });

  function dashedKeys(value: unknown): unknown {
    return Object.fromEntries(
      Object.entries(value ?? {}).map(([key, each]) => [dashed(key), each]),
    );
  }

  const faults: readonly (readonly [string, string, string, number, number])[] = [
    ['an unknown table', '[fork]\nx = 1\n', 'rule-unknown-key', 1, 2],
    [
      'a misspelled key',
      '[forks.a]\nfork = "b"\nrequirement = "1"\nfrom = "1"\nfeture = 1\n',
      'rule-unknown-key',
      5,
      1,
    ],
    [
      'a bad name',
      '[forks]\na = { fork = "b\\"", requirement = "1", from = "1" }\n',
      'rule-invalid',
      2,
      7,
    ],
    [
      'a bad key',
      '[forks]\n"../x" = { fork = "b", requirement = "1", from = "1" }\n',
      'rule-invalid',
      2,
      1,
    ],
    ['a key of every object', '[forks]\n__proto__ = { fork = "b" }\n', 'rule-invalid', 2, 1],
    [
      'a method’s name',
      '[forks.a]\nfork = "b"\nrequirement = "1"\nfrom = "1"\ntoString = 1\n',
      'rule-unknown-key',
      5,
      1,
    ],
    ['plain text', '[forks]\na = "b"\n', 'rule-invalid', 2, 1],
    ['a missing range', '[forks]\na = { fork = "b", requirement = "1" }\n', 'rule-invalid', 2, 1],
    ['no TOML', '[forks\n', 'toml-syntax', 1, 7],
    ['a list of tables', '[[forks]]\ncrate = "a"\n', 'rule-invalid', 1, 3],
    ['no table', 'back = 5\n', 'rule-invalid', 1, 1],
    [
      'a misspelled key of features',
      '[forks.a]\nfork = "b"\nrequirement = "1"\nfrom = "1"\n[forks.a.features]\ndrp = ["x"]\n',
      'rule-unknown-key',
      6,
      1,
    ],
    [
      'a misspelled key of a shim',
      '[forks.a]\nfork = "b"\nrequirement = "1"\nfrom = "1"\n[forks.a.shim]\nlast-release = "1.0.0"\nfeatures = []\ndefault-features = []\nlicense = "MIT"\nlastRelease = "1.0.0"\n',
      'rule-unknown-key',
      10,
      1,
    ],
    [
      'a flag that is none',
      '[forks.a]\nfork = "b"\nrequirement = "1"\nfrom = "1"\nnames-itself = "yes"\n',
      'rule-invalid',
      5,
      1,
    ],
    [
      'an address in other letters',
      '[forks.a]\nversion = "1.2.3"\ngit = "https://g\u0456thub.com/me/a"\n',
      'rule-invalid',
      3,
      1,
    ],
    [
      'two names for one library',
      '[forks.a]\nfork = "b"\nrequirement = "1"\nfrom = "1"\nfork-lib = "x"\n[back.b]\ncrate = "c"\nrequirement = "1"\nlib = "y"\n',
      'rules-disagree',
      9,
      1,
    ],
    [
      'a state of no repository',
      '[forks.a]\nfork = "b"\nfrom = "1"\ngit = "https://x.y/z"\nbranch = "m"\ntag = "n"\n',
      'rule-invalid',
      5,
      1,
    ],
  ];
  test.each(faults)('%s is a finding at its place', (_name, text, code, line, column) => {
    const { forks, back, findings } = readForks(text);
    expect(findings.map((it) => [it.code, it.path, it.line, it.column])).toEqual([
      [code, 'forklift.toml', line, column],
    ]);
    const others = code === 'rules-disagree' || (code === 'rule-unknown-key' && line > 1);
    expect(forks.length + back.length).toBe(others ? 1 : 0);
  });

  test.each([
    ['[forks.a]\n', '“fork” is missing'],
    ['[forks.a]\nfork = "b"\nrequirement = "1"\n', '“from” is missing'],
    ['[forks.a]\ngit = "https://x.y/z"\n', '“version” is missing'],
    ['[back.a]\nrequirement = "1"\n', '“crate” is missing'],
    ['[forks.a]\nfork = "b"\nfrom = "1"\ngit = "x"\n', '“x” in “git” is not the plain address'],
    ['[[forks]]\n', 'The rule [forks] is left out'],
  ])('what is wrong is said by the file’s own keys: %j', (text, words) => {
    expect(readForks(text).findings[0]?.message).toContain(words);
  });
});

describe('a fork that has moved on itself', () => {
  const first: RenamedFork = {
    ...row,
    crate: 'a',
    fork: 'b',
    requirement: '1',
    compatible: '^0.3',
  };
  const then: RenamedFork = { ...row, crate: 'b', fork: 'c', requirement: '2', compatible: '^1' };
  const written = (rows: readonly RenamedFork[]) => {
    const text =
      '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\na = "0.3"\n';
    const { files } = migrate([{ path: 'Cargo.toml', text }], { forks: rows, strategy: 'alias' });
    return files[0]?.after.split('\n').at(-2);
  };

  test('is reached with what holds of the last one', () => {
    const alias = 'a = { package = "c", version = "2" }';
    expect(written([first, then])).toBe(alias);
    expect(written([{ ...first, namesItself: true }, then])).toBe(alias);
    expect(written([first, { ...then, namesItself: true }])).toBe('c = "2"');
  });
});
