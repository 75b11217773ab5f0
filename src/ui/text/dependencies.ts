/** Texts about what brings a crate in, and the ways out. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, few, listed, numbers } from './count.ts';

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
  copyIssue: (crate: string, about: string) => `Copy an issue text for ${crate} about ${about}`,
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
  copyEntry: (crate: string, path: string) => `Copy the entry for ${crate} in ${path}`,
  state: {
    add: (path: string) => path,
    accepted: (path: string) => `${path} accepts it already.`,
    unneeded: (path: string) => `${path} already allows it by its settings.`,
    unreadable: (path: string) => `${path} can’t be read, so nothing is entered there.`,
  },
} as const;
