/** Findings about `[patch]`: where it is, what it affects, what prevents it. */
import type { FindingRecord } from './text.ts';

export const patches = {
  'patch-in-member': {
    severity: 'warning',
    message:
      'Cargo ignores [patch] here: “patch for the non root package will be ignored, specify patch at the workspace root”.',
    words: {
      may: {
        all: 'Move this table to {root}.',
        some: 'Move this table to {root}, but without {refused}: Cargo would refuse that there (“patches must point to different sources”).',
        none: 'Remove this table: at the root, Cargo would refuse {refused} (“patches must point to different sources”).',
        shim: 'Remove this table: at the root, Cargo would refuse {refused} (“patches must point to different sources”). “Shim crates” do what it was meant to do.',
        patched: 'Remove this table: {root} patches the same crates.',
      },
    },
    help: '{may}',
    why: 'A patch applies to the whole graph of a workspace, so only its root can have one.',
  },
  'patch-in-rootless-member': {
    severity: 'warning',
    message:
      'This package is a member of a workspace whose root is not among the files, and Cargo ignores [patch] in members.',
    words: {
      may: {
        all: 'Move this table to the workspace’s root Cargo.toml.',
        some: 'Move this table to the workspace’s root Cargo.toml, but without {refused}: Cargo would refuse that there (“patches must point to different sources”).',
        none: 'Remove this table: Cargo would refuse {refused} at the root too (“patches must point to different sources”).',
        shim: 'Remove this table: Cargo would refuse {refused} at the root too (“patches must point to different sources”). “Shim crates” do what it was meant to do.',
      },
    },
    help: '{may}',
    why: 'A member has no graph of its own to patch: it shares that of its workspace.',
  },
  'workspace-patch': {
    severity: 'warning',
    message: '[workspace.patch] means nothing to Cargo; it is reported as an unused key.',
    help: 'Use [patch.crates-io], at the top level of the root manifest.',
    why: 'A patch applies to the whole graph, so its table is at the top level and not part of [workspace].',
  },
  'patch-unused': {
    severity: 'info',
    why: 'Some crates of a fork are patched whether they are in use or not. The warning that Cargo gives for an unused one is harmless; “Only crates in use” avoids it.',
    message:
      'Nothing given here uses {crate}. It is patched all the same, as one of the usual crates, and Cargo will warn that the patch was not used in the crate graph.',
    help: 'Choose “[patch] entries: Only crates in use” to leave it out.',
  },
  'held-back-by-patch': {
    severity: 'warning',
    message:
      '“{requirement}” also admits versions of {crate} newer than {version}. The patch is used, and silently holds the whole graph at {version}.',
    help: 'Write "{version}" so that the manifest says what is built.',
    why: 'A patch has one version. Cargo uses it even where the requirement allows newer ones, and does not say so.',
  },
  'existing-patch-conflict': {
    severity: 'warning',
    message:
      '{crate} is already patched, to {origin}. That patch is left, and no crate of {fork} is added beside it.',
    help: 'Two sources for crates that share types don’t compile together. Point every patch at {fork}, or at none.',
    why: 'A crate can only have one patch, and somebody chose the one that is there.',
  },
  'own-patch-idle': {
    severity: 'warning',
    message:
      'Your own patch of {crate} (to {origin}) no longer reaches what moves to {fork}. It serves only crates that still ask for {crate}.',
    help: 'If it fixes something, check that {fork} has the fix too. If nothing else needs {crate}, Cargo will warn that the patch was not used: remove it.',
    why: 'A patch applies to packages of its name. A dependency that moves to the fork has another name, so your patch of the old crate no longer reaches it.',
  },
  'replace-present': {
    severity: 'error',
    message:
      'This manifest uses [replace]. Cargo refuses it beside [patch] (“cannot specify both [replace] and [patch]”), so no patch is added.',
    help: 'Turn [replace] into [patch.crates-io] first.',
    why: '[replace] is the older, deprecated form of [patch].',
  },
  'git-patch-downgrade': {
    severity: 'warning',
    help: 'If {version} is what you want, add version = "{version}" to the dependency, and the patch will be written.',
    why: 'A git dependency without a version follows the patch, even to an older release.',
    message:
      '{crate} is taken from {url} without a version. Patching that address would move it to {version} without any warning from Cargo, so it is left as it is.',
  },
  'git-patch-migrated': {
    severity: 'warning',
    why: 'A patch for crates.io does not reach a crate that is taken from git: it needs one for that address.',
    message:
      '{crate} from {url} becomes {version} of {fork}, whichever version the repository has now.',
    help: 'Run cargo check: the interfaces may differ, and this may be a downgrade.',
  },
  'git-patch-unused': {
    severity: 'warning',
    why: 'The version asked for is not the patch’s, so Cargo ignores the patch.',
    message:
      '{crate} {number} taken from {url} at version {requirement}. {fork} has {version}, so a patch would not be used.',
    words: {
      number: { one: 'is', several: 'are' },
      age: {
        newer:
          'Going back to {version} would be a downgrade: wait for a fork of {requirement}, or write version = "{version}" to accept it.',
        other: 'Move to {version} first.',
      },
    },
    help: '{age}',
  },
  'git-other-branch': {
    severity: 'warning',
    message: '{crate} comes from the fork’s repository, but not from its {state}.',
    help: 'Write {written} there to get the state that the patch is meant for.',
    why: 'A patch must point somewhere else than what it patches; another branch of the same repository is not somewhere else.',
  },
  'not-in-fork': {
    severity: 'info',
    why: 'The crate’s name looks like one of the family, but the fork’s repository does not have it. Patching it would stop Cargo.',
    message: '{crate} is not part of {fork}, so it is not patched: Cargo would stop with an error.',
    help: 'It still gets the patched crates of {fork} where its own requirements admit {version}.',
  },
  'transitive-snippet': {
    severity: 'error',
    message:
      'Cargo refuses this entry (“patches must point to different sources”): {fork} is another package of the same registry.',
    why: 'A patch can’t rename a crate, although snippets for crates that others bring in try to. A shim under the old name does what the snippet was meant to do.',
    words: {
      wayOut: {
        shim: 'Remove it and switch on “Shim crates”: a small crate that is really called {crate} and re-exports {fork}.',
        none: 'Remove it. No shim can take its place, because {reason}',
      },
    },
    help: '{wayOut}',
  },
} as const satisfies Record<string, FindingRecord>;
