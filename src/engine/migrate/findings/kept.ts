/**
 * What is said when a part of the migration is kept back.
 */
import type { FindingRecord } from './record.ts';

export const kept = {
  'kept-manifest': {
    severity: 'error',
    message:
      '{removed} is kept in this manifest, while sources of the package name {fork}: rustc will not find it (E0432, E0433).',
    help: 'Keep this package’s source changes back as well, or take this change.',
    why: 'A manifest’s dependency key and the names in the package’s sources are one move in two places. With one of them kept, the name in the source has no crate behind it.',
  },
  'kept-source': {
    severity: 'error',
    message:
      '{removed} is kept in this source, while the package’s manifest now declares {fork}: rustc will not find it (E0432, E0433).',
    help: 'Take this change, or keep the manifest’s back as well.',
    why: 'The same move from the other side: the source says the old name, which the manifest no longer gives it.',
  },
  'kept-inherited': {
    severity: 'error',
    message:
      '{removed} is kept here, and the other end of its workspace inheritance moves to {fork}: Cargo stops with “was not found in `workspace.dependencies`”.',
    help: 'A root’s entry and the members that inherit it move together: take this change, or keep all of them back.',
    why: 'A member that says workspace = true takes the entry of the same name from the root. Rename one end, and Cargo stops before it compiles anything.',
  },
  'kept-patch-entry': {
    severity: 'warning',
    message:
      'Kept out of the patch: {crates}. It stays upstream, also for the crates around it; one graph then holds old and new code side by side, whose types do not match (E0308).',
    help: 'Take this change, or leave the whole fork out in the Forks panel.',
    why: 'Crates of one family exchange types. When some come from the fork and some from crates.io, those are different types to the compiler, even with equal version numbers.',
  },
  'kept-in-part': {
    severity: 'warning',
    message: 'This change to {fork} is kept back, while others in the same file are made.',
    help: 'See that the rest makes sense without it; changes of one entry belong together.',
    why: 'An entry’s key, version and features may be separate changes. Each can be kept, but they were planned to stand together.',
  },
} as const satisfies Record<string, FindingRecord>;
