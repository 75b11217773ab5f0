/**
 * What lies beyond a migration: the audit of lock files, ways out, rows on offer, accepted advisories.
 */
import { describe, expect, test } from 'vitest';
import {
  type Catalogue,
  checkForks,
  type MigrationOptions,
  migrate,
} from '../../../../../src/engine/index.ts';

const index = 'registry+https://github.com/rust-lang/crates.io-index';

type Locked = readonly [name: string, version: string, source: string | null, ...needs: string[]];

function lock(...packages: readonly Locked[]): string {
  return `version = 4\n\n${packages
    .map(
      ([name, version, source, ...needs]) =>
        `[[package]]\nname = "${name}"\nversion = "${version}"\n${source ? `source = "${source}"\n` : ''}${
          needs.length > 0
            ? `dependencies = [${needs.map((need) => `"${need}"`).join(', ')}]\n`
            : ''
        }`,
    )
    .join('\n')}`;
}

const { forks: rows } = checkForks([
  {
    kind: 'rename',
    crate: 'old-map',
    fork: 'new-map',
    requirement: '0.9.11',
    versions: ['0.9.11'],
    compatible: '^0.7',
    advisories: ['RUSTSEC-2020-0001'],
    shim: { lastRelease: '0.7.0', features: [], defaultFeatures: [], license: 'MIT' },
    droppedBy: [{ crate: 'mapper', since: '2.0.0', source: 'https://example.org/changelog' }],
  },
  {
    kind: 'rename',
    crate: 'old-env',
    fork: 'new-env',
    requirement: '1',
    versions: ['1.0.0'],
    compatible: '^0.15',
    advisories: ['RUSTSEC-2020-0002'],
    shimless: 'it reads another file.',
  },
]);

const catalogue: Catalogue = {
  rows,
  unmaintained: {
    asOf: '2026-08-21',
    advisories: [
      {
        package: 'old-map',
        id: 'RUSTSEC-2020-0001',
        date: '2020-01-01',
        title: 'old-map is unmaintained',
        unaffected: ['> 0.7.0'],
      },
      {
        package: 'old-env',
        id: 'RUSTSEC-2020-0002',
        date: '2020-01-02',
        title: 'old-env is unmaintained',
      },
      {
        package: 'lost',
        id: 'RUSTSEC-2020-0003',
        date: '2020-01-03',
        title: 'lost is unmaintained',
      },
    ],
  },
};

function run(files: Readonly<Record<string, string>>, options: MigrationOptions = {}) {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  return migrate(given, { catalogue, ...options });
}

const manifest = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n';

const graph = lock(
  ['app', '0.1.0', null, 'old-env', 'mapper', 'helper'],
  ['helper', '0.1.0', null, 'deep'],
  ['deep', '1.0.0', index, 'mapper', 'lost'],
  ['mapper', '1.5.0', index, 'old-map'],
  ['old-map', '0.7.0', index],
  ['old-env', '0.15.0', index],
  ['lost', '1.0.0', index],
);

