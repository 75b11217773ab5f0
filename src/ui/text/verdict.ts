/** Texts about what the migration comes to, and the buttons that change it. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, few, listed, numbers } from './count.ts';

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
