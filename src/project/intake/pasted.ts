/**
 * What a pasted text is, and what to call it as a file: told from a few lines of its own, never by
 * reading it whole. A guess, which the user can rename.
 */
import { freePath } from '../paths.ts';

export type PastedKind =
  | 'manifest'
  | 'lockfile'
  | 'rust'
  | 'cargo-config'
  | 'toml'
  | 'markdown'
  | 'text';

export interface Pasted {
  readonly kind: PastedKind;
  /** A path that `taken` does not have. */
  readonly path: string;
}

/** How much of a text is looked at, in UTF-16 code units. */
const glance = 64 * 1024;

const names: Readonly<Record<PastedKind, string>> = {
  manifest: 'Cargo.toml',
  lockfile: 'Cargo.lock',
  rust: 'src/lib.rs',
  'cargo-config': '.cargo/config.toml',
  toml: 'pasted.toml',
  markdown: 'README.md',
  text: 'pasted.txt',
};

/** Each kind by what only it has; the first that fits counts. */
const signs: readonly (readonly [PastedKind, RegExp])[] = [
  ['lockfile', /^\[\[package\]\][ \t]*\r?\n(?:name|version) = /m],
  [
    'manifest',
    /^[ \t]*\[{1,2}[ \t]*(?:package|workspace|lib|bin|test|bench|example|features|patch|profile|lints|(?:target[ \t]*\.[^\n]+\.[ \t]*)?(?:dev-|build-)?dependencies)\b[^\n]*\]/m,
  ],
  [
    'cargo-config',
    /^[ \t]*\[(?:build|source|net|registries|alias|http|term|env|target)\b[^\n]*\]/m,
  ],
  [
    'rust',
    /^[ \t]*(?:#!?\[[a-z]|(?:pub(?:\([^)\n]*\))?[ \t]+)?(?:use[ \t]+[\w:{]|(?:const[ \t]+|async[ \t]+|unsafe[ \t]+)*fn[ \t]+\w|mod[ \t]+\w|struct[ \t]+\w|enum[ \t]+\w|trait[ \t]+\w|impl\b|extern[ \t]+crate\b|static[ \t]+\w|const[ \t]+\w+[ \t]*:|type[ \t]+\w)|macro_rules!|(?:\w+::)*\w+![ \t]*[({[]|\/\/[/!]|let[ \t]+(?:mut[ \t]+)?\w)/m,
  ],
  ['markdown', /^(?:#{1,6} \S|```|[-*] \[[ x]\])/m],
  [
    'manifest',
    /^[ \t]*[\w-]+[ \t]*=[ \t]*(?:"[\d^~=<>*][^"\n]*"|\{[^\n]*\b(?:version|git|path|workspace|package)[ \t]*=)/m,
  ],
  ['toml', /^[ \t]*(?:\[[^\]\n]+\]|[\w.-]+[ \t]*=[ \t]*\S)/m],
];

/** Recognises a pasted text and names it. */
export function recognisePasted(text: string, taken: { has(path: string): boolean }): Pasted {
  const start = text.slice(0, glance);
  const kind = signs.find(([, sign]) => sign.test(start))?.[0] ?? 'text';
  return { kind, path: freePath(placeFor(kind, start), taken) };
}

/** A program by its `fn main` goes where Cargo looks for one. */
function placeFor(kind: PastedKind, text: string): string {
  const isProgram = kind === 'rust' && /^(?:async[ \t]+)?fn[ \t]+main[ \t]*\(/m.test(text);
  return isProgram ? 'src/main.rs' : names[kind];
}
