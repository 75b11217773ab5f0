/** Texts of the panels: their names, and what loads when one is opened. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, listed, numbers } from './count.ts';

export const tabs = {
  next: 'Next steps',
  findings: 'Findings',
  dependencies: 'Dependencies',
  audit: 'Unmaintained',
  patch: 'Patch',
  forks: 'Forks',
} as const;

export const patch = {
  none: 'This project needs no [patch] block: none of its crates is replaced by a git repository.',
  goesTo: (path: string) => `Goes into ${shown(path)}, the workspace root.`,
  applied: (path: string) => `Already in the migrated ${shown(path)}.`,
  shell: 'Shell',
  rootMissing: 'The root manifest is not among these files. Paste this at its end:',
  commands: 'Then run',
  keptEntries: (entries: number) =>
    `The block is shown in full, but ${count(entries, 'entry', 'entries')} of it ${entries === 1 ? 'is' : 'are'} left out of your result.`,
  copy: 'Copy the block',
  copyCommands: 'Copy the commands',
} as const;

export const checklist = {
  none: 'Nothing to do here yet: the result above says what is missing.',
  waits: 'Nothing to do here yet: the result above says what could move.',
  kept: (changes: number) =>
    `You left out ${count(changes, 'change')}. These steps are for the whole migration; the findings say what follows from what you left out.`,
  state: { done: 'done', unneeded: 'not needed' },
  copy: (step: string) => `Copy the commands of “${step}”`,
  /** `isReady`: nothing prevents a result. */
  todo: (steps: number, isReady: boolean) =>
    steps > 0
      ? `${count(steps, 'step')} to do`
      : isReady
        ? 'Nothing left to do'
        : 'Nothing to do here yet',
  blocked: 'Something is in the way: the result above says what.',
  stays: (crates: readonly string[]) =>
    `Your files change nothing about ${listed(crates)}: others bring ${crates.length === 1 ? 'it' : 'them'} in.`,
  closed: (steps: number) => `${count(steps, 'step')} done or not needed`,
} as const;

export const dependencies = {
  none: 'Add a Cargo.lock to see who needs the crates that move, directly or through others.',
  locked: (path: string, packages: number, crates: number) =>
    `${path} locks ${count(packages, 'package')}; ${crates === 0 ? 'none' : crates} of them ${crates === 1 ? 'matters' : 'matter'} here.`,
  role: {
    old: 'has a fork here',
    fork: 'a fork',
    patched: 'taken from its fork by [patch]',
  },
  gone: 'Gone after this migration.',
  stays: 'Stays after this migration, through:',
  comes: 'Comes in through:',
  moreWays: (number: number) => `… and ${count(number, 'more way')}`,
  before: (crate: string) => `Everything that needs ${crate} now`,
  filter: 'Filter by package',
  noMatch: 'No package of that name leads to one of these crates.',
  otherWays: (number: number) => `… and ${count(number, 'more way')}.`,
  otherVersions: (number: number) => `… and ${count(number, 'more version')}.`,
  tree: (crate: string, version: string) => `Who needs ${crate} ${version}`,
  copy: (crate: string, version: string) => `Copy the tree of ${crate} ${version}`,
  dependents: (label: string) => `Who needs ${label}`,
  repeated: 'Its dependents are listed further up.',
  more: (number: number) => `Show ${count(number, 'more row')}`,
} as const;

export const next = {
  title: 'Saved',
  where: 'It is among your browser’s downloads. Move it into the project’s folder, and run there:',
  all: 'It is among your browser’s downloads: the whole project, migrated.',
  deletes: (files: number) =>
    `A zip can’t delete files: the last command deletes the ${files === 1 ? 'one' : numbers.format(files)} that ${files === 1 ? 'is' : 'are'} not needed any more.`,
  copy: 'Copy how to apply it',
  stale: 'The result has changed since then: save it again.',
} as const;

export const waysOut = {
  title: (crate: string) => `Ways out for ${crate}`,
  shim: 'Clear it with a shim.',
  shimDoes: (crate: string, forks: readonly string[]) =>
    `A crate named ${crate} in your project re-exports ${listed(forks, 'or')}. cargo audit and cargo deny match advisories with packages from crates.io, so neither of them reports it any more.`,
  shimWith: (fork: string) => `Clear it with a shim: ${fork}`,
  noRoot: 'Add the workspace’s Cargo.toml to have a shim made.',
  update: 'Update what brings it in.',
  source: (crate: string) => `Where ${crate} says so`,
  tell: 'Tell the maintainers of what brings it in.',
  tellHow: 'An issue text for each, with the ways to it:',
  copyIssue: (crate: string) => `Copy an issue text for ${crate}`,
  accept: 'Accept it for now.',
  acceptGo: 'Enter it into these files',
  acceptNot: 'Take the entry back',
  entry: (path: string) => `Below ignore in ${shown(path)}`,
  newFile: (path: string) => `New file ${shown(path)}`,
  copyEntry: (path: string) => `Copy the entry for ${path}`,
  state: {
    add: (path: string) => path,
    accepted: (path: string) => `${path} accepts it already.`,
    unneeded: (path: string) => `${path} already allows it by its settings.`,
    unreadable: (path: string) => `${path} can’t be read, so nothing is entered there.`,
  },
} as const;
