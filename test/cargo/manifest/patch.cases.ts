/** The candle patch where there is none yet: which crates, where it stands, and what Cargo makes of it. */
import {
  checks,
  doesNotCheck,
  fails,
  failsWith,
  has,
  lacks,
  quiet,
  resolves,
  warns,
} from '../lab/verdict.ts';
import { app, entries, fork, guidePatch, head, type ManifestCase, patch } from './case.ts';

const both = '[dependencies]\ncandle-core = "0.9.2"\ncandle-nn = "0.9.2"\n';
const mixing =
  'pub fn f(t: &candle_core::Tensor) -> candle_core::Tensor {\n    candle_nn::linear(t)\n}\n';
const used = { patchScope: 'used' } as const;
const patched = [
  resolves,
  quiet,
  has('candle-core@0.9.2', 'qlora-candle'),
  has('qlora-gemm'),
  lacks('gemm'),
];

/** Dependencies and the crates patched for them under `patchScope: 'used'`. */
const usedRows: readonly (readonly [
  name: string,
  dependencies: string,
  crates: readonly string[],
])[] = [
  ['candle-core alone', 'candle-core = "0.9"\n', ['candle-core']],
  ['candle-nn brings candle-core', 'candle-nn = "0.9"\n', ['candle-core', 'candle-nn']],
  ['candle-onnx brings candle-core', 'candle-onnx = "0.9.2"\n', ['candle-core', 'candle-onnx']],
  [
    'order of the fork’s own list',
    'candle-onnx = "0.9"\ncandle-nn = "0.9"\ncandle-core = "0.9"\n',
    ['candle-core', 'candle-nn', 'candle-onnx'],
  ],
  [
    'an alias: the package name counts',
    'candle = { package = "candle-core", version = "0.9" }\n',
    ['candle-core'],
  ],
  [
    'an optional dependency',
    'candle-core = { version = "0.9", optional = true }\n',
    ['candle-core'],
  ],
  [
    'a third party’s crate is not in the fork',
    'candle-core = "0.9"\ncandle-cublaslt = "0.1"\n',
    ['candle-core'],
  ],
];

