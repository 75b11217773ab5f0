/** Rows of any kind: an invalid one never reaches a file, and any set of valid ones keeps the engine's promises. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, checkForks, migrate, type RenamedFork } from '../../src/engine/index.ts';
import { patience, runs } from './runs.ts';

const crates = ['alpha', 'beta-kit', 'gamma_ray', 'delta', 'eps-2'];
const successors = ['alpha2', 'beta-next', 'gamma'];
const ranges = ['^0.3', '^1', '^2', '>=0.3, <2'];
const features = ['std', 'simd', 'old'];

const validRow: fc.Arbitrary<RenamedFork> = fc
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

/** Rows that may lead to each other's crates, to a crate itself from elsewhere, and say anything about libraries. */
const anyRow: fc.Arbitrary<RenamedFork> = fc
  .record({
    row: validRow,
    crate: fc.constantFrom(...crates, ...successors),
    fork: fc.constantFrom(...crates, ...successors),
    lib: fc.constantFrom(undefined, undefined, 'thing', 'alpha', 'beta_kit', 'gamma'),
    forkLib: fc.constantFrom(undefined, undefined, 'thing', 'alpha', 'beta_kit', 'gamma'),
    isElsewhere: fc.boolean(),
  })
  .map(({ row, crate, fork, lib, forkLib, isElsewhere }) => ({
    ...row,
    crate,
    fork,
    ...(lib !== undefined && { lib }),
    ...(forkLib !== undefined && { forkLib }),
    ...((isElsewhere || crate === fork) && { source: { git: 'https://a.org/b' } }),
  }));

const declaration = fc
  .tuple(
    fc.constantFrom(...crates, ...successors),
    fc.constantFrom('0.3', '1', '2', '7'),
    fc.subarray(features),
    fc.constantFrom(
      'plain',
      'table',
      'dotted',
      'dotted version',
      'alias',
      'optional',
      'bare',
      'git',
    ),
  )
  .map(([crate, version, asked, form]) => {
    const lines = {
      plain: `${crate} = "${version}"`,
      table: `${crate} = { version = "${version}", features = ${JSON.stringify(asked)} }`,
      dotted: `${crate}.version = "${version}"\n${crate}.features = ${JSON.stringify(asked)}`,
      'dotted version': `${crate}.version = "${version}"`,
      optional: `${crate} = { version = "${version}", optional = true }`,
      bare: `${crate} = { version = "${version}", default-features = false }`,
      git: `${crate} = { git = "https://a.org/b", version = "${version}" }`,
      alias: `${crate}_x = { package = "${crate}", version = "${version}" }`,
    };
    return { crate, form, line: lines[form as keyof typeof lines] };
  });

/** Features that speak of an optional dependency: of its name, of itself, or of a feature of it. */
const speaking = fc.constantFrom<(name: string) => string>(
  () => '',
  (name) => `x-${name} = ["dep:${name}"]\n`,
  (name) => `x-${name} = ["${name}/std"]\n`,
  (name) => `x-${name} = ["${name}?/std"]\n`,
  (name) => `x-${name} = ["${name}"]\n`,
);

const project = fc
  .tuple(fc.uniqueArray(declaration, { selector: ({ crate }) => crate, maxLength: 6 }), speaking)
  .map(([declared, said]) => [
    {
      path: 'Cargo.toml',
      text: `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${declared.map(({ line }) => `${line}\n`).join('')}\n[features]\n${declared.map(({ crate, form }) => (form === 'optional' ? said(crate) : '')).join('')}`,
    },
    {
      path: 'src/lib.rs',
      text: declared
        .map(({ crate }, index) => `use ${crate.replaceAll('-', '_')}::Thing as T${index};\n`)
        .join(''),
    },
  ]);

