/** Texts of the files’ region. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, numbers } from './count.ts';

export const files = {
  /** Shown in the field itself, which is narrow; its label is the long form. */
  filterShort: 'Filter',
  searchShort: 'Search',
  kind: 'Kind of files shown',
  kinds: {
    all: 'All kinds',
    manifests: 'Manifests',
    sources: 'Sources',
    documentation: 'Documents',
    attention: 'Need attention',
  },
  none: 'No file matches.',
  empty: 'No files yet. Drop a folder, open files, or paste a Cargo.toml.',
  noneChanged: 'Nothing changes in these files.',
  showAll: 'Show all files',
  state: {
    changed: (changes: number) => count(changes, 'change'),
    created: 'created',
    left: 'left out',
    removed: 'deleted',
    clean: 'no changes',
    attention: 'needs attention',
    kept: (kept: number) => `${numbers.format(kept)} left out`,
  },
  /** At the end of a row. */
  signs: { created: 'new', removed: 'gone' },
  left: (changes: number) => `−${numbers.format(changes)}`,
  hidden: (hidden: number) => `${count(hidden, 'unchanged file')} hidden`,
  rename: 'Rename…',
  remove: 'Delete',
  notYours: (path: string) =>
    `${shown(path)} is a file that the migration creates. It goes with the change that needs it.`,
  menuFor: (path: string) => `Actions for ${shown(path)}`,
  removed: (path: string) => `Deleted ${shown(path)}.`,
  renamed: (from: string, to: string) => `Renamed ${shown(from)} to ${shown(to)}.`,
  newTitle: 'New file',
  firstTitle: 'New project: its first file',
  newHint: 'A path from the project’s root, such as Cargo.toml or src/lib.rs.',
  renameTitle: 'Rename file',
  /** What the tree's own keys do. */
  keys: [
    ['↑ ↓', 'Up and down'],
    ['← →', 'Close or open a folder'],
    ['Enter', 'Open the file'],
    ['a … z', 'To the next name that begins with it'],
    ['F2', 'Rename'],
    ['Delete', 'Delete'],
    ['Shift+F10', 'Its menu'],
  ],
  path: 'Path',
  create: 'Create',
  badPath: 'A file can’t have this path: give a relative one, without “..”.',
  tree: 'Project files',
  example: 'Example',
  link: 'From a link',
} as const;
