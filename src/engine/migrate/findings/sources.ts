/** Findings about Rust sources and documentation. The `rust-…` codes are those of the notes in `engine/rust`. */
import type { FindingRecord } from './text.ts';

export const sources = {
  'rust-unreadable': {
    severity: 'error',
    message: 'This file can’t be read as Rust: {message}',
    help: 'The file is left as it is. Fix this, and it will migrate too.',
    why: 'References are found in the file’s tokens. Where brackets or quotes do not close, no token can be trusted.',
  },
  'sources-unfollowed': {
    severity: 'warning',
    message:
      'Too many packages share sources: the modules of {count} packages, beginning with this one, were not followed. Their manifests move, but the sources they have outside their folders may not be changed.',
    help: 'Migrate these packages in a second run, without the others.',
    why: 'A source that several packages compile must suit all of them, so it is checked once for each. After ten thousand checks Forklift stops, so that the page stays quick.',
  },
  'rust-undecided': {
    severity: 'warning',
    message: 'This “{name}” may mean the crate or something else: {doubt}. It is left as it is.',
    words: {
      doubt: {
        import: 'an import here comes from another crate, and may bring a module of that name',
        cfg: 'what it means depends on a cfg condition',
        macro: 'a macro may declare that name here',
        missing: 'the file that would settle it is not among those given',
        included: 'a file that includes this one has something of that name',
        crates: 'the crates that share this file give it different meanings',
        many: 'too many crates share files here to check them all',
      },
    },
    help: 'If it means the crate, write {to} here.',
    why: 'A name at the start of a path may be a crate, a module or an item. Where the files do not settle it, a guess could break your build silently.',
  },
  'rust-exported-macro': {
    severity: 'warning',
    message:
      'Code for other crates names {name} here, in {macros}. The name is resolved in the crates that call it, and they may not have {to}.',
    help: 'Re-export the crate from this one (for instance as $crate::__private::{to}) and let the macro go through $crate.',
    why: 'What a macro expands to is resolved where it is used, so its callers need the crate under the name that the macro writes.',
  },
  'rust-macro-for-callers': {
    severity: 'warning',
    message:
      'Code for other crates names {name} here, in {macros}. This package does not declare {name}; the crates that call it do, and those given here move to {to}.',
    help: 'Write {to} here in the same commit, or let the macro reach it through $crate.',
    why: 'The macro relies on its callers’ dependencies, and these change.',
  },
  'rust-code-string': {
    severity: 'warning',
    message: 'This string holds code that names {name}. It is left as it is.',
    help: 'If a package that moves compiles this code, write {to} here.',
    why: 'A string becomes code when something parses it or writes it to a file. Which package then compiles it can’t be told from the string.',
  },
  'rust-public-type': {
    severity: 'warning',
    message:
      '{how} a type of {name}. Callers that still use {name} will get a different type (E0308).',
    words: {
      how: { signature: 'This public item exposes', export: 'This public import re-exports' },
    },
    help: 'Move the callers in the same release, or count this as a breaking change.',
    why: 'A type of a dependency in your public interface is part of it: callers now get the fork’s type.',
  },
  'rust-include': {
    severity: 'info',
    message: 'include! brings in {file}, which is not among the files.',
    help: 'If that code names a crate that moves, change it by hand, or add the file.',
    why: 'include! inserts a file at compile time, and this one was not given.',
  },
  'rust-include-computed': {
    severity: 'info',
    message:
      'include! brings in a file whose path is only known at compile time, so it is not among the files.',
    help: 'If the code that is generated there names a crate that moves, change its generator.',
    why: 'A build script, for instance, writes code into OUT_DIR. Only what generates the code can be changed.',
  },
  'rust-bare-name': {
    severity: 'warning',
    message:
      '“{macro}” is given the bare name “{name}”. What it does with the name can’t be known, so the name is left as it is.',
    help: 'If it makes a path of the name, write {to}.',
    why: 'A macro may turn a name into anything: a path, a string, a type.',
  },
  'rust-attribute-string': {
    severity: 'warning',
    message: 'The string of this attribute holds a path of {name}; it is left as it is.',
    help: 'If the attribute reads it as a path, write {to}.',
    why: 'Some attributes read strings as paths, others do not; only their documentation tells.',
  },
  'rust-name-taken': {
    severity: 'warning',
    message:
      '“{to}” already means something else here, so this reference to {name} is left as it is.',
    help: 'Rename the other {to}, or choose “Renamed crates: Alias”.',
    why: 'The fork’s name would shadow, or be shadowed by, something of yours.',
  },
  'rust-item-gone': {
    severity: 'warning',
    message: '{name} has {item}, and {to} does not. It is left as it is.',
    help: 'Rewrite this without it; the fork’s documentation may say what to use instead.',
    why: 'The fork left this item out, so the path to it no longer compiles.',
  },
  'rust-item-differs': {
    severity: 'warning',
    message: '{item} has the same name in {to}, but is not the same: {how}',
    help: 'Look at how {item} is used in this file.',
    why: 'The path now leads to the fork’s item. Whether the code around it still fits is for the compiler, or your tests, to say.',
  },
  'rust-item-export': {
    severity: 'warning',
    message:
      'This re-exports items of {name}, and other crates that use them through it are not changed. In {to}, {changed}.',
    help: 'Look for these names in crates that depend on this one.',
    why: 'A path that goes through a re-export does not say which crate it leads into, and some items have other names in the fork.',
  },
  'rust-item-far': {
    severity: 'warning',
    message:
      'This name leads into {name} by way of many others, and paths through it are left as they are. In {to}, {changed}.',
    help: 'Look for these names where this one is used.',
    why: 'A name is followed from module to module, but not any number of times.',
  },
  'back-item': {
    severity: 'info',
    message:
      '{item} stays as it is: {to} has {names}, and which of them was used here before is no longer known.',
    help: 'If your version history has the other name here, write that one.',
    why: 'The move to the fork turned two names of one item into one. In the crate itself both mean the same, so it compiles either way.',
  },
  'rust-item-glob': {
    severity: 'warning',
    message:
      'This comes from a glob import of {name}, where it is {item}. In the fork it is called {now}.',
    help: 'Write {now} here and wherever else it is used, or import {now} by name.',
    why: 'A name does not show that a glob import brought it in, so its uses are left to you.',
  },
  'rust-doc-example': {
    severity: 'info',
    message: 'This documentation example {why}, so it is left as it is.',
    words: {
      why: {
        ignored: 'is not compiled',
        unreadable: 'can’t be read as code',
        lines: 'would gain or lose a line',
        parts: 'puts the crate’s name together from parts',
      },
    },
    help: 'Check whether it is about a crate that has moved.',
    why: 'Only examples that the compiler reads are rewritten; the others are text.',
  },
  'rust-doc-mention': {
    severity: 'info',
    message: 'The documentation mentions {name} here. Prose is left to you.',
    help: 'If it means the crate, it is {to} now.',
    why: 'Prose may speak of the old crate’s history or of the crate as used here. You know which.',
  },
  'library-unnamed': {
    severity: 'info',
    message: '{crate} moves to {fork}, and no source of this package names {name}.',
    help: 'If the sources call it something else, its library has another name than its package: give the rule “lib”, and “fork-lib” where the fork’s differs too.',
    why: 'Sources use the name of a package’s library. That is the package’s name unless its manifest says otherwise, and its manifest is not among the files.',
  },
  'source-without-manifest': {
    severity: 'info',
    message:
      'No manifest was given for this source, so {crate} is assumed to be the crates.io crate, and the edition to be 2021.',
    help: 'Add the package’s Cargo.toml to have its own declarations decide.',
    why: 'What a name means is decided by the manifest: its dependencies, its edition, its targets.',
  },
  'source-unclaimed': {
    severity: 'warning',
    message:
      'This names {name}, which becomes {to} in {package}, but no target of the packages given reaches this file, so it is left as it is.',
    help: 'If a package that moves compiles this file, through a macro or a build script, write {to} here.',
    why: 'A file belongs to the package whose targets reach it through “mod”, “#[path]” or “include!”. One that nothing reaches may be compiled in a way that can’t be seen, or not at all.',
  },
  'owners-differ': {
    severity: 'warning',
    message:
      'This file is compiled by several crates ({owners}), and {name} does not mean the same in all of them, so it is left as it is.',
    help: 'Look at what {name} means in each of them; {to} is the fork.',
    why: 'One name can mean two things in a file that several packages or editions compile. An edit that is right in one of them would break the other.',
  },
  'script-patch': {
    severity: 'info',
    message:
      '{crate} comes from crates.io in this script. {fork} takes its place by [patch], which is not written into scripts, so it is left as it is.',
    help: 'To use the fork here, name its repository and branch at the dependency itself.',
    why: 'A script is a workspace of its own: a [patch] at the root of the project around it does not reach it.',
  },
  'script-held': {
    severity: 'warning',
    message:
      'The manifest inside this script can’t be migrated ({problem}), so the script is left as it is.',
    help: 'Change it by hand: the dependency, and the paths in the script that name it.',
    why: 'A script brings its own manifest along. Its paths can only move together with the dependency named there.',
  },
} as const satisfies Record<string, FindingRecord>;
