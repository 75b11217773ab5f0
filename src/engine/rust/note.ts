/**
 * What the Rust side has to tell beside its edits: places left as they are, and why. Plain data; the
 * sentences a reader sees are written in `migrate/findings/messages.ts`.
 */
import type { Span } from '../text/span.ts';

export type RustNoteCode =
  /** Unclosed or unmatched: `params.message` says what. The file is left untouched. */
  | 'rust-unreadable'
  /** A path head that may mean the crate or something else: `params.doubt` says why. */
  | 'rust-undecided'
  /** An exported macro's body names the crate: it resolves in the crates that call it. */
  | 'rust-exported-macro'
  /** A public signature names a type of the crate: callers still on the old one get E0308. */
  | 'rust-public-type'
  /** `include!` of code that is not among the files. */
  | 'rust-include'
  /** A macro is given the crate's bare name. */
  | 'rust-bare-name'
  /** A string in an attribute holds a path of the crate. */
  | 'rust-attribute-string'
  /** Edition 2015: something local bears the fork's name, so that a path can't be given it. */
  | 'rust-name-taken'
  /** A documentation example that could not be read as Rust, or is marked `ignore`. */
  | 'rust-doc-example'
  /** Documentation prose or an intra-doc link that names the crate. */
  | 'rust-doc-mention';

export interface RustNote extends Span {
  readonly code: RustNoteCode;
  readonly path: string;
  /** `name`: the crate as the code calls it; others as the code says. */
  readonly params: Readonly<Record<string, string>>;
}
