/** There and back again gives the original bytes, or a finding at the file says what can't be known any more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Fork,
  guideForks,
  type MigrationOptions,
  type SourceFile,
} from '../../src/engine/index.ts';
import { lostOnTheWay, rowsThatMove } from '../promises.ts';
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
    paths: { Colour: 'Color', Shade: 'Tone', Tone: 'Tone', 'Shade::RGB': 'Shade::Rgb' },
  },
];

const dependency = fc
  .record({
    crate: fc.constantFrom('paste', 'qlora-paste', 'gemm', 'xml-rs', 'candle-core', 'serde'),
    requirement: fc.constantFrom('1', '1.0', '0.19', '0.8', '0.9.2', '0.9', '>=0.8'),
    form: fc.constantFrom(
      'plain',
      'table',
      'features',
      'dotted',
      'version alone',
      'multi-line',
      'optional',
    ),
    comment: fc.constantFrom('', ' # why'),
  })
  .map(({ crate, requirement, form, comment }) => {
    const version = `version = "${requirement}"`;
    const lines = {
      plain: `${crate} = "${requirement}"${comment}\n`,
      table: `${crate} = { ${version}, default-features = false }${comment}\n`,
      features: `${crate} = { ${version}, features = ["std"] }${comment}\n`,
      dotted: `${crate}.${version}${comment}\n`,
      'version alone': `${crate} = { ${version} }${comment}\n`,
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
      'use xml::Shade::{self, RGB};\nfn h(s: Shade) { let _ = RGB; }\n',
      'use xml::Shade as S;\nuse xml::Tone;\n',
      'fn t() -> xml::Tone { xml::Shade::RGB }\n',
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
    tail: fc.constantFrom(
      '',
      '\n\n',
      '\n[profile.release]\nlto = true\n',
      '\n[features]\nfast = []\n',
      '\n[features]\n',
      '\n[patch.crates-io]\n',
      '\n[patch.crates-io]\n\n[features]\n',
      '\n[patch]\n\n[profile.release]\nlto = true\n',
      '\n[features]\n\n[profile.release]\nlto = true\n',
      '\n[features]\n# none yet\n\n[profile.release]\nlto = true\n',
    ),
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
        const rows = rowsThatMove(files, there, given);
        expect(lostOnTheWay(files, rows, given)).toEqual([]);
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 4) },
    );
  },
  patience,
);
