/**
 * What a plan consists of: every type that the plan's files hand to one another, and to the wings behind them.
 */
import type { Declaration } from '../../cargo/declarations.ts';
import type { Dependency, GitOrigin, Origin } from '../../cargo/dependency.ts';
import type { LockGraph } from '../../cargo/lock-graph.ts';
import type { Manifest, PatchEntry } from '../../cargo/manifest.ts';
import type { Workspace } from '../../cargo/project.ts';
import type { PatchedFork, RenamedFork } from '../../forks/fork.ts';
import type { Edit, EditPurpose } from '../../text/edit.ts';
import type { TomlChange } from '../../toml/change.ts';
import type { Finding, Remaining, SourceFile } from '../migration.ts';
import type { LockFile } from '../read/project.ts';

export interface ProjectPlan {
  readonly workspaces: readonly WorkspacePlan[];
  /** Edits of manifests, by path. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly findings: readonly Finding[];
}

/**
 * Changes that do not read back as planned, with the problem: by manifest, then by what they are for (`partOf` in
 * `edits.ts`). What they belong to is held, and planned once more without it.
 */
export type Refusals = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The decisions about every fork's crates in a workspace. */
export interface Decisions {
  readonly workspace: Workspace;
  /** One for each renamed fork, in the catalogue's order. */
  readonly renames: readonly RenamePlan[];
  /** One for each patched fork, in the catalogue's order. */
  readonly patches: readonly PatchPlan[];
  /** Stand-ins of forks that go back, by folder. */
  readonly standIns: ReadonlyMap<string, { readonly fork: RenamedFork }>;
}

/** One workspace's plan but for its graph: what is decided, and the changes of its manifests that follow. */
export interface BasePlan extends Decisions {
  /** Planned changes by manifest path. */
  readonly changes: ReadonlyMap<string, readonly PlannedChange[]>;
  readonly findings: readonly Finding[];
}

/** One workspace's whole plan. */
export interface WorkspacePlan extends BasePlan {
  readonly graph: GraphPlan;
}

/** A change with the purpose that its edits carry. */
export type PlannedChange = TomlChange & EditPurpose;

/** What a rule looks at: one manifest of a workspace, and what is decided. */
export interface ManifestContext extends Decisions {
  readonly manifest: Manifest;
  /** The moves of declarations that are in this manifest. */
  readonly moves: readonly GroupedMove[];
  /** `null` until the graph is planned, and where there is none to plan. */
  readonly graph: GraphPlan | null;
}

export interface ManifestChanges {
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly Finding[];
}

/** One thing that changes in manifests. Rules do not know of each other. */
export type ManifestRule = (context: ManifestContext) => ManifestChanges;

/** A declaration that moves to the fork. */
export interface Move {
  readonly declaration: Declaration;
  readonly fork: RenamedFork;
  /** The key it has afterwards. */
  readonly key: string;
  /** What sources call it, before and after. */
  readonly from: string;
  readonly to: string;
  /** Features to ask for beside its own. */
  readonly adds: readonly string[];
  /** The requirement to write, or `null` to keep what is there. */
  readonly requirement: string | null;
  /** Whether the fork is declared beside it already, so that this declaration goes. */
  readonly merged: boolean;
  /** That declaration, where it was there before, and the features it has to ask for too. */
  readonly into: { readonly dependency: Dependency; readonly features: readonly string[] } | null;
}

/** A decided move with what moves together with it. */
export interface GroupedMove extends Move {
  /** The same for all declarations that are tied to one another. */
  readonly group: string;
}

export interface RenamePlan {
  readonly fork: RenamedFork;
  readonly moves: readonly GroupedMove[];
  /** Declarations that stay on the upstream crate. */
  readonly held: readonly Declaration[];
  /** Declarations of other crates that are taken to move away, so that their keys are free. */
  readonly hopes: ReadonlySet<Dependency>;
  readonly findings: readonly Finding[];
}

export interface PatchPlan {
  readonly fork: PatchedFork;
  readonly tables: readonly PatchTable[];
  /** Crates in use that the tables redirect. */
  readonly used: readonly string[];
  /** Requirements to write as the fork's version, because the user chose to leave the matrix. */
  readonly moved: readonly Use[];
  /** Uses that stay with upstream. */
  readonly held: readonly Use[];
  readonly findings: readonly Finding[];
}

/** The crates to patch below one source, in the catalogue's order. */
export interface PatchTable {
  readonly source: PatchSource;
  readonly crates: readonly string[];
  /** Those of them that the root patches to the fork already. */
  readonly present: readonly string[];
}

export interface Use {
  readonly manifest: Manifest;
  readonly dependency: Dependency;
  /** The declaration that says version and source; `null` when it is inherited from an absent root. */
  readonly source: Dependency | null;
  readonly crate: string;
  readonly effect: Effect;
}

/** What patching would mean for one use. */
export type Effect =
  /** The patch of this source is used. */
  | { readonly kind: 'used'; readonly source: PatchSource; readonly holdsBack: boolean }
  /** The requirement does not admit the fork's version: a patch would be unused. */
  | { readonly kind: 'unused'; readonly requirement: string; readonly git: GitOrigin | null }
  /** A git dependency without a version: the patch would move it to the fork's, whatever is there now. */
  | { readonly kind: 'downgrade'; readonly source: PatchSource; readonly git: GitOrigin }
  /** It comes from the fork's repository already. */
  | { readonly kind: 'adopted'; readonly origin: Origin }
  /** Another path, repository or registry: no patch of ours reaches it. */
  | { readonly kind: 'foreign' };

/** What is after `patch.` in the table's header: `crates-io`, or a repository's address. */
export type PatchSource = string;

/** A version of candle's crates by package name, as the lock file has them, if there is one. */
export type LockedVersions = ReadonlyMap<string, readonly string[]>;

/** A package with the plan of the workspace it belongs to. */
export interface PlannedPackage {
  readonly manifest: Manifest;
  readonly plan: BasePlan;
}

/** A workspace's plan with its lock file, and the packages it takes by path from other workspaces. */
export interface GraphQuestion {
  readonly plan: BasePlan;
  readonly lock: LockFile | null;
  readonly neighbours: readonly PlannedPackage[];
  /** Forks whose shims the root can't be given. */
  readonly refused: ReadonlySet<string>;
}

export interface GraphPlan {
  readonly lock: LockFile | null;
  /** `null` without a lock file that could be read. */
  readonly graph: LockGraph | null;
  /** After the migration, with the shims; `null` without a graph. */
  readonly remaining: readonly Remaining[] | null;
  /** Whether the graph changes with manifests of other workspaces, which it takes by path. */
  readonly follows: boolean;
  /** Whether shims were asked for, and there is no lock file to tell what else needs one. */
  readonly unsure: boolean;
  readonly shims: readonly Shim[];
  /** Locked versions that a shim was wanted for, and that the fork does not stand in for. */
  readonly outside: readonly { readonly crate: string; readonly version: string }[];
  /** What the root manifest needs for the shims. */
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly Finding[];
}

/** What the migration does to the graph, by package names. */
export interface GraphChange {
  /** Packages whose manifests are known: the lock file may be older, so what they ask for is in `asks`, not in it. */
  readonly packages: readonly string[];
  /** What those packages ask of old and of patched crates once the migration is done; `null`: any version. */
  readonly asks: readonly {
    readonly from: string;
    readonly crate: string;
    readonly requirement: string | null;
  }[];
  /** Crates that a `[patch]` takes from their fork, with the version there; it stands in for compatible versions alone. */
  readonly patched: readonly { readonly crate: string; readonly version: string }[];
  /** Old crates whose forks the patched crates depend on: those forks arrive with the patch. */
  readonly arriving: readonly string[];
  /** Locked versions of old crates whose place a shim takes. */
  readonly shims: readonly { readonly crate: string; readonly version: string }[];
}

/** One stand-in crate: its files, and the entry that patches it in. */
export interface Shim {
  readonly crate: string;
  readonly version: string;
  readonly fork: string;
  /** Relative to the root manifest's folder. */
  readonly folder: string;
  readonly files: readonly SourceFile[];
  /** The entry for `[patch.crates-io]` of the root manifest. */
  readonly patch: {
    readonly key: string;
    readonly value: { readonly [field: string]: string };
  };
  /** Whether a `members` glob takes the folder in: it is then a member, and must be no workspace of its own. */
  readonly member: boolean;
}

/** A crate to stand in for, and the version the stand-in takes. */
export interface ShimTarget {
  readonly fork: RenamedFork;
  readonly version: string;
}

export interface Snippet {
  readonly entry: PatchEntry;
  readonly fork: RenamedFork;
}

/**
 * Why a package can't rename a crate: a source that it shares with another one, which calls the crate by its old name;
 * or one that is compiled in several ways, in which the name does not mean the same.
 */
export type SharedSource =
  /** `other`: the other package's manifest, or the other script. */
  | { readonly file: string; readonly other: string }
  | { readonly file: string; readonly owners: string };

/** By the manifest's path (a script's own), then by what sources call the crate. */
export type SharedSources = ReadonlyMap<string, ReadonlyMap<string, SharedSource>>;
