/** Two rows that could each take a crate away: nothing is guessed, not even behind a shim. */
import { describe, expect, test } from 'vitest';
import { type Fork, guideForks, migrate } from '../../../../../src/engine/index.ts';

const pastey: Fork = {
  kind: 'rename',
  crate: 'paste',
  fork: 'pastey',
  requirement: '0.2',
  versions: ['0.2.2'],
  compatible: '^1',
  shim: { lastRelease: '1.0.15', features: [], defaultFeatures: [], license: 'MIT' },
  macrosOnly: true,
};
const without = ({ shim: _, ...row }: typeof pastey & { kind: 'rename' }): Fork => row;

const index = 'registry+https://github.com/rust-lang/crates.io-index';
const lock = [
  'version = 4\n',
  '[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["other"]\n',
  `[[package]]\nname = "other"\nversion = "1.0.0"\nsource = "${index}"\ndependencies = ["paste"]\n`,
  `[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "${index}"\n`,
].join('\n');
const manifest = (rest: string) =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nother = "1"\n${rest}`;
const entry = '[patch.crates-io]\npaste = { package = "qlora-paste", version = "1.0" }\n';
const both = [...guideForks, pastey];

function run(rest: string, locked: boolean, forks: readonly Fork[], shim = true) {
  const files = [
    { path: 'Cargo.toml', text: manifest(rest) },
    { path: 'src/lib.rs', text: '' },
    ...(locked ? [{ path: 'Cargo.lock', text: lock }] : []),
  ];
  const { files: after, findings } = migrate(files, { forks, shim });
  return {
    changed: after.filter((file) => file.before !== file.after).map(({ path }) => path),
    findings,
    helps: findings.flatMap(({ code, help }) => (help ? [`${code}: ${help}`] : [])),
  };
}

describe('shims on, the choice not made', () => {
  test.each<[what: string, rest: string, locked: boolean, forks: readonly Fork[]]>([
    ['the crate is in the graph', '', true, both],
    ['in the other order', '', true, [pastey, ...guideForks]],
    [
      'neither can have a shim',
      '',
      true,
      [...both.filter((row) => row !== pastey), without(pastey)],
    ],
    ['the crate is declared too', 'paste = "1"\n', true, both],
    ['the crate is declared, and no lock file given', 'paste = "1"\n', false, both],
    ['the root has the guide’s own entry', entry, true, both],
    ['the root has the guide’s own entry, and no lock file is given', entry, false, both],
  ])('%s: nothing is written', (_what, rest, locked, forks) => {
    expect(run(rest, locked, forks).changed).toEqual([]);
  });

  test('it is said where the crate stays, and no button offers a shim', () => {
    for (const shim of [true, false]) {
      const { findings } = run('', true, both, shim);
      const [stays, ...others] = findings.filter(({ code }) => code === 'old-crate-remains');
      expect(others).toEqual([]);
      expect(stays?.action).toBeUndefined();
      expect(stays?.help).toMatch(/^qlora-paste and pastey can each take its place: switch on/);
    }
  });

  test('a fork that moves brings the crate along', () => {
    const { changed, helps } = run('gemm = "0.19"\n', false, both);
    expect(changed).toEqual(['Cargo.toml']);
    const [help, ...others] = helps.filter((each) => each.startsWith('fork-brings-old-crate'));
    expect(others).toEqual([]);
    expect(help).toMatch(/qlora-paste and pastey can each take its place/);
  });
});

test('once the choice is made, its shim is written', () => {
  expect(run('', true, guideForks).changed).toContain('shims/paste/src/lib.rs');
  const other = guideForks.filter((row) => row.kind !== 'rename' || row.crate !== 'paste');
  expect(run('', true, [...other, pastey]).changed).toContain('shims/paste/src/lib.rs');
});

test('a crate that is brought along and can have no shim is not offered one', () => {
  const rows = guideForks.map((row) =>
    row.kind === 'rename' && row.crate === 'paste' ? without({ ...pastey, fork: row.fork }) : row,
  );
  const [help] = run('gemm = "0.19"\n', false, rows).helps.filter((each) =>
    each.startsWith('fork-brings'),
  );
  expect(help).toBe(
    'fork-brings-old-crate: Only a release of qlora-gemm without paste can end that.',
  );
});

test('what a fork brings along is not asked about where its row is off', () => {
  const rows = guideForks.filter((row) => row.kind !== 'rename' || row.crate !== 'paste');
  expect(run('gemm = "0.19"\n', false, rows).helps.join()).not.toContain('fork-brings');
});
