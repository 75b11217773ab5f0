/**
 * What is said about manifests, dependencies and patches.
 */
import type { Message } from './message.ts';

export const manifestMessages = {
  'toml-syntax': {
    severity: 'error',
    message: 'This file is not valid TOML: {problem}',
    help: 'The file is left as it is. Correct this place and the rest of it will migrate too.',
  },
  'verification-failed': {
    severity: 'error',
    message:
      'The edited manifest did not read back as planned ({problem}), so every file of this workspace is left as it is.',
    help: 'This is a defect of Forklift. Please report it with this manifest.',
  },
  'internal-error': {
    severity: 'error',
    message: 'Something went wrong inside Forklift ({problem}); every file is left as it is.',
    help: 'This is a defect of Forklift. Please report it with these files.',
  },
  'nothing-found': {
    severity: 'info',
    message: 'None of {crates} is used in these files, so there is nothing to migrate.',
  },
  'already-adopted': {
    severity: 'info',
    message: 'Already adopted: {crate} from {fork}. Nothing is left to change here.',
  },
  'requirement-outside-matrix': {
    severity: 'warning',
    message:
      '{crate} {requirement} is outside what {fork} stands in for ({compatible}), so it is left as it is.',
    help: 'Move to {crate} {compatible} first, or choose “migrate outside the matrix” and let the compiler say what else must change.',
  },
  'requirement-migrated-outside-matrix': {
    severity: 'warning',
    message:
      '{crate} {requirement} is outside what {fork} stands in for ({compatible}); it is migrated because you chose so.',
    help: 'The interfaces may differ. Run cargo check before you rely on it.',
  },
  'requirement-unreadable': {
    severity: 'error',
    message:
      '“{requirement}” is not a version requirement Cargo reads, so {crate} is left as it is.',
    help: 'Write a requirement such as "1.0" or ">=1, <2".',
  },
  'requirement-missing': {
    severity: 'warning',
    message: '{crate} is declared without a version, a path or a repository, which Cargo refuses.',
    help: 'Give it a version, then it will migrate.',
  },
  'held-together': {
    severity: 'warning',
    message:
      '{crate} is left here because another declaration of it that must move together with this one is left: {where}.',
    help: 'Cargo refuses a package that reaches one crate under two names, and an inherited dependency must have the key of its root. Resolve the other place first.',
  },
  'shared-source': {
    severity: 'warning',
    message:
      '{crate} is left here: {file} is compiled by this package and by {other}, where the name {crate} stays, so it can’t be renamed in one of them alone.',
    help: 'Resolve what keeps {crate} in {other}, or choose the alias strategy: sources keep the name then, and each package moves by itself.',
  },
  vendored: {
    severity: 'info',
    message:
      'The packages in {folders} are vendored: Cargo refuses them when a byte changes, so they are left as they are.',
    help: 'Run cargo vendor after the migration. It replaces them by what the manifests ask for then.',
  },
  'template-manifest': {
    severity: 'warning',
    message:
      'This manifest is a template, which can’t be read as TOML; its dependency on {crate} is left, and so are the sources beside it.',
    help: 'If the packages made from it should use {fork}, change key and paths by hand.',
  },
  'foreign-source': {
    severity: 'warning',
    message: '{crate} comes from {origin} here, not from crates.io, so it is left as it is.',
    help: 'The fork replaces the crates.io package. If this copy should go too, point it at {fork} by hand.',
  },
  'fork-already-declared': {
    severity: 'warning',
    message:
      'This package already depends on {fork} as “{key}”, so {crate} can’t be moved there a second time and is left.',
    help: 'Keep one of the two: remove this declaration and use {key} in the sources, or the other way round.',
  },
  'fork-requirement': {
    severity: 'error',
    message:
      '{fork} has no release that “{requirement}” admits: Cargo fails with “failed to select a version for the requirement”.',
    help: 'Write {fork} = "{written}": the fork counts its versions on from the upstream crate’s.',
  },
  'inherited-without-root': {
    severity: 'warning',
    message:
      '{crate} is inherited from a workspace whose root manifest is not among the files, so it is left as it is.',
    help: 'Add the workspace’s root Cargo.toml: root and members have to change together.',
  },
  'inherited-undeclared': {
    severity: 'error',
    message: '{crate} is inherited, but [workspace.dependencies] of {root} does not declare it.',
    help: 'Cargo refuses this manifest: declare {crate} in the root.',
  },
  'member-missing': {
    severity: 'warning',
    message:
      '{crate} is renamed for the whole workspace, but these members are not among the files: {members}.',
    help: 'A member that inherits {crate} must be renamed in the same commit. Add its Cargo.toml and sources, or choose the alias strategy, which changes the root alone.',
  },
  'feature-missing': {
    severity: 'warning',
    message: '{fork} has no feature “{feature}”, so it is removed here.',
    help: 'With it Cargo would fail with “does not have that feature”. Check whether the package still needs what {feature} gave.',
  },
  'public-feature-kept': {
    severity: 'info',
    message:
      'The optional dependency {crate} gave this package a feature “{crate}”. A feature of that name is added, so that --features {crate} and cfg(feature = "{crate}") work as before.',
  },
  'metadata-mention': {
    severity: 'info',
    message: '{key} mentions {crate}. It is another tool’s setting, so it is left as it is.',
    help: 'Look at whether it should name {fork} now.',
  },
  'profile-override-left': {
    severity: 'info',
    message: 'This profile override of {crate} stays: {why}.',
    help: 'Add one for {fork} if it needs the same setting.',
  },
  'member-without-root': {
    severity: 'warning',
    message:
      'This package is a member of a workspace whose root is not among the files. Cargo reads [patch] from the root only.',
    help: 'Paste the patch block into the workspace’s root Cargo.toml, or add that file here.',
  },
  'patch-in-member': {
    severity: 'warning',
    message:
      'Cargo ignores [patch] here: “patch for the non root package will be ignored, specify patch at the workspace root”.',
    help: 'Move this table to {root}.',
  },
  'patch-in-rootless-member': {
    severity: 'warning',
    message:
      'This package is a member of a workspace whose root is not among the files, and Cargo ignores [patch] in members.',
    help: 'Move this table to the workspace’s root Cargo.toml.',
  },
  'unlisted-member': {
    severity: 'warning',
    message:
      'This package stands below the workspace of {root}, which neither lists nor excludes it. Cargo refuses to build it: “current package believes it’s in a workspace when it’s not”.',
    help: 'Add it to members or exclude in {root}. It is migrated as a member.',
  },
  'workspace-patch': {
    severity: 'warning',
    message: '[workspace.patch] means nothing to Cargo; it is reported as an unused key.',
    help: 'The table is called [patch.crates-io] and stands at the top of the root manifest.',
  },
  'patch-unused': {
    severity: 'info',
    message:
      'Nothing given here uses {crate}. The guide patches it all the same; Cargo will warn that the patch was not used in the crate graph.',
    help: 'Choose the patch scope “only crates in use” to leave it out.',
  },
  'held-back-by-patch': {
    severity: 'warning',
    message:
      '“{requirement}” also admits versions of {crate} newer than {version}. The patch is used, and silently holds the whole graph at {version}.',
    help: 'Write "{version}" so that the manifest says what is built.',
  },
  'existing-patch-conflict': {
    severity: 'warning',
    message:
      '{crate} is already patched, to {origin}. That patch is left, and no crate of {fork} is added beside it.',
    help: 'Two sources for crates that share types don’t compile together. Point every patch at {fork}, or at none.',
  },
  'own-patch-idle': {
    severity: 'warning',
    message:
      'Your own patch of {crate} (to {origin}) no longer reaches what moves to {fork}. It serves only crates that still ask for {crate}.',
    help: 'If it mends something, see whether {fork} has that too. If nothing else needs {crate}, Cargo will warn that the patch was not used: remove it.',
  },
  'replace-present': {
    severity: 'error',
    message:
      'This manifest uses [replace]. Cargo refuses it beside [patch] (“cannot specify both [replace] and [patch]”), so no patch is added.',
    help: 'Turn [replace] into [patch.crates-io] first.',
  },
  'git-patch-downgrade': {
    severity: 'warning',
    message:
      '{crate} is taken from {url} without a version: patching that address would move it to {version} without a word, so it is left.',
    help: 'If {version} is what you want, add version = "{version}" to the dependency, and the patch will be written.',
  },
  'git-patch-migrated': {
    severity: 'warning',
    message: '{crate} from {url} will be {version} of {fork}, whatever the repository holds now.',
    help: 'Run cargo check: the interfaces may differ.',
  },
  'git-patch-unused': {
    severity: 'warning',
    message:
      '{crate} is taken from {url} at version {requirement}, which {fork} {version} can’t stand in for; a patch would be unused.',
    help: 'Move to {version} first, or wait for a fork of the newer release.',
  },
  'git-other-branch': {
    severity: 'warning',
    message: '{crate} comes from the fork’s repository, but not from its branch {branch}.',
    help: 'Write branch = "{branch}" to use what the guide describes.',
  },
  'not-in-fork': {
    severity: 'info',
    message:
      '{crate} is not part of {fork}, so it is not patched (Cargo would stop with an error).',
    help: 'It uses the patched candle crates when its own requirement admits {version}.',
  },
  'transitive-snippet': {
    severity: 'error',
    message:
      'Cargo refuses this entry: patches must point to different sources, and {fork} is another package of the same registry.',
    help: 'Remove it and switch on “shim”: a small crate that is really called {crate} and re-exports {fork}.',
  },
} as const satisfies Record<string, Message>;
