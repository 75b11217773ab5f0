/**
 * What a migration did and found, as plain facts by name: what the checklist, the commands and the pull request speak of.
 */
import type { Remaining } from '../plan/shim/remaining.ts';

export interface ProjectFacts {
  /** The root manifest's path, where there is one workspace and it was given. */
  readonly root?: string | null;
  /** One for each renamed fork, in the catalogue's order. */
  readonly renames: readonly RenameFacts[];
  /** One for each patched fork, in the catalogue's order. */
  readonly patches: readonly PatchFacts[];
  readonly sources: SourceFacts;
  /** `null` when no lock file was given. */
  readonly lock: LockFacts | null;
  /** Shims this migration creates, with the path of their manifest. */
  readonly shims: readonly {
    readonly crate: string;
    readonly version: string;
    readonly path: string;
  }[];
  /** Whether a Cargo configuration or a toolchain file lies in the root's folder, or between it and the top. */
  readonly hasSettings?: boolean;
  /** Features as `package/feature` that a build needs to see what moves; those on by default are not named. */
  readonly features?: readonly string[];
  /** Whether manifests of other workspaces change that this one takes by path: its lock file follows them. */
  readonly follows?: boolean;
  /** Locked versions that get no shim although shims were asked for: the fork does not stand in for them. */
  readonly outside?: readonly { readonly crate: string; readonly version: string }[];
}

/** Direct dependencies on a renamed crate. All lists hold manifest paths, each once. */
export interface RenameFacts {
  readonly crate: string;
  readonly fork: string;
  /** Manifests with declarations that this migration moves to the fork. */
  readonly moved: readonly string[];
  /** Manifests that had the fork already. */
  readonly adopted: readonly string[];
  /** Manifests with declarations left on the old crate; a finding says why. */
  readonly held: readonly string[];
}

/** Dependencies on the crates of a patched fork. All lists hold crate names, each once. */
export interface PatchFacts {
  readonly fork: string;
  /** The fork's repository. */
  readonly git: string;
  /** The version on the fork's branch. */
  readonly version: string;
  /** Renamed forks that its crates depend on. */
  readonly uses: readonly string[];
  /** Used crates that the patch redirects. */
  readonly crates: readonly string[];
  /** Used crates that stay with upstream; a finding says why. */
  readonly held: readonly string[];
  /** `written` by this migration, `present` before it, `to-paste` where the root manifest was not given, `none` needed. */
  readonly patch: 'written' | 'present' | 'to-paste' | 'none';
  /** The manifest with the patch, or that should have it. */
  readonly root: string | null;
}

export interface SourceFacts {
  /** Rust files with references to move now, and how many references. */
  readonly files: number;
  readonly edits: number;
  /** Places left for the user: findings in Rust files that are not mere information. */
  readonly review: number;
  /** Whether any Rust file was given. */
  readonly given: boolean;
  /** Whether sources need no change at all, because manifests keep the old name. */
  readonly alias: boolean;
}

export interface LockFacts {
  readonly path: string;
  /** Locked packages, of any name and source that matters here. */
  readonly packages: readonly LockedPackage[];
  /** The graph after the migration, with its shims. */
  readonly remaining: readonly Remaining[];
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly source: string | null;
}

/** Whether the migration changes anything that Cargo resolves: then the lock file must follow. */
export function changesResolution(facts: ProjectFacts): boolean {
  return (
    facts.renames.some(({ moved }) => moved.length > 0) ||
    facts.patches.some(({ patch }) => patch === 'written' || patch === 'to-paste') ||
    facts.shims.length > 0 ||
    facts.follows === true
  );
}
