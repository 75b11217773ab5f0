/**
 * Findings about files of other tools: cargo-deny, cargo-audit, cargo-vet, CI, other build systems, Cargo’s
 * configuration.
 */
import type { FindingRecord } from './text.ts';

export const companions = {
  'advisory-ignore-obsolete': {
    severity: 'info',
    message: '{advisory} is ignored here. After the migration nothing needs {crate} any more.',
    help: 'Remove the exception, so that you hear of it if {crate} comes back.',
    why: 'An exception that is no longer needed hides the next real case.',
  },
  'advisory-ignore-stays': {
    severity: 'info',
    message:
      '{advisory} is ignored here, and {crate} may still be in the graph after the migration.',
    help: 'Keep the exception until cargo tree -i {crate} --target all --workspace --all-features finds nothing.',
    why: 'While the crate is in the graph, the advisory still applies.',
  },
  'deny-unknown-git': {
    severity: 'warning',
    message:
      'cargo deny allows only the repositories listed here, so it will refuse the patch’s: {url}.',
    help: 'Add it to allow-git below [sources].',
    why: 'The patch takes crates from a git repository that the project did not use before.',
  },
  'deny-bans-shim': {
    severity: 'warning',
    message: 'cargo deny bans {crate} by name, and the shim has that name.',
    help: 'Remove the ban, or limit it to versions that the shim does not have.',
    why: 'A shim needs the old crate’s name to take its place. By the name alone, cargo deny can’t tell the two apart.',
  },
  'ci-locked': {
    severity: 'info',
    message: 'This runs cargo with {flag}, which fails until the updated Cargo.lock is committed.',
    help: 'Commit Cargo.lock together with the manifests.',
    why: 'With --locked or --frozen, cargo stops where it would otherwise update the lock file.',
  },
  'ci-feature': {
    severity: 'warning',
    message:
      'This asks for the feature {feature} of {crate}, but that dependency is now called {fork}: Cargo stops with “does not contain this feature”.',
    help: 'Write {fork}/{feature}.',
    why: 'The command line names a dependency’s feature by the dependency’s key, which the migration renames.',
  },
  'ci-package': {
    severity: 'warning',
    message:
      'This names the package {crate}. After the migration there may be none, and Cargo fails: “did not match any packages”.',
    help: 'Name {fork} instead, or remove the call.',
    why: 'Package names on the command line must be in the lock file.',
  },
  'tool-names-crate': {
    severity: 'info',
    message: 'This entry of {table} is about {crate}. To {tool}, {fork} is another package.',
    help: 'Add an entry for {fork} if it needs one, and remove this one once {crate} is gone.',
    why: 'Such tools know a package by its name only.',
  },
  'vet-unaudited': {
    severity: 'warning',
    message:
      'cargo vet knows {crate} here but not {fork}, and fails until {fork} is audited or exempted.',
    help: 'Run cargo vet regenerate exemptions, or certify {fork}.',
    why: 'cargo vet asks for an audit of every package in the lock file by name.',
  },
  'bazel-label': {
    severity: 'warning',
    message: '{label} is the target of {crate}, which is no longer a direct dependency.',
    help: 'Name {fork} in the label, and repin the crates.',
    why: 'Bazel’s crate rules make a target for each direct dependency of the manifests.',
  },
  'nix-hash': {
    severity: 'info',
    message: '{attribute} depends on what Cargo.lock names, which the migration changes.',
    help: 'Build once after cargo update, and write the hash that Nix reports here.',
    why: 'Nix compares the vendored dependencies with a hash, and each git source with one of its own.',
  },
  'stderr-names-crate': {
    severity: 'info',
    message: 'This expected compiler output names {crate}; the compiler will name {fork}.',
    help: 'Run the tests once with TRYBUILD=overwrite and look at what changed.',
    why: 'trybuild compares the compiler’s output with this file, character by character.',
  },
  'hakari-section': {
    severity: 'info',
    message: 'cargo hakari wrote this section, and the migration changes it.',
    help: 'Run cargo hakari generate after cargo update: it rewrites the section.',
    why: 'The section lists what the whole graph needs, so only the tool knows what belongs in it.',
  },
  'config-patch': {
    severity: 'warning',
    message:
      'Cargo’s own configuration patches {crate} too. It wins over the patch in the manifest.',
    help: 'Remove this entry, or point it at the fork as well.',
    why: 'While this entry is here, the manifest’s patch of {crate} has no effect.',
  },
  'config-paths': {
    severity: 'info',
    message:
      '`paths` overrides dependencies with local copies. A copy whose dependencies differ from the published crate’s is refused.',
    help: 'Check that none of these folders holds a crate that moves.',
    why: 'Path overrides replace a crate’s source, not its dependencies.',
  },
  'config-source': {
    severity: 'warning',
    message:
      'Cargo takes crates.io from {source} here. The forks must be there too, or nothing resolves.',
    help: 'Bring them in before you build: for vendored sources, cargo vendor does it.',
    why: 'A mirror or vendored folder has only what was put there.',
  },
} as const satisfies Record<string, FindingRecord>;
