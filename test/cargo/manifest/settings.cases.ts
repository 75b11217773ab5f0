/** Places in a manifest that name a crate without declaring it: targets, profiles, other tools' metadata. */
import { checks, has, lacks, quiet, resolves, succeeds, warnsOn } from '../lab/verdict.ts';
import { app, type ManifestCase } from './case.ts';

const bin = { 'src/lib.rs': '', 'src/bin/tool.rs': 'fn main() {}\n' };

export const settingCases: readonly ManifestCase[] = [
  {
    name: 'required-features that name the kept feature stay',
    before: {
      ...app(`
[dependencies]
paste = { version = "1.0", optional = true }

[[bin]]
name = "tool"
required-features = ["paste"]
`),
      ...bin,
    },
    after: app(`
[dependencies]
qlora-paste = { version = "1.0", optional = true }

[[bin]]
name = "tool"
required-features = ["paste"]

[features]
paste = ["dep:qlora-paste"]
`),
    findings: ['public-feature-kept'],
    cargo: {
      before: [succeeds('check', '--bin', 'tool', '--features', 'paste')],
      after: [resolves, quiet, succeeds('check', '--bin', 'tool', '--features', 'paste')],
    },
  },
  {
    name: 'required-features with a feature of the dependency',
    before: {
      ...app(`
[dependencies]
gemm = { version = "0.19", default-features = false }

[features]
half = ["gemm/f16"]

[[bin]]
name = "tool"
required-features = ["gemm/f16"]
`),
      ...bin,
    },
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", default-features = false }

[features]
half = ["qlora-gemm/f16"]

[[bin]]
name = "tool"
required-features = ["qlora-gemm/f16"]
`),
    cargo: {
      before: [succeeds('check', '--bin', 'tool', '--features', 'half')],
      after: [resolves, quiet, succeeds('check', '--bin', 'tool', '--features', 'half')],
    },
  },
  {
    name: 'required-features of examples, tests and benches',
    before: {
      ...app(`
[dependencies]
gemm = { version = "0.19", default-features = false }

[[example]]
name = "e"
required-features = ["gemm/f16"]

[[test]]
name = "t"
required-features = ["gemm/rayon"]

[[bench]]
name = "b"
harness = false
required-features = ["gemm/std"]
`),
      'src/lib.rs': '',
      'examples/e.rs': 'fn main() {}\n',
      'tests/t.rs': '',
      'benches/b.rs': 'fn main() {}\n',
    },
    after: app(`
[dependencies]
qlora-gemm = { version = "0.20", default-features = false }

[[example]]
name = "e"
required-features = ["qlora-gemm/f16"]

[[test]]
name = "t"
required-features = ["qlora-gemm/rayon"]

[[bench]]
name = "b"
harness = false
required-features = ["qlora-gemm/std"]
`),
    cargo: { after: [resolves, quiet, checks] },
  },
  {
    name: 'targets as an inline array',
    before: {
      'Cargo.toml':
        'bin = [{ name = "tool", path = "tool.rs", required-features = ["gemm/f16"] }]\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ngemm = "0.19"\n',
      'tool.rs': 'fn main() {}\n',
      'src/lib.rs': '',
    },
    after: {
      'Cargo.toml':
        'bin = [{ name = "tool", path = "tool.rs", required-features = ["qlora-gemm/f16"] }]\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-gemm = "0.20"\n',
    },
    cargo: { after: [resolves, quiet, checks] },
  },
  {
    name: 'profile overrides that say a version',
    before: app(`
[dependencies]
paste = "1.0"

[profile.dev.package."paste@1.0.15"]
opt-level = 3

[profile.release.package."paste:1.0.15"]
opt-level = 3

[profile.dev.package."*"]
opt-level = 1
`),
    after: app(`
[dependencies]
qlora-paste = "1.0"

[profile.dev.package."qlora-paste"]
opt-level = 3

[profile.release.package."qlora-paste"]
opt-level = 3

[profile.dev.package."*"]
opt-level = 1
`),
    cargo: { before: [checks], after: [resolves, quiet, checks] },
  },
  {
    name: 'a profile override',
    before: app(`
[dependencies]
paste = "1.0"

[profile.dev.package.paste]
opt-level = 3
`),
    after: app(`
[dependencies]
qlora-paste = "1.0"

[profile.dev.package.qlora-paste]
opt-level = 3
`),
    cargo: { before: [checks], after: [resolves, quiet, lacks('paste'), checks] },
  },
  {
    name: 'why: an override left behind is warned of',
    before: app(`
[dependencies]
qlora-paste = "1.0"

[profile.dev.package.paste]
opt-level = 3
`),
    findings: ['already-adopted'],
    cargo: {
      before: [
        warnsOn(
          /profile package spec `paste` in profile `dev` did not match any packages/,
          'check',
        ),
      ],
    },
  },
  {
    name: 'profile overrides as dotted and inline keys',
    before: app(`
[dependencies]
gemm = "0.19"

[profile.dev.package]
gemm.opt-level = 3
log = { opt-level = 1 }

[profile.release]
package.gemm = { opt-level = 2 }
`),
    after: app(`
[dependencies]
qlora-gemm = "0.20"

[profile.dev.package]
qlora-gemm.opt-level = 3
log = { opt-level = 1 }

[profile.release]
package.qlora-gemm = { opt-level = 2 }
`),
    cargo: { before: [checks], after: [resolves, checks] },
  },
  {
    name: 'a profile override of a held crate stays',
    before: app(`
[dependencies]
gemm = "0.18"

[profile.dev.package.gemm]
opt-level = 3
`),
    findings: ['requirement-outside-matrix'],
  },
  {
    name: 'a profile override of a user’s alias goes by the package name',
    before: app(`
[dependencies]
mm = { package = "gemm", version = "0.19" }

[profile.dev.package.gemm]
opt-level = 3
`),
    after: app(`
[dependencies]
mm = { package = "qlora-gemm", version = "0.20" }

[profile.dev.package.qlora-gemm]
opt-level = 3
`),
    cargo: { after: [resolves, lacks('gemm'), checks] },
  },
  {
    name: 'a profile override goes by the package name under alias too',
    before: app(`
[dependencies]
paste = "1.0"

[profile.dev.package.paste]
opt-level = 3
`),
    after: app(`
[dependencies]
paste = { package = "qlora-paste", version = "1.0" }

[profile.dev.package.qlora-paste]
opt-level = 3
`),
    options: { strategy: 'alias' },
    cargo: { after: [resolves, lacks('paste'), checks] },
  },
  {
    name: 'a profile override of candle stays: the fork keeps the name',
    before: app(`
[dependencies]
candle-core = "0.9.2"

[profile.dev.package.candle-core]
opt-level = 3
`),
    after: app(`
[dependencies]
candle-core = "0.9.2"

[profile.dev.package.candle-core]
opt-level = 3

[patch.crates-io]
candle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }
`),
    options: { patchScope: 'used' },
    cargo: { after: [resolves, checks, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'docs.rs features go by the dependency’s key',
    before: app(`
[package.metadata.docs.rs]
features = ["gemm/f16"]

[dependencies]
gemm = "0.19"
`),
    after: app(`
[package.metadata.docs.rs]
features = ["qlora-gemm/f16"]

[dependencies]
qlora-gemm = "0.20"
`),
  },
  {
    name: 'cargo-machete’s list goes by the dependency’s key',
    before: app(`
[package.metadata.cargo-machete]
ignored = ["log", "paste"]

[dependencies]
log = "0.4"
paste = "1.0"
`),
    after: app(`
[package.metadata.cargo-machete]
ignored = ["log", "qlora-paste"]

[dependencies]
log = "0.4"
qlora-paste = "1.0"
`),
  },
  {
    name: 'a workspace’s lists hold for its members, and lists of types go by the crate',
    before: {
      'Cargo.toml': `[workspace]
members = ["a"]
resolver = "2"

[workspace.metadata.cargo-machete]
ignored = ["paste"]

[workspace.metadata.cargo-shear]
ignored = ["gemm", "log"]
`,
      'a/Cargo.toml': `[package]
name = "a"
version = "0.1.0"
edition = "2021"

[package.metadata.cargo_check_external_types]
allowed_external_types = ["gemm::Parallelism", "gemm::*", "gemma::Model"]

[dependencies]
gemm = "0.19"
paste = "1.0"
`,
      'a/src/lib.rs': '',
    },
    after: {
      'Cargo.toml': `[workspace]
members = ["a"]
resolver = "2"

[workspace.metadata.cargo-machete]
ignored = ["qlora-paste"]

[workspace.metadata.cargo-shear]
ignored = ["qlora-gemm", "log"]
`,
      'a/Cargo.toml': `[package]
name = "a"
version = "0.1.0"
edition = "2021"

[package.metadata.cargo_check_external_types]
allowed_external_types = ["qlora_gemm::Parallelism", "qlora_gemm::*", "gemma::Model"]

[dependencies]
qlora-gemm = "0.20"
qlora-paste = "1.0"
`,
    },
  },
  {
    name: 'a crate that shares types with one that moves stays, and is warned of',
    before: app('[dependencies]\ngemm = "0.19"\ngemm-common = "0.19"\n'),
    after: app('[dependencies]\nqlora-gemm = "0.20"\ngemm-common = "0.19"\n'),
    findings: ['family-stays'],
  },
  {
    name: 'a crate that shares types with one that moves, under the alias too',
    before: app('[dependencies]\ngemm = "0.19"\ngemm-common = "0.19"\n'),
    after: app(
      '[dependencies]\ngemm = { package = "qlora-gemm", version = "0.20" }\ngemm-common = "0.19"\n',
    ),
    options: { strategy: 'alias' },
    findings: ['family-stays'],
  },
  {
    name: 'such a crate alone moves nothing, and nothing is said',
    before: app('[dependencies]\ngemm-common = "0.19"\n'),
    findings: ['nothing-found'],
  },
  {
    name: 'a profile override of such a crate, where the fork comes by a patch',
    before: app(
      '[dependencies]\ncandle-core = "0.9.2"\n\n[profile.dev.package.gemm-f16]\nopt-level = 3\n',
    ),
    after: app(
      `[dependencies]\ncandle-core = "0.9.2"\n\n[profile.dev.package.gemm-f16]\nopt-level = 3\n\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n`,
    ),
    options: { patchScope: 'used' },
    findings: ['profile-override-idle'],
  },
  {
    name: 'the same where the lock file shows that the old crate stays for somebody',
    before: {
      ...app(
        '[dependencies]\ncandle-core = "0.9.2"\n\n[profile.dev.package.gemm-f16]\nopt-level = 3\n',
      ),
      'Cargo.lock': locked(
        ['app', '0.1.0', 'candle-core', 'ug'],
        ['candle-core', '0.9.2', 'gemm 0.19.0'],
        ['gemm', '0.18.2', 'gemm-f16'],
        ['gemm', '0.19.0'],
        ['gemm-f16', '0.18.2'],
        ['ug', '0.1.0', 'gemm 0.18.2'],
      ),
    },
    after: app(
      `[dependencies]\ncandle-core = "0.9.2"\n\n[profile.dev.package.gemm-f16]\nopt-level = 3\n\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n`,
    ),
    options: { patchScope: 'used' },
    cargo: { before: [], after: [] },
  },
  {
    name: 'an unknown tool’s metadata is left, and said so',
    before: app(`
[package.metadata.vendor-check]
crates = ["paste"]
gemm = { audited = true }

[dependencies]
gemm = "0.19"
paste = "1.0"
`),
    after: app(`
[package.metadata.vendor-check]
crates = ["paste"]
gemm = { audited = true }

[dependencies]
qlora-gemm = "0.20"
qlora-paste = "1.0"
`),
    findings: ['metadata-mention'],
  },
  {
    name: 'metadata that says nothing of the crates',
    before: app(`
[package.metadata.docs.rs]
all-features = true

[dependencies]
paste = "1.0"
`),
    after: app(`
[package.metadata.docs.rs]
all-features = true

[dependencies]
qlora-paste = "1.0"
`),
  },
];

/** A lock file of these packages: name, version, then what each depends on. */
function locked(...packages: readonly (readonly [string, string, ...string[]])[]): string {
  return packages
    .map(([name, version, ...dependencies], at) => {
      const source =
        at === 0 ? '' : 'source = "registry+https://github.com/rust-lang/crates.io-index"\n';
      const list = dependencies.map((each) => JSON.stringify(each)).join(', ');
      return `[[package]]\nname = "${name}"\nversion = "${version}"\n${source}dependencies = [${list}]\n`;
    })
    .reduce((text, each) => `${text}\n${each}`, 'version = 4\n');
}