describe('an audit', () => {
  test('says of a lone lock file who brings what in, and what would clear it', () => {
    const { audit } = run({ 'Cargo.lock': graph });
    expect(audit).toMatchObject([
      {
        path: 'Cargo.lock',
        packages: 7,
        asOf: '2026-08-21',
        add: 'Cargo.toml',
        unmaintained: [
          { crate: 'lost', rows: [], askedBy: ['deep'], clearing: 'nothing' },
          {
            crate: 'old-env',
            version: '0.15.0',
            rows: ['old-env→new-env'],
            declaredBy: ['app'],
            askedBy: [],
            paths: [['app', 'old-env']],
            clearing: 'declared',
          },
          {
            crate: 'old-map',
            rows: ['old-map→new-map'],
            declaredBy: [],
            askedBy: ['mapper'],
            paths: [
              ['app', 'mapper', 'old-map'],
              ['helper', 'deep', 'mapper', 'old-map'],
            ],
            clearing: 'shim',
          },
        ],
      },
    ]);
  });

  test.each([
    ['another registry', lock(['lost', '1.0.0', 'registry+https://example.org/index'])],
    ['a repository', lock(['lost', '1.0.0', 'git+https://example.org/lost#0123456789'])],
    ['a folder', lock(['lost', '1.0.0', null])],
    ['crates.io, in a version that the advisory leaves out', lock(['old-map', '0.7.1', index])],
  ])('is silent about a package from %s', (_, text) => {
    expect(run({ 'Cargo.lock': text }).audit[0]?.unmaintained).toEqual([]);
  });

  test('calls done what the migration clears', () => {
    const files = {
      'Cargo.toml': `${manifest}old-env = "0.15"\n`,
      'Cargo.lock': lock(['app', '0.1.0', null, 'old-env'], ['old-env', '0.15.0', index]),
    };
    expect(run(files, { forks: rows }).audit[0]?.unmaintained[0]?.clearing).toBe('done');
    expect(run(files).audit[0]?.unmaintained[0]?.clearing).toBe('declared');
  });

  test('is not made without a catalogue', () => {
    expect(run({ 'Cargo.lock': graph }, { catalogue: null }).audit).toEqual([]);
  });
});

describe('ways out', () => {
  const files = {
    'Cargo.toml': `${manifest}old-env = "0.15"\nmapper = "1"\n`,
    'Cargo.lock': graph,
  };

  test('are given for what others ask for, and for nothing that is only declared', () => {
    expect(run(files).waysOut.map(({ crate }) => crate)).toEqual(['lost', 'old-map']);
    // Of a row in use it is known what stays.
    expect(run(files, { forks: rows }).waysOut.map(({ crate }) => crate)).toEqual([
      'old-map',
      'lost',
    ]);
  });

  test('say who brings it in, which release does without, and whether a shim helps', () => {
    const [, card] = run(files).waysOut;
    expect(card).toMatchObject({
      lock: 'Cargo.lock',
      versions: ['0.7.0'],
      advisories: ['RUSTSEC-2020-0001'],
      paths: [
        ['app', 'mapper', 'old-map'],
        ['helper', 'deep', 'mapper', 'old-map'],
      ],
      shims: [{ row: 'old-map→new-map', possible: true }],
      updates: [
        {
          crate: 'mapper',
          locked: ['1.5.0'],
          since: '2.0.0',
          source: 'https://example.org/changelog',
          declaredBy: ['app'],
        },
      ],
      askedBy: ['mapper'],
      reports: [{ crate: 'mapper', versions: ['1.5.0'], family: [] }],
    });
    expect(card?.updates[0]?.text).toBe(
      'mapper 2.0.0 does without old-map; 1.5.0 is locked. Raise its requirement where app declares it.',
    );
    expect(card?.reports[0]?.title).toBe('old-map is unmaintained (RUSTSEC-2020-0001)');
    expect(card?.reports[0]?.body).toContain('- [`new-map`](https://crates.io/crates/new-map)');
  });

  test.each([
    ['why there is no shim', '0.15.0', 'old-env', false, /it reads another file\.$/],
    ['that the locked version is another', '0.6.0', 'old-map', false, /0\.6\.0 is locked/],
    ['what a shim does', '0.7.0', 'old-map', true, /neither of them reports it/],
  ])('say %s', (_, version, crate, possible, text) => {
    const locked = lock(
      ['app', '0.1.0', null, 'asker'],
      ['asker', '1.0.0', index, crate],
      [crate, version, index],
    );
    const [card] = run({ ...files, 'Cargo.lock': locked }).waysOut;
    expect(card?.shims[0]?.possible).toBe(possible);
    expect(card?.shims[0]?.text).toMatch(text);
  });

  test('name every package that needs it, told once where they are released together', () => {
    const others = [...'abcdefghijkl'].map((letter) => `asker-${letter}`);
    const locked = lock(
      ['app', '0.1.0', null, 'near', 'asker'],
      ['asker', '2.0.0', index, 'lost', ...others],
      ...others.map((name): Locked => [name, '2.0.0', index, 'lost']),
      // Another version: released apart.
      ['asker-x', '1.0.0', index, 'lost'],
      ['near', '1.0.0', index, 'asker-x'],
      ['lost', '1.0.0', index],
    );
    const files = { 'Cargo.lock': locked };
    const [card] = run(files).waysOut;
    expect(card?.askedBy).toHaveLength(14);
    expect(card?.reports.map(({ crate, versions, family }) => [crate, versions, family])).toEqual([
      ['asker', ['2.0.0'], others],
      ['asker-x', ['1.0.0'], []],
    ]);
    expect(card?.reports[0]?.body).toContain('So do `asker-a`, `asker-b`');
    // What is entered is what was shown.
    const [made] = run(files, { accept: ['RUSTSEC-2020-0003'] }).files.slice(1);
    expect(made).toMatchObject({ before: null, optional: true });
    expect(made?.after).toBe(card?.acceptance?.files[0]?.text);
    expect(made?.after).toContain('asker and 13 more need it');
  });

  test('leave out who needs it no more after the migration, and say the way without the user’s package', () => {
    const { forks } = checkForks([{ ...rows[0], versions: ['0.9.11'] }]);
    const files = {
      'Cargo.toml': `${manifest}wide = "1"\n`,
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'wide'],
        ['wide', '1.0.0', index, 'mapper'],
        ['mapper', '1.5.0', index, 'old-map'],
        ['unreached', '1.0.0', index, 'old-map'],
        ['old-map', '0.7.0', index],
      ),
    };
    const [card] = run(files, { forks }).waysOut;
    expect(card?.askedBy).toEqual(['mapper']);
    expect(card?.reports[0]?.body).toContain('It comes in through `wide → mapper → old-map`.');
    expect(card?.reports[0]?.body).not.toMatch(/\bapp\b/);
  });

  test('make no markup of what a lock file calls its packages', () => {
    const locked = lock(
      ['app', '0.1.0', null, 'a`b](x)'],
      ['a`b](x)', '1.0.0', index, 'lost'],
      ['lost', '1.0.0', index],
    );
    const [card] = run({ ...files, 'Cargo.lock': locked }).waysOut;
    expect(card?.reports[0]?.body).toContain('``a`b](x)`` `1.0.0` depends on');
  });
});

