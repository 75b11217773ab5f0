/**
 * What the Rust side reports besides its edits: places left as they are, and why. Plain data; the sentences that a
 * reader sees are in `migrate/findings/sources.ts`.
 */
import type { Span } from '../text/span.ts';
import type { Doubt } from './meaning.ts';
import type { Rename } from './package.ts';

/** `name`: the crate's name in the code; `to`: its new name. */
interface Renamed {
  readonly name: string;
  readonly to: string;
}

/** The parameters of each note, by its code. */
export interface RustNoteParams {
  /** Something is unclosed or unmatched, as `message` says. The file is left untouched. */
  readonly 'rust-unreadable': { readonly message: string };
  /** The head of a path that may mean the crate or something else. */
  readonly 'rust-undecided': Renamed & { readonly doubt: Doubt };
  /**
   * Exported macros or tokens of a procedural macro name the crate, which is looked up in the crates that call them.
   */
  readonly 'rust-exported-macro': Renamed & { readonly macros: string };
  /** A string literal holds code that names the crate. */
  readonly 'rust-code-string': Renamed;
  /** A public item shows a type of the crate: callers that still use the old one get E0308. */
  readonly 'rust-public-type': Renamed & { readonly how: 'signature' | 'export' };
  /** `include!` of a file that was not given. */
  readonly 'rust-include': { readonly file: string };
  /** `include!` of a path that is no plain string. */
  readonly 'rust-include-computed': Readonly<Record<never, string>>;
  /** A macro, or `crate = …` in an attribute, is given the crate's bare name. */
  readonly 'rust-bare-name': Renamed & { readonly macro: string };
  /** A string in an attribute holds a path of the crate. */
  readonly 'rust-attribute-string': Renamed;
  /** Edition 2015: something local has the fork's name, so that a path can't use it. */
  readonly 'rust-name-taken': Renamed;
  /** An item of the crate that the fork does not have. */
  readonly 'rust-item-gone': Renamed & { readonly item: string };
  /** An item that has the same name in the fork but is different, as the sentence in `how` says. */
  readonly 'rust-item-differs': Renamed & { readonly item: string; readonly how: string };
  /** On the way back: an item that stays, because several names of the original crate (`names`) became this one. */
  readonly 'back-item': Renamed & { readonly item: string; readonly names: string };
  /** A public name for an item or for the crate, below which the fork has other names. */
  readonly 'rust-item-export': Renamed & { readonly changed: string };
  /** A name for an item or for the crate that came through too many modules: paths that go on from it are not followed. */
  readonly 'rust-item-far': Renamed & { readonly changed: string };
  /** An item from a glob import that has another name (`now`) in the fork. */
  readonly 'rust-item-glob': Renamed & { readonly item: string; readonly now: string };
  /**
   * A documentation example that is marked `ignore`, can't be read as code, would need more or fewer lines, or writes
   * the crate's name with escapes or in parts.
   */
  readonly 'rust-doc-example': { readonly why: 'ignored' | 'unreadable' | 'lines' | 'parts' };
  /** Documentation prose or an intra-doc link that names the crate. */
  readonly 'rust-doc-mention': Renamed;
}

export type RustNoteCode = keyof RustNoteParams;

/** A note without its place. The code determines the type of `params`. */
export type RustNoteSaid = {
  readonly [C in RustNoteCode]: { readonly code: C; readonly params: RustNoteParams[C] };
}[RustNoteCode];

export type RustNote = RustNoteSaid & Span & { readonly path: string };

/** The two names that every note about a reference mentions. */
export function namesOf({ from, to, crate = from }: Rename): Renamed {
  return { name: crate, to };
}
