/** Optional dependencies and feature values: every feature a user could switch on still does what it did. */
import {
  checks,
  fails,
  has,
  lacks,
  quiet,
  resolves,
  succeeds,
  type Verdict,
} from '../lab/verdict.ts';
import { app, type ManifestCase } from './case.ts';

const moved: readonly Verdict[] = [resolves, quiet];

/** `cargo check` with these features alone. */
const on = (features: string): Verdict =>
  succeeds('check', '--no-default-features', '--features', features);

/** Compiles only while the feature is on. */
const needs = (feature: string) =>
  `#[cfg(not(feature = "${feature}"))]\ncompile_error!("${feature} is off");\n`;

export const featureCases: readonly ManifestCase[] = [
  {
    name: 'an implicit feature is kept, in a new [features] table',
    before: {
      ...app('[dependencies]\npaste = { version = "1.0", optional = true }\n'),
      'src/lib.rs': needs('paste'),
    },
    after: app(
      '[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n\n[features]\npaste = ["dep:qlora-paste"]\n',
    ),
    findings: ['public-feature-kept'],
    cargo: {
      before: [on('paste'), has('paste')],
      after: [...moved, on('paste'), has('qlora-paste'), lacks('paste')],
    },
  },
  {
    name: 'why: without it the feature is gone',
    before: app('[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n'),
    findings: ['already-adopted'],
    cargo: {
      before: [
        {
          args: ['check', '--features', 'paste'],
          judge: (said) =>
            /does not contain this feature: paste/.test(said.stderr) ? null : 'has the feature',
        },
      ],
    },
  },
  {
    name: 'an implicit feature is kept, in the [features] table there is',
    before: {
      ...app(`
[features]
default = []
all = ["paste", "log"]

[dependencies]
log = { version = "0.4", optional = true }
paste = { version = "1.0", optional = true }
`),
      'src/lib.rs': needs('paste'),
    },
    after: app(`
[features]
default = []
all = ["paste", "log"]
paste = ["dep:qlora-paste"]

[dependencies]
log = { version = "0.4", optional = true }
qlora-paste = { version = "1.0", optional = true }
`),
    findings: ['public-feature-kept'],
    cargo: { before: [on('all')], after: [...moved, on('all'), on('paste')] },
  },
  {
    name: 'an implicit feature in an aligned [features] table',
    before: app(`
[features]
default = []
fast    = ["log"]

[dependencies]
log   = { version = "0.4", optional = true }
paste = { version = "1.0", optional = true }
`),
    after: app(`
[features]
default = []
fast    = ["log"]
paste   = ["dep:qlora-paste"]

[dependencies]
log   = { version = "0.4", optional = true }
qlora-paste = { version = "1.0", optional = true }
`),
    findings: ['public-feature-kept'],
    cargo: { after: [...moved, on('paste')] },
  },
  {
    name: 'the feature is not public when dep: hides it',
    before: app(`
[dependencies]
paste = { version = "1.0", optional = true }

[features]
macros = ["dep:paste"]
`),
    after: app(`
[dependencies]
qlora-paste = { version = "1.0", optional = true }

[features]
macros = ["dep:qlora-paste"]
`),
    cargo: {
      before: [on('macros')],
      after: [...moved, on('macros'), has('qlora-paste'), lacks('paste')],
    },
  },
  {
    name: 'why: a value left behind is an error',
    before: app(`
[dependencies]
qlora-paste = { version = "1.0", optional = true }

[features]
macros = ["dep:paste"]
`),
    findings: ['already-adopted'],
    cargo: {
      before: [
        fails(/feature `macros` includes `dep:paste`, but `paste` is not listed as a dependency/),
      ],
    },
  },
  {
    name: 'a feature of the same name, written out, keeps its name',
    before: app(`
[dependencies]
paste = { version = "1.0", optional = true }

[features]
default = ["paste"]
paste = ["dep:paste"]
`),
    after: app(`
[dependencies]
qlora-paste = { version = "1.0", optional = true }

[features]
default = ["paste"]
paste = ["dep:qlora-paste"]
`),
    cargo: { before: [on('paste')], after: [...moved, on('paste')] },
  },
  {
    name: 'a feature of the same name as a required dependency is another thing',
    before: app(`
[dependencies]
paste = "1.0"

[features]
default = ["paste"]
paste = []
`),
    after: app(`
[dependencies]
qlora-paste = "1.0"

[features]
default = ["paste"]
paste = []
`),
    cargo: { after: [...moved, on('paste')] },
  },
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
    name: 'a feature the fork does not have is removed from the dependency',
    before: app('[dependencies]\ngemm = { version = "0.18", features = ["f16", "nightly"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = "0.20", features = ["f16"] }\n'),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { before: [resolves, has('gemm@0.18.2')], after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'why: Cargo refuses a feature the fork does not have',
    before: app('[dependencies]\nqlora-gemm = { version = "0.20", features = ["nightly"] }\n'),
    findings: ['already-adopted'],
    cargo: {
      before: [fails(/with feature `nightly` but `qlora-gemm` does not have that feature/)],
    },
  },
  {
    name: 'a missing feature first in a list',
    before: app('[dependencies]\ngemm = { version = "0.18", features = ["nightly", "f16"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = "0.20", features = ["f16"] }\n'),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'a missing feature alone in its list',
    before: app('[dependencies]\ngemm = { version = "0.18", features = ["nightly"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = "0.20", features = [] }\n'),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'a missing feature on its own line',
    before: app(`
[dependencies.gemm]
version = "0.18"
features = [
    "f16",
    "nightly",
    "rayon",
]
`),
    after: app(`
[dependencies.qlora-gemm]
version = "0.20"
features = [
    "f16",
    "rayon",
]
`),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'a missing feature in a feature value',
    before: app(`
[dependencies]
gemm = "0.18"

[features]
nightly = ["gemm/nightly"]
full = ["nightly", "gemm/f16", "gemm/nightly"]
`),
    after: app(`
[dependencies]
qlora-gemm = "0.20"

[features]
nightly = []
full = ["nightly", "qlora-gemm/f16"]
`),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { before: [on('full')], after: [...moved, on('full')] },
  },
  {
    name: 'a missing feature, where the requirement itself may stay',
    before: app('[dependencies]\ngemm = { version = ">=0.18", features = ["nightly"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = ">=0.18", features = [] }\n'),
    findings: ['feature-missing'],
    cargo: { before: [resolves], after: [...moved, has('qlora-gemm@0.20.0')] },
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
    name: 'features as an inline table',
    before: {
      'Cargo.toml':
        'features = { default = [], all = ["paste"] }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = { version = "1.0", optional = true }\n',
    },
    after: {
      'Cargo.toml':
        'features = { default = [], all = ["paste"], paste = ["dep:qlora-paste"] }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n',
    },
    findings: ['public-feature-kept'],
    cargo: { after: [...moved, on('all')] },
  },
  {
    name: 'an empty [features] table',
    before: app(`
[features]

[dependencies]
paste = { version = "1.0", optional = true }
`),
    after: app(`
[features]
paste = ["dep:qlora-paste"]

[dependencies]
qlora-paste = { version = "1.0", optional = true }
`),
    findings: ['public-feature-kept'],
    cargo: { after: [...moved, on('paste')] },
  },
  {
    name: 'optional paste and gemm, both public, in edition 2024',
    before: {
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\ngemm = { version = "0.19", optional = true }\npaste = { version = "1.0", optional = true }\n',
    },
    after: {
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2024"\n\n[dependencies]\nqlora-gemm = { version = "0.20", optional = true }\nqlora-paste = { version = "1.0", optional = true }\n\n[features]\npaste = ["dep:qlora-paste"]\ngemm = ["dep:qlora-gemm"]\n',
    },
    findings: ['public-feature-kept'],
    cargo: { before: [on('gemm,paste')], after: [...moved, on('gemm,paste'), checks] },
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
