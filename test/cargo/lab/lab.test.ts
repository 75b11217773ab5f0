/** The lab itself, on which the cases depend. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab } from './run.ts';
import { cargoAvailable } from './toolchain.ts';
import {
  checks,
  doesNotCheck,
  fails,
  has,
  judge,
  lacks,
  quiet,
  resolves,
  type Verdict,
  warns,
} from './verdict.ts';

const head = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n';
const fork = '{ git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }';

interface LabCase {
  readonly name: string;
  readonly manifest: string;
  readonly source?: string;
  readonly verdicts: readonly Verdict[];
}

const cases: readonly LabCase[] = [
  {
    name: 'every old and new crate resolves from the stub registry',
    manifest:
      '[dependencies]\npaste = "1"\ngemm = "0.19"\nqlora-paste = "1"\nqlora-gemm = "0.20"\n',
    verdicts: [resolves, quiet, has('paste@1.0.15'), has('qlora-paste@1.0.22'), has('pulp@0.22.2')],
  },
  {
    name: 'the paste stub joins identifiers',
    manifest: '[dependencies]\npaste = "1"\nqlora-paste = "1"\n',
    source:
      'paste::paste! { pub fn [<get_ a _b>]() {} pub struct [<foo_bar:camel>]; }\n' +
      'qlora_paste::paste! { pub fn [<Get:snake _ X:lower>]() {} }\n' +
      'pub fn all() -> FooBar { get_a_b(); get_x(); FooBar }\n',
    verdicts: [checks],
  },
  {
    name: 'the candle fork is found by its GitHub address and holds 0.9.2',
    manifest: `[dependencies]\ncandle-core = "0.9"\n\n[patch.crates-io]\ncandle-core = ${fork}\n`,
    verdicts: [
      resolves,
      quiet,
      has('candle-core@0.9.2', 'qlora-candle'),
      has('qlora-gemm'),
      lacks('gemm'),
    ],
  },
  {
    name: 'an unused patch is warned of',
    manifest: `[dependencies]\ncandle-core = "0.10"\n\n[patch.crates-io]\ncandle-core = ${fork}\n`,
    verdicts: [resolves, warns(/patch `candle-core v0\.9\.2 .* was not used in the crate graph/)],
  },
  {
    name: 'upstream candle is at 0.11 by default, and at 0.9.2 by tag',
    manifest:
      '[dependencies]\ncandle-core = { git = "https://github.com/HuggingFace/candle" }\n' +
      'candle-nn = { git = "https://github.com/huggingface/candle.git", tag = "0.9.2" }\n',
    verdicts: [resolves, has('candle-core@0.11.0'), has('candle-nn@0.9.2', 'tag=0.9.2')],
  },
  {
    name: 'types of two candle versions do not mix',
    manifest: `[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.9"\n\n[patch.crates-io]\ncandle-nn = ${fork}\n`,
    source: 'pub fn f(t: &candle_core::Tensor) { candle_nn::linear(t); }\n',
    verdicts: [
      resolves,
      doesNotCheck(/E0308[\s\S]*multiple different versions of crate `candle_core`/),
    ],
  },
  {
    name: 'the private registry answers',
    manifest: '[dependencies]\npaste = { version = "1", registry = "corp" }\n',
    verdicts: [resolves, has('paste@1.0.15', 'corp')],
  },
  {
    name: 'a crate nobody has is an error',
    manifest: '[dependencies]\nnobody = "1"\n',
    verdicts: [fails(/no matching package named `nobody` found/)],
  },
];

describe.skipIf(!cargoAvailable)('the lab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  it.each(cases)('$name', async ({ manifest, source, verdicts }) => {
    lab.write({ 'Cargo.toml': head + manifest, 'src/lib.rs': source ?? '' });
    expect(await judge(lab, verdicts)).toEqual([]);
  });
});
