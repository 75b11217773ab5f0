/**
 * The catalogue's types: one row says which crates move to which fork, and what the fork stands in
 * for. Rows are data; no rule of Cargo's or of ours lives here.
 */

/** One row of the catalogue. */
export type Fork = RenamedFork | PatchedFork;

/** A crate whose fork has another name on the registry: the dependency and its imports are renamed. */
export interface RenamedFork {
  readonly kind: 'rename';
  /** The unmaintained crate's package name. */
  readonly crate: string;
  /** The fork's package name. */
  readonly fork: string;
  /** What to write when the user's own requirement does not admit the fork: `"1.0"`, `"0.20"`. */
  readonly requirement: string;
  /** Known fork releases, oldest first; yanked ones are not listed. */
  readonly versions: readonly string[];
  /** Upstream versions the fork stands in for, as a Cargo requirement: `^1`, `^0.19`. */
  readonly compatible: string;
  /** Features of the upstream crate that the fork does not have. */
  readonly missingFeatures?: readonly string[];
  /** Crates released with the upstream one that share its types: `gemm-common`. The fork has others in their place. */
  readonly family?: readonly string[];
  /** Whether the crate exports macros alone: then nothing of it crosses crate borders as a type. */
  readonly macrosOnly?: boolean;
  /** What a shim of this crate needs to know beyond its name and version. */
  readonly shim?: ShimFacts;
  /** Watched crates that the fork itself pulls in: a migration alone does not clear these from the graph. */
  readonly brings?: readonly Brought[];
  readonly repository?: string;
  readonly advisory?: string;
  readonly notes?: readonly string[];
}

/** What a stand-in crate under the old name must say of itself to take the old crate's place. */
export interface ShimFacts {
  /** The old crate's last release: the version to take when no lock file tells one. */
  readonly lastRelease: string;
  /** Features that the old crate and the fork both have, each handed on to the fork. */
  readonly features: readonly string[];
  /** The old crate's default features; a subset of `features`. */
  readonly defaultFeatures: readonly string[];
  /** The fork's SPDX licence expression: the stand-in takes the same. */
  readonly license: string;
}

/** A watched crate at the end of a fork's own dependencies. */
interface Brought {
  readonly crate: string;
  /** The packages between the fork and the crate, the fork's own dependency first. */
  readonly via: readonly string[];
}

/** Crates whose fork keeps their names in a git repository: they are redirected by `[patch]`. */
export interface PatchedFork {
  readonly kind: 'patch';
  /** The fork's name for people: `qlora-candle`. */
  readonly name?: string;
  /** Package names the fork's repository has. The first one is always patched with any other (see facts: E0308). */
  readonly crates: readonly string[];
  /** How crates around the upstream are named, also by third parties: `candle-`. Those not in `crates` are not in the fork. */
  readonly family?: string;
  /** The crates the guide's patch block lists whatever is in use; a subset of `crates`. */
  readonly guideCrates?: readonly string[];
  /** The heading over the patches in a workspace's root. */
  readonly comment?: string;
  readonly git: string;
  readonly branch: string;
  /** The version of the crates on the branch: `"0.9.2"`. */
  readonly version: string;
  /** Renamed forks that its crates depend on in place of the old crates. */
  readonly uses?: readonly string[];
  /** Upstream git URL whose dependents need `[patch."URL"]`. */
  readonly upstream: string;
  readonly pullRequest?: string;
  readonly notes?: readonly string[];
}

/** The name a fork's edits and findings carry: its package name, or its repository's. */
export function forkName(fork: Fork): string {
  return fork.kind === 'rename' ? fork.fork : (fork.name ?? repositoryName(fork.git));
}

/** `https://github.com/tzervas/qlora-candle.git` → `qlora-candle`. */
function repositoryName(url: string): string {
  const last = url.replace(/\/+$/, '').split('/').at(-1) ?? url;
  return last.replace(/\.git$/, '');
}
