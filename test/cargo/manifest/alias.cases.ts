/** The alias strategy: the key stays and names another package, so that no source changes. */
import { checks, fails, has, lacks, quiet, resolves, succeeds } from '../lab/verdict.ts';
import { app, guidePatch, type ManifestCase, member, virtual } from './case.ts';

type Form = readonly [name: string, before: string, after: string];

const forms: readonly Form[] = [
  [
    'string',
    '[dependencies]\npaste = "1.0"\n',
    '[dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n',
  ],
  [
    'string, with a comment and alignment',
    '[dependencies]\nlog   = "0.4"\npaste = "1.0"   # macros\n',
    '[dependencies]\nlog   = "0.4"\npaste = { package = "qlora-paste", version = "1.0" }   # macros\n',
  ],
  [
    'literal string',
    "[dependencies]\npaste = '1.0'\n",
    '[dependencies]\npaste = { package = "qlora-paste", version = \'1.0\' }\n',
  ],
  [
    'string to rewrite',
    '[dependencies]\npaste = "=1.0.15"\n',
    '[dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n',
  ],
  [
    'inline table',
    '[dependencies]\npaste = { version = "1.0", default-features = false }\n',
    '[dependencies]\npaste = { package = "qlora-paste", version = "1.0", default-features = false }\n',
  ],
  [
    'sub-table',
    '[dependencies.paste]\nversion = "1.0"\n',
    '[dependencies.paste]\npackage = "qlora-paste"\nversion = "1.0"\n',
  ],
  [
    'dotted key',
    '[dependencies]\npaste.version = "1.0"\nlog = "0.4"\n',
    '[dependencies]\npaste.package = "qlora-paste"\npaste.version = "1.0"\nlog = "0.4"\n',
  ],
  [
    'quoted key',
    '[dependencies]\n"paste" = "1.0"\n',
    '[dependencies]\n"paste" = { package = "qlora-paste", version = "1.0" }\n',
  ],
  [
    'multi-line inline table (TOML 1.1)',
    '[dependencies]\npaste = {\n    version = "1.0", # any\n}\n',
    '[dependencies]\npaste = {\n    package = "qlora-paste",\n    version = "1.0", # any\n}\n',
  ],
  [
    'a user’s own alias',
    '[dependencies]\nmy_paste = { package = "paste", version = "1.0" }\n',
    '[dependencies]\nmy_paste = { package = "qlora-paste", version = "1.0" }\n',
  ],
  [
    'the key repeated as package',
    '[dependencies]\npaste = { package = "paste", version = "1.0" }\n',
    '[dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n',
  ],
  [
    'dev and build tables',
    '[dev-dependencies]\npaste = "1.0"\n\n[build-dependencies]\npaste = { version = "1" }\n',
    '[dev-dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n\n[build-dependencies]\npaste = { version = "1", package = "qlora-paste" }\n',
  ],
  [
    'target table',
    '[target.\'cfg(unix)\'.dependencies]\npaste = "1.0"\n',
    '[target.\'cfg(unix)\'.dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n',
  ],
];

const alias = { strategy: 'alias' } as const;

