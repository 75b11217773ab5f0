/** Direct dependencies on paste and gemm: the guide's scenarios 1 and 2, in every table Cargo has. */
import { checks, doesNotCheck, fails, has, lacks, quiet, resolves } from '../lab/verdict.ts';
import { app, head, type ManifestCase } from './case.ts';

const pasteMoved = {
  before: [resolves, has('paste@1.0.15')],
  after: [resolves, quiet, has('qlora-paste@1.0.22'), lacks('paste')],
};

/** The graph keeps gemm's own paste: qlora-gemm → qlora-gemm-common → pulp → paste. */
const gemmMoved = {
  before: [resolves, has('gemm@0.19.0')],
  after: [resolves, quiet, has('qlora-gemm@0.20.0'), lacks('gemm'), has('paste')],
};

const tables: readonly (readonly [name: string, header: string])[] = [
  ['dev-dependencies', 'dev-dependencies'],
  ['build-dependencies', 'build-dependencies'],
  ["target.'cfg(…)'.dependencies", "target.'cfg(unix)'.dependencies"],
  ['target."cfg(…)".dev-dependencies', 'target."cfg(not(windows))".dev-dependencies'],
  ['target.triple.build-dependencies', 'target.x86_64-unknown-linux-gnu.build-dependencies'],
  ['dev_dependencies, the old spelling', 'dev_dependencies'],
];

const rename = 'use paste::paste;\n\npaste! { pub fn [<get_ x>]() {} }\n';
const renamed = 'use qlora_paste::paste;\n\npaste! { pub fn [<get_ x>]() {} }\n';

export const directCases: readonly ManifestCase[] = [
  {
    name: 'scenario 1, the manifest',
    before: { 'Cargo.toml': `${head}\n[dependencies]\npaste = "1.0"\n` },
    after: { 'Cargo.toml': `${head}\n[dependencies]\nqlora-paste = "1.0"\n` },
    cargo: pasteMoved,
  },
  {
    name: 'scenario 1, manifest and import',
    before: { ...app('[dependencies]\npaste = "1.0"\n'), 'src/lib.rs': rename },
    after: { ...app('[dependencies]\nqlora-paste = "1.0"\n'), 'src/lib.rs': renamed },
    cargo: { before: [checks], after: [...pasteMoved.after, checks] },
  },
  {
    name: 'scenario 2, the manifest',
    before: app('[dependencies]\ngemm = "0.19"\n'),
    after: app('[dependencies]\nqlora-gemm = "0.20"\n'),
    cargo: gemmMoved,
  },
  {
    name: 'scenario 2, manifest and import',
    before: {
      ...app('[dependencies]\ngemm = "0.19"\n'),
      'src/lib.rs':
        'use gemm::{gemm, Parallelism};\n\npub const P: Parallelism = Parallelism::None;\npub fn f() { let _ = gemm::<f32>; }\n',
    },
    after: {
      ...app('[dependencies]\nqlora-gemm = "0.20"\n'),
      'src/lib.rs':
        'use qlora_gemm::{gemm, Parallelism};\n\npub const P: Parallelism = Parallelism::None;\npub fn f() { let _ = gemm::<f32>; }\n',
    },
    findings: ['rust-public-type'],
    cargo: { before: [checks], after: [...gemmMoved.after, checks] },
  },
  {
    name: 'an import alone, its manifest already on the fork',
    before: { ...app('[dependencies]\nqlora-paste = "1.0"\n'), 'src/lib.rs': rename },
    after: { 'src/lib.rs': renamed },
    findings: ['already-adopted'],
    cargo: { before: [doesNotCheck(/E0432/)], after: [checks] },
  },
  {
    name: 'paste and gemm together',
    before: app('[dependencies]\ngemm = "0.19"\nlog = "0.4"\npaste = "1.0.15"\n'),
    after: app('[dependencies]\nqlora-gemm = "0.20"\nlog = "0.4"\nqlora-paste = "1.0.15"\n'),
    cargo: { after: [resolves, has('qlora-gemm'), has('qlora-paste'), lacks('gemm')] },
  },
  ...tables.map(
    ([name, header]): ManifestCase => ({
      name: `paste under [${name}]`,
      before: app(`[${header}]\npaste = "1.0"\n`),
      after: app(`[${header}]\nqlora-paste = "1.0"\n`),
      cargo: {
        before: [resolves, has('paste@1.0.15')],
        after: [resolves, has('qlora-paste@1.0.22'), lacks('paste')],
      },
    }),
  ),
  {
    name: 'the same crate in normal, dev, build and target tables',
    before: app(`
[dependencies]
gemm = { version = "0.19", default-features = false }

[dev-dependencies]
gemm = { version = "0.19", features = ["rayon"] }

[build-dependencies]
gemm = "0.19"

[target.'cfg(target_arch = "wasm32")'.dependencies]
gemm = { version = "0.19", features = ["wasm-simd128-enable"] }
`),
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", default-features = false }

[dev-dependencies]
qlora-gemm = { version = "0.20", features = ["rayon"] }

[build-dependencies]
qlora-gemm = "0.20"

[target.'cfg(target_arch = "wasm32")'.dependencies]
qlora-gemm = { version = "0.20", features = ["wasm-simd128-enable"] }
`),
    cargo: gemmMoved,
  },
  {
    name: 'an underscore key is another dependency name, which no registry has',
    before: app('[dependencies]\nqlora_paste = "1.0"\n'),
    findings: ['nothing-found'],
    cargo: { before: [fails(/no matching package found/)] },
  },
  {
    name: 'already on both forks',
    before: app('[dependencies]\nqlora-gemm = "0.20"\nqlora-paste = "1.0"\n'),
    findings: ['already-adopted'],
  },
  {
    name: 'a project that uses none of the crates',
    before: app('[dependencies]\nlog = "0.4"\nserde = { version = "1", features = ["derive"] }\n'),
    findings: ['nothing-found'],
  },
  {
    name: 'paste declared but named nowhere: another crate’s macro may need it',
    before: {
      ...app('[dependencies]\nexports-paste = "1"\npaste = "1"\n'),
      'src/lib.rs': 'exports_paste::getter!(x);\n',
    },
    after: app('[dependencies]\nexports-paste = "1"\nqlora-paste = "1"\n'),
    cargo: { before: [checks], after: [resolves, doesNotCheck(/E0433/)] },
  },
];
