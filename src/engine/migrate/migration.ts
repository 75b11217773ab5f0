/** The engine's public types: what goes into a migration and what comes out. */

import type { InverseTree } from '../cargo/inverse-tree.ts';
import type { Catalogue, Unmaintained } from '../forks/catalogue.ts';
import type { Fork } from '../forks/fork.ts';
import type { RowSwitch } from '../forks/switches.ts';
import type { Edit } from '../text/edit.ts';
import type { Finding } from './findings/finding.ts';

export type { Finding } from './findings/finding.ts';

/** A text file as the user gave it. */
export interface SourceFile {
  /** Relative, separated by `/`, unique in the project. */
  readonly path: string;
  /** Everything that was decoded, including BOM and CRLF. */
  readonly text: string;
}

/** A file that the migration creates. */
export interface CreatedFile extends SourceFile {
  /** Nothing else in the result relies on it, so the user can leave it out by itself. */
  readonly optional?: true;
}

export interface MigrationOptions {
  /**
   * `rename` (default): key and imports change, as in the guide. `alias`: the key stays, and `package = "…"` is added.
   */
  readonly strategy?: 'rename' | 'alias';
  /**
   * `guide` (default): patches the crates that the guide lists (`guideCrates` of the row) and any others in use.
   * `used`: only those in use, and the row's `lead`.
   */
  readonly patchScope?: 'guide' | 'used';
  /**
   * What to do with a requirement outside the compatibility matrix: leave it, with a finding (`hold`, default), or
   * migrate it with a warning.
   */
  readonly outsideMatrix?: 'hold' | 'migrate';
  /**
   * Whether to add shims where other packages need a renamed crate (the guide's scenario 5, in the form that Cargo
   * accepts). Default false.
   */
  readonly shim?: boolean;
  /** Whether to rewrite Rust and TOML code fences in doc comments and Markdown. Default true. */
  readonly docs?: boolean;
  /** Paths of sources in which an undecidable name means the crate. Default none: each such name is a finding. */
  readonly crateIn?: readonly string[];
  /** The rows to migrate by. Default `guideForks`. */
  readonly forks?: readonly Fork[];
  /**
   * What to look for besides `forks`; it moves nothing. Default `null`: no unmaintained crates are known but those of
   * `forks`.
   */
  readonly catalogue?: Catalogue | null;
  /** Rows of `forks` to switch off, and rows of the catalogue to switch on. Default none. */
  readonly switches?: readonly RowSwitch[];
  /**
   * Whether to use the rules in the project's own `forklift.toml` (at its top or in `.cargo/`), which replace other
   * rows about the same crates. Default true. Such rules decide where dependencies point to: with a stranger's project,
   * look at `Migration.rules` first.
   */
  readonly projectRules?: boolean;
  /**
   * Ids of advisories to accept: they are added to the given `deny.toml` and `audit.toml`, or to a new
   * `.cargo/audit.toml`. Default none.
   */
  readonly accept?: readonly string[];
  /** Paths of files that exist but are not UTF-8, so that they have no text. Default none. */
  readonly undecoded?: readonly string[];
}

/** The defaults of all options that a user can choose. */
export const defaultOptions = {
  strategy: 'rename',
  patchScope: 'guide',
  outsideMatrix: 'hold',
  shim: false,
  docs: true,
  crateIn: [],
  switches: [],
  projectRules: true,
  accept: [],
} as const satisfies Required<Omit<MigrationOptions, 'forks' | 'catalogue' | 'undecoded'>>;

/** Options with every default filled in, and rows checked and joined (`rows.ts`). */
export interface ResolvedOptions extends Required<MigrationOptions> {
  /** Crates that several rows would move, with the forks to choose from. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** `crateIn` as a set. */
  readonly settled: ReadonlySet<string>;
}

export type FileKind = 'manifest' | 'lockfile' | 'rust' | 'markdown' | 'other';

export interface MigratedFile {
  readonly path: string;
  /** The text as given; `null` for a file the migration creates. */
  readonly before: string | null;
  /** `before` with exactly `edits` made. */
  readonly after: string;
  /** Whether the migration deletes the file: one edit removes all of its text, and `after` is empty. */
  readonly removed?: true;
  /** As in `CreatedFile`. */
  readonly optional?: true;
  /** Sorted and disjoint, in UTF-16 offsets into `before`. */
  readonly edits: readonly Edit[];
  readonly kind: FileKind;
}

