/** Rules that meet in one project, where a migration that knows each rule only by itself would go wrong. */
import {
  checks,
  fails,
  has,
  lacks,
  quiet,
  resolves,
  succeeds,
  type Verdict,
  within,
} from '../lab/verdict.ts';
import { app, entries, type ManifestCase, member, patch, virtual } from './case.ts';

/** `cargo check` with these features alone. */
const on = (features: string): Verdict =>
  succeeds('check', '--no-default-features', '--features', features);

const used = { patchScope: 'used' } as const;
const crlf = (text: string) => text.replaceAll('\n', '\r\n');

export const combinationCases: readonly ManifestCase[] = [
  {
    name: 'two releases of gemm under two names can’t both become the fork',
    before: app(`
[dependencies]
gemm = "0.19"
gemm18 = { package = "gemm", version = "0.18" }
`),
    after: app(`
[dependencies]
qlora-gemm = "0.20"
gemm18 = { package = "gemm", version = "0.18" }
`),
    findings: ['requirement-outside-matrix'],
    cargo: {
      before: [resolves, checks],
      after: [resolves, checks, has('qlora-gemm'), has('gemm@0.18.2')],
    },
  },
  {
    name: 'two releases of gemm under two names, outside the matrix too',
    before: app(`
[dependencies]
gemm18 = { package = "gemm", version = "0.18" }
gemm = "0.19"
`),
    after: app(`
[dependencies]
gemm18 = { package = "gemm", version = "0.18" }
qlora-gemm = "0.20"
`),
    options: { outsideMatrix: 'migrate' },
    findings: ['fork-already-declared'],
    cargo: { before: [checks], after: [checks, has('qlora-gemm'), has('gemm@0.18.2')] },
  },
  {
    name: 'why: both on the fork is refused',
    before: app(`
[dependencies]
qlora-gemm = "0.20"
gemm18 = { package = "qlora-gemm", version = "0.20" }
`),
    findings: ['already-adopted'],
    cargo: {
      before: [
        {
          args: ['check'],
          judge: (said) =>
            /depends on crate `qlora-gemm v0\.20\.0.*` multiple times with different names/.test(
              said.stderr,
            )
              ? null
              : 'accepts both',
        },
      ],
    },
  },
  {
    name: 'two releases under one key in two tables stay together',
    before: app(`
[dependencies]
gemm = "0.18"

[dev-dependencies]
gemm = "0.19"
`),
    findings: ['held-together', 'requirement-outside-matrix'],
  },
  {
    name: 'one key, two crates: sources that say paste mean both',
    before: {
      ...app(`
[target.'cfg(unix)'.dependencies]
paste = "1.0"

[target.'cfg(windows)'.dependencies]
paste = { package = "uu_paste", version = "0.0.27" }
`),
      'src/lib.rs':
        '#[cfg(unix)]\npub use paste::paste;\n#[cfg(windows)]\npub use paste as tool;\n',
    },
    findings: ['held-together'],
    cargo: { before: [checks] },
  },
  {
    name: 'one key, two crates, under alias: the key stays, so the real one moves',
    before: app(`
[target.'cfg(unix)'.dependencies]
paste = "1.0"

[target.'cfg(windows)'.dependencies]
paste = { package = "uu_paste", version = "0.0.27" }
`),
    after: app(`
[target.'cfg(unix)'.dependencies]
paste = { package = "qlora-paste", version = "1.0" }

[target.'cfg(windows)'.dependencies]
paste = { package = "uu_paste", version = "0.0.27" }
`),
    options: { strategy: 'alias' },
    cargo: { after: [resolves, quiet, lacks('paste'), checks] },
  },
  {
    name: 'half migrated: the fork in one table, the old crate in another',
    before: app(`
[dependencies]
qlora-paste = "1.0"

[dev-dependencies]
paste = "1.0"
`),
    after: app(`
[dependencies]
qlora-paste = "1.0"

[dev-dependencies]
qlora-paste = "1.0"
`),
    cargo: { after: [resolves, quiet, checks, lacks('paste')] },
  },
  {
    name: 'the key says paste, the package is gemm',
    before: {
      ...app('[dependencies]\npaste = { package = "gemm", version = "0.19" }\n'),
      'src/lib.rs': 'pub use paste::Parallelism;\n',
    },
    after: app('[dependencies]\npaste = { package = "qlora-gemm", version = "0.20" }\n'),
    findings: ['rust-public-type'],
    cargo: { before: [checks], after: [resolves, quiet, lacks('gemm'), checks] },
  },
  {
    name: 'the two names swapped',
    before: app(
      '[dependencies]\ngemm = { package = "paste", version = "1" }\npaste = { package = "gemm", version = "0.19" }\n',
    ),
    after: app(
      '[dependencies]\ngemm = { package = "qlora-paste", version = "1" }\npaste = { package = "qlora-gemm", version = "0.20" }\n',
    ),
    cargo: { after: [resolves, quiet, lacks('gemm'), checks] },
  },
  {
    name: 'half migrated: the fork’s declaration covers the old one',
    before: {
      ...app('[dependencies]\nlog = "0.4"\npaste = "1.0" # old\nqlora-paste = "1.0"\n'),
      'src/lib.rs': 'use paste::paste;\npaste! { pub fn [<a b>]() {} }\n',
    },
    after: {
      ...app('[dependencies]\nlog = "0.4"\nqlora-paste = "1.0"\n'),
      'src/lib.rs': 'use qlora_paste::paste;\npaste! { pub fn [<a b>]() {} }\n',
    },
    findings: ['declaration-merged'],
    cargo: { before: [checks], after: [checks, lacks('paste'), has('qlora-paste')] },
  },
  {
    name: 'half migrated, inherited',
    before: {
      ...virtual('members = ["a"]\n[workspace.dependencies]\npaste = "1.0"\nqlora-paste = "1.0"\n'),
      ...member('a', '[dependencies]\npaste.workspace = true\nqlora-paste.workspace = true\n'),
    },
    after: {
      ...virtual('members = ["a"]\n[workspace.dependencies]\nqlora-paste = "1.0"\n'),
      ...member('a', '[dependencies]\nqlora-paste.workspace = true\n'),
    },
    findings: ['declaration-merged'],
    cargo: { before: [checks], after: [checks, lacks('paste')] },
  },
  {
    name: 'half migrated: the fork in another table',
    before: app('[dependencies]\nqlora-paste = "1.0"\n\n[dev-dependencies]\npaste = "1.0"\n'),
    after: app('[dependencies]\nqlora-paste = "1.0"\n\n[dev-dependencies]\nqlora-paste = "1.0"\n'),
    cargo: { before: [checks], after: [checks, lacks('paste')] },
  },
  {
    name: 'half migrated: features that the fork’s declaration does not ask for',
    before: app(
      '[dependencies]\ngemm = { version = "0.19", features = ["f16"] }\nqlora-gemm = { version = "0.20", default-features = false }\n',
    ),
    findings: ['already-adopted', 'fork-already-declared'],
    cargo: { before: [checks] },
  },
  {
    name: 'half migrated: the fork from a folder, in another table',
    before: {
      ...app(
        '[dependencies]\nqlora-paste = { path = "own" }\n\n[dev-dependencies]\npaste = "1.0"\n\n[workspace]\n',
      ),
      'own/Cargo.toml': '[package]\nname = "qlora-paste"\nversion = "1.0.22"\nedition = "2021"\n',
    },
    findings: ['already-adopted', 'fork-already-declared'],
    cargo: { before: [checks] },
  },
  {
    name: 'half migrated: features that the fork’s declaration takes over',
    before: app(
      '[dependencies]\ngemm = { version = "0.19", features = ["f16", "rayon"] }\nqlora-gemm = { version = "0.20", features = ["rayon"] }\n\n[dev-dependencies]\ngemm = { version = "0.19", features = ["f16"] }\nqlora-gemm = "0.20"\n\n[build-dependencies.qlora-gemm]\nversion = "0.20"\n\n[build-dependencies.gemm]\nversion = "0.19"\nfeatures = ["f16"]\n',
    ),
    after: app(
      '[dependencies]\nqlora-gemm = { version = "0.20", features = ["rayon", "f16"] }\n\n[dev-dependencies]\nqlora-gemm = { version = "0.20", features = ["f16"] }\n\n[build-dependencies.qlora-gemm]\nversion = "0.20"\nfeatures = ["f16"]\n',
    ),
    findings: ['declaration-merged'],
    cargo: { before: [checks], after: [checks, quiet, lacks('gemm')] },
  },
  {
    name: 'half migrated: both optional, each behind a feature of its own',
    before: {
      ...app(
        '[features]\nold = ["dep:paste"]\nnew = ["dep:qlora-paste"]\n\n[dependencies]\npaste = { version = "1.0", optional = true }\nqlora-paste = { version = "1.0", optional = true }\n',
      ),
      'src/lib.rs':
        '#[cfg(feature = "old")]\npaste::paste! { pub fn [<a b>]() {} }\n#[cfg(feature = "new")]\nqlora_paste::paste! { pub fn [<c d>]() {} }\n',
    },
    after: {
      ...app(
        '[features]\nold = ["dep:qlora-paste"]\nnew = ["dep:qlora-paste"]\n\n[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n',
      ),
      'src/lib.rs':
        '#[cfg(feature = "old")]\nqlora_paste::paste! { pub fn [<a b>]() {} }\n#[cfg(feature = "new")]\nqlora_paste::paste! { pub fn [<c d>]() {} }\n',
    },
    findings: ['declaration-merged'],
    cargo: {
      before: [checks, on('old'), on('new')],
      after: [checks, quiet, on('old'), on('new'), lacks('paste')],
    },
  },
  {
    name: 'half migrated: both optional and features by themselves, which stay',
    before: {
      ...app(
        '[features]\nall = ["paste", "qlora-paste"]\n\n[dependencies]\npaste = { version = "1.0", optional = true }\nqlora-paste = { version = "1.0", optional = true }\n',
      ),
      'src/lib.rs':
        '#[cfg(feature = "paste")]\npub use paste::paste as a;\n#[cfg(feature = "qlora-paste")]\npub use qlora_paste::paste as b;\n',
    },
    after: {
      ...app(
        '[features]\nall = ["paste", "qlora-paste"]\npaste = ["dep:qlora-paste"]\nqlora-paste = ["dep:qlora-paste"]\n\n[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n',
      ),
      'src/lib.rs':
        '#[cfg(feature = "paste")]\npub use qlora_paste::paste as a;\n#[cfg(feature = "qlora-paste")]\npub use qlora_paste::paste as b;\n',
    },
    findings: ['declaration-merged', 'public-feature-kept'],
    cargo: {
      before: [checks, on('all'), on('paste'), on('qlora-paste')],
      after: [checks, quiet, on('all'), on('paste'), on('qlora-paste'), lacks('paste')],
    },
  },
  {
    name: 'half migrated: both optional, in two tables',
    before: app(
      '[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n\n[target."cfg(unix)".dependencies]\npaste = { version = "1.0", optional = true }\n',
    ),
    after: app(
      '[dependencies]\nqlora-paste = { version = "1.0", optional = true }\n\n[target."cfg(unix)".dependencies]\nqlora-paste = { version = "1.0", optional = true }\n\n[features]\npaste = ["dep:qlora-paste"]\nqlora-paste = ["dep:qlora-paste"]\n',
    ),
    findings: ['public-feature-kept'],
    cargo: {
      before: [checks, on('paste'), on('qlora-paste')],
      after: [checks, quiet, on('paste'), on('qlora-paste'), lacks('paste')],
    },
  },
  {
    name: 'half migrated: the old crate optional, the fork always there',
    before: {
      ...app(
        '[features]\nall = ["dep:paste", "log"]\nlog = []\n\n[dependencies]\npaste = { version = "1.0", optional = true }\nqlora-paste = "1.0"\n',
      ),
      'src/lib.rs':
        'pub use qlora_paste::paste as b;\n#[cfg(feature = "all")]\npub use paste::paste as a;\n',
    },
    after: {
      ...app('[features]\nall = ["log"]\nlog = []\n\n[dependencies]\nqlora-paste = "1.0"\n'),
      'src/lib.rs':
        'pub use qlora_paste::paste as b;\n#[cfg(feature = "all")]\npub use qlora_paste::paste as a;\n',
    },
    findings: ['declaration-merged'],
    cargo: {
      before: [checks, on('all')],
      after: [checks, quiet, on('all'), on('log'), lacks('paste')],
    },
  },
  {
    name: 'half migrated: the old crate optional and a feature by itself, the fork always there',
    before: app(
      '[features]\nwide = ["gemm/f16"]\n\n[dependencies]\ngemm = { version = "0.19", optional = true, features = ["rayon"] }\nqlora-gemm = "0.20"\n',
    ),
    after: app(
      '[features]\nwide = ["gemm", "qlora-gemm/f16"]\ngemm = []\n\n[dependencies]\nqlora-gemm = { version = "0.20", features = ["rayon"] }\n',
    ),
    findings: ['declaration-merged', 'public-feature-kept'],
    cargo: {
      before: [checks, on('wide'), on('gemm')],
      after: [checks, quiet, on('wide'), on('gemm'), lacks('gemm')],
    },
  },
  {
    name: 'half migrated: what was optional in one table and needed in the other stays switched',
    before: app(
      '[features]\nall = ["dep:paste"]\n\n[dependencies]\npaste = { version = "1.0", optional = true }\nqlora-paste = "1.0"\n\n[build-dependencies]\npaste = { version = "1.0", optional = true }\n',
    ),
    after: app(
      '[features]\nall = ["dep:qlora-paste"]\n\n[dependencies]\nqlora-paste = "1.0"\n\n[build-dependencies]\nqlora-paste = { version = "1.0", optional = true }\n',
    ),
    findings: ['declaration-merged'],
    cargo: { before: [checks, on('all')], after: [checks, quiet, on('all'), lacks('paste')] },
  },
  {
    name: 'half migrated: only the fork optional',
    before: app(
      '[features]\nnew = ["dep:qlora-paste"]\n\n[dependencies]\npaste = "1.0"\nqlora-paste = { version = "1.0", optional = true }\n',
    ),
    findings: ['already-adopted', 'fork-already-declared'],
    cargo: { before: [checks] },
  },
  {
    name: 'half migrated: a feature that would switch on the fork’s own feature too',
    before: app(
      '[features]\nwide = ["gemm/f16"]\n\n[dependencies]\ngemm = { version = "0.19", optional = true }\nqlora-gemm = { version = "0.20", optional = true }\n',
    ),
    findings: ['already-adopted', 'fork-already-declared'],
    cargo: { before: [checks] },
  },
  {
    name: 'half migrated: a feature asked for only when the old crate is there',
    before: app(
      '[features]\nwide = ["gemm?/f16"]\n\n[dependencies]\ngemm = { version = "0.19", optional = true }\nqlora-gemm = "0.20"\n',
    ),
    findings: ['already-adopted', 'fork-already-declared'],
    cargo: { before: [checks] },
  },
  {
    name: 'the fork’s key taken by a false friend',
    before: app(
      '[dependencies]\npaste = "1.0"\nqlora-paste = { package = "log", version = "0.4" }\n',
    ),
    findings: ['fork-already-declared'],
  },
  {
    name: 'a nested package with a workspace of its own gets its own patch',
    before: {
      ...app('[dependencies]\nlog = "0.4"\n'),
      'fuzz/Cargo.toml':
        '[package]\nname = "fuzz"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n\n[dependencies]\ncandle-core = "0.9"\n',
    },
    after: {
      'fuzz/Cargo.toml': `[package]\nname = "fuzz"\nversion = "0.1.0"\nedition = "2021"\n\n[workspace]\n\n[dependencies]\ncandle-core = "0.9"\n\n[patch.crates-io]\n# Maintained candle fork with qlora-gemm\n${entries('candle-core')}`,
    },
    options: used,
    cargo: { after: within('fuzz', resolves, quiet, has('candle-core', 'qlora-candle')) },
  },
  {
    name: 'candle from git in [workspace.dependencies]',
    before: {
      ...virtual(
        'members = ["a"]\n\n[workspace.dependencies]\ncandle = { package = "candle-core", git = "https://github.com/huggingface/candle.git", tag = "0.9.2", version = "0.9.2" }\n',
      ),
      ...member('a', '[dependencies]\ncandle = { workspace = true, features = ["cuda"] }\n'),
    },
    after: virtual(
      `members = ["a"]\n\n[workspace.dependencies]\ncandle = { package = "candle-core", git = "https://github.com/huggingface/candle.git", tag = "0.9.2", version = "0.9.2" }\n\n[patch."https://github.com/huggingface/candle"]\n# Maintained candle fork with qlora-gemm\n${entries('candle-core')}`,
    ),
    options: used,
    cargo: { after: [resolves, quiet, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'a root’s declaration with its package repeated',
    before: {
      ...virtual(
        'members = ["a"]\n\n[workspace.dependencies]\npaste = { package = "paste", version = "1.0" }\n',
      ),
      ...member('a', '[dependencies]\npaste = { workspace = true }\n'),
    },
    after: {
      ...virtual(
        'members = ["a"]\n\n[workspace.dependencies]\nqlora-paste = { version = "1.0" }\n',
      ),
      ...member('a', '[dependencies]\nqlora-paste = { workspace = true }\n'),
    },
    cargo: { after: [resolves, quiet, lacks('paste')] },
  },
  {
    name: 'candle inherited by a member whose root holds it at 0.10',
    before: {
      ...virtual('members = ["a"]\n\n[workspace.dependencies]\ncandle-core = "0.10"\n'),
      ...member('a', '[dependencies]\ncandle-core = { workspace = true }\n'),
    },
    findings: ['requirement-outside-matrix'],
  },
  {
    name: 'candle at 0.9 in one member and 0.10 in another',
    before: {
      ...virtual('members = ["a", "b"]\n'),
      ...member('a', '[dependencies]\ncandle-core = "0.9"\n'),
      ...member('b', '[dependencies]\ncandle-core = "0.10"\n'),
    },
    after: virtual(
      `members = ["a", "b"]\n\n[patch.crates-io]\n# Maintained candle fork with qlora-gemm\n${entries('candle-core')}`,
    ),
    options: used,
    findings: ['requirement-outside-matrix'],
    cargo: {
      after: [resolves, quiet, has('candle-core@0.9.2', 'qlora-candle'), has('candle-core@0.10.2')],
    },
  },
  {
    name: 'rename, feature, profile, metadata and patch at once, CRLF and aligned',
    before: {
      'Cargo.toml': crlf(`[package]
name    = "app"
version = "0.1.0"
edition = "2021"

[package.metadata.docs.rs]
features = ["fast"]

[features]
default = ["fast"]
fast    = ["gemm/rayon"]

[dependencies]
candle-core = { version = "0.9.2", features = ["cuda"] } # tensors
gemm        = { version = "0.19.0", default-features = false, optional = true }
paste       = "=1.0.15"

[profile.release.package.gemm]
opt-level = 3
`),
    },
    after: {
      'Cargo.toml': crlf(`[package]
name    = "app"
version = "0.1.0"
edition = "2021"

[package.metadata.docs.rs]
features = ["fast"]

[features]
default = ["fast"]
fast    = ["gemm", "qlora-gemm/rayon"]
gemm    = ["dep:qlora-gemm"]

[dependencies]
candle-core = { version = "0.9.2", features = ["cuda"] } # tensors
qlora-gemm  = { version = "0.20", default-features = false, optional = true }
qlora-paste = "1.0"

[profile.release.package.qlora-gemm]
opt-level = 3
${patch('candle-core')}`),
    },
    options: used,
    findings: ['public-feature-kept'],
    cargo: { before: [checks], after: [resolves, quiet, lacks('gemm'), checks] },
  },
  {
    name: 'an empty manifest',
    before: { 'Cargo.toml': '' },
    findings: ['nothing-found'],
    cargo: { before: [fails(/manifest is missing either a `\[package\]` or a `\[workspace\]`/)] },
  },
  {
    name: 'a virtual workspace without members’ use',
    before: {
      ...virtual('members = ["a"]\n\n[workspace.dependencies]\npaste = "1.0"\n'),
      ...member('a', '[dependencies]\nlog = "0.4"\n'),
    },
    after: virtual('members = ["a"]\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n'),
    cargo: { after: [resolves] },
  },
];
