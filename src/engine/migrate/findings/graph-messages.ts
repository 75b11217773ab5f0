/**
 * What is said about the dependency graph, the lock file and companion files.
 */
import type { Message } from './message.ts';

export const graphMessages = {
  'lock-syntax': {
    severity: 'error',
    message: 'This lock file can’t be read: {problem}',
    help: 'Everything that needs no lock file works all the same. cargo generate-lockfile writes a new one.',
  },
  'lock-missing': {
    severity: 'info',
    message:
      'No Cargo.lock was given, so it can’t be said which other crates still pull in {crates}.',
    help: 'Add the lock file to see who does, and to get exact cargo update commands.',
  },
  'lock-behind-patch': {
    severity: 'warning',
    message:
      '{crate} is locked at {locked}, and the patch is {version}. Cargo keeps what is locked, and warns that the patch “was not used in the crate graph”.',
    help: 'Name the crates of the family together: {command}',
  },
  'lock-patch-unused': {
    severity: 'warning',
    message:
      'When Cargo last wrote this file, it had no use for the patch of {crate} {version}: nothing asks for a version that it can stand in for.',
    help: 'See who asks for which version with cargo tree -i {crate}, then make the requirements admit {version}, or remove the patch.',
  },
  'lock-split-family': {
    severity: 'warning',
    message:
      '{crate} is locked from the fork and from upstream at once ({versions}). Their types differ: “expected `Tensor`, found a different `Tensor`” (E0308, multiple different versions of crate).',
    help: 'Update the whole family together: {command}',
  },
  'several-versions': {
    severity: 'info',
    message:
      '{crate} is in the graph in {count} versions: {versions}. That compiles, and it is not what causes “duplicate lang item”; only code that passes its types from one version to the other fails (E0308).',
    help: 'See who asks for which: {command}',
  },
  'locked-will-fail': {
    severity: 'info',
    message:
      'The manifests change what Cargo resolves, so cargo with --locked or --frozen fails (exit code 101) until this file is updated and committed.',
    help: '{command}',
  },
  'old-crate-remains': {
    severity: 'warning',
    message: '{crate} {versions} stays in the graph after this migration, through {path}{more}.',
    help: 'Switch on “shim” to clear it where {fork} is compatible, or move those crates on.',
  },
  'fork-brings-old-crate': {
    severity: 'warning',
    message:
      'This migration alone does not clear {crate} from the graph: {fork} brings it along, through {path}.',
    help: 'Switch on “shim”: a crate that is really called {crate} then takes its place everywhere.',
  },
  'types-cross-crates': {
    severity: 'warning',
    message:
      '{dependents} still depend on {crate} {versions}, while your own code moves to {fork}. Passing a type of {fork} to them does not compile (E0308).',
    help: 'If your code only calls functions with plain numbers, nothing breaks. Otherwise move both, or switch on “shim” so that both get {fork}.',
  },
  'publish-drops-patch': {
    severity: 'info',
    message:
      'Cargo leaves [patch] out when it packages {package}: whoever depends on the published crate gets the original {crates}.',
    help: 'The patch works for what you build here. Tell your users to patch too, or set publish = false.',
  },
  'shim-version-guessed': {
    severity: 'warning',
    message:
      'Without a Cargo.lock the shim of {crate} takes its last release, {version}. If another one is locked, Cargo ignores the shim until it is updated; if nothing needs {crate}, Cargo warns that the patch was not used.',
    help: 'Add the lock file to have the version taken from it, or run cargo update -p {crate}.',
  },
  'shim-outside-matrix': {
    severity: 'warning',
    message:
      '{crate} {version} gets no shim: {fork} stands in for {compatible} only, so {path} keeps it.',
    help: 'Move the crates that ask for it to a release that uses {compatible}.',
  },
  'snippet-replaced': {
    severity: 'info',
    message:
      'Cargo refuses this entry (“patches must point to different sources”). It now points to the shim in {folder}, a crate that is really called {crate}.',
  },
  'snippet-removed': {
    severity: 'info',
    message:
      'Cargo refuses this entry: {fork} is another package of the same registry. Nothing would need a shim of {crate}, so the entry is taken out.',
  },
  'advisory-ignore-obsolete': {
    severity: 'info',
    message: '{advisory} is ignored here. After the migration nothing needs {crate} any more.',
    help: 'Remove the exception, so that you hear of it should {crate} come back.',
  },
  'advisory-ignore-stays': {
    severity: 'info',
    message:
      '{advisory} is ignored here, and {crate} may still be in the graph after the migration.',
    help: 'Keep the exception until cargo tree -i {crate} --target all --workspace --all-features finds nothing.',
  },
  'deny-unknown-git': {
    severity: 'warning',
    message:
      'cargo deny refuses repositories that are not listed here, so it will refuse the patch’s: {url}.',
    help: 'Add it to allow-git below [sources].',
  },
  'deny-bans-shim': {
    severity: 'warning',
    message: 'cargo deny bans {crate} by name, and the shim bears that name.',
    help: 'Remove the ban, or limit it to versions that the shim does not have.',
  },
  'ci-locked': {
    severity: 'info',
    message: 'This runs cargo with {flag}, which fails until the updated Cargo.lock is committed.',
    help: 'Commit Cargo.lock together with the manifests.',
  },
  'config-patch': {
    severity: 'warning',
    message:
      'Cargo’s own configuration patches {crate} too. It wins over the patch in the manifest.',
    help: 'Remove this entry, or point it at the fork as well.',
  },
  'config-paths': {
    severity: 'info',
    message:
      '`paths` overrides dependencies by local copies. A copy whose dependencies differ from the published crate’s is refused.',
    help: 'Check that none of these folders holds a crate that moves.',
  },
  'config-source': {
    severity: 'warning',
    message:
      'Cargo takes crates.io from {source} here. The forks must be there too, or nothing resolves.',
    help: 'Bring them in before you build: for vendored sources, cargo vendor does it.',
  },
} as const satisfies Record<string, Message>;