describe('an accepted advisory', () => {
  const reason = 'lost is unmaintained; deep needs it';
  const list = (lines: string) => `[advisories]\nignore = [${lines}]\n`;
  const entry = `{ id = "RUSTSEC-2020-0003", reason = "${reason}" }`;

  test.each([
    [
      'strings on lines, the last with a comma',
      list('\n  # why\n  "RUSTSEC-2019-0001", # so\n'),
      list(`\n  # why\n  "RUSTSEC-2019-0001", # so\n  "RUSTSEC-2020-0003", # ${reason}\n`),
    ],
    [
      'strings on lines, the last without',
      list('\n    "RUSTSEC-2019-0001"\n'),
      list(`\n    "RUSTSEC-2019-0001",\n    "RUSTSEC-2020-0003" # ${reason}\n`),
    ],
    [
      'strings on one line',
      list('"RUSTSEC-2019-0001"'),
      list('"RUSTSEC-2019-0001", "RUSTSEC-2020-0003"'),
    ],
    [
      'tables on lines',
      list('\n\t{ id = "RUSTSEC-2019-0001", reason = "so" },\n'),
      list(`\n\t{ id = "RUSTSEC-2019-0001", reason = "so" },\n\t${entry},\n`),
    ],
    [
      'nothing but comments',
      list('\n  #"RUSTSEC-0000-0000",\n'),
      list(`\n  #"RUSTSEC-0000-0000",\n  ${entry},\n`),
    ],
    ['an empty list', list(''), list(entry)],
    [
      'Windows’ line ends',
      list('\n    "RUSTSEC-2019-0001",\n').replaceAll('\n', '\r\n'),
      list(`\n    "RUSTSEC-2019-0001",\n    "RUSTSEC-2020-0003", # ${reason}\n`).replaceAll(
        '\n',
        '\r\n',
      ),
    ],
    [
      'no list',
      '[advisories]\nyanked = "deny"\n',
      '[advisories]\nyanked = "deny"\nignore = ["RUSTSEC-2020-0003"]\n',
    ],
    [
      'no table',
      '[licenses]\nallow = ["MIT"]\n',
      '[licenses]\nallow = ["MIT"]\n\n[advisories]\nignore = ["RUSTSEC-2020-0003"]\n',
    ],
    [
      'dotted keys',
      'advisories.ignore = ["RUSTSEC-2019-0001"]\n',
      'advisories.ignore = ["RUSTSEC-2019-0001", "RUSTSEC-2020-0003"]\n',
    ],
    ['it already', list('"RUSTSEC-2020-0003"'), list('"RUSTSEC-2020-0003"')],
    [
      'a scope that lets it through',
      '[advisories]\nunmaintained = "workspace"\n',
      '[advisories]\nunmaintained = "workspace"\n',
    ],
  ])('is entered into a deny.toml with %s', (_, before, after) => {
    const accept = { accept: ['RUSTSEC-2020-0003'] };
    const result = run({ 'deny.toml': before, 'Cargo.lock': graph }, accept).files;
    expect(result[0]?.after).toBe(after);
    expect(result).toHaveLength(2);
    const again = run({ 'deny.toml': after, 'Cargo.lock': graph }, accept).files;
    expect(again.flatMap(({ edits }) => edits)).toEqual([]);
  });

  test('is entered nowhere if no lock file has the crate, and everywhere if there is none', () => {
    const accept = ['RUSTSEC-2020-0003'];
    const locked = lock(['app', '0.1.0', null, 'serde'], ['serde', '1.0.0', index]);
    const files = { 'Cargo.toml': `${manifest}serde = "1"\n` };
    expect(run({ ...files, 'Cargo.lock': locked }, { accept }).files).toHaveLength(2);
    expect(run(files, { accept }).files.map(({ path }) => path)).toEqual([
      'Cargo.toml',
      '.cargo/audit.toml',
    ]);
  });

  test('is a string in audit.toml, whose reader takes nothing else', () => {
    const files = { '.cargo/audit.toml': list('\n  # none\n'), 'Cargo.lock': graph };
    expect(run(files, { accept: ['RUSTSEC-2020-0003'] }).files[0]?.after).toBe(
      list(`\n  # none\n  "RUSTSEC-2020-0003", # ${reason}\n`),
    );
  });

  test('makes an audit.toml beside the lock file where there is no settings file, once for all', () => {
    const accept = ['RUSTSEC-2020-0003', 'RUSTSEC-2020-0001'];
    const { files } = run({ 'rust/Cargo.lock': graph, 'docs/deny.md': '' }, { accept });
    expect(files.filter(({ before }) => before === null)).toMatchObject([
      {
        path: 'rust/.cargo/audit.toml',
        after: `# Settings of cargo audit.\n[advisories]\nignore = [\n    "RUSTSEC-2020-0003", # ${reason}\n    "RUSTSEC-2020-0001", # old-map is unmaintained; mapper needs it\n]\n`,
      },
    ]);
  });

  test.each([
    ['the nearest above', ['deny.toml', 'rust/deny.toml', 'other/deny.toml'], ['rust/deny.toml']],
    ['below, where none is above', ['rust/ci/deny.toml', 'js/deny.toml'], ['rust/ci/deny.toml']],
    [
      'of each tool',
      ['deny.toml', 'rust/.cargo/audit.toml'],
      ['deny.toml', 'rust/.cargo/audit.toml'],
    ],
  ])('goes into the files that judge the lock file: %s', (_, given, chosen) => {
    const tools = Object.fromEntries(given.map((path) => [path, '']));
    const result = run({ ...tools, 'rust/Cargo.lock': graph }, { accept: ['RUSTSEC-2020-0003'] });
    const changed = result.files.filter(({ edits }) => edits.length > 0).map(({ path }) => path);
    expect(changed).toEqual(chosen);
    const [card] = result.waysOut;
    expect(card?.acceptance?.files.map(({ path }) => path)).toEqual(chosen);
  });

  test.each([
    ['no list', 'advisories = 1\n'],
    ['tables under headers', '[[advisories.ignore]]\nid = "RUSTSEC-2019-0001"\n'],
  ])('leaves a file alone that has %s, and says so', (_, text) => {
    const result = run(
      { 'deny.toml': text, 'Cargo.lock': graph },
      { accept: ['RUSTSEC-2020-0003'] },
    );
    expect(result.files[0]?.after).toBe(text);
    expect(result.findings.map(({ code }) => code)).toContain('acceptance-not-entered');
    expect(result.waysOut[0]?.acceptance?.files[0]?.state).toBe('unreadable');
  });
});

