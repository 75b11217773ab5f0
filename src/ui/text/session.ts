/** Texts about whose work is shown, and what is stored. */
import { count } from './count.ts';

export const link = {
  label: 'Open a link',
  opened: (files: number) => `Opened the link: ${count(files, 'file')}.`,
  noExample: 'This link names an example that this version of the page does not have.',
  replaced: 'This took the place of your own project, which is kept.',
  draftKept: 'You opened a link. Your own work is kept.',
  back: 'Back to my work',
} as const;

export const offline = {
  ready: 'This page now works without a network, too.',
  update: 'A new version of this page is ready. It waits until you want it.',
  reload: 'Save and reload',
} as const;

export const draft = {
  elsewhere: 'Your project is open in another tab, and only that tab can change it.',
  copy: 'Open a copy',
  isCopy: 'This is a copy: what you change here does not reach the other tab.',
  lost: 'Your work is back, except for these files, which a draft does not hold:',
  folderLost: (name: string) =>
    `Your work is back, but the page closed before it could remember the folder “${name}”. Open the folder again to save into it.`,
  unreadable: {
    newer: 'Your draft was saved by a newer version of this page. It is left as it is.',
    damaged: 'Your draft could not be read. It is left as it is.',
  },
} as const;
