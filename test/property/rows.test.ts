/** Rows of any kind: what does not hold never reaches a file, and any set that holds keeps the engine's promises. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, checkForks, type Fork, migrate } from '../../src/engine/index.ts';
import { patience, runs } from './runs.ts';

const crates = ['alpha', 'beta-kit', 'gamma_ray', 'delta', 'eps-2'];
const successors = ['alpha2', 'beta-next', 'gamma'];
const ranges = ['^0.3', '^1', '^2', '>=0.3, <2'];
const features = ['std', 'simd', 'old'];

const validRow: fc.Arbitrary<Fork> = fc
  .record({
    crate: fc.constantFrom(...crates),
    fork: fc.constantFrom(...successors),
    requirement: fc.constantFrom('0.3', '1', '2.1'),
    versions: fc.subarray(['0.3.1', '1.0.4', '2.1.0']),
    compatible: fc.constantFrom(...ranges),
    lib: fc.constantFrom(undefined, 'thing', 'alpha'),
    features: fc.constantFrom(
      undefined,
      { drop: ['old'] },
      { add: ['simd'] },
      { rename: { std: 'core-std' } },
    ),
    together: fc.constantFrom(undefined, ['delta']),
  })
  .map(({ lib, features: changes, together, ...row }) => ({
    kind: 'rename',
    ...row,
    ...(lib !== undefined && { lib }),
    ...(changes && { features: changes }),
    ...(together && { together }),
  }));

const declaration = fc
  .tuple(
    fc.constantFrom(...crates, ...successors),
    fc.constantFrom('0.3', '1', '2', '7'),
    fc.subarray(features),
    fc.boolean(),
  )
  .map(([crate, version, asked, plain]) => ({
    crate,
    line: plain
      ? `${crate} = "${version}"`
      : `${crate} = { version = "${version}", features = ${JSON.stringify(asked)} }`,
  }));

const project = fc
  .uniqueArray(declaration, { selector: ({ crate }) => crate, maxLength: 6 })
  .map((declared) => [
    {
      path: 'Cargo.toml',
      text: `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${declared.map(({ line }) => `${line}\n`).join('')}`,
    },
    {
      path: 'src/lib.rs',
      text: declared
        .map(({ crate }, index) => `use ${crate.replaceAll('-', '_')}::Thing as T${index};\n`)
        .join(''),
    },
  ]);

test(
  'any set of rows that lead out of what they move: edits are what changes, nothing goes wrong inside, and done once it is done',
  () => {
    fc.assert(
      fc.property(
        project,
        fc.array(validRow, { maxLength: 6 }),
        fc.boolean(),
        (files, rows, alias) => {
          const options = {
            forks: rows,
            strategy: alias ? ('alias' as const) : ('rename' as const),
          };
          const { files: migrated, findings } = migrate(files, options);
          const codes = findings.map(({ code }) => code);
          expect(codes).not.toContain('verification-failed');
          expect(codes).not.toContain('internal-error');
          for (const { before, after, edits } of migrated) {
            expect(applyEdits(before ?? '', edits)).toBe(after);
          }
          const again = migrate(
            migrated.map(({ path, after }) => ({ path, text: after })),
            options,
          );
          expect(again.files.map(({ after }) => after)).toEqual(migrated.map(({ after }) => after));
        },
      ),
      runs,
    );
  },
  patience,
);

const evil = fc.oneof(
  fc.string({ maxLength: 12 }).map((text) => `${text}"evil`),
  fc.constantFrom('', '../evil', 'evil\n', '__proto__', 'evil evil', 'évil', 'evil"]\n[x', 'fn'),
);

test(
  'what is no name never reaches a file, and costs nothing',
  () => {
    const rows = fc.record({
      kind: fc.constant('rename'),
      crate: fc.oneof(fc.constantFrom(...crates), evil),
      fork: evil,
      requirement: fc.oneof(fc.constant('1'), evil),
      versions: fc.oneof(fc.constant([]), fc.array(evil, { maxLength: 2 })),
      compatible: fc.oneof(fc.constant('*'), evil),
    });
    fc.assert(
      fc.property(
        project,
        fc.array(fc.oneof(rows, fc.anything()), { maxLength: 3 }),
        (files, given) => {
          const checked = checkForks(given);
          expect(checked.forks).toEqual([]);
          expect(checked.findings).toHaveLength(given.length);
          // Callers without types hand over anything.
          const result: unknown = Reflect.apply(migrate, null, [files, { forks: given }]);
          expect(result).toMatchObject({ files: files.map(({ text }) => ({ after: text })) });
        },
      ),
      runs,
    );
  },
  patience,
);