test.each([
  ['that lead out of what they move', validRow],
  ['that lead anywhere and may contradict each other', anyRow],
])(
  'any set of rows %s: edits are what changes, nothing goes wrong inside, and done once it is done',
  (_what, anyOf) => {
    fc.assert(
      fc.property(
        project,
        fc.array(anyOf, { maxLength: 6 }),
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

/** What is no name, version, address or path anywhere. */
const evil = fc.oneof(
  fc.string({ maxLength: 12 }).map((text) => `${text}"evil`),
  fc.constantFrom('evil\n', '"evil"]\n[x', '\u0000"', '"'),
);
/** What is no name, and may be a folder or a word. */
const noName = fc.oneof(
  evil,
  fc.constantFrom('', '../evil', '__proto__', 'evil evil', 'évil', 'fn', 'std'),
);
const noIdentifier = fc.oneof(evil, fc.constantFrom('', 'a-b', 'fn', 'std', '_', 'évil'));
const notText = fc.constantFrom<unknown>(7, null, true, {}, [], [['evil']]);

const whole = {
  kind: 'rename',
  crate: 'alpha',
  fork: 'alpha2',
  requirement: '1',
  versions: ['1.0.4'],
  compatible: '*',
};
const patch = { kind: 'patch', crates: ['alpha'], git: 'https://a.org/b', version: '1.0.0' };

/** A row that is valid except for one field, at any depth. */
const almost: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({ crate: noName }).map((bad) => ({ ...whole, ...bad })),
  fc.record({ fork: noName }).map((bad) => ({ ...whole, ...bad })),
  fc.record({ lib: noIdentifier }).map((bad) => ({ ...whole, ...bad })),
  fc.record({ forkLib: noIdentifier }).map((bad) => ({ ...whole, ...bad })),
  fc.record({ requirement: fc.oneof(evil, notText) }).map((bad) => ({ ...whole, ...bad })),
  fc.record({ compatible: fc.oneof(evil, notText) }).map((bad) => ({ ...whole, ...bad })),
  evil.map((version) => ({ ...whole, versions: ['1.0.4', version] })),
  evil.map((feature) => ({ ...whole, features: { drop: [feature] } })),
  evil.map((feature) => ({ ...whole, features: { add: [feature] } })),
  evil.map((feature) => ({ ...whole, features: { rename: { std: feature } } })),
  evil.map((feature) => ({ ...whole, features: { rename: { [feature]: 'std' } } })),
  evil.map((item) => ({ ...whole, paths: { [`a::${item}`]: null } })),
  evil.map((item) => ({ ...whole, paths: { A: `a::${item}` } })),
  evil.map((item) => ({ ...whole, differs: { [`a::${item}`]: 'it is not.' } })),
  noName.map((crate) => ({ ...whole, together: [crate] })),
  noName.map((crate) => ({ ...whole, family: [crate] })),
  noName.map((crate) => ({ ...whole, shows: { [`a/${crate}`]: { crate: '1', fork: '1' } } })),
  evil.map((git) => ({ ...whole, source: { git: `https://a.org/${git}` } })),
  evil.map((branch) => ({ ...whole, source: { git: 'https://a.org/b', branch } })),
  evil.map((path) => ({ ...whole, source: { path } })),
  noName.map((registry) => ({ ...whole, source: { registry: `${registry}"` } })),
  evil.map((license) => ({
    ...whole,
    shim: { lastRelease: '1.0.0', features: [], defaultFeatures: [], license: `${license}\n` },
  })),
  noName.map((crate) => ({ ...patch, crates: ['alpha', crate] })),
  evil.map((git) => ({ ...patch, git: `https://a.org/${git}` })),
  evil.map((tag) => ({ ...patch, tag })),
  evil.map((path) => ({ ...patch, git: undefined, path })),
  evil.map((version) => ({ ...patch, version })),
  evil.map((comment) => ({ ...patch, comment: `${comment}\n` })),
  evil.map((upstream) => ({ ...patch, upstream })),
);

/** Rows in one migration: checking them costs a fraction of the rest. */
const together = 25;

test(
  'what is no row never reaches a file, and costs nothing',
  () => {
    fc.assert(
      fc.property(
        project,
        fc.array(fc.oneof({ arbitrary: almost, weight: 4 }, fc.anything()), {
          minLength: together,
          maxLength: together,
        }),
        (files, given) => {
          const checked = checkForks(given);
          expect(checked.forks).toEqual([]);
          expect(checked.findings).toHaveLength(given.length);
          // Callers without types hand over anything.
          const result: unknown = Reflect.apply(migrate, null, [files, { forks: given }]);
          expect(result).toMatchObject({ files: files.map(({ text }) => ({ after: text })) });
        },
      ),
      { ...runs, numRuns: Math.max(40, Math.ceil(runs.numRuns / together)) },
    );
  },
  patience,
);
