/** Texts of the dialogs about pasted text. */
import type { ReportedCrate } from '../../project/intake/cargo-report.ts';
import { displayPath as shown } from '../../project/paths.ts';
import { count, few, listed } from './count.ts';

/** About a pasted text, while it is in the field. */
export const pasted = {
  /** What a text was recognised as, while it is in the field. */
  recognised: {
    manifest: 'a Cargo.toml',
    snippet: 'lines of a Cargo.toml',
    lockfile: 'a Cargo.lock',
    rust: 'Rust source',
    'cargo-config': 'a Cargo configuration',
    toml: 'a TOML file',
    markdown: 'Markdown',
  },
  /** `example`: whether it takes the place of an example. */
  becomes: (what: string, path: string, example: boolean) =>
    `That is ${what}. ${example ? 'It opens as a project of its own, in place of the example.' : `It goes to ${shown(path)}.`}`,
  asks: (what: string) => `That is ${what}. Where it goes is asked next.`,
  printedBy: (tool: string) =>
    `That is what ${tool} printed: this page says what it can do about it.`,
} as const;

/** About pasted output of cargo and its tools. */
export const printed = {
  title: (tool: string) => `${tool} names these crates:`,
  noneTitle: (tool: string) => `${tool} names no crate that this page could move`,
  none: 'With the project’s files, or its Cargo.lock alone, this page looks for itself.',
  more: (crates: number) => `… and ${count(crates, 'more crate')}.`,
  next: 'A printed list can’t be changed: the project’s own files show all the ways, and what to do about each.',
  /** `forks`: what this page could replace the crate with. */
  crate: ({ name, version, advisory, path, askedBy }: ReportedCrate, forks: readonly string[]) =>
    [
      `${name}${version && ` ${version}`}${advisory && ` (${advisory})`}`,
      askedBy.length > 1
        ? `needed by ${few(askedBy)}`
        : path.length > 0
          ? `needed by ${path.join(' ← ')}`
          : '',
      forks.length === 0
        ? 'no successor is known here; with the Cargo.lock this page shows the ways out'
        : path.length > 1
          ? 'not yours to change: with the Cargo.lock this page shows the ways out'
          : `this page can move it to ${listed(forks, 'or')}: open the project’s folder, or paste its Cargo.toml and Cargo.lock`,
    ]
      .filter((part) => part !== '')
      .join('; '),
} as const;
