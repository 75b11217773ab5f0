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

export const next = {
  title: 'Saved',
  where: 'It is among your browser’s downloads. Move it into the project’s folder, and run there:',
  all: 'It is among your browser’s downloads: the whole project, migrated. Symbolic links and executable bits are not in it, because a browser can’t read them; in a repository, the patch leaves both as they are.',
  deletes: (files: number) =>
    `A zip can’t delete files: the last command deletes the ${files === 1 ? 'one' : numbers.format(files)} that ${files === 1 ? 'is' : 'are'} not needed any more.`,
  copy: 'Copy how to apply it',
  stale: 'The result has changed since then: save it again.',
} as const;
