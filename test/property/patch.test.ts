/**
 * The exported patch, applied by git to what the user has, gives exactly the files of the zip: over
 * generated projects, many to one call of git, each in a folder of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { migrate, type SourceFile, unifiedPatch } from '../../src/engine/index.ts';
import { changedFiles } from '../../src/project/export/out-file.ts';
import { patience, runs } from './runs.ts';

/** Projects applied by one call of git. */
const batchSize = 50;

const home = mkdtempSync(join(tmpdir(), 'forklift-patch-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** How a file's lines end, and whether its last one does. */
const ending = fc.record({
  newline: fc.constantFrom('\n', '\r\n'),
  last: fc.boolean(),
  mark: fc.constantFrom('', '\uFEFF'),
});

/** A text of some of `lines` between blank ones, comments and each other, in any order. */
const textOf = (lines: readonly string[]) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...lines, '', '// x', '// ü 日 \\ "'), {
        minLength: 1,
        maxLength: 30,
      }),
      ending,
    )
    .map(
      ([chosen, { newline, last, mark }]) => mark + chosen.join(newline) + (last ? newline : ''),
    );

const source = textOf([
  'use paste::paste;',
  'paste::paste! { fn [<a _b>]() {} }',
  'use gemm::{gemm, Parallelism};',
  'pub fn f() { gemm::gemm(); }',
]);
const manifest = fc
  .tuple(
    fc.subarray(['paste = "1"', 'gemm = "0.19" # why', 'candle-core = "0.9"', 'serde = "1"']),
    fc.nat(12),
    ending,
  )
  .map(
    ([dependencies, blanks, { newline, last, mark }]) =>
      mark +
      [
        '[package]',
        'name = "a"',
        'version = "0.1.0"',
        'edition = "2021"',
        ...Array.from({ length: blanks }, () => '# …'),
        '[dependencies]',
        ...dependencies,
      ].join(newline) +
      (last ? newline : ''),
  );
/** Names that git quotes, or ends with a tab. */
const name = fc.constantFrom('lib', 'a b', 'ü', '日本', 'q"uote', "it's", '-dash', 'tab-less');

const project: fc.Arbitrary<readonly SourceFile[]> = fc
  .record({
    manifest,
    sources: fc.dictionary(name, source, { maxKeys: 3 }),
    shim: fc.boolean(),
  })
  .map(({ manifest: root, sources, shim }) => [
    { path: 'Cargo.toml', text: root },
    ...Object.entries(sources).map(([file, text]) => ({ path: `src/${file}.rs`, text })),
    ...(shim ? [{ path: 'Cargo.lock', text: lock }] : []),
  ]);

const lock =
  'version = 4\n\n[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = ["user"]\n\n' +
  '[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n\n' +
  '[[package]]\nname = "user"\nversion = "1.0.0"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\ndependencies = ["paste"]\n';

test(
  'git gives what the zip gives',
  () => {
    let round = 0;
    let changed = 0;
    fc.assert(
      fc.property(
        fc.array(project, { minLength: batchSize, maxLength: batchSize, size: 'max' }),
        (projects) => {
          const folder = join(home, String(round++));
          const expected: Record<string, string> = {};
          let patch = '';
          for (const [at, given] of projects.entries()) {
            const migration = migrate(given, {
              shim: given.some(({ path }) => path === 'Cargo.lock'),
            });
            const below = (path: string) => `p${at}/${path}`;
            write(
              folder,
              given.map(({ path, text }) => ({ path: below(path), text })),
            );
            for (const { path, text } of given) expected[below(path)] = text;
            const out = changedFiles(migration);
            for (const { path, data } of out) {
              if (typeof data === 'string') expected[below(path)] = data;
            }
            changed += out.length;
            const files = migration.files.map((file) => ({ ...file, path: below(file.path) }));
            patch += unifiedPatch({ ...migration, files });
          }
          writeFileSync(join(home, 'migration.patch'), patch);
          if (patch !== '') {
            execFileSync('git', ['apply', '--whitespace=nowarn', join(home, 'migration.patch')], {
              cwd: folder,
              stdio: 'pipe',
              env: {
                ...process.env,
                GIT_CEILING_DIRECTORIES: home,
                GIT_CONFIG_NOSYSTEM: '1',
                GIT_CONFIG_GLOBAL: '/dev/null',
              },
            });
          }
          expect(filesUnder(folder)).toEqual(expected);
          rmSync(folder, { recursive: true });
        },
      ),
      { ...runs, numRuns: Math.ceil(runs.numRuns / batchSize), endOnFailure: true },
    );
    expect(changed).toBeGreaterThan(0);
  },
  patience,
);

function write(folder: string, files: readonly SourceFile[]): void {
  for (const { path, text } of files) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}

function filesUnder(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const full = join(entry.parentPath, entry.name);
        return [full.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(full, 'utf8')];
      }),
  );
}
