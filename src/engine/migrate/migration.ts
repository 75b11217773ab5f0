/**
 * What goes into a migration and what comes out: the engine's public types.
 */

import type { InverseTree } from '../cargo/inverse-tree.ts';
import type { Catalogue, Unmaintained } from '../forks/catalogue.ts';
import type { Fork } from '../forks/fork.ts';
import type { RowSwitch } from '../forks/switches.ts';
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
  /** `guide` (default): the crates that the guide patches (`guideCrates` of the row) and any other in use. `used`: only those in use, and the row's `lead`. */
  readonly patchScope?: 'guide' | 'used';
  /** A requirement that the compatibility matrix does not cover is left with a finding (`hold`, default), or migrated with a warning. */
  readonly outsideMatrix?: 'hold' | 'migrate';
  /** Add shim crates where other packages need a renamed crate (the guide's scenario 5, in the form Cargo accepts). Default false. */
  readonly shim?: boolean;
  /** Rewrite Rust and TOML code fences in doc comments and Markdown. Default true. */
  readonly docs?: boolean;
  /** Sources, by path, in which a name that the files do not settle means the crate. Default none: each is a finding. */
  readonly crateIn?: readonly string[];
  /** What to move to what. Default `guideForks`. */
  readonly forks?: readonly Fork[];
  /** What to look for beside `forks`; it moves nothing. Default `null`, which finds no unmaintained crate but those of `forks`. */
  readonly catalogue?: Catalogue | null;
  /** Rows of `forks` to leave out, and rows of the catalogue to use as well. Default none. */
  readonly switches?: readonly RowSwitch[];
  /**
   * Whether the rules of the project's own `forklift.toml` are used (at its root or in `.cargo/`); they replace other
   * rows about the same crates. Default true. Rules of strangers say where dependencies point: look at `Migration.rules` first.
   */
  readonly projectRules?: boolean;
  /** Advisories to accept, by id: each is entered into the given `deny.toml` and `audit.toml`, or a new `.cargo/audit.toml`. Default none. */
  readonly accept?: readonly string[];
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

/** Crates that this migration moves to one fork. */
export interface CrateMove {
  /** `rename`: the dependency is another one; `patch`: the same, taken from elsewhere. */
  readonly kind: Fork['kind'];
  /** The old crate, or those that are patched. */
  readonly crates: readonly string[];
  readonly fork: string;
  /** Requirements in the manifests before, each once; none where all are inherited or patched. */
  readonly from: readonly string[];
  /** The same afterwards; of a patch, the version that it has. */
  readonly to: readonly string[];
  /** Versions in the lock file, as it was given. */
  readonly locked: readonly string[];
  readonly advisories: readonly string[];
  /** Where the fork lives, as an address; `null` where none is known. */
  readonly home: string | null;
  /** The branch, tag or revision that a patch takes. */
  readonly state: string | null;
  /** The upstream change that ends the need for a patch. */
  readonly pullRequest: string | null;
}

/** The text of the `[patch]` tables for the workspace root, also when the root was not among the files. */
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
  /** What moves, in the order of the rows. */
  readonly moves: readonly CrateMove[];
  readonly checklist: readonly ChecklistStep[];
  /** What to run afterwards, exact and in order. */
  readonly commands: readonly string[];
  /** What the lock files show, one for each workspace that has one. */
  readonly graphs: readonly GraphReport[];
  /** What of each lock file is unmaintained; none without `MigrationOptions.catalogue`. */
  readonly audit: readonly LockAudit[];
  /** The crates that stay because other packages ask for them, and what can be done about each. */
  readonly waysOut: readonly WaysOut[];
  /** Rows of the catalogue that the project's own files ask for, or would do something here. */
  readonly offers: readonly RowOffer[];
  /** Rows whose fork the project declares or patches in already, by `rowId`: those that can lead back. */
  readonly adopted: readonly string[];
  /** What `forklift.toml` says, also where it is not used. */
  readonly rules: readonly ProjectRule[];
}

/** An empty migration, without its files. */
export const nothingSaid: Omit<Migration, 'files'> = {
  patch: null,
  findings: [],
  moves: [],
  checklist: [],
  commands: [],
  graphs: [],
  audit: [],
  waysOut: [],
  offers: [],
  adopted: [],
  rules: [],
};

/** A rule of the project's own. */
export interface ProjectRule {
  /** The file it is in. */
  readonly path: string;
  readonly row: Fork;
}

/** A lock file against the list of unmaintained crates. */
export interface LockAudit {
  /** The lock file's path. */
  readonly path: string;
  /** How many packages are locked. */
  readonly packages: number;
  /** The day of the list, as `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The manifest that is missing beside it, without which nothing can be moved. */
  readonly add: string | null;
  /** In the order of names and versions. */
  readonly unmaintained: readonly AuditedPackage[];
}

