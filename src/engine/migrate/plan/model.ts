/** The types of a plan: all that the plan's files pass to one another, and to the later wings. */
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
 * Changes that do not read back as planned, with the problem, by manifest and then by part (`partOf` in `edits.ts`).
 * What they belong to is held, and everything is planned again without it.
 */
export type Refusals = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The decisions about every fork's crates in a workspace. */
export interface Decisions {
  readonly workspace: Workspace;
  /** One for each renamed fork that concerns the workspace (`forks/concerned.ts`), in the catalogue's order. */
  readonly renames: readonly RenamePlan[];
  /** One for each patched fork that concerns the workspace, in the catalogue's order. */
  readonly patches: readonly PatchPlan[];
  /** Shims that the root patches in, of forks that are taken back. */
  readonly presentShims: readonly PresentShim[];
}

/** A shim from a way there, recognised by its own comment and manifest. */
export interface PresentShim {
  /** The row that leads back. */
  readonly fork: RenamedFork;
  /** Its entry in the root's `[patch]`. */
  readonly entry: PatchEntry;
  /** Relative to the project's top. */
  readonly folder: string;
}

/** One workspace's plan without its graph: the decisions, and the changes to its manifests that follow. */
export interface BasePlan extends Decisions {
  /** Planned changes by manifest path. */
  readonly changes: ReadonlyMap<string, readonly PlannedChange[]>;
  readonly findings: readonly Finding[];
}

/** One workspace's complete plan. */
export interface WorkspacePlan extends BasePlan {
  readonly graph: GraphPlan;
}

/** A change, and the purpose of its edits. */
export type PlannedChange = TomlChange & EditPurpose;

/** What a rule is given: one manifest of a workspace, and the decisions. */
export interface ManifestContext extends Decisions {
  readonly manifest: Manifest;
  /** The moves of declarations in this manifest. */
  readonly moves: readonly GroupedMove[];
  /** `null` until the graph is planned, and for manifests without one. */
  readonly graph: GraphPlan | null;
}

export interface ManifestChanges {
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly Finding[];
}

/** One kind of change to manifests. Rules don't know about each other. */
export type ManifestRule = (context: ManifestContext) => ManifestChanges;

/** A declaration that moves to the fork. */
export interface Move {
  readonly declaration: Declaration;
  readonly fork: RenamedFork;
  /** Its key afterwards. */
  readonly key: string;
  /** Its name in sources, before and after. */
  readonly from: string;
  readonly to: string;
  /** Features to enable in addition to its own. */
  readonly adds: readonly string[];
  /** The requirement to write; `null` to keep the present one. */
  readonly requirement: string | null;
  /** Whether the fork is already declared beside it, so that this declaration is removed. */
  readonly merged: boolean;
  /** That other declaration, if it was there before, and the features to enable there. */
  readonly into: { readonly dependency: Dependency; readonly features: readonly string[] } | null;
}

/** A move that is decided, with its group. */
export interface GroupedMove extends Move {
  /** The same for all declarations that must move together. */
  readonly group: string;
}

export interface RenamePlan {
  readonly fork: RenamedFork;
  readonly moves: readonly GroupedMove[];
  /** Declarations that stay on the old crate. */
  readonly held: readonly Declaration[];
  /** Declarations of other crates that are assumed to move away, which frees their keys. */
  readonly hopes: ReadonlySet<Dependency>;
  readonly findings: readonly Finding[];
}

export interface PatchPlan {
  readonly fork: PatchedFork;
  readonly tables: readonly PatchTable[];
  /** Crates in use that the tables redirect. */
  readonly used: readonly string[];
  /** Uses whose requirement becomes the fork's version, because the user chose to leave the matrix. */
  readonly moved: readonly Use[];
  /** Uses that stay with upstream. */
  readonly held: readonly Use[];
  readonly findings: readonly Finding[];
}

/** The crates to patch for one source, in the catalogue's order. */
export interface PatchTable {
  readonly source: PatchSource;
  readonly crates: readonly string[];
  /** Those that the root already patches to the fork. */
  readonly present: readonly string[];
}

