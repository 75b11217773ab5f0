/**
 * Generated projects with a lock file of Cargo's, old or new: the given update commands work, every patch is then used
 * or reported as unused, and what is said about paste and gemm is what Cargo has in its graph, with shims and without.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MigrationOptions, migrate } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';

const runs = Number(process.env.FORKLIFT_RUNS ?? '40');
const seed = Number(process.env.FORKLIFT_SEED ?? '20260101');

const lines = [
  'paste = "1.0"',
  'paste = "=1.0.14"',
  'paste = "0.1"',
  'gemm = "0.19"',
  'gemm = "0.18"',
  'uses-paste = "1"',
  'uses-gemm = "0.3"',
  'tokenizers = { version = "0.21", optional = true }',
  'candle-core = "0.9.2"',
  'candle-core = "0.10"',
  'candle-nn = { version = "0.9", optional = true }',
  'candle-lora = "0.2"',
  'log = "0.4"',
];

const chosen = fc.uniqueArray(fc.constantFrom(...lines), {
  minLength: 1,
  maxLength: 4,
  selector: (line) => line.split(' ')[0],
});

function manifest(name: string, dependencies: readonly string[]): string {
  return `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${dependencies.join('\n')}\n`;
}

/** A package, or a workspace of two whose members are found in different ways; each line's crate once a package. */
const project: fc.Arbitrary<Files> = fc.oneof(
  chosen.map((it) => ({ 'Cargo.toml': manifest('app', it) })),
  fc
    .tuple(
      chosen,
      chosen,
      fc.constantFrom('["crates/a", "crates/b"]', '["crates/*"]', '["*/*"]', '["crates/a"]'),
    )
    .map(([one, other, members]) => ({
      'Cargo.toml': `[workspace]\nresolver = "2"\nmembers = ${members}\n`,
      'crates/a/Cargo.toml': manifest('a', [...one, 'b = { path = "../b" }']),
      'crates/b/Cargo.toml': manifest('b', other),
    })),
);

const options: fc.Arbitrary<MigrationOptions> = fc.record({
  shim: fc.boolean(),
  strategy: fc.constantFrom('rename' as const, 'alias' as const),
});

/** Crates locked at an earlier release than the newest. */
const pins = fc.subarray([
  ['paste', '1.0.14'],
  ['candle-core', '0.9.1'],
  ['candle-nn', '0.9.1'],
] as const);

const resolve = ['metadata', '--format-version', '1', '--all-features'];

/** Findings that say a crate is in the graph after the migration. */
const ofTheGraph: ReadonlySet<string> = new Set(['old-crate-remains', 'fork-brings-old-crate']);
/** Findings that leave a declaration, or a version, with the old crate. */
const held: ReadonlySet<string> = new Set(['requirement-outside-matrix', 'shim-outside-matrix']);

function speaksOf(message: string, crate: string): boolean {
  return new RegExp(`(?:^|clear |of |for )${crate} `).test(message);
}

/** The versions of `crate` that come from the registry. */
function registered(stdout: string, crate: string): readonly string[] {
  return [...stdout.matchAll(/"id":"registry\+[^"]*#([\w-]+)@([\d.]+)","license"/g)].flatMap(
    ([, name, version = '']) => (name === crate ? [version] : []),
  );
}

describe.skipIf(!cargoAvailable)('what is said of the graph is what Cargo has', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  it('for generated projects with their lock files', async () => {
    await fc.assert(
      fc.asyncProperty(project, options, pins, async (files, choice, pinned) => {
        lab.write(files);
        expect((await lab.cargo(resolve)).code).toBe(0);
        // An older lock file: a pin that the requirements don't admit changes nothing.
        for (const [crate, version] of pinned) {
          await lab.cargo(['update', '-p', crate, '--precise', version]);
        }
        const lock = readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8');
        const {
          files: migrated,
          findings,
          commands,
        } = migrate(
          [...Object.entries(files), ['Cargo.lock', lock] as const].map(([path, text]) => ({
            path,
            text,
          })),
          choice,
        );
        lab.write(Object.fromEntries(migrated.map((file) => [file.path, file.after])));
        for (const command of commands.filter((it) => it.startsWith('cargo update'))) {
          const said = await lab.cargo(command.split(' ').slice(1));
          expect(said.code, `${command}\n${said.stderr}`).toBe(0);
        }
        const after = await lab.cargo(resolve);
        expect(after.code, after.stderr).toBe(0);
        for (const [, crate = ''] of after.stderr.matchAll(
          /patch `([\w-]+) v[^`]*` was not used/g,
        )) {
          const said = findings.some(
            (it) => it.code === 'patch-unused' && it.message.includes(crate),
          );
          expect(said, `${crate} is patched in vain\n${after.stderr}`).toBe(true);
        }
        for (const crate of ['paste', 'gemm']) {
          const remains = registered(after.stdout, crate).length > 0;
          const about = findings.filter((it) => speaksOf(it.message, crate));
          const graph = about.filter((it) => ofTheGraph.has(it.code));
          const words = `${crate}\n${about.map((it) => it.message).join('\n')}\n${after.stderr}`;
          // What stays is said, of the graph or of the declaration that keeps it; what is said to stay does.
          if (remains)
            expect(
              about.some((it) => ofTheGraph.has(it.code) || held.has(it.code)),
              words,
            ).toBe(true);
          else expect(graph, words).toEqual([]);
        }
      }),
      { numRuns: runs, seed },
    );
  });
});
