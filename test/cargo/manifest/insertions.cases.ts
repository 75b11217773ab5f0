/** Where something new is written: a feature or a patch entry, into every form its table can have. */
import { has, lacks, quiet, resolves, succeeds, type Verdict } from '../lab/verdict.ts';
import { app, fork, type ManifestCase, patch } from './case.ts';

const used = { patchScope: 'used' } as const;
const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const moved: readonly Verdict[] = [resolves, quiet];

/** `cargo check` with these features alone. */
const on = (features: string): Verdict =>
  succeeds('check', '--no-default-features', '--features', features);

export const insertionCases: readonly ManifestCase[] = [
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
    findings: ['public-feature-kept', 'back-table'],
    cargo: { after: [...moved, on('paste')] },
  },
  {
    name: 'a feature added in front of a comment that belongs to the next table',
    before: app(`
[features]
default = []

# What we need.
[dependencies]
paste = { version = "1.0", optional = true }
`),
    after: app(`
[features]
default = []
paste = ["dep:qlora-paste"]

# What we need.
[dependencies]
qlora-paste = { version = "1.0", optional = true }
`),
    findings: ['public-feature-kept'],
    cargo: { after: [resolves, quiet] },
  },
  {
    name: 'a feature added behind a multi-line array',
    before: app(`
[features]
all = [
    "paste",
    "log",
] # everything
log = []
full = [
    "all",
]

[dependencies]
paste = { version = "1.0", optional = true }
`),
    after: app(`
[features]
all = [
    "paste",
    "log",
] # everything
log = []
full = [
    "all",
]
paste = ["dep:qlora-paste"]

[dependencies]
qlora-paste = { version = "1.0", optional = true }
`),
    findings: ['public-feature-kept'],
    cargo: { after: [resolves, quiet, succeeds('check', '--features', 'full')] },
  },
  {
    name: 'a new [features] table in a CRLF document',
    before: {
      'Cargo.toml': crlf(
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = { version = "1.0", optional = true }\n',
      ),
    },
    after: {
      'Cargo.toml': crlf(
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n\n[features]\npaste = ["dep:qlora-paste"]\n',
      ),
    },
    findings: ['public-feature-kept'],
    cargo: { after: [resolves, quiet] },
  },
  {
    name: 'blanks around the dots of a key',
    before: app('[dependencies]\npaste . version = "1.0"\npaste . "default-features" = false\n'),
    after: app(
      '[dependencies]\nqlora-paste . version = "1.0"\nqlora-paste . "default-features" = false\n',
    ),
    cargo: { after: [resolves, quiet, lacks('paste')] },
  },
  {
    name: 'a patch entry added where entries are indented',
    before: {
      ...app(
        '[dependencies]\n  candle-core = "0.9"\n  log = "0.4"\n\n[patch.crates-io]\n  log = { path = "log" }\n',
      ),
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    after: app(
      `[dependencies]\n  candle-core = "0.9"\n  log = "0.4"\n\n[patch.crates-io]\n  log = { path = "log" }\n  candle-core = ${fork}\n`,
    ),
    options: used,
    cargo: { after: [resolves, quiet, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'patch as a dotted key of the document',
    before: {
      'Cargo.toml':
        'patch.crates-io.log = { path = "log" }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\nlog = "0.4"\n',
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    after: {
      'Cargo.toml': `patch.crates-io.log = { path = "log" }\npatch.crates-io.candle-core = ${fork}\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\nlog = "0.4"\n`,
    },
    options: used,
    cargo: { after: [resolves, quiet, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'patch as an inline table of the document',
    before: {
      'Cargo.toml':
        'patch = { crates-io = { log = { path = "log" } } }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\nlog = "0.4"\n',
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    after: {
      'Cargo.toml': `patch = { crates-io = { log = { path = "log" }, candle-core = ${fork} } }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\nlog = "0.4"\n`,
    },
    options: used,
    cargo: { after: [resolves, quiet, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'an inline patch table of another source only',
    before: {
      'Cargo.toml':
        'patch = { "https://github.com/rust-lang/log" = { log = { path = "log" } } }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\n',
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    after: {
      'Cargo.toml': `patch = { "https://github.com/rust-lang/log" = { log = { path = "log" } }, crates-io = { candle-core = ${fork} } }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\n`,
    },
    options: used,
    cargo: { after: [has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'a dotted patch of another source only',
    before: {
      'Cargo.toml':
        'patch."https://github.com/rust-lang/log".log = { path = "log" }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\n',
      'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n',
    },
    after: {
      'Cargo.toml': `patch."https://github.com/rust-lang/log".log = { path = "log" }\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\n${patch('candle-core')}`,
    },
    options: used,
    cargo: { after: [has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'an inline [features] table in a dotted package',
    before: {
      'Cargo.toml':
        'package.name = "app"\npackage.version = "0.1.0"\npackage.edition = "2021"\ndependencies.paste = { version = "1.0", optional = true }\nfeatures.all = ["paste"]\n',
    },
    after: {
      'Cargo.toml':
        'package.name = "app"\npackage.version = "0.1.0"\npackage.edition = "2021"\ndependencies.qlora-paste = { version = "1.0", optional = true }\nfeatures.all = ["paste"]\nfeatures.paste = ["dep:qlora-paste"]\n',
    },
    findings: ['public-feature-kept'],
    cargo: { after: [resolves, quiet, succeeds('check', '--features', 'all')] },
  },
];
