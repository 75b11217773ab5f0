/** A package as the Rust side sees it: its input, its output, and what the work on one file may look up. */
import type { Edit, Splice } from '../text/edit.ts';
import type { CrateRoots } from './crate-roots.ts';
import type { Module } from './modules.ts';
import type { RustEdition, RustReading } from './reading.ts';
import type { Resolver } from './resolve.ts';
import type { RustFile } from './rust-file.ts';

export interface Rename {
  /** The crate's name in code: `paste`. */
  readonly from: string;
  /** The fork's name in code: `qlora_paste`. The same as `from` where only `items` change. */
  readonly to: string;
  /** The crate's own name in code, if the package has another one for it: `gemm` behind the key `g`. */
  readonly crate?: string;
  /** The fork's package name, to be put on the edits: `qlora-paste`. */
  readonly fork: string;
  /** The row that it follows, by its id: several crates may become one fork. */
  readonly row: string;
  /** The group of the declarations that the sources follow, to be put on the edits. */
  readonly group: string;
  /** The manifests of these declarations, to be put on the edits. */
  readonly manifests: readonly string[];
  /** Whether it exports macros only, so that no type of it can appear in public interfaces. */
  readonly macrosOnly?: boolean;
  /** Whether all callers of the package's macros are known and use the crate's new name afterwards. */
  readonly callersMove?: boolean;
  /** The items of the crate that differ in the fork, by path. */
  readonly items?: ReadonlyMap<string, ItemChange>;
  /**
   * Whether no dependency of the package has the old name any more, and perhaps none ever had: where something local
   * may have the name, it means that.
   */
  readonly behind?: boolean;
  /** Whether this leads back to the crate's own name: an `as` that kept it is removed. */
  readonly back?: boolean;
}

/**
 * The item's last name in the fork; `null` if it is gone; how it differs under the same name; or the names that it may
 * have had before.
 */
export type ItemChange =
  | string
  | null
  | { readonly differs: string }
  | { readonly either: readonly string[] };

export interface CrateInput {
  readonly edition: RustEdition;
  /** The package's folder, which `env!("CARGO_MANIFEST_DIR")` means; `''` (the default) is the top. */
  readonly folder?: string;
  /** The files that are crate roots: library, binaries, tests, examples, benches, build script. */
  readonly roots: readonly string[];
  readonly files: ReadonlyMap<string, RustFile>;
  readonly renames: readonly Rename[];
  /** Whether it is a procedural macro crate, whose strings are code for others. */
  readonly procMacro?: boolean;
  /** Whether code in documentation is rewritten too. */
  readonly docs: boolean;
  /** Files in which an undecidable name means the crate, as the user has said; none by default. */
  readonly settled?: ReadonlySet<string>;
  /** Rewrites the TOML of a documentation fence. Without it, such fences stay as they are. */
  readonly rewriteToml?: RewriteToml;
}

/** Returns splices for a TOML snippet. Splices without a reason or fork get those of the first rename. */
export type RewriteToml = (
  text: string,
) => readonly (Splice & Partial<Pick<Edit, 'reason' | 'fork'>>)[];

/** What the work on one file needs to know about the package. */
export interface Package {
  readonly input: CrateInput;
  readonly resolver: Resolver;
  readonly read: (path: string) => RustReading | null;
  /** Whether `extern crate name;` in this module must keep the old name bound. */
  readonly keeps: (module: Module, name: string) => boolean;
  /** Whether something in the package has the name, so that a path may need `::` before it. */
  readonly taken: (name: string) => boolean;
  /** Whether a file that includes `path` by `include!` gives the name another meaning. */
  readonly hidden: (path: string, name: string) => boolean;
  readonly crates: CrateRoots;
}
