/**
 * What is said about Rust sources and documentation. The `rust-…` codes are those of the lower floor's notes.
 */
import type { Message } from './message.ts';

export const rustMessages = {
  'rust-unreadable': {
    severity: 'error',
    message: 'This file can’t be read as Rust: {message}',
    help: 'The file is left as it is. Correct this place and it will migrate too.',
  },
  'rust-undecided': {
    severity: 'warning',
    message:
      'This “{name}” may mean the crate or something else ({doubt}), so it is left as it is.',
    help: 'If it means the crate, write {to} here.',
  },
  'rust-exported-macro': {
    severity: 'warning',
    message:
      'This exported macro names {name}. Its body is resolved in the crates that call it, and they may not have {to}.',
    help: 'Re-export the crate from this one (for instance as $crate::__private::{to}) and let the macro go through $crate.',
  },
  'rust-macro-for-callers': {
    severity: 'warning',
    message:
      'This exported macro names {name}, which its own package does not declare: it is resolved in the crates that call it, and those of this workspace move to {to}.',
    help: 'Write {to} here in the same commit, or let the macro reach it through $crate.',
  },
  'rust-public-type': {
    severity: 'warning',
    message:
      'This public item shows a type of {name}. Callers still on {name} will meet another type, E0308.',
    help: 'Move the callers in the same release, or count this as a breaking change.',
  },
  'rust-include': {
    severity: 'info',
    message: 'include! brings in code that is not among the files ({file}).',
    help: 'If that code names a crate that moves, change it by hand, or add the file.',
  },
  'rust-bare-name': {
    severity: 'warning',
    message:
      'A macro is given the bare name “{name}”. What it does with it can’t be known, so it is left as it is.',
    help: 'If the macro makes a path of it, write {to}.',
  },
  'rust-attribute-string': {
    severity: 'warning',
    message: 'The string of this attribute holds a path of {name}; it is left as it is.',
    help: 'If the attribute reads it as a path, write {to}.',
  },
  'rust-name-taken': {
    severity: 'warning',
    message:
      '“{to}” already means something else here, so this reference to {name} is left as it is.',
    help: 'Rename the other {to}, or choose the alias strategy.',
  },
  'rust-doc-example': {
    severity: 'info',
    message:
      'This documentation example is not compiled, or can’t be read as Rust, and is left as it is.',
    help: 'Look at whether it should name the fork now.',
  },
  'rust-doc-mention': {
    severity: 'info',
    message: 'The documentation speaks of {name} here. Prose and links are left to you.',
    help: 'If it means the crate, it is {to} now.',
  },
  'source-unclaimed': {
    severity: 'warning',
    message:
      'This names {name}, which becomes {to} in {package}, but no target of the packages given reaches this file, so it is left as it is.',
    help: 'If a package that moves compiles this file, through a macro or a build script, write {to} here.',
  },
  'owners-differ': {
    severity: 'warning',
    message:
      'This file is compiled by several crates ({owners}), in which {name} does not mean the same here, so it is left as it is.',
    help: 'Look at what {name} means in each of them; {to} is the fork.',
  },
  'script-held': {
    severity: 'warning',
    message:
      'The manifest inside this script can’t be migrated ({problem}), so the script is left as it is.',
    help: 'Change it by hand: the dependency, and the paths in the script that name it.',
  },
  'source-without-manifest': {
    severity: 'info',
    message:
      'No manifest was given for this source, so {crate} is taken to be the crates.io crate and its edition to be 2021.',
    help: 'Add the package’s Cargo.toml to have its own declarations decide.',
  },
} as const satisfies Record<string, Message>;