export interface Use {
  readonly manifest: Manifest;
  readonly dependency: Dependency;
  /** The declaration that states version and source; `null` if it is inherited from a root that was not given. */
  readonly source: Dependency | null;
  readonly crate: string;
  readonly effect: Effect;
}

/** What a patch would do to one use. */
export type Effect =
  /** The patch of this source takes effect. */
  | { readonly kind: 'used'; readonly source: PatchSource; readonly holdsBack: boolean }
  /** The requirement does not admit the fork's version, so the patch would be unused. */
  | { readonly kind: 'unused'; readonly requirement: string; readonly git: GitOrigin | null }
  /** A git dependency without a version: the patch would replace it by the fork's version, whatever it is now. */
  | { readonly kind: 'downgrade'; readonly source: PatchSource; readonly git: GitOrigin }
  /** It already comes from the fork's repository. */
  | { readonly kind: 'adopted'; readonly origin: Origin }
  /** It has another path, repository or registry, which our patch does not affect. */
  | { readonly kind: 'foreign' };

/** What follows `patch.` in the table's header: `crates-io`, or a repository's address. */
export type PatchSource = string;

/** The locked versions of crates, by package name; empty without a lock file. */
export type LockedVersions = ReadonlyMap<string, readonly string[]>;

/** A package, with the plan of its workspace. */
export interface PlannedPackage {
  readonly manifest: Manifest;
  readonly plan: BasePlan;
}

/** A workspace's plan with its lock file, and the packages of other workspaces on which it depends by path. */
export interface GraphQuestion {
  readonly plan: BasePlan;
  readonly lock: LockFile | null;
  readonly neighbours: readonly PlannedPackage[];
  /** Forks whose shims can't be written into the root. */
  readonly refused: ReadonlySet<string>;
}

export interface GraphPlan {
  readonly lock: LockFile | null;
  /** `null` if there is no readable lock file. */
  readonly graph: LockGraph | null;
  /** After the migration, with the shims; `null` without a graph. */
  readonly remaining: readonly Remaining[] | null;
  /** Whether the graph changes with manifests of other workspaces, on which it depends by path. */
  readonly follows: boolean;
  /** Whether shims are on, but no lock file shows what else would need one. */
  readonly unsure: boolean;
  readonly shims: readonly Shim[];
  /** Locked versions that should get a shim, but which the fork does not replace. */
  readonly outside: readonly { readonly crate: string; readonly version: string }[];
  /** The changes to the root manifest for the shims. */
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly Finding[];
}

/** What the migration does to the graph, by package names. */
export interface GraphChange {
  /**
   * Packages whose manifests are known. Their lock file may be older, so what they depend on is in `asks` and not taken
   * from it.
   */
  readonly packages: readonly string[];
  /** Which old and patched crates those packages depend on after the migration; `null`: any version. */
  readonly asks: readonly {
    readonly from: string;
    readonly crate: string;
    readonly requirement: string | null;
  }[];
  /** Crates that a `[patch]` takes from their fork, with the fork's version. It replaces compatible versions only. */
  readonly patched: readonly { readonly crate: string; readonly version: string }[];
  /** Old crates whose forks are dependencies of the patched crates, so that those forks come with the patch. */
  readonly arriving: readonly string[];
  /** Locked versions of old crates that a shim replaces. */
  readonly shims: readonly { readonly crate: string; readonly version: string }[];
}

/** One shim: its files, and the entry that patches it in. */
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
  /** Whether a glob in `members` matches the folder: then it is a member, and must not be a workspace of its own. */
  readonly member: boolean;
}

/** A crate that needs a shim, and the shim's version. */
export interface ShimTarget {
  readonly fork: RenamedFork;
  readonly version: string;
}

export interface Snippet {
  readonly entry: PatchEntry;
  readonly fork: RenamedFork;
}

/**
 * Why a package can't rename a crate: it shares a source with another package that uses the crate's old name, or a
 * source that is compiled in several ways in which the name has different meanings.
 */
export type SharedSource =
  /** `other`: the other package's manifest, or the other script. */
  | { readonly file: string; readonly other: string }
  | { readonly file: string; readonly owners: string };

/** By the manifest's path (or a script's own), then by the crate's name in sources. */
export type SharedSources = ReadonlyMap<string, ReadonlyMap<string, SharedSource>>;
