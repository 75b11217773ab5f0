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
