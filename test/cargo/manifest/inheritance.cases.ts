/** Inherited dependencies: root and members change together, or not at all. */
import { checks, fails, has, lacks, quiet, resolves, succeeds } from '../lab/verdict.ts';
import { type ManifestCase, member, virtual } from './case.ts';

/** How a member can inherit, before and after. */
const inherited: readonly (readonly [name: string, before: string, after: string])[] = [
  [
    'inline',
    '[dependencies]\npaste = { workspace = true }\n',
    '[dependencies]\nqlora-paste = { workspace = true }\n',
  ],
  [
    'dotted',
    '[dependencies]\npaste.workspace = true\n',
    '[dependencies]\nqlora-paste.workspace = true\n',
  ],
  [
    'sub-table',
    '[dependencies.paste]\nworkspace = true\n',
    '[dependencies.qlora-paste]\nworkspace = true\n',
  ],
  [
    'dotted with a quoted key',
    '[dependencies]\n"paste".workspace = true\n',
    '[dependencies]\n"qlora-paste".workspace = true\n',
  ],
  [
    'dev, build and target tables',
    "[dev-dependencies]\npaste.workspace = true\n\n[build-dependencies]\npaste = { workspace = true }\n\n[target.'cfg(unix)'.dependencies.paste]\nworkspace = true\n",
    "[dev-dependencies]\nqlora-paste.workspace = true\n\n[build-dependencies]\nqlora-paste = { workspace = true }\n\n[target.'cfg(unix)'.dependencies.qlora-paste]\nworkspace = true\n",
  ],
];

const root = (dependencies: string) =>
  virtual(`members = ["a"]\n\n[workspace.dependencies]\n${dependencies}`);

const moved = { after: [resolves, quiet, has('qlora-paste'), lacks('paste'), checks] };

export const inheritanceCases: readonly ManifestCase[] = [
  ...inherited.map(
    ([name, before, after]): ManifestCase => ({
      name: `inherited, ${name}: root and member together`,
      before: { ...root('paste = "1.0"\n'), ...member('a', before) },
      after: { ...root('qlora-paste = "1.0"\n'), ...member('a', after) },
      cargo: moved,
    }),
  ),
  {
    name: 'a patched crate that the root does not have',
    before: {
      ...virtual('members = ["a"]\n[workspace.dependencies]\nserde = "1"\n'),
      ...member('a', '[dependencies]\ncandle-core = { workspace = true }\n'),
    },
    findings: ['inherited-undeclared'],
    cargo: { before: [fails(/was not found in `workspace\.dependencies`/)], after: [] },
  },
  {
    name: 'why: a member whose root was renamed alone',
    before: {
      ...root('qlora-paste = "1.0"\n'),
      ...member('a', '[dependencies]\npaste.workspace = true\n'),
    },
    findings: ['already-adopted', 'inherited-undeclared'],
    cargo: { before: [fails(/`dependency\.paste` was not found in `workspace\.dependencies`/)] },
  },
  {
    name: 'the root’s declaration as a sub-table',
    before: {
      'Cargo.toml':
        '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies.gemm]\nversion = "0.19"\ndefault-features = false\n',
      ...member(
        'a',
        '[dependencies]\ngemm = { workspace = true, features = ["f16"] }\n\n[features]\nstd = ["gemm/std"]\n',
      ),
    },
    after: {
      'Cargo.toml':
        '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies.qlora-gemm]\nversion = "0.20"\ndefault-features = false\n',
      ...member(
        'a',
        '[dependencies]\nqlora-gemm = { workspace = true, features = ["f16"] }\n\n[features]\nstd = ["qlora-gemm/std"]\n',
      ),
    },
    cargo: { after: [resolves, has('qlora-gemm'), lacks('gemm'), checks] },
  },
  {
    name: 'the root’s declaration in an inline workspace table',
    before: {
      'Cargo.toml':
        'workspace = { resolver = "2", members = ["a"], dependencies = { paste = "1.0" } }\n',
      ...member('a', '[dependencies]\npaste.workspace = true\n'),
    },
    after: {
      'Cargo.toml':
        'workspace = { resolver = "2", members = ["a"], dependencies = { qlora-paste = "1.0" } }\n',
      ...member('a', '[dependencies]\nqlora-paste.workspace = true\n'),
    },
    cargo: moved,
  },
  {
    name: 'the root’s own alias: members stay',
    before: {
      ...root('my_paste = { package = "paste", version = "1.0" }\n'),
      ...member('a', '[dependencies]\nmy_paste.workspace = true\n'),
    },
    after: root('my_paste = { package = "qlora-paste", version = "1.0" }\n'),
    cargo: moved,
  },
  {
    name: 'the root’s false friend: members stay',
    before: {
      ...root('paste = { package = "uu_paste", version = "0.0.27" }\n'),
      ...member('a', '[dependencies]\npaste.workspace = true\n'),
    },
    findings: ['nothing-found'],
  },
  {
    name: 'a held declaration: root and members stay',
    before: {
      ...root('gemm = "0.17"\n'),
      ...member('a', '[dependencies]\ngemm.workspace = true\n'),
    },
    findings: ['requirement-outside-matrix'],
  },
  {
    name: 'an inherited optional dependency keeps its public feature',
    before: {
      ...root('paste = "1.0"\n'),
      ...member('a', '[dependencies]\npaste = { workspace = true, optional = true }\n'),
    },
    after: {
      ...root('qlora-paste = "1.0"\n'),
      ...member(
        'a',
        '[dependencies]\nqlora-paste = { workspace = true, optional = true }\n\n[features]\npaste = ["dep:qlora-paste"]\n',
      ),
    },
    findings: ['public-feature-kept'],
    cargo: { after: [resolves, quiet, succeeds('check', '-p', 'a', '--features', 'paste')] },
  },
  {
    name: 'a root with a package, which inherits from itself',
    before: {
      'Cargo.toml':
        '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\npaste = "1.0"\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste.workspace = true\n',
      ...member('a', '[dependencies]\npaste = { workspace = true }\n'),
    },
    after: {
      'Cargo.toml':
        '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n\n[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nqlora-paste.workspace = true\n',
      ...member('a', '[dependencies]\nqlora-paste = { workspace = true }\n'),
    },
    cargo: moved,
  },
  {
    name: 'an inherited and an own declaration in two members',
    before: {
      ...virtual('members = ["a", "b"]\n\n[workspace.dependencies]\npaste = "1.0"\n'),
      ...member('a', '[dependencies]\npaste.workspace = true\n'),
      ...member('b', '[dependencies]\npaste = "1.0.7"\n'),
    },
    after: {
      ...virtual('members = ["a", "b"]\n\n[workspace.dependencies]\nqlora-paste = "1.0"\n'),
      ...member('a', '[dependencies]\nqlora-paste.workspace = true\n'),
      ...member('b', '[dependencies]\nqlora-paste = "1.0.7"\n'),
    },
    cargo: moved,
  },
];
