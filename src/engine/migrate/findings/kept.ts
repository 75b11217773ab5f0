/** Findings about a part of the migration that the user keeps back. */
import type { FindingRecord } from './text.ts';

export const kept = {
  'kept-manifest': {
    severity: 'error',
    message:
      '{removed} is kept in this manifest, while sources of the package name {fork}: rustc will not find it (E0432, E0433).',
    help: 'Leave out this package’s source changes as well, or apply this change.',
    why: 'A manifest’s dependency key and the names in the package’s sources are one move in two places. With one of them kept, the name in the source has no crate behind it.',
  },
  'kept-source': {
    severity: 'error',
    message:
      '{removed} is kept in this source, while the package’s manifest declares {fork} now: rustc will not find the old name (E0432, E0433).',
    help: 'Apply this change, or leave out the manifest’s as well.',
    why: 'The source uses the old name, which the manifest no longer declares.',
  },
  'kept-example': {
    severity: 'warning',
    message:
      'With {removed} kept, this package’s manifest and an example in its documentation do not agree about {fork}: the doctest does not compile. The package itself builds.',
    help: 'Apply this change, or leave out the other side’s as well.',
    why: '`cargo test` compiles each Rust example in a doc comment as a small program that sees the package’s dependencies by the keys in the manifest.',
  },
  'kept-inherited': {
    severity: 'error',
    message:
      '{removed} is kept here, and the other end of its workspace inheritance moves to {fork}: Cargo stops with “was not found in `workspace.dependencies`”.',
    help: 'A root’s entry and the members that inherit it move together: apply this change, or leave all of them out.',
    why: 'A member that says workspace = true takes the entry of the same name from the root. Rename one end, and Cargo stops before it compiles anything.',
  },
  'kept-reference': {
    severity: 'error',
    message:
      '{removed} is kept here, while the dependency it refers to moves to {fork}: Cargo refuses the manifest, because no dependency or feature of that name is left.',
    help: 'Apply this change, or leave out the dependency’s as well.',
    why: 'Features and required-features name a dependency by its key in the same manifest, and a feature of it must be one that the crate has.',
  },
  'kept-public-feature': {
    severity: 'warning',
    message:
      'Without this line there is no feature of the old name, because the optional dependency is called {fork} now: whoever asks for that feature no longer finds it, in this manifest as well.',
    help: 'Apply this change, or leave out the dependency’s as well.',
    why: 'An optional dependency is a feature of the same name as long as nothing says `dep:`. With another key, the old feature is gone unless it is written out.',
  },
  'kept-setting': {
    severity: 'warning',
    message:
      'With {removed} kept, a setting that goes by the crate’s name and the dependency on {fork} do not agree: the setting has no effect.',
    help: 'Apply this change, or leave out the other side’s as well.',
    why: 'Profile overrides and the settings of tools name a crate. Under another name they are ignored, at most with a warning.',
  },
  'kept-patch-entry': {
    severity: 'warning',
    message:
      'Kept out of the patch: {crates}. It stays upstream while the rest of its family is patched, and the types of the two do not match (E0308).',
    help: 'Apply this change, or leave the whole fork out in the Forks panel.',
    why: 'Crates of one family exchange types. When some come from the fork and some from crates.io, those are different types to the compiler, even with equal version numbers.',
  },
  'kept-shim': {
    severity: 'warning',
    message:
      'Kept out of the patch: the shim for {crates}. Crates further down go on using the unmaintained release, and the shim’s files are of no use.',
    help: 'Apply this change, or switch shims off.',
    why: 'A shim takes the place of a crate that other packages ask for. Without its entry in [patch], Cargo never looks at it.',
  },
  'kept-patched': {
    severity: 'warning',
    message:
      '{removed} is kept below [patch], while others of the same fork are taken out: the types of the two do not match (E0308).',
    help: 'Apply this change, or leave out the others as well.',
    why: 'Crates of one family exchange types. When some come from the fork and some from crates.io, those are different types to the compiler, even with equal version numbers.',
  },
  'kept-shim-entry': {
    severity: 'error',
    message:
      '{removed} is kept below [patch], while the shim that it leads to is deleted: Cargo finds no package there and stops.',
    help: 'Apply this change, or keep the files of the shim as well.',
    why: 'Cargo reads the manifest of each [patch] entry before it builds anything.',
  },
  'kept-shim-part': {
    severity: 'warning',
    message:
      'This file of a shim is kept, while another one is deleted: what is left is no package any more.',
    help: 'Delete this file too, or keep all of the shim.',
    why: 'Cargo needs a manifest and a library together. Where a pattern in [workspace] members matches the folder, it stops at the half of a package.',
  },
  'kept-snippet': {
    severity: 'error',
    message:
      '{removed} is kept below [patch]: Cargo refuses an entry that points to another package of the same registry.',
    help: 'Apply this change.',
    why: 'A patch replaces a crate with one of the same name from another place. A package name and a version alone lead back to the registry that is being patched.',
  },
  'kept-in-part': {
    severity: 'error',
    message:
      'This change to {fork} is left out, while others of the same declaration are made: together they ask for something that Cargo does not find.',
    help: 'Apply this change, or leave the others out as well.',
    why: 'A declaration’s key, version and features, and what refers to it in the same manifest, may be separate changes. They were planned to stand together.',
  },
} as const satisfies Record<string, FindingRecord>;
