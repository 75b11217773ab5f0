/** Findings about rows: the user's own rules, and rows that contradict each other. */
import type { FindingRecord } from './text.ts';

export const rules = {
  'rule-invalid': {
    severity: 'error',
    message: 'The rule {rule} is left out: {problem}.',
    words: {
      problem: {
        row: 'it is not a table of fields',
        kind: '“kind” is “rename” or “patch”, not “{value}”',
        missing: '“{field}” is missing',
        text: '“{field}” takes text on one line',
        flag: '“{field}” takes true or false',
        list: '“{field}” takes a list',
        table: '“{field}” takes a table',
        crate: '“{value}” in “{field}” is not a valid crate name',
        keyword: '“{value}” in “{field}” is a Rust keyword',
        builtin: '“{value}” in “{field}” is a crate that comes with the compiler',
        identifier: '“{value}” in “{field}” is not a valid Rust identifier',
        item: '“{field}” takes paths below the crate, such as "style::Colour"',
        feature: '“{field}” takes names of features',
        requirement: '“{value}” in “{field}” is not a version requirement that Cargo reads',
        version: '“{field}” takes whole versions, such as "1.2.3"',
        address:
          '“{value}” in “{field}” is not the plain address of a repository, such as "https://github.com/me/foo" or "ssh://git@github.com/me/foo"',
        login:
          '“{field}” leads to {value}: leave out the part before the @, which can be mistaken for the host',
        state: '“{value}” in “{field}” is not a valid name for one',
        folder: '“{value}” in “{field}” is not a path to a folder',
        advisory: '“{field}” takes ids of advisories, such as "RUSTSEC-2024-0436"',
        tier: '“{field}” is "guide", "drop-in" or "small-changes"',
        day: '“{field}” takes a day, such as "2026-11-28"',
        same: 'crate and fork have the same name, “{value}”, so the fork needs a source of its own: git, path or registry',
        sources: 'a fork comes from exactly one of git, path and registry',
        states: 'at most one of branch, tag and rev picks a state, and only of a git repository',
        stranger: 'what “{field}” names does not belong there: {value}',
      },
    },
    help: 'Correct “{field}”, or remove the rule.',
    why: 'What a rule says is written into manifests and sources. One that Cargo or Rust could not read is therefore not used at all; the other rules are.',
  },
  'rules-unreadable': {
    severity: 'error',
    message: 'These rules are not used: they are not a list of rows.',
    help: 'Give a list, such as the one that readForks or checkForks returns.',
    why: 'Rules are a list of rows, each a table of fields.',
  },
  'rules-disagree': {
    severity: 'error',
    message:
      'The rule {rule} is left out: it calls the library of {crate} “{name}”, and {other} calls it “{known}”.',
    help: 'Correct “{field}” in one of the two: it is the name with which code begins a path into {crate}.',
    why: 'A library has one name, and sources are changed by it. If rules say different names, one of them would make edits that do not compile.',
  },
  'rules-circle': {
    severity: 'error',
    message: 'The rules {way} lead back to where they begin, so none of them is used.',
    help: 'Remove the one that you do not mean.',
    why: 'Moving there and back again would never end.',
  },
  'rules-endless': {
    severity: 'error',
    message:
      'The rules lead from {crate} to a fork, from there to the next, and so on, more than {longest} times. Rules that lead on that far are not used.',
    help: 'Name the last of these forks in the rule of {crate}.',
    why: 'A crate whose fork has a rule itself moves straight to where the last rule leads. A chain this long can only be a mistake, and following it would take very long.',
  },
  'fork-choice': {
    severity: 'warning',
    message: '{crate} is left as it is: {forks} can each take its place, and the choice is yours.',
    help: 'Switch on the one that you want, and leave out the others.',
    why: 'Several forks stand in for the same crate. None is better by itself, so nothing is chosen for you.',
  },
  'back-choice': {
    severity: 'warning',
    message:
      '{crate} is left as it is: {forks} each move to it, and which of them was here before is no longer known.',
    help: 'Go back to one of them only, the one that your version history shows.',
    why: 'Once a crate has moved, the manifest shows its fork alone, and several crates share this one.',
  },
  'items-differ': {
    severity: 'warning',
    message: 'Some items of {crate} are not the same in {fork}: {changed}.',
    help: 'Add the sources: Forklift changes the names there, and points out the rest.',
    why: 'The fork changed some of its interface, and only sources can tell whether that matters here.',
  },
  'shown-version': {
    severity: 'warning',
    message:
      '{other} {requirement} is declared beside {crate}. {fork}, which takes its place, exposes types of {other} {wanted}.',
    help: 'If your code passes types of {other} to {fork}, ask for {wanted} here.',
    why: 'Two versions of one crate are two crates to the compiler. A value of one is not accepted where the other is meant (E0308).',
  },
  'feature-to-add': {
    severity: 'warning',
    message: '{fork} needs the features {features} here, and this list is empty.',
    help: 'Add them to the list.',
    why: 'An empty list says that no feature is wanted, so nothing is added to it.',
  },
  'held-with-family': {
    severity: 'warning',
    message:
      '{crate} is left here because {other} stays, and the types of both meet in one interface.',
    help: 'Fix what keeps {other} first, or switch its fork on too.',
    why: 'A value of one crate is handed to the other. When only one of them moves, the compiler refuses it (E0308).',
  },
  'unmaintained-has-successor': {
    severity: 'info',
    message: '{crate} is unmaintained ({advisories}), and {forks} can take its place.',
    help: 'Switch it on to move {crate} too.',
    why: 'The catalogue has forks beside those that are on by default. None of them is used until you switch it on.',
  },
  'crate-has-successor': {
    severity: 'info',
    message: '{forks} can take the place of {crate}. No advisory is about {crate}.',
    help: 'Switch it on to move {crate} too.',
    why: 'Some crates found a successor without an advisory that says so.',
  },
  'deny-use-instead': {
    severity: 'info',
    message: 'This bans {crate} and wants {fork} to be used instead.',
    help: 'Switch the row on to move {crate} to {fork}.',
    why: 'The catalogue can do what the project asks for here.',
  },
  'deny-use-instead-hint': {
    severity: 'info',
    message: 'This bans {crate}, and says what to use instead: “{hint}”.',
    help: 'No row of the catalogue does that, so it is left to you.',
    why: 'The note was written for whoever meets the ban.',
  },
  'ignored-has-successor': {
    severity: 'info',
    message: '{advisory} is ignored here, and {forks} can take the place of {crate}.',
    help: 'Switch it on; once nothing needs {crate} any more, remove the exception.',
    why: 'An exception is for what can’t be changed yet.',
  },
  'acceptance-not-entered': {
    severity: 'warning',
    message: 'The accepted advisories are not entered here: {problem}.',
    help: 'Enter them by hand, below [advisories] as ignore.',
    why: 'A file is only edited where the result can be read back and says what was meant.',
  },
  'acceptance-unknown': {
    severity: 'warning',
    message: '“{advisory}” can’t be accepted: no such advisory is known here.',
    help: 'Check the id; it looks like RUSTSEC-2024-0436.',
    why: 'Only advisories about crates that the catalogue or a rule names can be entered.',
  },
  'declaration-merged': {
    severity: 'info',
    message:
      'This package already declares {fork}, so the declaration of {crate} is merged into that one. Going back to {crate} will not separate them again.',
    help: 'Keep a note of it if you may want to go back.',
    why: 'Cargo refuses to declare one package twice in a table. One declaration of the fork serves for both, with the features of both.',
  },
  'back-table': {
    severity: 'info',
    message:
      'The table [{table}] is empty and gets its first entries. Going back from {fork} will remove the table with them.',
    help: 'Keep a note of it if the empty table matters to you.',
    why: 'A table that the move itself adds looks the same afterwards. To Cargo an empty table means nothing.',
  },
  'back-requirement': {
    severity: 'info',
    message:
      '{crate} is written with “{written}”; which version was asked for before the move is no longer known.',
    help: 'If your version history has another version here, write that one.',
    why: 'The fork’s requirement matches no release of the crate itself, so another one is written.',
  },
  'back-features': {
    severity: 'info',
    message:
      '{fork} does not have {features}. If {crate} had it here, the move to {fork} removed it; whether it did is no longer known.',
    help: 'Add it again if this package needs it.',
    why: 'A feature that the fork lacks is removed on the way there, and leaves no trace.',
  },
  'back-version': {
    severity: 'info',
    message:
      '{crate} keeps “{written}”, which is also what a move to {fork} writes; whether another version was asked for before is no longer known.',
    help: 'If your version history has another version here, write that one.',
    why: 'A requirement that does not match the fork is replaced on the way there, and the new one may match the crate itself as well.',
  },
  'back-shim': {
    severity: 'info',
    message:
      'The shim of {crate} in {folder} is no longer patched in: everything uses {crate} itself. The folder stays, because {why}.',
    words: {
      why: {
        changed: 'its files are not exactly those that the move there writes',
        named: 'a manifest names it as a member or by path',
        unknown: 'the rule that leads back does not say what was written there',
      },
    },
    help: 'Look through {folder}, and delete it if nothing else needs it.',
    why: 'A shim that nobody has changed is deleted with its entry in [patch]. What somebody added to it would be lost.',
  },
  'alias-not-possible': {
    severity: 'info',
    message:
      '{crate} is renamed here and not aliased: macros of {fork} write paths that begin with {to}, which do not compile under the name {crate}.',
    why: 'An alias gives a crate another name in your code. Its macros write code that uses its own name.',
  },
  'fork-is-package': {
    severity: 'info',
    message: 'This package is {fork} itself, so its dependency on {crate} is left.',
    why: 'A fork may depend on what it was made from, to compare itself with it. It can’t depend on itself: its tests and programs would have two libraries of one name.',
  },
  'names-meet': {
    severity: 'warning',
    message: '{crate} is left here: {when}.',
    words: {
      when: {
        before:
          'this package’s sources call both it and {other} “{name}”, so a path does not say which of them it means',
        after: '{fork} would be called “{name}” here, as {other} is',
        own: '{fork} would be called “{name}” here, as this package’s own library is',
      },
    },
    help: 'Give one of the two a key of its own, with package = "…" beside its version, and use that name in the sources.',
    why: 'Cargo accepts two crates whose libraries have one name, but rustc refuses a path that begins with it: “multiple candidates” (E0464).',
  },
  'rule-unknown-key': {
    severity: 'warning',
    message: '“{key}” means nothing here, so it is ignored.',
    help: 'The keys known here: {known}.',
    why: 'A misspelled key would otherwise go unnoticed.',
  },
} as const satisfies Record<string, FindingRecord>;
