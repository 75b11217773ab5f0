/** Workspaces: roots, members, patches in the right place, and manifests that were not given. */
import type { Files } from '../lab/run.ts';
import { checks, fails, has, lacks, quiet, resolves, warnsOn, within } from '../lab/verdict.ts';
import {
  app,
  entries,
  fork,
  guideCrates,
  type ManifestCase,
  member,
  patch,
  rootPatch,
  virtual,
} from './case.ts';

const moved = { after: [resolves, quiet, has('qlora-paste'), lacks('paste'), checks] };

const numbers = Array.from({ length: 320 }, (_, number) => number);

/** With `manyPatterns` more pairs than the hundred thousand that are looked at. */
const manyPackages = Object.fromEntries(
  numbers.map((number) => [
    `crates/p${number}/Cargo.toml`,
    `[package]\nname = "p${number}"\nversion = "0.1.0"\nedition = "2021"\n`,
  ]),
);

/** A package on `crate` whose first pattern takes all others in. */
function manyPatterns(crate: string): Files {
  const patterns = ['crates/*', ...numbers.map((number) => `crates/*${number}`)];
  return app(
    `[dependencies]\n${crate} = "1.0"\n\n[workspace]\nmembers = [${patterns.map((each) => `"${each}"`).join(', ')}]\n`,
  );
}

