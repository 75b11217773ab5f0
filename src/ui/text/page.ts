/** Texts of the page's frame: its regions, actions, results in a sentence, and what goes wrong. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, numbers, said } from './count.ts';

export const app = {
  name: 'Forklift',
  line: 'Move Rust projects from unmaintained crates to their maintained forks, in the browser; nothing leaves the page.',
  /** Where there is no room for both sentences, only the first one is shown. */
  tagline: ['Unmaintained Rust crates → maintained forks.', 'Nothing leaves the page.'],
  skip: 'Skip to the files’ contents',
} as const;

export const strip = {
  label: 'What is shown',
  example: 'Example:',
  link: 'Somebody else’s project, opened from a link. Nothing of yours was replaced, and nothing you do here changes theirs.',
  rules: 'It brings rules of its own, which are not used.',
  seeRules: 'See them',
  yours: 'Bring yours:',
  folder: 'Open folder',
  manifest: 'Paste a Cargo.toml',
  lock: (crate: string) => `Only a Cargo.lock: who needs ${crate}?`,
  dismiss: 'Dismiss',
} as const;

export const title = {
  example: (name: string) => `Example: ${shown(name)} – Forklift`,
  link: (name: string) => `${shown(name)}, from a link – Forklift`,
  own: (name: string) => `${shown(name)} – Forklift`,
  none: 'Forklift: move Rust projects to maintained forks',
} as const;

export const regions = {
  actions: 'Actions',
  files: 'Files',
  diff: 'Changes',
  panels: 'Results',
  notices: 'Notices',
  narrow: 'Parts of the page',
  status: 'State of the migration',
} as const;

export const actions = {
  open: 'Open',
  examples: 'Examples',
  options: 'Options',
  download: 'Download',
  share: 'Share',
  theme: 'Theme',
  undo: 'Undo',
  redo: 'Redo',
  more: 'More',
  help: 'Help',
  shortcuts: 'Keyboard shortcuts',
  nextChange: 'Next change',
  previousChange: 'Previous change',
  nextFile: 'Next file',
  previousFile: 'Previous file',
  keepHere: 'Leave the change at the cursor',
  keepFile: 'Leave all changes of this file',
  takeFile: 'Apply all changes of this file',
  reviewFile: 'Mark this file as reviewed, or not',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Try again',
  filter: 'Filter files',
  search: 'Search in the files’ text',
  nextPlace: 'Next place found',
  previousPlace: 'Previous place found',
  palette: 'Find a command or file',
  onlyChanged: 'Only changed',
  nextRegion: 'Next part of the page',
  previousRegion: 'Previous part of the page',
} as const;

export const themes = { system: 'System', light: 'Light', dark: 'Dark' } as const;

export const groups = {
  project: 'Project',
  changes: 'Changes',
  out: 'Take it away',
  view: 'View',
  help: 'Help',
} as const;

export const panes = {
  toggle: { left: 'Show or hide the files', right: 'Show or hide the results' },
  separator: { left: 'Width of the files', right: 'Width of the results' },
  hint: 'Drag, or use the arrow keys; a double click resets the width',
} as const;

export const copy = { copy: 'Copy', copied: 'Copied', failed: 'Not copied' } as const;

export const status = {
  files: (files: number) => count(files, 'file'),
  /** `changed` is about the files that were given. */
  changes: (changed: number, created: number, changes: number) =>
    [
      ...(changed > 0 ? [`${count(changed, 'file')} changed`] : []),
      ...(created > 0 ? [`${count(created, 'new file')}`] : []),
      changes > 0 ? count(changes, 'change') : 'no changes',
    ].join(', '),
  errors: (number: number) => count(number, 'error'),
  warnings: (number: number) => count(number, 'warning'),
  private: 'Nothing leaves this page',
} as const;

export const progress = {
  sending: (done: number, total: number) =>
    `Reading ${numbers.format(done)} of ${count(total, 'file')}`,
  migrating: (done: number, total: number) =>
    `Migrating ${numbers.format(done)} of ${count(total, 'file')}`,
  working: 'Migrating…',
  arriving: 'A project is on its way.',
  earlier: 'The previous project stays until this one is read.',
  stopped: 'Cancelled before this project had a result.',
  back: 'Back to the previous project',
  title: { reading: 'Reading your project', migrating: 'Migrating', stopped: 'Cancelled' },
  /** How many there are is not known before the last one is read. */
  reading: (read: number) =>
    read === 0 ? 'Looking for files…' : `${count(read, 'file')} read so far`,
  packing: (done: number, total: number) =>
    `Packed ${numbers.format(done)} of ${count(total, 'file')}`,
  cancelled: 'Cancelled. The result shown is of an earlier state.',
} as const;

export const aside = 'What you typed there is kept under “Earlier work”, as a project of its own.';

export const undone = (label: string) => `Undone: ${label}`;

export const redone = (label: string) => `Done again: ${label}`;

export const report = {
  link: 'Report it',
  elsewhere: 'Report it where you got Forklift.',
} as const;

export const unexpected = {
  part: 'This part of the page has failed.',
  what: said,
  wayOut:
    'Your files are untouched. Try again, or save them and reload the page; if it happens again, this message helps whoever fixes it.',
  notice: (error: unknown) =>
    `Something unexpected happened: ${said(error)}. Your files are untouched; if the page does not go on, save them and reload it.`,
  notSaved: (error: unknown) =>
    `Your files could not be packed: ${said(error)}. They are kept in this browser; reload the page.`,
  save: 'Save my files',
} as const;
