/** Texts about what comes in. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, listed, numbers } from './count.ts';

/** The ways in, as menus and buttons name them. */
export const takeIn = {
  files: 'Files or archives…',
  folder: 'Folder…',
  newFile: 'New file…',
  newProject: 'New, empty project',
  earlier: 'Earlier work',
  paste: 'Paste',
} as const;

export const drop = {
  title: 'Drop to open',
  line: 'Files, folders, .zip, .crate or .tar.gz',
} as const;

export const paste = {
  title: 'Paste text',
  hint: 'A Cargo.toml or a few lines of one, a Cargo.lock, Rust source, or what cargo audit, cargo deny or cargo tree printed. The page recognises which of these it is.',
  label: 'Text',
  file: 'Choose a file…',
  /** Used when no project of the user's is open. */
  only: 'Read it',
  add: 'Add to this project',
  fresh: 'New project',
  done: (path: string) => `Pasted as ${shown(path)}.`,
  replaced: (path: string) => `${shown(path)} was replaced by what you pasted.`,
  snippet: (path: string) =>
    `Taken as lines of [dependencies], in a ${shown(path)} made for them. Paste the whole manifest to see its features and patches too.`,
  address:
    'That is an address, and this page fetches nothing. Download the repository as .zip and drop it here, or open its folder.',
  unknown:
    'Nothing in that text looks like a file of a Rust project, so what is shown stays. Paste a Cargo.toml, a Cargo.lock, Rust source, or what cargo audit, cargo deny or cargo tree printed.',
  foreign: (what: string) =>
    `That is ${what}, not a file of a Rust project. Paste a Cargo.toml, a Cargo.lock or Rust source.`,
} as const;

export const place = {
  title: 'Where does this Cargo.toml go?',
  hint: 'Another package’s manifest is there already, and no workspace here names this one.',
  add: (path: string) => `Add as ${shown(path)}`,
  replace: (path: string) => `Replace ${shown(path)}`,
  fresh: 'New project',
} as const;

export const open = {
  done: (files: number, name: string) =>
    name ? `Opened ${shown(name)}: ${count(files, 'file')}.` : `Opened ${count(files, 'file')}.`,
  label: (name: string) => (name ? `Open ${shown(name)}` : 'Open files'),
  nothing: 'There was nothing to open.',
  cancelled: 'Cancelled. Nothing was opened, and what is shown stays.',
  back: (name: string) => `Back to ${shown(name)}`,
  noProject: (name: string) =>
    `${name ? shown(name) : 'That'} holds no file of a Rust project, so nothing was opened. Open a folder or archive with a Cargo.toml, or drop a Cargo.lock.`,
  noRust: (path: string) =>
    `${shown(path)} is not a file of a Rust project, so nothing was opened and what is shown stays. Open a folder or archive with a Cargo.toml, or drop a Cargo.lock.`,
  /** What does not belong to the project, and what belongs to it but is neither shown nor changed. */
  skipped: {
    'build-output': () => 'Left out: build output (target/)',
    'version-control': () => 'Left out: version control (.git/)',
    'node-modules': () => 'Left out: node_modules/',
    system: (files: number) => `Left out: ${count(files, 'system file')}`,
    link: (links: number) =>
      `Left out: ${count(links, 'link')} to licences and other texts, which need no change`,
    binary: (files: number) => `Kept as they are, not shown: ${count(files, 'binary file')}`,
    'not-utf8': (files: number) =>
      `Kept as they are, not shown: ${count(files, 'file')} not in UTF-8`,
    'too-large': (files: number) =>
      `Kept as they are, not shown: ${count(files, 'file')} too large to migrate`,
  },
  /** More paths to which the line before applies too. */
  same: (paths: readonly string[], more: number) =>
    `The same holds for ${listed([...paths.map(shown), ...(more > 0 ? [`${numbers.format(more)} more`] : [])])}.`,
  example: (name: string) => `Example: ${name}`,
  replaced: 'Undo brings back the project before it.',
} as const;
