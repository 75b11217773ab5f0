/** Feature values that name a dependency, in every spelling, and those that only seem to. */
import { has, quiet, resolves, succeeds, type Verdict } from '../lab/verdict.ts';
import { app, type ManifestCase } from './case.ts';

const moved: readonly Verdict[] = [resolves, quiet];

/** `cargo check` with these features alone. */
const on = (features: string): Verdict =>
  succeeds('check', '--no-default-features', '--features', features);

/** Compiles only while the feature is on. */
const needs = (feature: string) =>
  `#[cfg(not(feature = "${feature}"))]\ncompile_error!("${feature} is off");\n`;

export const featureValueCases: readonly ManifestCase[] = [
  {
    name: 'features of a required dependency',
    before: app(`
[dependencies]
gemm = { version = "0.19", default-features = false }

[features]
default = ["gemm/std"]
f16 = ["gemm/f16"]
wasm = ["gemm/wasm-simd128-enable", "log"]
log = []
`),
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", default-features = false }

[features]
default = ["qlora-gemm/std"]
f16 = ["qlora-gemm/f16"]
wasm = ["qlora-gemm/wasm-simd128-enable", "log"]
log = []
`),
    cargo: { before: [on('wasm')], after: [...moved, on('wasm')] },
  },
  {
    name: 'weak features of a hidden optional dependency',
    before: app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
cpu = ["dep:gemm"]
f16 = ["gemm?/f16"]
`),
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
cpu = ["dep:qlora-gemm"]
f16 = ["qlora-gemm?/f16"]
`),
    cargo: { before: [on('f16')], after: [...moved, on('f16'), on('cpu,f16')] },
  },
  {
    name: 'weak features of an optional dependency with an implicit feature',
    before: app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
f16 = ["gemm?/f16"]
`),
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
f16 = ["qlora-gemm?/f16"]
gemm = ["dep:qlora-gemm"]
`),
    findings: ['public-feature-kept'],
    cargo: { after: [...moved, on('f16'), on('gemm,f16')] },
  },
  {
    name: 'a strong feature also switches on the implicit feature, and still does',
    before: {
      ...app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
f16 = ["gemm/f16"]
`),
      'src/lib.rs': needs('gemm'),
    },
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
f16 = ["gemm", "qlora-gemm/f16"]
gemm = ["dep:qlora-gemm"]
`),
    findings: ['public-feature-kept'],
    cargo: { before: [on('f16')], after: [...moved, on('f16'), on('gemm')] },
  },
  {
    name: 'a strong feature beside the feature it switches on',
    before: {
      ...app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
f16 = ["gemm", "gemm/f16"]
`),
      'src/lib.rs': needs('gemm'),
    },
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
f16 = ["gemm", "qlora-gemm/f16"]
gemm = ["dep:qlora-gemm"]
`),
    findings: ['public-feature-kept'],
    cargo: { before: [on('f16')], after: [...moved, on('f16'), on('gemm')] },
  },
  {
    name: 'a multi-line array with comments',
    before: app(`
[dependencies]
gemm = { version = "0.19", default-features = false }
paste = { version = "1.0", optional = true }

[features]
full = [
    "dep:paste",   # macros
    # kernels
    "gemm/f16",
    'gemm/rayon'
]
`),
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", default-features = false }
qlora-paste = { version = "1.0", optional = true }

[features]
full = [
    "dep:qlora-paste",   # macros
    # kernels
    "qlora-gemm/f16",
    'qlora-gemm/rayon'
]
`),
    cargo: { after: [...moved, on('full')] },
  },
  {
    name: 'values in every kind of string',
    before: app(`
[dependencies]
gemm = { version = "0.19", default-features = false }

[features]
"a" = ['gemm/f16']
b = ["""gemm/std""", '''gemm/rayon''']
c = ["g\\u0065mm/f16"]
`),
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", default-features = false }

[features]
"a" = ['qlora-gemm/f16']
b = ["qlora-gemm/std", 'qlora-gemm/rayon']
c = ["qlora-gemm/f16"]
`),
    cargo: { before: [on('a,b,c')], after: [...moved, on('a,b,c')] },
  },
  {
    name: 'values of a false friend stay',
    before: app(`
[dependencies]
paste = { package = "uu_paste", version = "0.0.27", optional = true }

[features]
default = ["paste"]
tool = ["dep:paste"]
paste = ["tool"]
`),
    findings: ['nothing-found'],
    cargo: { before: [resolves, has('uu_paste')] },
  },
  {
    name: 'values of a user’s alias stay: they use the key',
    before: app(`
[dependencies]
mm = { package = "gemm", version = "0.19", optional = true }

[features]
default = ["mm"]
f16 = ["mm/f16"]
weak = ["mm?/f16"]
`),
    after: app(`
[dependencies]
mm = { package = "qlora-gemm", version = "0.20", optional = true }

[features]
default = ["mm"]
f16 = ["mm/f16"]
weak = ["mm?/f16"]
`),
    cargo: { before: [on('f16')], after: [...moved, on('f16'), on('weak')] },
  },
  {
    name: 'values of a held dependency stay',
    before: app(`
[dependencies]
gemm = { version = "0.18", optional = true }

[features]
default = ["gemm"]
nightly = ["gemm/nightly"]
`),
    findings: ['requirement-outside-matrix'],
  },
  {
    name: 'optional and required under different targets share one key',
    before: app(`
[target.'cfg(unix)'.dependencies]
gemm = { version = "0.19", optional = true }

[target.'cfg(windows)'.dependencies]
gemm = "0.19"

[features]
fast = ["gemm/f16"]
`),
    after: app(`
[target.'cfg(unix)'.dependencies]
qlora-gemm = { version = "0.20", optional = true }

[target.'cfg(windows)'.dependencies]
qlora-gemm = "0.20"

[features]
fast = ["gemm", "qlora-gemm/f16"]
gemm = ["dep:qlora-gemm"]
`),
    findings: ['public-feature-kept'],
    cargo: { before: [on('fast'), on('gemm')], after: [...moved, on('fast'), on('gemm')] },
  },
  {
    name: 'features as a sub-key of the document',
    before: {
      'Cargo.toml':
        'features.fast = ["gemm/f16"]\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ngemm = "0.19"\n',
    },
    after: {
      'Cargo.toml':
        'features.fast = ["qlora-gemm/f16"]\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-gemm = "0.20"\n',
    },
    cargo: { after: [...moved, on('fast')] },
  },
  {
    name: 'candle features need no change',
    before: app(`
[dependencies]
candle-core = { version = "0.9.2", optional = true }

[features]
default = ["candle-core"]
cuda = ["candle-core/cuda"]
`),
    after: app(`
[dependencies]
candle-core = { version = "0.9.2", optional = true }

[features]
default = ["candle-core"]
cuda = ["candle-core/cuda"]

[patch.crates-io]
candle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }
`),
    options: { patchScope: 'used' },
    cargo: { after: [...moved, on('cuda'), has('candle-core', 'qlora-candle')] },
  },
];
