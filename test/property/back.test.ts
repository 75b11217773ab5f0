/** There and back again: the bytes that were given, or a finding at the file that says what can't be known any more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Fork,
  guideForks,
  type MigrationOptions,
  migrate,
  type SourceFile,
  wayBack,
} from '../../src/engine/index.ts';
import { patience, runs } from './runs.ts';

const there: readonly Fork[] = [
  ...guideForks,
  {
    kind: 'rename',
    crate: 'xml-rs',
    lib: 'xml',
    fork: 'xml',
    requirement: '1',
    versions: [],
    compatible: '^0.8',
    features: { rename: { std: 'core' } },
    paths: { Colour: 'Color' },
  },
];
const back = there.map(wayBack);

const dependency = fc
  .record({
    crate: fc.constantFrom('paste', 'gemm', 'xml-rs', 'candle-core', 'serde'),
    requirement: fc.constantFrom('1', '1.0', '0.19', '0.8', '0.9.2', '0.9', '>=0.8'),
    form: fc.constantFrom('plain', 'table', 'features', 'dotted', 'multi-line', 'optional'),
    comment: fc.constantFrom('', ' # why'),
  })
  .map(({ crate, requirement, form, comment }) => {
    const version = `version = "${requirement}"`;
    const lines = {
      plain: `${crate} = "${requirement}"${comment}\n`,
      table: `${crate} = { ${version}, default-features = false }${comment}\n`,
      features: `${crate} = { ${version}, features = ["std"] }${comment}\n`,
      dotted: `${crate}.${version}${comment}\n`,
      'multi-line': `${crate} = {${comment}\n  ${version},\n  features = [],\n}\n`,
      optional: `${crate} = { ${version}, optional = true }${comment}\n`,
    };
    return { crate, line: lines[form as keyof typeof lines] };
  });

const source = fc
  .array(
    fc.constantFrom(
      'use paste::paste;\n',
      'mod n { use paste; fn f() { paste::x(); } }\n',
      'mod m { use gemm::{self, gemm as f}; fn g() { gemm::gemm(1) } }\n',
      'use {gemm::Parallelism, paste as p};\n',
      'pub extern crate paste;\n',
      'extern crate gemm;\n',
      'fn f() { gemm::gemm(1); ::paste::x(); }\n',
      'fn g() -> xml::Colour { xml::Colour::new() }\n',
      '/// [`xml::Colour`] and gemm::gemm.\n/// ```\n/// use paste::paste;\n/// ```\nfn documented() {}\n',
      '#[serde(with = "gemm::with")]\nstruct S;\n',
      'mod paste {}\n',
    ),
    { maxLength: 5 },
  )
  .map((lines) => lines.join(''));

const project: fc.Arbitrary<readonly SourceFile[]> = fc
  .record({
    dependencies: fc.uniqueArray(dependency, { selector: ({ crate }) => crate, maxLength: 4 }),
    edition: fc.constantFrom('2015', '2021'),
    tail: fc.constantFrom('', '\n[profile.release]\nlto = true\n', '\n[features]\nfast = []\n'),
    source,
    crlf: fc.boolean(),
  })
  .map(({ dependencies, edition, tail, source: code, crlf }) => {
    const lines = dependencies.map(({ line }) => line).join('');
    const manifest = `[package]\nname = "app"\nversion = "0.1.0"\nedition = "${edition}"\n\n[dependencies]\n${lines}${tail}`;
    const files = [
      { path: 'Cargo.toml', text: manifest },
      { path: 'src/lib.rs', text: code },
    ];
    return crlf
      ? files.map(({ path, text }) => ({ path, text: text.replaceAll('\n', '\r\n') }))
      : files;
  });

const options: fc.Arbitrary<MigrationOptions> = fc.record({
  strategy: fc.constantFrom('rename', 'alias'),
  patchScope: fc.constantFrom('guide', 'used'),
  outsideMatrix: fc.constantFrom('hold', 'migrate'),
  shim: fc.boolean(),
});

test(
  'what was moved there and back is what it was, or a finding says what is not',
  () => {
    fc.assert(
      fc.property(project, options, (files, given) => {
        const moved = migrate(files, { ...given, forks: there });
        const outputs = moved.files.map(({ path, after }) => ({ path, text: after }));
        const home = migrate(outputs, { forks: back });
        const said = new Set(
          home.findings.flatMap(({ code, places }) =>
            code.startsWith('back-') ? places.map(({ path }) => path) : [],
          ),
        );
        for (const { path, text } of files) {
          const after = home.files.find((file) => file.path === path)?.after;
          if (after !== text) expect([...said], `${path}\n${text}\n${after}`).toContain(path);
        }
        const again = migrate(
          home.files.map(({ path, after }) => ({ path, text: after })),
          { forks: back },
        );
        expect(again.files.filter(({ before, after }) => before !== after)).toEqual([]);
      }),
      { numRuns: Math.ceil(runs.numRuns / 4) },
    );
  },
  patience,
);
