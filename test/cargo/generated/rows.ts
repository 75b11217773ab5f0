/**
 * Generated rows over generated projects: crates and forks that are stubs of one small API, so that any row that names them
 * is true, and projects that declare and use them in every table, by key, by a name of their own or inherited.
 */
import fc from 'fast-check';
import type { Fork, RenamedFork } from '../../../src/engine/index.ts';
import type { Files } from '../lab/run.ts';

interface Stub {
  readonly name: string;
  readonly lib?: string;
  readonly features: readonly string[];
}

const releases = ['0.3.1', '1.0.4'] as const;

/** Unmaintained crates, and two that are forks and old crates at once. */
const olds: readonly Stub[] = [
  { name: 'alpha', features: ['std', 'old'] },
  { name: 'beta-kit', features: ['std', 'simd'] },
  { name: 'gamma_ray', features: ['std'] },
  { name: 'delta', features: ['std', 'old', 'simd'] },
];
const forks: readonly Stub[] = [
  { name: 'alpha2', features: ['std', 'simd', 'core-std', 'old'] },
  { name: 'beta-next', lib: 'beta_kit', features: ['std', 'simd', 'core-std', 'old'] },
  { name: 'gamma-ng', lib: 'gamma', features: ['std', 'simd', 'core-std', 'old'] },
  { name: 'eps', features: ['std', 'simd', 'core-std', 'old'] },
];
const stubs = [...olds, ...forks];

function libName({ name, lib }: Stub): string {
  return lib ?? name.replaceAll('-', '_');
}

const source =
  'pub struct Thing;\npub type Colour = Thing;\npub type Color = Thing;\npub fn make() -> Thing {\n    Thing\n}\npub mod inner {\n    pub use super::Thing;\n}\n';

/** The registry that Cargo takes them from: all releases of all of them. */
export const registry: Files = Object.fromEntries([
  [
    '.cargo/config.toml',
    '[source.crates-io]\nreplace-with = "stubs"\n[source.stubs]\ndirectory = "stubs"\n',
  ],
  ...stubs.flatMap((stub) =>
    releases.flatMap((version) => {
      const folder = `stubs/${stub.name}-${version}`;
      const features = stub.features.map((feature) => `${feature} = []\n`).join('');
      const manifest = `[package]\nname = "${stub.name}"\nversion = "${version}"\nedition = "2021"\n\n[lib]\nname = "${libName(stub)}"\npath = "lib.rs"\n\n[features]\n${features}`;
      return [
        [`${folder}/Cargo.toml`, manifest],
        [`${folder}/lib.rs`, source],
        [`${folder}/.cargo-checksum.json`, '{"files":{},"package":null}'],
      ];
    }),
  ),
]);

/** Any row from one of the stubs to another; what it says of features holds for both. */
const row: fc.Arbitrary<RenamedFork> = fc
  .record({
    crate: fc.constantFrom(...olds, ...forks.slice(0, 1)),
    fork: fc.constantFrom(...forks),
    requirement: fc.constantFrom('0.3', '1', '0.3.1'),
    versions: fc.subarray([...releases]),
    compatible: fc.constantFrom('^0.3', '^1', '>=0.3, <2', '*'),
    dropped: fc.boolean(),
    more: fc.constantFrom<Partial<RenamedFork>>(
      {},
      {},
      { paths: { Colour: 'Color' } },
      { features: { add: ['simd'] } },
      { features: { rename: { std: 'core-std' } } },
      { together: ['delta'] },
      { family: ['beta-kit'] },
      { namesItself: true },
    ),
  })
  .filter(({ crate, fork }) => crate !== fork)
  .map(({ crate, fork, dropped, more, ...ranges }) => ({
    kind: 'rename',
    crate: crate.name,
    ...(crate.lib !== undefined && { lib: crate.lib }),
    fork: fork.name,
    ...(fork.lib !== undefined && { forkLib: fork.lib }),
    ...ranges,
    ...(dropped && { features: { drop: ['old'] } }),
    ...more,
  }));