export const patchCases: readonly ManifestCase[] = [
  {
    name: 'scenario 3',
    before: { ...app(both), 'src/lib.rs': mixing },
    after: app(both + guidePatch()),
    findings: ['patch-unused'],
    cargo: {
      before: [checks, has('gemm')],
      after: [
        resolves,
        has('candle-nn@0.9.2', 'qlora-candle'),
        lacks('gemm'),
        warns(/patch `candle-transformers v0\.9\.2 .* was not used in the crate graph/),
        checks,
      ],
    },
  },
  {
    name: 'scenario 3, all three in use',
    before: app(`${both}candle-transformers = "0.9.2"\n`),
    after: app(`${both}candle-transformers = "0.9.2"\n${guidePatch()}`),
    cargo: { after: patched },
  },
  {
    name: 'the guide’s three and another crate in use',
    before: app('[dependencies]\ncandle-core = "0.9"\ncandle-onnx = "0.9"\n'),
    after: app(
      `[dependencies]\ncandle-core = "0.9"\ncandle-onnx = "0.9"\n${guidePatch('candle-onnx')}`,
    ),
    findings: ['patch-unused'],
    cargo: { after: [resolves, has('candle-onnx', 'qlora-candle'), lacks('gemm')] },
  },
  ...usedRows.map(
    ([name, dependencies, crates]): ManifestCase => ({
      name: `only crates in use: ${name}`,
      before: app(`[dependencies]\n${dependencies}`),
      after: app(`[dependencies]\n${dependencies}${patch(...crates)}`),
      options: used,
      ...(name.startsWith('a third') ? { findings: ['not-in-fork'] } : {}),
      cargo: { before: [resolves, has('gemm')], after: patched },
    }),
  ),
  {
    name: 'why candle-core: patching candle-nn alone splits the types',
    before: { ...app(both + patch('candle-nn')), 'src/lib.rs': mixing },
    after: app(both + patch('candle-nn') + entries('candle-core')),
    options: used,
    cargo: {
      before: [
        resolves,
        doesNotCheck(/E0308[\s\S]*multiple different versions of crate `candle_core`/),
      ],
      after: [...patched, checks],
    },
  },
  {
    name: 'why only its crates: a crate the fork does not have',
    before: app(
      `[dependencies]\ncandle-lora = "0.2"\n\n[patch.crates-io]\ncandle-lora = ${fork}\n`,
    ),
    options: used,
    findings: ['not-in-fork'],
    cargo: {
      before: [
        failsWith(
          /patch location .* does not contain packages matching `candle-lora`/,
          'metadata',
          '--format-version',
          '1',
        ),
      ],
    },
  },
  {
    name: 'in dev-dependencies only',
    before: app('[dev-dependencies]\ncandle-core = "0.9"\n'),
    after: app(`[dev-dependencies]\ncandle-core = "0.9"\n${patch('candle-core')}`),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'in a target table only',
    before: app(
      '[target.\'cfg(target_os = "macos")\'.dependencies]\ncandle-core = { version = "0.9", features = ["metal"] }\n',
    ),
    after: app(
      `[target.'cfg(target_os = "macos")'.dependencies]\ncandle-core = { version = "0.9", features = ["metal"] }\n${patch('candle-core')}`,
    ),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'one requirement inside the matrix, one outside: a split graph is held',
    before: app('[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.10"\n'),
    after: app(`[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.10"\n${patch('candle-core')}`),
    options: used,
    findings: ['requirement-outside-matrix'],
    cargo: {
      after: [resolves, quiet, has('candle-core', 'qlora-candle'), has('candle-nn@0.10.2')],
    },
  },
  {
    name: 'no final newline',
    before: app('[dependencies]\ncandle-core = "0.9"'),
    after: app(`[dependencies]\ncandle-core = "0.9"\n${patch('candle-core').trimEnd()}`),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'blank lines at the end',
    before: app('[dependencies]\ncandle-core = "0.9"\n\n'),
    after: app(`[dependencies]\ncandle-core = "0.9"\n${patch('candle-core')}\n`),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'a comment at the end',
    before: app('[dependencies]\ncandle-core = "0.9"\n# end\n'),
    after: app(`[dependencies]\ncandle-core = "0.9"\n# end\n${patch('candle-core')}`),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'the last table is an array of tables',
    before: {
      'Cargo.toml': `${head}\n[dependencies]\ncandle-core = "0.9"\n\n[[bin]]\nname = "app"\npath = "src/main.rs"\n`,
      'src/main.rs': 'fn main() {}\n',
    },
    after: {
      'Cargo.toml': `${head}\n[dependencies]\ncandle-core = "0.9"\n\n[[bin]]\nname = "app"\npath = "src/main.rs"\n${patch('candle-core')}`,
    },
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'an alias with another requirement spelling and a false friend beside it',
    before: app(
      '[dependencies]\ncandle = { version = "0.9.1", package = "candle-core" }\ncandle-nn = { package = "log", version = "0.4" }\n',
    ),
    after: app(
      `[dependencies]\ncandle = { version = "0.9.1", package = "candle-core" }\ncandle-nn = { package = "log", version = "0.4" }\n${patch('candle-core')}`,
    ),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'why the package name: a patch by the alias is refused',
    before: app(
      `[dependencies]\ncandle = { package = "candle-core", version = "0.9" }\n\n[patch.crates-io]\ncandle = ${fork}\n`,
    ),
    after: app(
      `[dependencies]\ncandle = { package = "candle-core", version = "0.9" }\n\n[patch.crates-io]\ncandle = ${fork}\n${entries('candle-core')}`,
    ),
    options: used,
    cargo: {
      before: [fails(/patch location .* does not contain packages matching `candle`/)],
      after: [fails(/patch location .* does not contain packages matching `candle`/)],
    },
  },
  {
    name: 'paste and candle in one manifest',
    before: app('[dependencies]\ncandle-core = "0.9"\npaste = "1.0"\n'),
    after: app(`[dependencies]\ncandle-core = "0.9"\nqlora-paste = "1.0"\n${patch('candle-core')}`),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'a new [features] table and a new patch table',
    before: app(
      '[dependencies]\ncandle-core = "0.9"\npaste = { version = "1.0", optional = true }\n',
    ),
    after: app(
      `[dependencies]\ncandle-core = "0.9"\nqlora-paste = { version = "1.0", optional = true }\n\n[features]\npaste = ["dep:qlora-paste"]\n${patch('candle-core')}`,
    ),
    options: used,
    findings: ['public-feature-kept'],
    cargo: { after: patched },
  },
  {
    name: '[replace] forbids [patch]',
    before: {
      ...app(
        '[dependencies]\ncandle-core = "0.9"\nlog = "0.4"\n\n[replace]\n"log:0.4.27" = { path = "log" }\n',
      ),
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    findings: ['replace-present'],
  },
  {
    name: 'why: both are refused',
    before: {
      ...app(
        `[dependencies]\ncandle-core = "0.9"\nlog = "0.4"\n\n[replace]\n"log:0.4.27" = { path = "log" }\n${patch('candle-core')}`,
      ),
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    options: used,
    findings: ['replace-present'],
    cargo: { before: [fails(/cannot specify both \[replace\] and \[patch\]/)] },
  },
  {
    name: '[replace] does not stop a rename',
    before: {
      ...app(
        '[dependencies]\nlog = "0.4"\npaste = "1.0"\n\n[replace]\n"log:0.4.27" = { path = "log" }\n',
      ),
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    after: app(
      '[dependencies]\nlog = "0.4"\nqlora-paste = "1.0"\n\n[replace]\n"log:0.4.27" = { path = "log" }\n',
    ),
    cargo: { after: [resolves, has('qlora-paste'), lacks('paste')] },
  },
];
