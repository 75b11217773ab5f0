/** Texts about what goes out. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, numbers } from './count.ts';

/** The ways out, as menus and buttons name them. */
export const takeOut = {
  changed: 'Changed files as .zip',
  all: 'Whole project as .zip',
  file: 'This file',
  patch: 'Patch for git apply',
  copyFile: 'Copy this file, migrated',
  copyPatchBlock: 'Copy the [patch] block',
  copyCommands: 'Copy the commands',
  copyPullRequest: 'Copy a pull-request text',
  save: 'Save to folder',
} as const;

export const share = {
  link: 'Copy link',
  linkDetail: 'Files and options in the address itself: nothing is uploaded.',
  markdown: 'Copy as Markdown link',
  markdownDetail: 'For an issue or a chat.',
  title: (name: string) => `${name} in Forklift`,
  changes: 'Copy a link to the changes alone',
  changesDetail: (files: number) =>
    files === 0 ? 'Nothing changes.' : `${count(files, 'changed file')}, and the manifests.`,
  copied: (length: number, files: number) =>
    `Link copied: ${count(files, 'file')} in ${numbers.format(length)} characters.`,
  inBar: 'It is in the address bar too, until the project changes.',
  leftOut: (changes: number) => `What you left out (${count(changes, 'change')}) is not in it.`,
  part: 'It holds the files that change and the manifests: findings about other files, and lock files, are not in it.',
} as const;

export const out = {
  noResult: 'Your latest changes are still being migrated; nothing was downloaded yet.',
  saved: (name: string, files: number) => `Saved ${shown(name)}: ${count(files, 'file')}.`,
  gone: (path: string) => `The migration deletes ${shown(path)}: there is nothing to save.`,
  savedRules:
    'Saved forklift.toml. At the root of a project, or in its .cargo folder, it is read with the project.',
  copied: (what: string) => `Copied: ${shown(what)}`,
  commands: 'commands',
  pullRequest: 'pull-request text',
  alike:
    'Not downloaded yet: on macOS and Windows the files of each line take each other’s place when the zip is unpacked. Rename all but one of them, or download it for a system that tells them apart.',
  allTheSame: 'Download anyway',
  names: (paths: readonly string[]) => paths.map(shown).join(' · '),
} as const;
