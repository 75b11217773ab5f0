/** Findings about the lock file and the dependency graph. */
import type { FindingRecord } from './text.ts';

export const graph = {
  'lock-syntax': {
    severity: 'error',
    message: 'This lock file can’t be read: {problem}',
    help: 'cargo generate-lockfile writes a new one. Everything that needs no lock file still works.',
    why: 'Cargo writes this file itself; a damaged one is best generated again.',
  },
  'lock-missing': {
    severity: 'info',
    help: 'Add the lock file to see them, and to get exact cargo update commands.',
    why: 'Manifests name direct dependencies only. The lock file says what else pulls a crate in.',
    message:
      'No Cargo.lock was given for {workspace}, so Forklift can’t tell which old crates its dependencies still pull in.',
  },
  'lock-behind-patch': {
    severity: 'warning',
    message:
      '{crate} is locked at {locked}, and the patch is {version}. Cargo keeps what is locked, and warns that the patch “was not used in the crate graph”.',
    help: 'Name the crates of the family together: {command}',
    why: 'Cargo keeps locked versions until it is told otherwise. Name all crates of the family at once: updating one alone can split it.',
  },
  'lock-patch-unused': {
    severity: 'warning',
    message:
      'When Cargo last wrote this file, it had no use for the patch of {crate} {version}: nothing asks for a version that it could replace.',
    help: 'See who asks for which version with cargo tree -i {crate}, then make the requirements admit {version}, or remove the patch.',
    why: 'Cargo uses a patch only where a requirement matches its version.',
  },
  'lock-split-family': {
    severity: 'warning',
    message:
      '{crate} is locked from the fork and from upstream at once ({versions}). Their types differ, although their names are equal (E0308, “multiple different versions of crate”).',
    help: 'Update the whole family together: {command}',
    why: 'Cargo keeps what is locked. Only the crates that were updated since the patch was added come from the fork.',
  },
  'several-versions': {
    severity: 'info',
    why: 'Cargo keeps several versions of a crate when no single one meets all requirements. Each of them costs build time and size.',
    message:
      '{crate} is in the graph more than once: {versions}. That compiles, and it does not cause “duplicate lang item”. Only code that passes types of one to the other fails (E0308).',
    help: 'See who asks for which: {command}',
  },
  'locked-will-fail': {
    severity: 'info',
    message:
      'The manifests change what Cargo resolves, so cargo with --locked or --frozen fails (exit code 101) until this file is updated and committed.',
    words: {
      how: {
        one: '{command}',
        several:
          'Run the cargo update of each workspace, as the commands list them, and commit the lock files.',
      },
    },
    help: '{how}',
    why: 'CI that runs with --locked needs the updated lock file in the same commit.',
  },
  'old-crate-remains': {
    severity: 'warning',
    why: 'Other packages in the graph depend on the old crate, and the migration changes only your own.',
    message: '{crate} {versions} {verb} in the graph{when}.',
    words: {
      verb: { is: 'is', are: 'are', stays: 'stays', stay: 'stay' },
      when: {
        migrated: ' after this migration, through {path}{more}',
        untouched: ', through {path}{more}',
        elsewhere: ' here, in a lock file in which nothing moves',
      },
      wayOut: {
        shim: 'Switch on “Shim crates” to replace it there where {fork} is compatible, or move those crates to a release without it.',
        members:
          'Only the crates that ask for it, or a shim, can end that. Add the workspace’s Cargo.toml to have a shim made.',
        choice:
          '{fork} can each take its place: switch on the one that you want and leave out the others, then see whether a shim can replace it. Or move those crates to a release without it.',
      },
    },
    help: '{wayOut}',
  },
  'fork-brings-old-crate': {
    severity: 'warning',
    message:
      'This migration alone does not clear {crate} from the graph: {fork} brings it in, through {path}.',
    words: {
      wayOut: {
        shim: 'Switch on “Shim crates”: a crate that is really called {crate} then takes its place everywhere.',
        choice:
          '{rivals} can each take its place: switch on the one that you want and leave out the others, then a shim can do so everywhere.',
        none: 'Only a release of {fork} without {crate} can end that.',
      },
    },
    help: '{wayOut}',
    why: 'The fork’s own dependencies lead to the old crate, whatever your code uses.',
  },
  'types-cross-crates': {
    severity: 'warning',
    why: 'If your code hands a type of the fork to a crate that expects the old one, the compiler sees two types.',
    message:
      '{dependents} still {verb} on {crate} {versions}, while your own code moves to {fork}. Passing a type of {fork} there does not compile (E0308).',
    words: {
      verb: { one: 'depends', several: 'depend' },
      wayOut: {
        shim: 'move both, or switch on “Shim crates” so that both get {fork}',
        together: 'move both, or neither',
      },
    },
    help: 'If your code only calls functions with plain numbers, nothing breaks. Otherwise {wayOut}.',
  },
  'publish-drops-patch': {
    severity: 'info',
    message:
      'Cargo leaves [patch] out when it packages {package}: whoever depends on the published crate gets the original {crates}.',
    help: 'The patch works for what you build here. Tell your users to patch too, or set publish = false.',
    why: 'A patch applies to your own builds. It is not part of a published crate.',
  },
  'shim-version-guessed': {
    severity: 'warning',
    message:
      'Without a Cargo.lock, the shim of {crate} claims to be its last release, {version}. If another one is locked, Cargo ignores the shim until it is updated; if nothing needs {crate}, Cargo warns that the patch was not used.',
    help: 'Add the lock file to have the version taken from it, or run cargo update -p {crate}.',
    why: 'A shim takes the place of exactly the version it claims to be, and the lock file says which one is needed.',
  },
  'shims-surplus': {
    severity: 'warning',
    message:
      '{crate} is locked in so many versions that {count} of them get no shim: what asks for these keeps them.',
    help: 'Bring the versions in Cargo.lock together first, as cargo update does.',
    why: 'Each locked version needs a shim of its own. With more than 64 versions of one crate, it is the lock file that needs fixing.',
  },
  'shim-outside-matrix': {
    severity: 'warning',
    message:
      '{crate} {version} {verb} no shim: {fork} stands in for {compatible} only, so {path} keeps it.',
    words: { verb: { one: 'gets', several: 'get' } },
    help: 'Move the crates that ask for it to a release that uses {compatible}.',
    why: 'A shim may only stand in for versions the fork is compatible with.',
  },
  'shim-not-possible': {
    severity: 'warning',
    message:
      '{crate} {version} {verb} no shim, so {path} keeps it: no crate of that name can re-export {fork}, because {reason}',
    words: { verb: { one: 'gets', several: 'get' } },
    help: 'Move the crates that ask for {crate} to a release that does without it, or ask their maintainers to.',
    why: 'A shim re-exports a fork under the old crate’s name. For that, the fork needs the same items and features, and macros that do not name their own crate.',
  },
  'snippet-replaced': {
    severity: 'info',
    message:
      'Cargo refuses this entry (“patches must point to different sources”). It now points to the shim in {folder}, a crate that is really called {crate}.',
    why: 'A shim does what the snippet was meant to do.',
  },
  'snippet-removed': {
    severity: 'info',
    message:
      'Cargo refuses this entry: {fork} is another package of the same registry. Nothing would need a shim of {crate}, so the entry is removed.',
    why: 'Cargo refuses the snippet, and nothing needs what it was for.',
  },
  'lock-alone': {
    severity: 'info',
    message: 'This lock file has no Cargo.toml beside it, so nothing is migrated. {held}',
    words: { held: { some: 'It holds {crates}.', none: 'It holds none of {crates}.' } },
    help: 'Add the Cargo.toml of its workspace, its members and sources to migrate them.',
    why: 'A lock file says what is in the graph and who asks for it. What changes is decided by manifests and sources.',
  },
} as const satisfies Record<string, FindingRecord>;
