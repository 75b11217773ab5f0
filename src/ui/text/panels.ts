/** Texts of the panels: their names, and what loads when one is opened. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, few, listed, numbers } from './count.ts';

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
    `${path} locks ${count(packages, 'package')}; ${crates === 0 ? 'none' : crates} of them ${crates === 1 ? 'has' : 'have'} a fork here or ${crates === 1 ? 'is' : 'are'} one.`,
  role: {
    old: 'has a fork here',
    fork: 'a fork',
    patched: 'taken from its fork by [patch]',
  },
  gone: 'Gone after this migration.',
  stays: 'Stays after this migration, through:',
  comes: 'Comes in through:',
  byFork: '(brought back by the fork)',
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
  all: 'It is among your browser’s downloads: the whole project, migrated. Symbolic links and executable bits are not in it, because a browser can’t read them; in a repository, the patch leaves both as they are.',
  deletes: (files: number) =>
    `A zip can’t delete files: the last command deletes the ${files === 1 ? 'one' : numbers.format(files)} that ${files === 1 ? 'is' : 'are'} not needed any more.`,
  copy: 'Copy how to apply it',
  stale: 'The result has changed since then: save it again.',
} as const;

export const waysOut = {
  title: (crate: string) => `Ways out for ${crate}`,
  shim: 'Clear it with a shim.',
  /** `isAdvised`: whether an advisory is about the crate. */
  shimDoes: (crate: string, forks: readonly string[], isAdvised: boolean) =>
    `A small crate named ${crate} is added to your project and passes everything on to ${listed(forks, 'or')}. A [patch] entry makes all your dependencies use it.${
      isAdvised
        ? ' cargo audit and cargo deny match advisories with packages from crates.io, so neither of them reports it any more.'
        : ''
    }`,
  shimWith: (fork: string) => `Clear it with a shim: ${fork}`,
  noRoot: 'Add the workspace’s Cargo.toml to have a shim made.',
  update: 'Update what brings it in.',
  noRelease: (crate: string, dependents: readonly string[]) =>
    `No release of ${few(dependents)} without ${crate} is known here. Newer ones may exist: cargo update takes those that your requirements allow, and cargo tree -i ${crate} shows what is left.`,
  source: (crate: string) => `Where ${crate} says so`,
  tell: 'Tell the maintainers of what brings it in.',
  tellHow: 'An issue text for each:',
  /** Other packages that one issue is about. */
  family: (crates: readonly string[]) => `with ${few(crates)}`,
  moreReports: (reports: number) => `Show ${numbers.format(reports)} more`,
  copyIssue: (crate: string) => `Copy an issue text for ${crate}`,
  accept: 'Accept it for now.',
  acceptGo: 'Enter it into these files',
  acceptNot: 'Take the entry back',
  entry: (path: string) => `For the list “ignore” in ${shown(path)}`,
  entered: (path: string, isApplied: boolean) =>
    isApplied
      ? `Entered in ${shown(path)}, as a change like any other.`
      : `Left out of ${shown(path)}: its box there is cleared.`,
  unknown: (path: string) =>
    `Only these files were given, so this page can’t know whether you have ${shown(path)} already. If you do, copy only the entry, into its list “ignore”. With the whole folder, this page makes the change.`,
  newFile: (path: string) => `New file ${shown(path)}`,
  copyEntry: (path: string) => `Copy the entry for ${path}`,
  state: {
    add: (path: string) => path,
    accepted: (path: string) => `${path} accepts it already.`,
    unneeded: (path: string) => `${path} already allows it by its settings.`,
    unreadable: (path: string) => `${path} can’t be read, so nothing is entered there.`,
  },
} as const;
