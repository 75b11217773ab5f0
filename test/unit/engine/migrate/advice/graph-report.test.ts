import { expect, test } from 'vitest';
import {
  catalogue,
  guideForks,
  migrate,
  type SourceFile,
} from '../../../../../src/engine/index.ts';

const registry = 'registry+https://github.com/rust-lang/crates.io-index';

/** A lock file of a package `app` that depends on all of `crates`. */
function lock(crates: readonly (readonly [name: string, version: string])[]): SourceFile {
  const entries = crates.map(
    ([name, version]) =>
      `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "${registry}"\n`,
  );
  const needed = crates.map(([name]) => ` "${name}",\n`).join('');
  const app = `[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = [\n${needed}]\n`;
  return { path: 'Cargo.lock', text: `version = 4\n\n${[app, ...entries].join('\n')}` };
}

const manifest = (dependencies: string): SourceFile => ({
  path: 'Cargo.toml',
  text: `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependencies}`,
});

const locked = [
  ['cc', '1.2.0'],
  ['memmap2', '0.9.11'],
  ['qlora-paste', '1.0.17'],
] as const;

test.each<[what: string, files: readonly SourceFile[], watched: readonly string[]]>([
  [
    'only the guide’s where no row is met',
    [manifest('other = "1"\n'), lock(locked)],
    ['qlora-paste'],
  ],
  [
    'one that is declared',
    [manifest('memmap2 = "0.9.11"\n'), lock(locked)],
    ['qlora-paste', 'memmap2'],
  ],
  [
    'once, where two of its old crates are locked',
    [manifest('other = "1"\n'), lock([...locked, ['memmap', '0.7.0'], ['mapr', '0.8.0']])],
    ['memmap', 'mapr', 'qlora-paste', 'memmap2'],
  ],
  ['in a lock file alone', [lock(locked)], ['qlora-paste']],
])('forks are watched: %s', (_what, files, watched) => {
  const forks = [
    ...guideForks,
    ...catalogue.rows.filter((row) => row.kind === 'rename' && row.crate !== 'paste'),
  ];
  const { graphs } = migrate(files, { forks });
  const crates = graphs.flatMap((graph) => graph.crates.map(({ crate }) => crate));
  expect(crates.toSorted()).toEqual(watched.toSorted());
  expect(new Set(crates).size).toBe(crates.length);
});