export const aliasCases: readonly ManifestCase[] = [
  ...forms.map(
    ([name, before, after]): ManifestCase => ({
      name: `paste: ${name}`,
      before: app(before),
      after: app(after),
      options: alias,
      cargo: {
        before: [resolves, has('paste')],
        after: [resolves, quiet, has('qlora-paste@1.0.22'), lacks('paste')],
      },
    }),
  ),
  {
    name: 'sources stay',
    before: {
      ...app('[dependencies]\ngemm = "0.19"\npaste = "1.0"\n'),
      'src/lib.rs':
        'use paste::paste;\n\npub const P: gemm::Parallelism = gemm::Parallelism::None;\npaste! { pub fn [<get_ x>]() {} }\n',
    },
    after: app(
      '[dependencies]\ngemm = { package = "qlora-gemm", version = "0.20" }\npaste = { package = "qlora-paste", version = "1.0" }\n',
    ),
    options: alias,
    findings: ['rust-public-type'],
    cargo: { before: [checks], after: [resolves, quiet, lacks('gemm'), checks] },
  },
  {
    name: 'optional: the implicit feature and all values use the key',
    before: app(`
[dependencies]
gemm = { version = "0.19", optional = true }
paste = { version = "1.0", optional = true }

[features]
f16 = ["gemm/f16"]
macros = ["paste"]
weak = ["gemm?/std"]
`),
    after: app(`
[dependencies]
gemm = { package = "qlora-gemm", version = "0.20", optional = true }
paste = { package = "qlora-paste", version = "1.0", optional = true }

[features]
f16 = ["gemm/f16"]
macros = ["paste"]
weak = ["gemm?/std"]
`),
    options: alias,
    cargo: {
      before: [resolves],
      after: [
        resolves,
        quiet,
        succeeds('check', '--features', 'f16,macros,weak'),
        succeeds('check', '--features', 'paste,gemm'),
        lacks('gemm'),
      ],
    },
  },
  {
    name: 'optional with dep:',
    before: app(`
[dependencies]
paste = { version = "1.0", optional = true }

[features]
macros = ["dep:paste"]
`),
    after: app(`
[dependencies]
paste = { package = "qlora-paste", version = "1.0", optional = true }

[features]
macros = ["dep:paste"]
`),
    options: alias,
    cargo: { after: [resolves, succeeds('check', '--features', 'macros'), lacks('paste')] },
  },
  {
    name: 'a project on aliases already',
    before: app(
      '[dependencies]\ngemm = { package = "qlora-gemm", version = "0.20" }\npaste = { package = "qlora-paste", version = "1.0" }\n',
    ),
    options: alias,
    findings: ['already-adopted'],
  },
  {
    name: 'a project on aliases already, under rename',
    before: app('[dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n'),
    findings: ['already-adopted'],
  },
  {
    name: 'a project on the fork’s names already, under alias',
    before: app('[dependencies]\nqlora-paste = "1.0"\n'),
    options: alias,
    findings: ['already-adopted'],
  },
  {
    name: 'a false friend under alias',
    before: app('[dependencies]\npaste = { package = "uu_paste", version = "0.0.27" }\n'),
    options: alias,
    findings: ['nothing-found'],
  },
  {
    name: 'why: one package must not use both names',
    before: app(
      '[dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\nqlora-paste = "1.0"\n',
    ),
    options: alias,
    findings: ['already-adopted'],
    cargo: {
      before: [
        fails(/depends on crate `qlora-paste v1\.0\.22.*` multiple times with different names/),
      ],
    },
  },
  {
    name: 'the fork’s own key in another table of the package',
    before: app('[dependencies]\npaste = "1.0"\n\n[dev-dependencies]\nqlora-paste = "1.0"\n'),
    options: alias,
    findings: ['already-adopted', 'fork-already-declared'],
  },
  {
    name: 'a requirement outside the matrix is held',
    before: app('[dependencies]\ngemm = "0.17"\n'),
    options: alias,
    findings: ['requirement-outside-matrix'],
  },
  {
    name: 'a requirement outside the matrix, migrated',
    before: app('[dependencies]\ngemm = "0.17"\n'),
    after: app('[dependencies]\ngemm = { package = "qlora-gemm", version = "0.20" }\n'),
    options: { strategy: 'alias', outsideMatrix: 'migrate' },
    findings: ['requirement-migrated-outside-matrix'],
    cargo: { after: [resolves, lacks('gemm')] },
  },
  {
    name: 'a feature the fork does not have',
    before: app('[dependencies]\ngemm = { version = ">=0.18", features = ["nightly"] }\n'),
    after: app(
      '[dependencies]\ngemm = { package = "qlora-gemm", version = ">=0.18", features = [] }\n',
    ),
    options: alias,
    findings: ['feature-missing'],
    cargo: { after: [resolves, lacks('gemm')] },
  },
  {
    name: 'candle is patched the same way',
    before: app('[dependencies]\ncandle-core = "0.9.2"\n'),
    after: app(`[dependencies]\ncandle-core = "0.9.2"\n${guidePatch()}`),
    options: alias,
    findings: ['patch-unused'],
    cargo: { after: [resolves, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'a workspace: the root alone changes',
    before: {
      ...virtual('members = ["a", "b"]\n\n[workspace.dependencies]\npaste = "1.0"\n'),
      ...member('a', '[dependencies]\npaste = { workspace = true }\n'),
      ...member('b', '[dependencies]\npaste.workspace = true\n'),
    },
    after: virtual(
      'members = ["a", "b"]\n\n[workspace.dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n',
    ),
    options: alias,
    cargo: { after: [resolves, quiet, has('qlora-paste'), lacks('paste'), checks] },
  },
  {
    name: 'a workspace with a member that declares its own',
    before: {
      ...virtual('members = ["a", "b"]\n\n[workspace.dependencies]\npaste = { version = "1.0" }\n'),
      ...member('a', '[dependencies]\npaste = { workspace = true, optional = true }\n'),
      ...member('b', '[dependencies]\npaste = "1"\n'),
    },
    after: {
      ...virtual(
        'members = ["a", "b"]\n\n[workspace.dependencies]\npaste = { version = "1.0", package = "qlora-paste" }\n',
      ),
      ...member('b', '[dependencies]\npaste = { package = "qlora-paste", version = "1" }\n'),
    },
    options: alias,
    cargo: { after: [resolves, quiet, has('qlora-paste'), lacks('paste'), checks] },
  },
];