export const workspaceCases: readonly ManifestCase[] = [
  {
    name: 'members by glob, one excluded with its own workspace',
    before: {
      ...virtual(
        'members = ["crates/*"]\nexclude = ["crates/alone"]\n\n[workspace.dependencies]\npaste = "1.0"\n',
      ),
      ...Object.fromEntries(
        Object.entries(member('one', '[dependencies]\npaste.workspace = true\n')).map(
          ([path, it]) => [`crates/${path}`, it],
        ),
      ),
      'crates/alone/Cargo.toml':
        '[package]\nname = "alone"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "1"\ncandle-core = "0.9"\n',
    },
    after: {
      ...virtual(
        'members = ["crates/*"]\nexclude = ["crates/alone"]\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n',
      ),
      ...Object.fromEntries(
        Object.entries(member('one', '[dependencies]\nqlora-paste.workspace = true\n')).map(
          ([path, it]) => [`crates/${path}`, it],
        ),
      ),
      'crates/alone/Cargo.toml': `[package]\nname = "alone"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-paste = "1"\ncandle-core = "0.9"\n${patch('candle-core')}`,
    },
    options: { patchScope: 'used' },
    cargo: {
      after: [
        resolves,
        has('qlora-paste'),
        lacks('paste'),
        ...within('crates/alone', resolves, quiet, has('candle-core', 'qlora-candle')),
      ],
    },
  },
  {
    name: 'members written with ./ and a trailing slash, and the root itself',
    before: {
      'Cargo.toml':
        '[workspace]\nmembers = [".", "./a/"]\n\n[workspace.dependencies]\npaste = "1.0"\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste.workspace = true\n',
      ...member('a', '[dependencies]\npaste = { workspace = true }\n'),
    },
    after: {
      'Cargo.toml':
        '[workspace]\nmembers = [".", "./a/"]\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-paste.workspace = true\n',
      ...member('a', '[dependencies]\nqlora-paste = { workspace = true }\n'),
    },
    cargo: moved,
  },
  {
    name: 'a member found by its path dependency',
    before: {
      'Cargo.toml':
        '[workspace]\n\n[workspace.dependencies]\npaste = "1.0"\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\na = { path = "a" }\n',
      ...member('a', '[dependencies]\npaste.workspace = true\n'),
    },
    after: {
      'Cargo.toml':
        '[workspace]\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\na = { path = "a" }\n',
      ...member('a', '[dependencies]\nqlora-paste.workspace = true\n'),
    },
    cargo: moved,
  },
  {
    name: 'a member that names its root by package.workspace',
    before: {
      'ws/Cargo.toml':
        '[workspace]\nmembers = ["../a"]\nresolver = "2"\n\n[workspace.dependencies]\npaste = "1.0"\n',
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\nworkspace = "../ws"\n\n[dependencies]\npaste.workspace = true\n',
    },
    after: {
      'ws/Cargo.toml':
        '[workspace]\nmembers = ["../a"]\nresolver = "2"\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n',
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\nworkspace = "../ws"\n\n[dependencies]\nqlora-paste.workspace = true\n',
    },
    cargo: {
      before: within('a', resolves, has('paste')),
      after: within('a', resolves, has('qlora-paste'), lacks('paste')),
    },
  },
  {
    name: 'two workspaces in one drop',
    before: {
      'one/Cargo.toml':
        '[workspace]\nmembers = ["a"]\nresolver = "2"\n\n[workspace.dependencies]\npaste = "1.0"\n',
      'one/a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste.workspace = true\n',
      'two/Cargo.toml':
        '[workspace]\nmembers = ["b"]\nresolver = "2"\n\n[workspace.dependencies]\npaste = { package = "uu_paste", version = "0.0.27" }\n',
      'two/b/Cargo.toml':
        '[package]\nname = "b"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste.workspace = true\n',
    },
    after: {
      'one/Cargo.toml':
        '[workspace]\nmembers = ["a"]\nresolver = "2"\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n',
      'one/a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-paste.workspace = true\n',
    },
    cargo: {
      before: [
        ...within('one', resolves, has('paste')),
        ...within('two', resolves, has('uu_paste')),
      ],
      after: [
        ...within('one', resolves, lacks('paste')),
        ...within('two', resolves, has('uu_paste')),
      ],
    },
  },
  {
    name: 'a member that inherits, without its root',
    before: {
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste.workspace = true\n',
    },
    findings: ['inherited-without-root'],
    cargo: { before: within('a', fails(/failed to find a workspace root/)) },
  },
  {
    name: 'a member with candle, without its root: no patch that Cargo would ignore',
    before: {
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion.workspace = true\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\n',
    },
    findings: ['member-without-root', 'patch-unused'],
    cargo: { before: within('a', fails(/failed to find a workspace root/)) },
  },
  {
    name: 'a member that inherits candle, without its root',
    before: {
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ncandle-core = { workspace = true }\n',
    },
    findings: ['member-without-root', 'patch-unused'],
    cargo: { before: within('a', fails(/failed to find a workspace root/)) },
  },
  {
    name: 'a root without one of its members: renamed, and said so',
    before: {
      ...virtual('members = ["a", "b"]\n\n[workspace.dependencies]\npaste = "1.0"\n'),
      ...member('a', '[dependencies]\npaste.workspace = true\n'),
    },
    after: {
      ...virtual('members = ["a", "b"]\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n'),
      ...member('a', '[dependencies]\nqlora-paste.workspace = true\n'),
    },
    findings: ['member-missing'],
    cargo: {
      before: [fails(/failed to load manifest for workspace member/)],
      after: [fails(/failed to load manifest for workspace member/)],
    },
  },
  {
    name: 'scenario 4: the patch at the root, members untouched',
    before: {
      ...virtual(`members = ["crate-a", "crate-b"]

[workspace.dependencies]
candle-core = { version = "0.9.2", default-features = false }
candle-nn = { version = "0.9.2", default-features = false }
`),
      ...member('crate-a', '[dependencies]\ncandle-core = { workspace = true }\n'),
      ...member('crate-b', '[dependencies]\ncandle-nn = { workspace = true }\n'),
    },
    after: virtual(`members = ["crate-a", "crate-b"]

[workspace.dependencies]
candle-core = { version = "0.9.2", default-features = false }
candle-nn = { version = "0.9.2", default-features = false }
${rootPatch(...guideCrates)}`),
    findings: ['patch-unused'],
    cargo: {
      before: [resolves, has('gemm')],
      after: [resolves, has('candle-nn', 'qlora-candle'), has('qlora-gemm'), lacks('gemm'), checks],
    },
  },
  {
    name: 'candle in a member alone: the patch goes to the root',
    before: {
      ...virtual('members = ["a"]\n'),
      ...member('a', '[dependencies]\ncandle-nn = "0.9"\n'),
    },
    after: virtual(`members = ["a"]\n${rootPatch('candle-core', 'candle-nn')}`),
    options: { patchScope: 'used' },
    cargo: { after: [resolves, quiet, has('candle-nn', 'qlora-candle'), lacks('gemm')] },
  },
  {
    name: 'a patch in a member is reported; the root gets its own',
    before: {
      ...virtual('members = ["a"]\n'),
      ...member('a', `[dependencies]\ncandle-core = "0.9"\n${patch('candle-core')}`),
    },
    after: virtual(`members = ["a"]\n${rootPatch('candle-core')}`),
    options: { patchScope: 'used' },
    findings: ['patch-in-member'],
    cargo: {
      before: [
        has('gemm'),
        warnsOn(
          /patch for the non root package will be ignored, specify patch at the workspace root/,
          'check',
        ),
      ],
      after: [resolves, has('candle-core', 'qlora-candle'), lacks('gemm')],
    },
  },
  {
    name: 'a patch in a member whose root is not given',
    before: {
      'a/Cargo.toml': `[package]\nname = "a"\nversion.workspace = true\nedition = "2021"\n\n[dependencies]\ncandle-core = "0.9"\n${patch('candle-core')}`,
    },
    options: { patchScope: 'used' },
    findings: ['member-without-root', 'patch-in-rootless-member'],
    cargo: { before: within('a', fails(/failed to find a workspace root/)) },
  },
  {
    name: 'the guide’s refused entry in a member, where Cargo does not see it',
    before: {
      ...virtual('members = ["a"]\n'),
      ...member('a', '[patch.crates-io]\npaste = { package = "qlora-paste", version = "1.0" }\n'),
    },
    findings: ['patch-in-member'],
    cargo: {
      before: [warnsOn(/patch for the non root package will be ignored/, 'check')],
      after: [resolves],
    },
  },
  {
    name: 'a package below a workspace that neither lists nor excludes it',
    before: {
      ...virtual('members = ["a"]\n'),
      ...member('a', '[dependencies]\nlog = "0.4"\n'),
      ...member('tools', '[dependencies]\npaste = "1.0"\n'),
    },
    after: member('tools', '[dependencies]\nqlora-paste = "1.0"\n'),
    findings: ['unlisted-member'],
    cargo: {
      before: within('tools', fails(/current package believes it's in a workspace when it's not/)),
      after: within('tools', fails(/current package believes it's in a workspace when it's not/)),
    },
  },
  {
    name: '[workspace.patch] means nothing',
    before: {
      ...virtual(`members = ["a"]\n\n[workspace.patch.crates-io]\n${entries('candle-core')}`),
      ...member('a', '[dependencies]\ncandle-core = "0.9"\n'),
    },
    after: virtual(
      `members = ["a"]\n\n[workspace.patch.crates-io]\n${entries('candle-core')}${rootPatch('candle-core')}`,
    ),
    options: { patchScope: 'used' },
    findings: ['workspace-patch'],
    cargo: {
      before: [resolves, has('gemm'), warnsOn(/unused manifest key: workspace\.patch/, 'check')],
      after: [has('candle-core', 'qlora-candle')],
    },
  },
  {
    name: 'mixed: workspace paste, member gemm, root patch',
    before: {
      ...virtual(
        'members = ["a"]\n\n[workspace.dependencies]\ncandle-core = "0.9.2"\npaste = "1.0"\n',
      ),
      ...member(
        'a',
        '[dependencies]\ncandle-core.workspace = true\ngemm = "0.19"\npaste.workspace = true\n',
      ),
      'a/src/lib.rs':
        'pub use candle_core::Tensor;\npub use gemm::Parallelism;\npaste::paste! { pub fn [<get_ x>]() {} }\n',
    },
    after: {
      ...virtual(
        `members = ["a"]\n\n[workspace.dependencies]\ncandle-core = "0.9.2"\nqlora-paste = "1.0"\n${rootPatch(...guideCrates)}`,
      ),
      ...member(
        'a',
        '[dependencies]\ncandle-core.workspace = true\nqlora-gemm = "0.20"\nqlora-paste.workspace = true\n',
      ),
      'a/src/lib.rs':
        'pub use candle_core::Tensor;\npub use qlora_gemm::Parallelism;\nqlora_paste::paste! { pub fn [<get_ x>]() {} }\n',
    },
    findings: ['patch-unused', 'rust-public-type'],
    cargo: { before: [checks], after: [resolves, lacks('gemm'), checks] },
  },
  {
    name: 'a profile override at the root of a member’s dependency',
    before: {
      ...virtual('members = ["a"]\n\n[profile.dev.package.gemm]\nopt-level = 3\n'),
      ...member('a', '[dependencies]\ngemm = "0.19"\n'),
    },
    after: {
      ...virtual('members = ["a"]\n\n[profile.dev.package.qlora-gemm]\nopt-level = 3\n'),
      ...member('a', '[dependencies]\nqlora-gemm = "0.20"\n'),
    },
    cargo: { after: [resolves, quiet, checks] },
  },
  {
    name: 'a profile override of a crate that stays in another member',
    before: {
      ...virtual('members = ["a", "b"]\n\n[profile.dev.package]\ngemm = { opt-level = 3 }\n'),
      ...member('a', '[dependencies]\ngemm = "0.19"\n'),
      ...member('b', '[dependencies]\ngemm = "0.19"\n'.replace('0.19', '0.18')),
    },
    after: {
      ...member('a', '[dependencies]\nqlora-gemm = "0.20"\n'),
    },
    findings: ['profile-override-left', 'requirement-outside-matrix'],
    cargo: { after: [resolves, has('gemm'), has('qlora-gemm'), checks] },
  },
  {
    name: 'a workspace on the forks already',
    before: {
      ...virtual(
        `members = ["a"]\n\n[workspace.dependencies]\ncandle-core = "0.9.2"\nqlora-paste = "1.0"\n\n[patch.crates-io]\n${entries(...guideCrates)}`,
      ),
      ...member(
        'a',
        '[dependencies]\ncandle-core.workspace = true\nqlora-paste.workspace = true\n',
      ),
    },
    findings: ['already-adopted'],
    cargo: { before: [resolves, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'a package beside no workspace is its own root',
    before: app(
      `[dependencies]\ncandle-core = "0.9"\n\n[patch.crates-io]\ncandle-core = ${fork}\n`,
    ),
    options: { patchScope: 'used' },
    findings: ['already-adopted'],
    cargo: { before: [resolves, quiet, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'more patterns for more packages than are held against each other',
    before: { ...manyPatterns('paste'), ...manyPackages },
    after: manyPatterns('qlora-paste'),
    findings: ['members-unmatched'],
    cargo: { after: [resolves, quiet, has('qlora-paste'), lacks('paste')] },
  },
];