export const rowSet: fc.Arbitrary<readonly Fork[]> = fc.array(row, { minLength: 1, maxLength: 5 });

const declared = fc
  .record({
    // What a crate's library is called is known of those that a row speaks of: these are called by their names.
    stub: fc.constantFrom(...olds, ...olds, ...forks.filter(({ lib }) => lib === undefined)),
    version: fc.constantFrom('0.3', '1', '1.0.4', '>=0.3'),
    table: fc.constantFrom('', '', 'dev-', 'build-'),
    form: fc.constantFrom('string', 'string', 'table', 'key', 'dotted', 'optional', 'inherited'),
    asked: fc.array(fc.nat(2), { maxLength: 2 }),
    whole: fc.boolean(),
  })
  .map(({ stub, version, table, form, asked, whole }) => {
    const features = [...new Set(asked.flatMap((at) => stub.features[at] ?? []))];
    const fields = `version = "${version}"${features.length > 0 ? `, features = ${JSON.stringify(features)}` : ''}`;
    const own = form === 'key' ? `my_${libName(stub)}` : libName(stub);
    const lines = {
      string: `${stub.name} = "${version}"\n`,
      table: `${stub.name} = { ${fields} }\n`,
      key: `my_${libName(stub)} = { package = "${stub.name}", ${fields} }\n`,
      dotted: `${stub.name}.version = "${version}"\n`,
      optional: `${stub.name} = { ${fields}, optional = true }\n`,
      inherited: `${stub.name}.workspace = true\n`,
    };
    const isInherited = form === 'inherited';
    const kind = form === 'optional' && table === 'dev-' ? 'string' : form;
    return {
      stub,
      table,
      line: lines[kind as keyof typeof lines],
      root: isInherited ? `${stub.name} = { ${fields} }\n` : '',
      use: whole
        ? `    let _: ${own}::Colour = ${own}::make();\n`
        : `    {\n        use ${own}::{inner::Thing, make};\n        let _: Thing = make();\n    }\n`,
      isOptional: kind === 'optional',
      feature: stub.name,
    };
  });

type Declared = typeof declared extends fc.Arbitrary<infer D> ? D : never;

function member(name: string, dependencies: readonly Declared[]): Files {
  const tables = ['', 'dev-', 'build-'].map((table) => {
    const lines = dependencies.filter((each) => each.table === table).map(({ line }) => line);
    return lines.length > 0 ? `\n[${table}dependencies]\n${lines.join('')}` : '';
  });
  const body = (table: string) =>
    dependencies
      .filter((each) => each.table === table)
      .map(({ use, isOptional, feature }) =>
        isOptional ? `    #[cfg(feature = "${feature}")]\n    {\n${use}    }\n` : use,
      )
      .join('');
  return {
    [`${name}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n${tables.join('')}`,
    [`${name}/src/lib.rs`]: `pub fn used() {\n${body('')}}\n`,
    [`${name}/tests/uses.rs`]: `#[test]\nfn uses() {\n${body('dev-')}}\n`,
    [`${name}/build.rs`]: `fn main() {\n${body('build-')}}\n`,
  };
}

/** A workspace of up to two packages; each declares a crate once. */
export const rowProject: fc.Arbitrary<Files> = fc
  .array(
    fc.uniqueArray(declared, { selector: ({ stub }) => stub.name, minLength: 1, maxLength: 4 }),
    { minLength: 1, maxLength: 2 },
  )
  .map((packages) => {
    const roots = new Map(
      packages.flat().flatMap(({ stub, root }) => (root ? [[stub.name, root] as const] : [])),
    );
    const shared =
      roots.size > 0 ? `\n[workspace.dependencies]\n${[...roots.values()].join('')}` : '';
    return {
      'Cargo.toml': `[workspace]\nresolver = "2"\nmembers = ["m*"]\n${shared}`,
      ...Object.fromEntries(
        packages.flatMap((dependencies, at) => Object.entries(member(`m${at}`, dependencies))),
      ),
    };
  });
