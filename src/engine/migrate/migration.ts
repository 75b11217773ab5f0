/**
 * What goes into a migration and what comes out: the engine's public types.
 */

import type { InverseTree } from '../cargo/inverse-tree.ts';
import type { Fork } from '../forks/fork.ts';
import type { Edit } from '../text/edit.ts';
import type { Finding } from './findings/finding.ts';

export type { Finding } from './findings/finding.ts';

/** A text file as the user gave it. */
export interface SourceFile {
  /** Relative, '/'-separated, unique in the project. */
  readonly path: string;
  /** Every code unit that decoded, BOM and CRLF included. */
  readonly text: string;
}

export interface MigrationOptions {
  /** `rename` (default): key and imports, the guide's way. `alias`: the key stays, `package = "…"` is added. */
  readonly strategy?: 'rename' | 'alias';
  /** `guide` (default): the guide's three candle crates plus any other patched crate in use. `used`: only those in use, and candle-core. */
  readonly patchScope?: 'guide' | 'used';
  /** What becomes of a requirement that the compatibility matrix does not cover: left with a finding (`hold`, default), or migrated with a warning. */
  readonly outsideMatrix?: 'hold' | 'migrate';
  /** Add shim crates for transitive paste and gemm (the guide's scenario 5, in the form Cargo accepts). Default false. */
  readonly shim?: boolean;
  /** Rewrite Rust and TOML code fences in doc comments and Markdown. Default true. */
  readonly docs?: boolean;
  /** Sources, by path, in which a name that the files do not settle means the crate. Default none: each is a finding. */
  readonly crateIn?: readonly string[];
  /** What to move to what. Default `guideForks`. */
  readonly forks?: readonly Fork[];
  /** Paths of files that are there and are not UTF-8, so that they have no text. Default none. */
  readonly undecoded?: readonly string[];
}

/** Options with nothing left open: rows are checked and brought together (`rows.ts`). */
export interface ResolvedOptions extends Required<MigrationOptions> {
  /** Crates that several rows would move, with the forks to choose from. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** `crateIn`, to be looked up. */
  readonly settled: ReadonlySet<string>;
}

export type FileKind = 'manifest' | 'lockfile' | 'rust' | 'markdown' | 'other';

export interface MigratedFile {
  readonly path: string;
  /** The text as given; `null` for a file the migration creates. */
  readonly before: string | null;
  /** `before` with exactly `edits` spliced in. */
  readonly after: string;
  /** Sorted, disjoint, in UTF-16 offsets into `before`. */
  readonly edits: readonly Edit[];
  readonly kind: FileKind;
}

/** The text of the `[patch]` tables to stand at the workspace root, also when the root was not among the files. */
export interface PatchBlock {
  readonly text: string;
  /** Where it goes: the root manifest's path, or `null` when it was not given. */
  readonly path: string | null;
  /** Whether the migrated root already holds it (nothing left to paste). */
  readonly applied: boolean;
}

export interface ChecklistStep {
  /** The guide's order, 1 to 7. */
  readonly step: number;
  readonly title: string;
  /** `done` by this migration or before it; `todo` by the user; `unneeded` in this project. */
  readonly state: 'done' | 'todo' | 'unneeded';
  /** What was found in this project. */
  readonly detail: string;
  readonly commands: readonly string[];
}

export interface Migration {
  /** Every input file, in input order, then the created ones. */
  readonly files: readonly MigratedFile[];
  readonly patch: PatchBlock | null;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistStep[];
  /** What to run afterwards, exact and in order. */
  readonly commands: readonly string[];
  /** What the lock files show, one for each workspace that has one. */
  readonly graphs: readonly GraphReport[];
}

export interface GraphReport {
  /** The lock file's path. */
  readonly path: string;
  /** How many packages are locked, and how many of them are on disk. */
  readonly packages: number;
  readonly locals: number;
  /** The renamed crates in the catalogue's order, their forks, then the patched crates; only those in the graph, or that will be. */
  readonly crates: readonly WatchedCrate[];
}

export interface WatchedCrate {
  readonly crate: string;
  /** `old`: has a fork under another name; `fork`: is one; `patched`: is taken from a fork by `[patch]`. */
  readonly role: 'old' | 'fork' | 'patched';
  /** One for each locked version, oldest first, as many as there is room for. */
  readonly trees: readonly InverseTree[];
  /** How many more versions are locked than `trees` and `versions` have room for. */
  readonly more: number;
  /** Its locked versions against the compatibility matrix, oldest first; a fork itself is always covered. */
  readonly versions: readonly LockedVersion[];
  /** For an old crate: what stays after the migration. */
  readonly remaining: Remaining | null;
}

interface LockedVersion {
  readonly version: string;
  /** Whether the matrix covers it. */
  readonly covered: boolean;
  /** The packages on disk that reach it, by name. */
  readonly members: readonly string[];
}

/** One watched crate after the migration. It is gone when both lists are empty. */
export interface Remaining {
  readonly crate: string;
  /** Versions still in the graph, oldest first. */
  readonly versions: readonly string[];
  /** For each package that still asks for the crate, the shortest way to it: from a package on disk to the crate. */
  readonly paths: readonly (readonly string[])[];
  /** How many more packages ask for it than `paths` has room for. */
  readonly unlisted: number;
  /** Ways through a fork that is not in the lock file yet: `qlora-gemm`, …, the crate. */
  readonly brought: readonly (readonly string[])[];
}
