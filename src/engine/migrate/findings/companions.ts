/**
 * What is said about the files of other tools: cargo-deny, cargo-audit, CI, Cargo’s configuration.
 */
import type { FindingRecord } from './record.ts';

export const companions = {
  'advisory-ignore-obsolete': {
    severity: 'info',
    message: '{advisory} is ignored here. After the migration nothing needs {crate} any more.',
    help: 'Remove the exception, so that you hear of it should {crate} come back.',
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
      'cargo deny refuses repositories that are not listed here, so it will refuse the patch’s: {url}.',
    help: 'Add it to allow-git below [sources].',
    why: 'cargo deny allows git sources by list; the patch adds one.',
  },
  'deny-bans-shim': {
    severity: 'warning',
    message: 'cargo deny bans {crate} by name, and the shim bears that name.',
    help: 'Remove the ban, or limit it to versions that the shim does not have.',
    why: 'A shim bears the old crate’s name by design, and a ban by name meets it too.',
  },
  'ci-locked': {
    severity: 'info',
    message: 'This runs cargo with {flag}, which fails until the updated Cargo.lock is committed.',
    help: 'Commit Cargo.lock together with the manifests.',
    why: 'The lock file has to change together with the manifests.',
  },
  'config-patch': {
    severity: 'warning',
    message:
      'Cargo’s own configuration patches {crate} too. It wins over the patch in the manifest.',
    help: 'Remove this entry, or point it at the fork as well.',
    why: 'Cargo’s configuration has the last word over manifests.',
  },
  'config-paths': {
    severity: 'info',
    message:
      '`paths` overrides dependencies by local copies. A copy whose dependencies differ from the published crate’s is refused.',
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
