/** Texts of the page's frame: its regions, actions, results in a sentence, and what goes wrong. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, few, listed, numbers, said } from './count.ts';

export const app = {
  name: 'Forklift',
  line: 'Move Rust projects from unmaintained crates to their maintained forks, in the browser; nothing leaves the page.',
  tagline: 'Unmaintained Rust crates → maintained forks. Nothing leaves the page.',
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

export const verdict = {
  label: 'What the migration comes to',
  leave: (crates: readonly string[]) =>
    `${listed(crates)} ${crates.length === 1 ? 'leaves' : 'leave'} your manifests`,
  patched: (crates: readonly string[]) =>
    `${listed(crates, 'and', 3)} ${crates.length === 1 ? 'comes from its' : 'come from their'} fork`,
  takeOver: (forks: readonly string[]) =>
    `${listed(forks)} ${forks.length === 1 ? 'takes' : 'take'} over`,
  moves: (what: readonly string[], changes: number, files: number) =>
    `${what.join('; ')}: ${count(changes, 'change')} in ${count(files, 'file')}.`,
  accepted: (advisories: readonly string[]) =>
    `${listed(advisories)} ${advisories.length === 1 ? 'is' : 'are'} accepted for now`,
  lacksSources:
    'This will not compile yet: no Rust sources are among the files, and they have to name the forks too.',
  held: (crates: readonly string[]) =>
    `${few(crates)} ${crates.length === 1 ? 'is' : 'are'} left as ${crates.length === 1 ? 'it is' : 'they are'}: the findings say why.`,
  leftOut: (changes: number) => `${count(changes, 'change')} left out by you.`,
  stays: (crate: string, versions: readonly string[], changes: boolean) =>
    `${[crate, ...versions.slice(0, 3)].join(' ')} ${changes ? 'stays' : 'is in the graph'}, through `,
  otherWays: (ways: number) => ` and ${count(ways, 'other way')}.`,
  brings: (fork: string, crate: string) => ` ${fork} itself brings ${crate} back: `,
  waysOut: 'Ways out',
  holds: (crates: readonly string[]) =>
    crates.length === 0
      ? 'A Cargo.lock alone: none of the crates that move is in it.'
      : `A Cargo.lock alone: ${listed(crates, 'and', 6)} ${crates.length === 1 ? 'is' : 'are'} in it.`,
  onlyLock: 'Manifests and sources decide what would change: add the Cargo.toml to see it.',
  onlySource:
    'Its manifest has to name the fork too, and is not among the files: add the Cargo.toml to see how.',
  lockUnknown: 'Not known yet: what other crates bring in. A Cargo.lock would tell.',
  adopted: 'The forks are in use already: nothing is left to change.',
  nothing: 'Nothing to change: none of the crates that move is used directly in these files.',
  noManifest: 'Nothing to change yet: no Cargo.toml is among these files.',
  look: 'Nothing was changed: the findings say what is in the way.',
  inTheWay: 'Nothing was changed yet. This is in the way:',
  errors: (number: number) => `${count(number, 'problem')} to solve first.`,
  otherPlaces: (places: number) => ` The same holds at ${count(places, 'other place')}.`,
  goTo: (path: string, line: number | undefined) =>
    line === undefined ? `Go to ${shown(path)}` : `Go to line ${line} of ${shown(path)}`,
  show: 'Show findings',
  advised: (crate: string, advisory: string) => `${crate} (${advisory})`,
  /** `named`: the packages with their advisories, if they are few. */
  audit: (found: {
    unmaintained: number;
    named: readonly string[];
    packages: number;
    known: number;
    cleared: number;
    asOf: string;
  }) => {
    const { unmaintained, known, cleared } = found;
    const rest =
      cleared === 0
        ? `${known} ${known === 1 ? 'has' : 'have'} a successor here`
        : `this migration clears ${cleared < unmaintained ? cleared : unmaintained === 1 ? 'it' : 'them'}`;
    const named = found.named.length > 0 ? `: ${listed(found.named)}` : '';
    return `${unmaintained} of ${count(found.packages, 'locked package')} ${unmaintained === 1 ? 'is' : 'are'} unmaintained${named}, as of ${found.asOf}; ${rest}.`;
  },
  showAudit: (crates: number) => (crates === 1 ? 'Show it' : 'Show them'),
  /** `forks`: what may replace each of them, which several may share. */
  also: (crates: readonly string[], forks: readonly string[]) => {
    const named = listed([...new Set(forks)], 'and', 6);
    return `Also unmaintained here, with a successor: ${listed(crates, 'and', 6)}${named && ` (${named})`}.`;
  },
  waits: (crates: readonly string[], forks: readonly string[]) => {
    const distinct = [...new Set(forks)];
    const have =
      crates.length === 1
        ? 'has a successor'
        : `have ${distinct.length === 1 ? 'a successor' : 'successors'}`;
    const named = listed(distinct, 'and', 6);
    return `Nothing moves until you say so: ${listed(crates, 'and', 6)} ${have}${named && `, ${named}`}.`;
  },
  anyOf: (forks: readonly string[]) => listed(forks, 'or'),
  showForks: 'Show the forks',
} as const;

export const act = {
  add: (path: string) => `Add ${shown(path)}…`,
  addSources: 'Add sources…',
  apply: 'Apply the change',
  shim: 'Clear it with a shim',
  noShim: 'Leave the shim out',
  patchScope: { guide: 'Patch the usual crates', used: 'Patch only crates in use' },
  strategy: { rename: 'Rename', alias: 'Use alias' },
  outsideMatrix: { hold: 'Leave it', migrate: 'Migrate anyway' },
  crateIn: 'It is the crate: rename it',
  /** `too`: something else moves as well. */
  use: (rows: number, too: boolean) => `Move ${rows === 1 ? 'it' : 'them'}${too ? ' too' : ''}`,
  /** `changes`: how many changes it adds; fewer than 0 if it takes some away. */
  result: (label: string, changes: number, created: number) => {
    const more =
      changes === 0
        ? 'done'
        : `${numbers.format(Math.abs(changes))} ${changes > 0 ? 'more' : 'fewer'} ${Math.abs(changes) === 1 ? 'change' : 'changes'}`;
    return `${label}: ${more}${created > 0 ? `, ${count(created, 'new file')}` : ''}.`;
  },
  showFile: (path: string) => `Show ${shown(path)}`,
} as const;

export const status = {
  /** `files` and `changed` are about the files that were given. */
  summary: (files: number, changed: number, created: number, changes: number) =>
    [
      count(files, 'file'),
      ...(changed > 0 ? [`${count(changed, 'file')} changed`] : []),
      ...(created > 0 ? [`${count(created, 'new file')}`] : []),
      changes > 0 ? count(changes, 'change') : 'no changes',
    ].join(', '),
  errors: (number: number) => count(number, 'error'),
  warnings: (number: number) => count(number, 'warning'),
  private: 'Nothing leaves this page',
} as const;

export const progress = {
  sending: (done: number, total: number) => `Reading ${done} of ${count(total, 'file')}`,
  migrating: (done: number, total: number) => `Migrating ${done} of ${count(total, 'file')}`,
  working: 'Migrating…',
  arriving: 'A project is on its way.',
  earlier: 'The previous project is still shown below.',
  stopped: 'Cancelled before this project had a result.',
  back: 'Back to the previous project',
  title: { reading: 'Reading your project', migrating: 'Migrating', stopped: 'Cancelled' },
  reading: (read: number, found: number) => `Read ${read} of ${count(found, 'file')}`,
  packing: (done: number, total: number) => `Packed ${done} of ${count(total, 'file')}`,
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
