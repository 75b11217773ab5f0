/**
 * What the Rust side has to tell beside its edits: places left as they are, and why. Plain data; the
 * sentences a reader sees are written in `migrate/findings/sources.ts`.
 */
import type { Span } from '../text/span.ts';
import type { Doubt } from './meaning.ts';
import type { Rename } from './package.ts';

/** `name`: the crate as the code calls it; `to`: its new name. */
interface Renamed {
  readonly name: string;
  readonly to: string;
}

/** The parameters of each note, by code. */
export interface RustNoteParams {
  /** Unclosed or unmatched: `message` says what. The file is left untouched. */
  readonly 'rust-unreadable': { readonly message: string };
  /** A path head that may mean the crate or something else. */
  readonly 'rust-undecided': Renamed & { readonly doubt: Doubt };
  /** Exported macros, or tokens of a procedural one, name the crate: that resolves in the crates that call them. */
  readonly 'rust-exported-macro': Renamed & { readonly macros: string };
  /** A string literal holds code that names the crate. */
  readonly 'rust-code-string': Renamed;
  /** A public item names a type of the crate: callers still on the old one get E0308. */
  readonly 'rust-public-type': Renamed & { readonly how: 'signature' | 'export' };
  /** `include!` of a file that is not among those given. */
  readonly 'rust-include': { readonly file: string };
  /** `include!` of a path that is no plain string. */
  readonly 'rust-include-computed': Readonly<Record<never, string>>;
  /** A macro, or an attribute's `crate = …`, is given the crate's bare name. */
  readonly 'rust-bare-name': Renamed & { readonly macro: string };
  /** A string in an attribute holds a path of the crate. */
  readonly 'rust-attribute-string': Renamed;
  /** Edition 2015: something local bears the fork's name, so that a path can't be given it. */
  readonly 'rust-name-taken': Renamed;
  /** An item of the crate that its fork does not have. */
  readonly 'rust-item-gone': Renamed & { readonly item: string };
  /** An item of the crate that has the same name in its fork, and is not the same: `how` says it in a sentence. */
  readonly 'rust-item-differs': Renamed & { readonly item: string; readonly how: string };
  /** On the way back: an item that several names of the crate became (`names`). It stays as it is. */
  readonly 'back-item': Renamed & { readonly item: string; readonly names: string };
  /** A public name for an item or the crate, below which the fork calls items otherwise. */
  readonly 'rust-item-export': Renamed & { readonly changed: string };
  /** An item that a glob brought in, and that has another name (`now`) in the fork. */
  readonly 'rust-item-glob': Renamed & { readonly item: string; readonly now: string };
  /** A documentation example that is marked `ignore`, can't be read as code, or spells the crate with escapes or in parts. */
  readonly 'rust-doc-example': { readonly why: 'ignored' | 'unreadable' | 'parts' };
  /** Documentation prose or an intra-doc link that names the crate. */
  readonly 'rust-doc-mention': Renamed;
}

export type RustNoteCode = keyof RustNoteParams;

/** A note without its place; `params` by `code`. */
export type RustNoteSaid = {
  readonly [C in RustNoteCode]: { readonly code: C; readonly params: RustNoteParams[C] };
}[RustNoteCode];

export type RustNote = RustNoteSaid & Span & { readonly path: string };

/** The two names every note about a reference speaks of. */
export function namesOf({ from, to }: Rename): Renamed {
  return { name: from, to };
}
