/** Texts about unmaintained packages in lock files, and the ways out. */
import { displayPath as shown } from '../../project/paths.ts';
import { count } from './count.ts';

export const audit = {
  none: 'No package in this lock file is listed as unmaintained.',
  verdict: (unmaintained: number, packages: number) =>
    `${unmaintained} of ${count(packages, 'package')} ${unmaintained === 1 ? 'is' : 'are'} unmaintained`,
  known: (rows: number) => `; ${rows} ${rows === 1 ? 'has' : 'have'} a successor here`,
  file: (path: string) => `In ${shown(path)}`,
  asOf: (day: string) =>
    `By RustSec’s advisories as of ${day}; this page never looks anything up. Advisories about vulnerabilities are not part of it.`,
  add: (path: string) => `To move any of them, add ${shown(path)} and the packages’ sources.`,
  addFile: (path: string) => `Add ${shown(path)}…`,
  locked: (crate: string, version: string) => `${crate} ${version}`,
  declaredBy: (names: string) => `Declared by ${names}.`,
  through: 'Needed through:',
  otherWays: (number: number) => `… and ${count(number, 'more way')}.`,
  clearing: {
    done: 'This migration clears it.',
    declared: 'A move clears it.',
    shim: 'A move with a shim clears it.',
    through: 'Only a newer release of what needs it can clear it.',
    nothing: 'No successor is known here.',
  },
  move: (fork: string) => `Move to ${fork}`,
  label: (crate: string) => `Move ${crate} too`,
} as const;
