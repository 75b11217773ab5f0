/** Public features of optional dependencies: every feature a user could switch on still does what it did. */
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
import { app, type ManifestCase, member, virtual } from './case.ts';

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
    name: 'a strong feature also switches on a written feature of the dependency’s name',
    before: {
      ...app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
gemm = ["dep:gemm"]
fast = ["gemm/f16"]
`),
      'src/lib.rs': needs('gemm'),
    },
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
gemm = ["dep:qlora-gemm"]
fast = ["gemm", "qlora-gemm/f16"]
`),
    cargo: {
      before: [succeeds('check', '--features', 'fast')],
      after: [resolves, quiet, succeeds('check', '--features', 'fast')],
    },
  },
  {
    name: 'a written feature of the name that does not reach the dependency',
    before: {
      ...app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
gemm = []
fast = ["dep:gemm", "gemm/f16"]
`),
      'src/lib.rs': needs('gemm'),
    },
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
gemm = []
fast = ["dep:qlora-gemm", "gemm", "qlora-gemm/f16"]
`),
    cargo: {
      before: [succeeds('check', '--features', 'fast')],
      after: [resolves, quiet, succeeds('check', '--features', 'fast')],
    },
  },
  {
    name: 'a feature of the dependency’s name that only asks for its features',
    before: app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
gemm = ["gemm/rayon"]
fast = ["gemm"]
`),
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
gemm = ["qlora-gemm/rayon"]
fast = ["gemm"]
`),
    cargo: {
      before: [succeeds('check', '--features', 'fast')],
      after: [resolves, quiet, succeeds('check', '--features', 'fast'), lacks('gemm')],
    },
  },
  {
    name: 'a feature that the dependency’s feature leads back to: Cargo takes a circle of two',
    before: {
      ...app(`
[dependencies]
gemm = { version = "0.19", optional = true }

[features]
gemm = ["fast"]
fast = ["gemm/rayon"]
`),
      'src/lib.rs':
        '#[cfg(all(feature = "fast", not(feature = "gemm")))]\ncompile_error!("gemm is off");\n',
    },
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
gemm = ["fast"]
fast = ["gemm", "qlora-gemm/rayon"]
`),
    cargo: {
      before: [succeeds('check', '--features', 'fast')],
      after: [resolves, quiet, succeeds('check', '--features', 'fast'), lacks('gemm')],
    },
  },
  {
    name: 'why: a feature that names itself is refused',
    before: app(`
[dependencies]
qlora-gemm = { version = "0.20", optional = true }

[features]
gemm = ["gemm", "qlora-gemm/rayon"]
`),
    findings: ['already-adopted'],
    cargo: { before: [fails(/cyclic feature dependency: feature `gemm` depends on itself/)] },
  },
  {
    name: 'another member asks for the kept feature',
    before: {
      ...virtual('members = ["a", "b"]\n'),
      ...member('a', '[dependencies]\npaste = { version = "1.0", optional = true }\n'),
      'a/src/lib.rs': needs('paste'),
      ...member(
        'b',
        '[dependencies]\na = { path = "../a", features = ["paste"] }\n\n[features]\nmacros = ["a/paste"]\n',
      ),
    },
    after: member(
      'a',
      '[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n\n[features]\npaste = ["dep:qlora-paste"]\n',
    ),
    findings: ['public-feature-kept'],
    cargo: {
      before: [succeeds('check', '-p', 'b')],
      after: [resolves, quiet, succeeds('check', '-p', 'b', '--features', 'macros')],
    },
  },
  {
    name: 'docs.rs features that name the kept feature stay',
    before: app(`
[package.metadata.docs.rs]
features = ["paste"]

[dependencies]
paste = { version = "1.0", optional = true }
`),
    after: app(`
[package.metadata.docs.rs]
features = ["paste"]

[dependencies]
qlora-paste = { version = "1.0", optional = true }

[features]
paste = ["dep:qlora-paste"]
`),
    findings: ['public-feature-kept'],
    cargo: { after: [resolves, quiet] },
  },
];
