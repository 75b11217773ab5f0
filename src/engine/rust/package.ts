/**
 * A package as the Rust side sees it: what comes in, what goes out, and what the work on one file may ask.
 */
import type { Edit, Splice } from '../text/edit.ts';
import type { CrateRoots } from './crate-roots.ts';
import type { Module } from './modules.ts';
import type { RustEdition, RustReading } from './reading.ts';
import type { Resolver } from './resolve.ts';
import type { RustFile } from './rust-file.ts';

export interface Rename {
  /** The crate as code names it: `paste`. */
  readonly from: string;
  /** What code calls the fork: `qlora_paste`; `from` again where only `items` change. */
  readonly to: string;
  /** The fork's package name, for the edits: `qlora-paste`. */
  readonly fork: string;
  /** The group of the declarations that it follows, for the edits. */
  readonly group: string;
  /** The manifests of these, for the edits. */
  readonly manifests: readonly string[];
  /** It has macros alone: no type of it can be shown to others. */
  readonly macrosOnly?: boolean;
  /** Whether everybody who calls the package's macros is known, and calls the crate by its new name afterwards. */
  readonly callersMove?: boolean;
  /** Items below the crate that are not in the fork as they were, by path. */
  readonly items?: ReadonlyMap<string, ItemChange>;
  /** Nothing of the package has the name any more, nor need it ever have had: something local that may bear it does. */
  readonly behind?: boolean;
  /** Back to the crate's own name: an `as` that kept it is taken out. */
  readonly back?: boolean;
}

/**
 * The last name that an item has in the fork, `null` where it is gone, how it differs under the same name, or the names of
 * which it may have borne either before.
 */
export type ItemChange =
  | string
  | null
  | { readonly differs: string }
  | { readonly either: readonly string[] };

export interface CrateInput {
  readonly edition: RustEdition;
  /** The package's folder, which `env!("CARGO_MANIFEST_DIR")` means; '' (default) at the top. */
  readonly folder?: string;
  /** The files that are crate roots: library, binaries, tests, examples, benches, build script. */
  readonly roots: readonly { readonly path: string; readonly edition?: RustEdition }[];
  readonly files: ReadonlyMap<string, RustFile>;
  readonly renames: readonly Rename[];
  /** Whether it is a procedural macro: the strings in it are code for others. */
  readonly procMacro?: boolean;
  /** Whether the code in documentation is rewritten too. */
  readonly docs: boolean;
  /** Files in which a name that can't be told means the crate; none when not given. */
  readonly settled?: ReadonlySet<string>;
  /** Rewrites the TOML of a documentation fence; left alone when not given. */
  readonly rewriteToml?: RewriteToml;
}

/** Splices for a TOML snippet; those without a reason or fork get the first rename's. */
export type RewriteToml = (
  text: string,
) => readonly (Splice & Partial<Pick<Edit, 'reason' | 'fork'>>)[];

/** What the work on one file needs to know of the package. */
export interface Package {
  readonly input: CrateInput;
  readonly resolver: Resolver;
  readonly read: (path: string) => RustReading | null;
  readonly edition: (path: string) => RustEdition;
  /** Whether `extern crate name;` in this module must keep binding the old name. */
  readonly keeps: (module: Module, name: string) => boolean;
  /** Whether something of the package bears the name, so that a path may need `::` before it. */
  readonly taken: (name: string) => boolean;
  /** Whether a file that takes `path` in by `include!` gives the name another meaning. */
  readonly hidden: (path: string, name: string) => boolean;
  readonly crates: CrateRoots;
}