/** A locked package that an advisory calls unmaintained. Only packages of crates.io are, as cargo-audit has it. */
export interface AuditedPackage {
  readonly crate: string;
  readonly version: string;
  /** At least one, by id. */
  readonly advisories: readonly Unmaintained[];
  /** Rows that stand in for this version, by `rowId`: those in use first. None: no successor is known here. */
  readonly rows: readonly string[];
  /** The packages on disk that ask for it themselves, by name. */
  readonly declaredBy: readonly string[];
  /** The packages from elsewhere that ask for it, by name, with the version where several are locked. */
  readonly askedBy: readonly string[];
  /** The packages on disk that bring it in, each with its shortest way, as many as there is room for. */
  readonly paths: readonly (readonly string[])[];
  /** How many more ways there are than `paths` has room for. */
  readonly unlisted: number;
  readonly clearing: Clearing;
}

/** What would clear an unmaintained package from the lock file. */
export type Clearing =
  /** This migration, as it is. */
  | 'done'
  /** One of its rows: nobody but packages on disk asks for it. */
  | 'declared'
  /** One of its rows with a shim. */
  | 'shim'
  /** Only those who ask for it, though a row stands in for it where it is declared. */
  | 'through'
  /** No row that is known here. */
  | 'nothing';

/** A crate that stays, as others ask for it, and the four ways out. */
export interface WaysOut {
  /** The lock file's path. */
  readonly lock: string;
  readonly crate: string;
  /** The versions that stay, oldest first. */
  readonly versions: readonly string[];
  /** Ids of the advisories about it. */
  readonly advisories: readonly string[];
  /** Shortest ways to it: from a package on disk to the crate. */
  readonly paths: readonly (readonly string[])[];
  readonly unlisted: number;
  /** The first way: a crate of its name that re-exports a fork; one for each row of the crate. */
  readonly shims: readonly ShimWay[];
  /** The second: releases of those who ask for it that do without. */
  readonly updates: readonly UpdateWay[];
  /** The third: to tell those who ask for it. */
  readonly reports: readonly ReportWay[];
  /** The fourth: to live with it, and to say so; `null` where no advisory is known. */
  readonly acceptance: Acceptance | null;
}

export interface ShimWay {
  /** The row, by `rowId`. */
  readonly row: string;
  readonly fork: string;
  /** Whether a shim can stand in for every version that stays. */
  readonly possible: boolean;
  /** What a shim does for the advisory, or why there is none. */
  readonly text: string;
}

export interface UpdateWay {
  /** Who asks for the crate. */
  readonly crate: string;
  /** Its locked versions, all older than `since`. */
  readonly locked: readonly string[];
  /** The first release without the crate. */
  readonly since: string;
  /** Where that can be read. */
  readonly source: string;
  /** Packages on disk that depend on it themselves, whose requirement is theirs to raise. */
  readonly declaredBy: readonly string[];
  readonly text: string;
}

export interface ReportWay {
  /** Who asks for the crate. */
  readonly crate: string;
  readonly version: string;
  /** Text of an issue for its repository; `body` is Markdown. */
  readonly title: string;
  readonly body: string;
}

export interface Acceptance {
  /** What `MigrationOptions.accept` takes. */
  readonly advisories: readonly string[];
  /** Where it is entered: the files that are given, else the one that is created. */
  readonly files: readonly AcceptanceFile[];
}

export interface AcceptanceFile {
  readonly path: string;
  readonly tool: 'cargo-deny' | 'cargo-audit';
  /** `add`: to be entered; `accepted`: already there; `unneeded`: the file's settings let it pass; `unreadable`: no TOML, or no list. */
  readonly state: 'add' | 'accepted' | 'unneeded' | 'unreadable';
  /** Whether the file is there. */
  readonly given: boolean;
  /** What to write, for those who copy it: the whole of a new file, else the elements of `ignore`. */
  readonly text: string;
}

/** A row that is off and worth a look, with what points at it. */
export interface RowOffer {
  /** The row, by `rowId`. */
  readonly row: string;
  /** Its old crate. */
  readonly crate: string;
  readonly because: OfferReason;
}

export type OfferReason =
  /** A manifest declares its old crate. */
  | 'declared'
  /** A lock file has it. */
  | 'locked'
  /** `deny.toml` bans its old crate and names its fork to be used instead. */
  | 'use-instead'
  /** A file ignores one of its advisories. */
  | 'ignored';

export interface GraphReport {
  /** The lock file's path. */
  readonly path: string;
  /** How many packages are locked, and how many of them are on disk. */
  readonly packages: number;
  readonly locals: number;
  /**
   * The renamed crates in the catalogue's order, their forks, then the patched crates; only those in the graph, or that will
   * be. A fork is among them where its row is met: its old crate is locked, or a package on disk asks for it.
   */
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
  /** Ways through a fork that is not in the lock file yet: the fork, …, the crate. */
  readonly brought: readonly (readonly string[])[];
}