describe('offers', () => {
  const files = {
    'Cargo.toml': `${manifest}old-env = "0.15"\n`,
    'Cargo.lock': graph,
    'deny.toml':
      '[bans]\ndeny = [\n  { crate = "old-env", use-instead = "new-env" },\n  { crate = "elsewhere", use-instead = "new-map" },\n  { name = "old-map@0.7", use-instead = "a hand-written map" },\n]\n[advisories]\nignore = ["RUSTSEC-2020-0001"]\n',
  };

  test('name what the project declares, locks, bans and ignores, each row with its reasons', () => {
    expect(run(files).offers).toEqual([
      { row: 'old-map→new-map', crate: 'old-map', because: 'locked' },
      { row: 'old-map→new-map', crate: 'old-map', because: 'ignored' },
      { row: 'old-env→new-env', crate: 'old-env', because: 'declared' },
      { row: 'old-env→new-env', crate: 'old-env', because: 'locked' },
      { row: 'old-env→new-env', crate: 'old-env', because: 'use-instead' },
    ]);
  });

  test('are findings at their places; what a row does not do is quoted', () => {
    const said = run(files).findings.flatMap(({ code, path, line, action }) =>
      /successor|use-instead/.test(code) ? [[code, path, line, action]] : [],
    );
    expect(said).toEqual([
      ['unmaintained-has-successor', 'Cargo.toml', 7, { use: ['old-env→new-env'] }],
      ['deny-use-instead', 'deny.toml', 3, { use: ['old-env→new-env'] }],
      ['deny-use-instead-hint', 'deny.toml', 5, undefined],
      ['ignored-has-successor', 'deny.toml', 8, { use: ['old-map→new-map'] }],
    ]);
  });

  test('are made of a crate that moves elsewhere than the project says', () => {
    const { forks } = checkForks([{ ...rows[1], fork: 'other-env' }]);
    const { offers, findings } = run(files, { forks });
    expect(offers.filter(({ crate }) => crate === 'old-env')).toEqual([
      { row: 'old-env→new-env', crate: 'old-env', because: 'use-instead' },
    ]);
    expect(findings.filter(({ code }) => code === 'deny-use-instead')).toMatchObject([
      { path: 'deny.toml', line: 3, action: { use: ['old-env→new-env'] } },
    ]);
  });

  test.each([
    ['of rows in use', files, { forks: rows }],
    [
      'of crates that the project does not have',
      { 'Cargo.toml': manifest, 'deny.toml': files['deny.toml'] },
      {},
    ],
    ['of versions that no row stands in for', { 'Cargo.toml': `${manifest}old-env = "2"\n` }, {}],
    ['of a crate from elsewhere', { 'Cargo.toml': `${manifest}old-env = { path = "x" }\n` }, {}],
    ['without a catalogue', files, { catalogue: null }],
  ])('are not made %s', (_, given, options) => {
    const result = run(given, options);
    expect(result.offers).toEqual([]);
    expect(result.findings.filter(({ code }) => /successor|use-instead/.test(code))).toEqual([]);
  });
});
