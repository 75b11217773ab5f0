/** Rows that are switched, and rules of the project's own. */
import { describe, expect, test } from 'vitest';
import {
  type Catalogue,
  checkForks,
  guideForks,
  type MigrationOptions,
  migrate,
  rowId,
} from '../../../../src/engine/index.ts';

const manifest = '[package]\nname = "app"\nedition = "2021"\n\n[dependencies]\n';
const { forks: rows } = checkForks([
  {
    kind: 'rename',
    crate: 'old-map',
    fork: 'new-map',
    requirement: '2',
    versions: ['2.1.0'],
    compatible: '^1',
  },
]);
const catalogue: Catalogue = { rows, unmaintained: { asOf: '2026-01-01', advisories: [] } };

function moved(
  dependencies: string,
  options: MigrationOptions,
  rules?: string,
  at = 'forklift.toml',
) {
  const files = [{ path: 'Cargo.toml', text: manifest + dependencies }];
  if (rules !== undefined) files.push({ path: at, text: rules });
  const migration = migrate(files, options);
  return { ...migration, text: migration.files[0]?.after.slice(manifest.length) };
}

describe('a switch', () => {
  test.each<[string, MigrationOptions, string, string]>([
    [
      'leaves a given row out',
      { switches: [{ row: 'paste→qlora-paste', to: 'off' }] },
      'paste = "1"\n',
      'paste = "1"\n',
    ],
    [
      'takes a row of the catalogue',
      { catalogue, switches: [{ row: 'old-map→new-map', to: 'on' }] },
      'old-map = "1"\n',
      'new-map = "2"\n',
    ],
    [
      'of no row that is known does nothing',
      { catalogue, switches: [{ row: '__proto__', to: 'on' }] },
      'old-map = "1"\n',
      'old-map = "1"\n',
    ],
    [
      'turns a given row round',
      { switches: [{ row: 'paste→qlora-paste', to: 'back' }] },
      'qlora-paste = "1.0.20"\ngemm = "0.19"\n',
      'paste = "1"\nqlora-gemm = "0.20"\n',
    ],
    [
      'turns a row of the catalogue round',
      { catalogue, switches: [{ row: 'old-map→new-map', to: 'back' }] },
      'new-map = "2"\n',
      'old-map = "1"\n',
    ],
    ['is needed for the catalogue', { catalogue }, 'old-map = "1"\n', 'old-map = "1"\n'],
  ])('%s', (_name, options, before, after) => {
    expect(moved(before, options).text).toBe(after);
  });

  test.each<[string, string, readonly string[], MigrationOptions]>([
    ['a fork of the catalogue', 'new-map = "2"\n', ['old-map→new-map'], {}],
    [
      'one that goes back already',
      'new-map = "2"\n',
      ['old-map→new-map'],
      { switches: [{ row: 'old-map→new-map', to: 'back' }] },
    ],
    [
      'a fork under another key',
      'paste = { package = "qlora-paste", version = "1" }\n',
      ['paste→qlora-paste'],
      {},
    ],
    ['what only has a fork’s name', 'qlora-paste = { path = "../paste" }\n', [], {}],
    ['the old crate', 'old-map = "1"\npaste = "1"\n', [], {}],
  ])('can turn round: %s', (_name, dependencies, ids, options) => {
    expect(moved(dependencies, { catalogue, ...options }).adopted).toEqual(ids);
  });

  test('can turn patches round', () => {
    const patch =
      'candle-core = "0.9"\n\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "main" }\n';
    const { adopted } = moved(patch, {});
    expect(adopted).toHaveLength(1);
    const switches = adopted.map((row) => ({ row, to: 'back' as const }));
    expect(moved(patch, { switches }).text).not.toContain('[patch');
  });

  test('changes nothing of the rows it does not name', () => {
    const [first] = guideForks;
    const switches = first ? [{ row: rowId(first), to: 'off' as const }] : [];
    expect(moved('gemm = "0.19"\n', { switches }).text).toBe('qlora-gemm = "0.20"\n');
  });
});

describe('forklift.toml', () => {
  const rule = '[forks]\nmemo = { fork = "memo2", requirement = "2", from = "^1" }\n';
  test.each(['forklift.toml', '.cargo/forklift.toml'])('is used at %s', (at) => {
    const { text, rules } = moved('memo = "1"\n', {}, rule, at);
    expect(text).toBe('memo2 = "2"\n');
    expect(rules).toMatchObject([{ path: at, row: { crate: 'memo', fork: 'memo2' } }]);
  });

  test('is read and not used without consent', () => {
    const { text, rules } = moved('memo = "1"\n', { projectRules: false }, rule);
    expect(text).toBe('memo = "1"\n');
    expect(rules).toMatchObject([{ row: { crate: 'memo', fork: 'memo2' } }]);
  });

  test('has no say below the root', () => {
    expect(moved('memo = "1"\n', {}, rule, 'crates/a/forklift.toml').text).toBe('memo = "1"\n');
  });

  test('takes the place of other rows about its crates', () => {
    const own = '[forks]\npaste = { fork = "pastey", requirement = "0.2", from = "^1" }\n';
    expect(moved('paste = "1"\n', {}, own).text).toBe('pastey = "0.2"\n');
  });

  test('keeps what holds, and says the rest at its place', () => {
    const { text, findings } = moved('memo = "1"\n', {}, `${rule}fn = "other"\n`);
    expect(text).toBe('memo2 = "2"\n');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'rule-invalid', path: 'forklift.toml', line: 3 }),
    );
  });

  test('that is no TOML is a finding, and costs nothing else', () => {
    const { text, findings } = moved('paste = "1"\n', {}, '[forks\n');
    expect(text).toBe('qlora-paste = "1"\n');
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'toml-syntax', path: 'forklift.toml', line: 1 }),
    );
  });
});
