/** Generated projects on candle: requirements inside and outside the matrix, aliases, git, patches that are there already. */
import fc from 'fast-check';
import type { Files } from '../lab/run.ts';

const crates = [
  'candle-core',
  'candle-nn',
  'candle-transformers',
  'candle-onnx',
  'candle-datasets',
];
const requirements = [
  '0.9',
  '0.9.2',
  '~0.9.1',
  '=0.9.2',
  '0.9.*',
  '>=0.9, <0.11',
  '*',
  '>=0.8',
  '0.8',
  '=0.9.1',
  '0.10',
  '0.11',
];
const upstream = 'https://github.com/huggingface/candle';
const sources = [
  '',
  '',
  '',
  '',
  `, git = "${upstream}", tag = "0.9.2"`,
  `, git = "${upstream}.git"`,
];
const fork = '{ git = "https://github.com/tzervas/qlora-candle", branch = "use-qlora-gemm" }';
const tables = [
  'dependencies',
  'dev-dependencies',
  'build-dependencies',
  "target.'cfg(unix)'.dependencies",
];

/** `[patch]` as it may stand there already. */
const patches = [
  '',
  '',
  '',
  '[patch.crates-io]\nlog = { path = "log" }\n',
  '[patch.crates-io.log]\npath = "log"\n',
  `[patch.crates-io]\ncandle-core = ${fork}\n`,
  `[patch."https://github.com/rust-lang/crates.io-index"]\ncandle-core = ${fork}\n`,
  '[patch]\ncrates-io.log = { path = "log" }\n',
];

interface Declared {
  readonly crate: string;
  readonly aliased: boolean;
  readonly requirement: string;
  readonly source: string;
  readonly table: string;
  readonly optional: boolean;
}

const declared: fc.Arbitrary<Declared> = fc.record({
  crate: fc.constantFrom(...crates),
  aliased: fc.boolean(),
  requirement: fc.constantFrom(...requirements),
  source: fc.constantFrom(...sources),
  table: fc.constantFrom(...tables),
  optional: fc.boolean(),
});

/** One package on candle; `log` is there so that a patch of it is used. */
export const candleProject: fc.Arbitrary<Files> = fc
  .record({
    dependencies: fc.uniqueArray(declared, {
      minLength: 1,
      maxLength: 4,
      selector: (it) => it.crate,
    }),
    third: fc.boolean(),
    patch: fc.constantFrom(...patches),
    patchFirst: fc.boolean(),
  })
  .map(({ dependencies, third, patch, patchFirst }) => {
    const sections = tables.map((table) => {
      const lines = dependencies.filter((it) => it.table === table).map(line);
      if (table === 'dependencies')
        lines.unshift('log = "0.4"', ...(third ? ['candle-lora = "0.2"'] : []));
      return lines.length > 0 ? `[${table}]\n${lines.join('\n')}\n` : '';
    });
    const head = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';
    const parts = patchFirst ? [head, patch, ...sections] : [head, ...sections, patch];
    return {
      'Cargo.toml': parts.filter((part) => part !== '').join('\n'),
      'log/Cargo.toml':
        '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n\n[features]\nstd = []\n',
    };
  });

function line({ crate, aliased, requirement, source, table, optional }: Declared): string {
  const key = aliased ? crate.replace('candle-', 'c_') : crate;
  const named = aliased ? `, package = "${crate}"` : '';
  const maybe = optional && table !== 'dev-dependencies' ? ', optional = true' : '';
  return `${key} = { version = "${requirement}"${source}${named}${maybe} }`;
}