/** The crates that this migration moves to one fork. */
export interface CrateMove {
  /** `rename`: replaced by another dependency; `patch`: the same dependency, taken from elsewhere. */
  readonly kind: Fork['kind'];
  /** The old crate, or the crates that are patched. */
  readonly crates: readonly string[];
  readonly fork: string;
  /** The requirements in the manifests before, without repetitions. Empty if all are inherited or patched. */
  readonly from: readonly string[];
  /** The requirements after; for a patch, the fork's version. */
  readonly to: readonly string[];
  /** The versions in the lock file, as given. */
  readonly locked: readonly string[];
  readonly advisories: readonly string[];
  /** The fork's home page; `null` if none is known. */
  readonly home: string | null;
  /** The branch, tag or revision that a patch uses. */
  readonly state: string | null;
  /** The upstream change that will make the patch unnecessary. */
  readonly pullRequest: string | null;
}

/** The text of the `[patch]` tables for the workspace's root, even if the root was not given. */
export interface PatchBlock {
  readonly text: string;
  /** The path of the root manifest where it belongs; `null` if that was not given. */
  readonly path: string | null;
  /** Whether the migrated root already contains it, so that nothing is left to paste. */
  readonly applied: boolean;
}

export interface ChecklistStep {
  /** 1 to 7, in the guide's order. */
  readonly step: number;
  readonly title: string;
  /** `done` by this migration or before it, `todo` for the user, or `unneeded` in this project. */
  readonly state: 'done' | 'todo' | 'unneeded';
  /** What was found in this project. */
  readonly detail: string;
  readonly commands: readonly string[];
  /** Crates that are left in manifests although they have a fork: findings there say why. */
  readonly held?: readonly string[];
  /** Set if sources have to change and none was given, so that the result does not compile yet. */
  readonly lacks?: 'sources';
}

export interface Migration {
  /** Every input file in its order, then the created ones. */
  readonly files: readonly MigratedFile[];
  readonly patch: PatchBlock | null;
  readonly findings: readonly Finding[];
  /** The moves, in the order of the rows. */
  readonly moves: readonly CrateMove[];
  readonly checklist: readonly ChecklistStep[];
  /** Commands to run afterwards, exact and in order. */
  readonly commands: readonly string[];
  /** What the lock files show: one report for each workspace that has one. */
  readonly graphs: readonly GraphReport[];
  /** What each lock file contains that is unmaintained; empty without `MigrationOptions.catalogue`. */
  readonly audit: readonly LockAudit[];
  /** The crates that stay because other packages depend on them, and what can be done about each. */
  readonly waysOut: readonly WaysOut[];
  /** Rows of the catalogue that the project's own files ask for, or that would change something here. */
  readonly offers: readonly RowOffer[];
  /** Rows whose fork the project already declares or patches in, by `rowId`: those that can be taken back. */
  readonly adopted: readonly string[];
  /** The rules in `forklift.toml`, even if they are not used. */
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
  /** The path of the file it is in. */
  readonly path: string;
  readonly row: Fork;
}

/** A lock file compared with the list of unmaintained crates. */
export interface LockAudit {
  /** The lock file's path. */
  readonly path: string;
  /** The number of locked packages. */
  readonly packages: number;
  /** The day of the list, as `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The path of the missing manifest beside it, without which nothing can be moved; `null` if it is there. */
  readonly add: string | null;
  /** Sorted by name and version. */
  readonly unmaintained: readonly AuditedPackage[];
}

/** A locked package that an advisory calls unmaintained. As in cargo-audit, only packages from crates.io count. */
export interface AuditedPackage {
  readonly crate: string;
  readonly version: string;
  /** At least one, sorted by id. */
  readonly advisories: readonly Unmaintained[];
  /** Rows that replace this version, by `rowId`, those in use first. Empty if no successor is known here. */
  readonly rows: readonly string[];
  /** Names of the packages on disk that depend on it directly. */
  readonly declaredBy: readonly string[];
  /** Names of the packages from elsewhere that depend on it directly, with the version where several are locked. */
  readonly askedBy: readonly string[];
  /** The shortest path to it from each package on disk that leads to it, up to a limit. */
  readonly paths: readonly (readonly string[])[];
  /** How many more paths there are than `paths` lists. */
  readonly unlisted: number;
  readonly clearing: Clearing;
}

/** What would remove an unmaintained package from the lock file. */
export type Clearing =
  /** This migration as it is. */
  | 'done'
  /** Using one of its rows: only packages on disk depend on it. */
  | 'declared'
  /** Using one of its rows with a shim. */
  | 'shim'
  /** Only its dependents can: a row could replace it only where it is declared. */
  | 'through'
  /** No row that is known here. */
  | 'nothing';

