/** Texts about changes: their views, the review, and what is left out. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, numbers } from './count.ts';

export const diff = {
  yours: (path: string) => `Your text of ${shown(path)}`,
  migrated: (path: string) => `Migrated text of ${shown(path)}`,
  unified: (path: string) => `Changes of ${shown(path)}, in one column`,
  reader: (path: string) => `Changes of ${shown(path)}`,
  readerLabel: 'Text of the changes',
  readerColumns: {
    old: 'Old line',
    now: 'New line',
    yours: 'Yours',
    choice: 'Apply',
    migrated: 'Migrated',
    words: 'Text',
  },
  section: (path: string) => `Show the changes of ${shown(path)}`,
  signs: { removed: '−', added: '+' },
  cut: (characters: number) => ` … ${count(characters, 'more character')} … `,
  large: 'This file is so large that an editor would be slow: it is shown for reading only.',
  full: 'Edit it anyway',
  wrap: 'Wrap long lines',
  tools: 'How the changes are shown',
  layout: 'Layout',
  layouts: { split: 'Side by side', unified: 'Unified', source: 'Edit' },
  noRoom:
    'There is no room for two texts beside each other: make the columns beside them narrower.',
  columns: { before: 'Yours', after: 'Migrated' },
  hint: 'Tab leaves the editor. Alt+K leaves out the change at the cursor.',
  apply: (line: number) => `Apply the change in line ${numbers.format(line)}`,
  applied: {
    all: 'Applied. Clear the box to leave your text as it is.',
    none: 'Left as you have it. Tick the box to apply the change.',
    some: 'Applied in part. Tick the box to apply all of it.',
  },
  editAlone: (path: string) => `Opens ${shown(path)} alone, to edit it`,
  nothing: 'Open a file to see what changes in it.',
  clean: 'Nothing changes in this file.',
  cleanHere: 'Nothing changes in this file, only in others.',
  inTheWay: 'Not changed: see the ✕.',
  created: 'This file is new.',
  createdNot: 'You left this new file out.',
  removed: 'The migration deletes this file.',
  keptAll: 'You left out all changes of this file.',
  carried:
    'This file is not text in UTF-8, so it is not shown. It is kept byte for byte: a zip of the whole project has it as it was.',
  fold: {
    top: (lines: number) => `↓ ${lines}`,
    bottom: (lines: number) => `↑ ${lines}`,
    all: (lines: number) => `Show ${count(lines, 'unchanged line')}`,
  },
  foldTitle: {
    top: (lines: number, first: number) =>
      `Show ${count(lines, 'more line')} from the top, from line ${numbers.format(first)}`,
    bottom: (lines: number, _: number, last: number) =>
      `Show ${count(lines, 'more line')} from the bottom, up to line ${numbers.format(last)}`,
    all: (lines: number, first: number, last: number) =>
      `Show ${count(lines, 'unchanged line')}, ${numbers.format(first)} to ${numbers.format(last)}`,
  },
  noMore: 'No more changes in this direction.',
  editor: 'The editor could not be loaded. Check your connection, then try again.',
} as const;

export const review = {
  all: 'All changes',
  none: 'Nothing changes in this project.',
  progress: (done: number, all: number) =>
    `${numbers.format(done)} of ${count(all, 'file')} reviewed`,
  short: (done: number, all: number) => `${numbers.format(done)} of ${numbers.format(all)}`,
  position: (first: number, last: number, all: number) =>
    first === last
      ? `Change ${numbers.format(first)} of ${numbers.format(all)}`
      : `Changes ${numbers.format(first)}–${numbers.format(last)} of ${numbers.format(all)}`,
  reviewed: 'Reviewed',
  isReviewed: (path: string) => `Reviewed: ${shown(path)}`,
  apply: 'Apply',
  applyFile: (path: string) => `Apply the changes of ${shown(path)}`,
  open: (path: string) => `Open ${shown(path)} alone`,
  menu: 'More for all changes',
  mark: (place: string, reviewed: boolean) =>
    reviewed ? `Mark ${place} as reviewed` : `Mark ${place} as not reviewed`,
  markAll: 'Mark all as reviewed',
  unmarkAll: 'Mark all as not reviewed',
  fold: 'Fold all files',
  unfold: 'Unfold all files',
  kinds: {
    manifests: 'the manifests',
    sources: 'the Rust code',
    documentation: 'the documentation',
  },
  leave: (place: string) => `Leave all changes in ${place}`,
  applyAll: (place: string) => `Apply all changes in ${place}`,
  leaveFork: (fork: string) => `Leave all changes for ${fork}`,
  applyFork: (fork: string) => `Apply all changes for ${fork}`,
  openFile: 'Open it alone',
  markThis: 'Mark as reviewed',
  unmark: 'Mark as not reviewed',
  project: 'the project',
} as const;

export const keep = {
  edit: (path: string) => `Leave a change in ${shown(path)}`,
  take: (path: string) => `Apply a change in ${shown(path)}`,
  kept: 'Left as it is.',
  taken: 'Change applied.',
} as const;
