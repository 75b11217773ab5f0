/** Findings about workspaces: roots, members, and what they inherit. */
import type { FindingRecord } from './text.ts';

export const workspaces = {
  'inherited-without-root': {
    severity: 'warning',
    message:
      '{crate} is inherited from a workspace whose root manifest is not among the files, so it is left as it is.',
    help: 'Add the workspace’s root Cargo.toml: root and members have to change together.',
    why: 'A member that inherits a dependency has no version of its own: the root decides, and it is not here.',
  },
  'inherited-undeclared': {
    severity: 'error',
    why: 'With `workspace = true`, Cargo takes the root’s entry of the same key.',
    message:
      '“{key}” is inherited, but [workspace.dependencies] of {root} has no entry “{key}”, and Cargo refuses this manifest.{cause}',
    words: {
      cause: {
        missing: '',
        renamed: ' `package` beside `workspace = true` has no effect: Cargo looks for the key.',
      },
    },
    help: 'Declare “{key}” in {root}, or use the key that the entry has there.',
  },
  'member-missing': {
    severity: 'warning',
    why: 'Root and members share one key. A member left behind stops the whole workspace from resolving.',
    message:
      '{crate} is renamed for the whole workspace, but some of its members are not among the files: {members}.',
    help: 'A member that inherits {crate} must be renamed in the same commit. Add its Cargo.toml and sources, or choose “Renamed crates: Alias”, which changes only the root.',
  },
  'member-without-root': {
    severity: 'warning',
    message:
      'This package is a member of a workspace whose root is not among the files. Cargo reads [patch] from the root only.',
    help: 'Paste the patch block into the workspace’s root Cargo.toml, or add that file here.',
    why: 'The patch has to be in the root’s manifest, which is not here to be edited.',
  },
  'members-unmatched': {
    severity: 'warning',
    message:
      '“members” has more patterns than can be matched against this many packages: {count} of them, “{first}” first, were not tried. Packages that only these match count as unlisted.',
    help: 'List these packages by their folders, or with fewer patterns.',
    why: 'Each pattern is compared with each package that it may mean. After a hundred thousand comparisons Forklift stops, so that the page stays quick.',
  },
  'unlisted-member': {
    severity: 'warning',
    message:
      'This package lies below the workspace of {root}, which neither lists nor excludes it. Cargo refuses to build it: “current package believes it’s in a workspace when it’s not”.',
    help: 'Add it to members or exclude in {root}. It is migrated as a member.',
    why: 'Cargo looks for a workspace in the folders above, and finds one that does not list this package.',
  },
} as const satisfies Record<string, FindingRecord>;