/** A crate that stays because other packages depend on it, and the four ways out. */
export interface WaysOut {
  /** The lock file's path. */
  readonly lock: string;
  readonly crate: string;
  /** The versions that stay, oldest first. */
  readonly versions: readonly string[];
  /** Ids of the advisories about it. */
  readonly advisories: readonly string[];
  /** Shortest paths to it: from a package on disk to the crate. */
  readonly paths: readonly (readonly string[])[];
  readonly unlisted: number;
  /** Names of the packages from elsewhere that depend on it directly and stay, nearest to a package on disk first. */
  readonly askedBy: readonly string[];
  /** First way: a shim, which is a crate under its name that re-exports a fork. One for each row of the crate. */
  readonly shims: readonly ShimWay[];
  /** Second way: newer releases of its dependents that no longer need it. */
  readonly updates: readonly UpdateWay[];
  /** Third way: telling its dependents' maintainers; one report for packages released together. */
  readonly reports: readonly ReportWay[];
  /** Fourth way: accepting the advisory and recording that; `null` if none is known. */
  readonly acceptance: Acceptance | null;
}

export interface ShimWay {
  /** The row, by `rowId`. */
  readonly row: string;
  readonly fork: string;
  /** Whether a shim can replace every version that stays. */
  readonly possible: boolean;
  /** What a shim does about the advisory, or why there is none. */
  readonly text: string;
}

export interface UpdateWay {
  /** The dependent. */
  readonly crate: string;
  /** Its locked versions, all older than `since`. */
  readonly locked: readonly string[];
  /** The first release without the crate. */
  readonly since: string;
  /** A page that shows it. */
  readonly source: string;
  /** Packages on disk that depend on it, whose requirements the user can raise. */
  readonly declaredBy: readonly string[];
  readonly text: string;
}

export interface ReportWay {
  /** The dependent. */
  readonly crate: string;
  /** Its locked versions that depend on the crate. */
  readonly versions: readonly string[];
  /** Other dependents that are released with it: same version, and its name is how theirs begin. */
  readonly family: readonly string[];
  /** Title and body of an issue for its repository; `body` is Markdown. */
  readonly title: string;
  readonly body: string;
}

export interface Acceptance {
  /** The ids to pass as `MigrationOptions.accept`. */
  readonly advisories: readonly string[];
  /** Where they go: the given files, or else the one that would be created. */
  readonly files: readonly AcceptanceFile[];
}

export interface AcceptanceFile {
  readonly path: string;
  readonly tool: 'cargo-deny' | 'cargo-audit';
  /**
   * `add`: to be added; `accepted`: already there; `unneeded`: the file's settings allow the crate; `unreadable`: it is
   * not TOML, or `ignore` is not a list.
   */
  readonly state: 'add' | 'accepted' | 'unneeded' | 'unreadable';
  /** Whether the file exists. */
  readonly given: boolean;
  /** What to add by hand: the whole content of a new file, or else the elements of `ignore`. */
  readonly text: string;
  /** The elements of `ignore` alone. */
  readonly entry: string;
}

/** A row that is off but useful here, with what points to it. */
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
  /** A lock file contains its old crate. */
  | 'locked'
  /** `deny.toml` bans its old crate and recommends its fork. */
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
   * The renamed crates in the catalogue's order, their forks, then the patched crates: only those that are or will be
   * in the graph. A fork is listed only if its old crate is locked or a package on disk depends on it.
   */
  readonly crates: readonly WatchedCrate[];
}

export interface WatchedCrate {
  readonly crate: string;
  /** `old`: has a fork under another name; `fork`: is such a fork; `patched`: taken from a fork by `[patch]`. */
  readonly role: 'old' | 'fork' | 'patched';
  /** One tree for each locked version, oldest first, up to a limit. */
  readonly trees: readonly InverseTree[];
  /** How many more versions are locked than `trees` and `versions` list. */
  readonly more: number;
  /**
   * Its locked versions compared with the compatibility matrix, oldest first. A fork's own versions are always covered.
   */
  readonly versions: readonly LockedVersion[];
  /** For an old crate: what of it stays after the migration. */
  readonly remaining: Remaining | null;
}

interface LockedVersion {
  readonly version: string;
  /** Whether the matrix covers it. */
  readonly covered: boolean;
  /** Names of the packages on disk that reach it. */
  readonly members: readonly string[];
}

/** What remains of a watched crate after the migration. It is gone if both lists of paths are empty. */
export interface Remaining {
  readonly crate: string;
  /** Versions still in the graph, oldest first. */
  readonly versions: readonly string[];
  /**
   * For each package that still depends on the crate, the shortest path from a package on disk through it to the crate.
   */
  readonly paths: readonly (readonly string[])[];
  /** How many more packages depend on it than `paths` lists. */
  readonly unlisted: number;
  /** Paths through a fork that is not in the lock file yet: the fork, …, the crate. */
  readonly brought: readonly (readonly string[])[];
}
