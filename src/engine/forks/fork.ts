/**
 * The catalogue's types. A row says which crates move to which fork, and which versions the fork replaces. Rows are
 * data: no rule of Cargo's or ours is here. Rows from outside pass `check.ts` before anything relies on them.
 */

/** One row of the catalogue. */
export type Fork = RenamedFork | PatchedFork;

/** A crate whose fork has another name on the registry: the dependency and its imports are renamed. */
export interface RenamedFork extends About {
  readonly kind: 'rename';
  /** The unmaintained crate's package name. */
  readonly crate: string;
  /** The crate's name in sources, if that is not the package's name with `_` for `-` (`[lib] name`). */
  readonly lib?: string;
  /** The fork's package name. */
  readonly fork: string;
  /** The fork's name in sources, if that is not its package's name with `_` for `-`. */
  readonly forkLib?: string;
  /**
   * The requirement to write when the user's own one does not admit the fork. Its lower bound excludes releases of the
   * fork that have advisories.
   */
  readonly requirement: string;
  /** The releases we know, oldest first, without yanked ones. The list is never complete: newer releases may exist. */
  readonly versions: readonly string[];
  /** The fork's first release, if known. Nothing older exists, so a requirement that ends below it matches nothing. */
  readonly first?: string;
  /** The upstream versions that the fork replaces, as a Cargo requirement: `^1`, `^0.19`. */
  readonly compatible: string;
  /** More upstream versions that the same fork replaces, each by releases of their own. */
  readonly ranges?: readonly ForkRange[];
  /** Where the fork comes from; crates.io if absent. */
  readonly source?: ForkSource;
  readonly features?: FeatureChanges;
  /** @deprecated Still read for one release. Use `features.drop`. */
  readonly missingFeatures?: readonly string[];
  /**
   * Items that have another name in the fork (`Colour`: `Color`) or are gone (`null`), by their path without the crate.
   * If the crate also has an item under the fork's name, that one is listed too (`Color`: `Color`), because on the way
   * back the name could mean either.
   */
  readonly paths?: Readonly<Record<string, string | null>>;
  /**
   * Items that keep their name but behave differently, by path without the crate. The text holds in both directions.
   */
  readonly differs?: Readonly<Record<string, string>>;
  /**
   * Other crates whose types appear in the interfaces of both, with the version that each needs. A project that also
   * depends on such a crate needs the same version.
   */
  readonly shows?: Readonly<Record<string, ShownCrate>>;
  /** Crates that must move together with this one, because their types appear in each other's interfaces. */
  readonly together?: readonly string[];
  /**
   * Crates released together with the upstream one that share its types, such as `gemm-common`. If they stay while it
   * moves, types no longer match (E0308).
   */
  readonly family?: readonly string[];
  /** Whether the crate exports nothing but macros: then no type of it crosses crate borders. */
  readonly macrosOnly?: boolean;
  /** Whether its macros write paths that begin with its library's name: under an alias, they don't compile. */
  readonly namesItself?: boolean;
  /** What is needed to make a shim of this crate besides its name and version. Absent if no shim can be made. */
  readonly shim?: ShimFacts;
  /** Why no shim can be made, as the end of a sentence: `its types are not those of the old crate.` */
  readonly shimless?: string;
  /** Watched crates that the fork itself depends on: moving to the fork does not remove these from the graph. */
  readonly brings?: readonly Brought[];
  /** Marks the way back: `crate` is a fork, and `fork` the crate it was made from (`back.ts`). */
  readonly reverse?: boolean;
  /** On the way back: where the fork came from, if not from crates.io. */
  readonly from?: ForkSource;
  /** On the way back: features that the fork lacks and the way there therefore removed. */
  readonly lost?: readonly string[];
  /** On the way back: items that stay, because several names of the original became this one; with those names. */
  readonly either?: Readonly<Record<string, readonly string[]>>;
  /** On the way back: the requirements that the way there writes. */
  readonly wrote?: readonly string[];
  /** On the way back: what the shim of the way there was made of. */
  readonly shimThere?: ShimFacts;
  /** Crates that once depended on the old crate, with their first release that does not. */
  readonly droppedBy?: readonly Dropped[];
}

/** What any row may say about itself. */
interface About {
  readonly repository?: string;
  /** RustSec advisories against the old crate, by id. */
  readonly advisories?: readonly string[];
  /** @deprecated Still read for one release. Use `advisories`. */
  readonly advisory?: string;
  readonly notes?: readonly string[];
  /**
   * How much changes. `guide`: described in the adoption guide. `drop-in`: only the key and paths. `small-changes`:
   * items or features as well.
   */
  readonly tier?: 'guide' | 'drop-in' | 'small-changes';
  /** How the row was verified. */
  readonly evidence?: readonly string[];
  /** The day on which these facts were true, as `YYYY-MM-DD`. */
  readonly asOf?: string;
}

/** Upstream versions, and the fork's releases that replace them. */
export type ForkRange = Pick<RenamedFork, 'requirement' | 'versions' | 'compatible'>;

/** Where to take a package from, if not from crates.io, in the terms of a Cargo dependency. */
export type ForkSource =
  | {
      readonly git: string;
      readonly branch?: string;
      readonly tag?: string;
      readonly rev?: string;
    }
  | { readonly path: string }
  | { readonly registry: string };

/** The versions, as Cargo requirements, that the old crate and the fork need of a crate whose types both show. */
export interface ShownCrate {
  readonly crate: string;
  readonly fork: string;
}

/** What happens to the features that a dependency on the old crate enables. */
export interface FeatureChanges {
  /** Features that the fork does not have. */
  readonly drop?: readonly string[];
  /** Features of the fork for what the old crate provided without a feature. */
  readonly add?: readonly string[];
  /** Features that have another name in the fork. */
  readonly rename?: Readonly<Record<string, string>>;
}

/** What a shim under the old name must declare to replace the old crate. */
export interface ShimFacts {
  /** The old crate's last release: the shim's version when no lock file says another. */
  readonly lastRelease: string;
  /** Features that the old crate and the fork both have. The shim passes each on to the fork. */
  readonly features: readonly string[];
  /** Features of the old crate without a meaning in the fork. The shim has them so that enabling one is no error. */
  readonly inert?: readonly string[];
  /** The old crate's default features, all of them in `features`. */
  readonly defaultFeatures: readonly string[];
  /** The fork's SPDX licence expression. The shim has the same. */
  readonly license: string;
}

/** A watched crate among the fork's own dependencies. */
interface Brought {
  readonly crate: string;
  /** The packages between the fork and the crate, beginning with the fork's direct dependency. */
  readonly via: readonly string[];
}

interface Dropped {
  readonly crate: string;
  /** The first release without the old crate: `0.30.0`. */
  readonly since: string;
  /** A page that shows it. */
  readonly source: string;
}

/** A shim's facts, as a row states them; by default there are no features. */
export function shimOf(
  lastRelease: string,
  license: string,
  features?: Partial<Pick<ShimFacts, 'features' | 'inert' | 'defaultFeatures'>>,
): ShimFacts {
  return { lastRelease, features: [], defaultFeatures: [], license, ...features };
}

/** A dependent's first release without the old crate, as its manifest shows; `at` is the tag, and the folder if
 * there is one. */
export function dropped(crate: string, since: string, repository: string, at: string): Dropped {
  const source = `https://github.com/${repository}/blob/${at}/Cargo.toml`;
  return { crate, since, source };
}

/** Crates whose fork keeps their names but lives elsewhere: `[patch]` redirects to it. */
export interface PatchedFork extends About {
  readonly kind: 'patch';
  /** The fork's name as people say it: `qlora-candle`. */
  readonly name?: string;
  /** The packages in the fork's repository. */
  readonly crates: readonly string[];
  /**
   * The crate that must be patched along with any other, because their types meet in it (see facts: E0308). Absent if
   * there is none.
   */
  readonly lead?: string;
  /**
   * The prefix of crates around the upstream, also those of third parties: `candle-`. Such a crate that is not in
   * `crates` is not in the fork.
   */
  readonly family?: string;
  /** The crates that the guide's patch block always lists, all of them in `crates`. */
  readonly guideCrates?: readonly string[];
  /** The comment above the patches in a workspace's root. */
  readonly comment?: string;
  /** Where the fork's crates are; exactly one of `git`, `path` and `registry`. */
  readonly git?: string;
  /** At most one of these three selects a state of the repository. Without one, it is the default branch. */
  readonly branch?: string;
  readonly tag?: string;
  readonly rev?: string;
  /** A folder, relative to the project's top. */
  readonly path?: string;
  /** The name of a registry in Cargo's configuration. */
  readonly registry?: string;
  /** The version of the crates in the fork: `"0.9.2"`. */
  readonly version: string;
  /** Marks the way back: the patches are removed. */
  readonly reverse?: boolean;
  /** Renamed forks on which its crates depend instead of the old crates. */
  readonly uses?: readonly string[];
  /** The upstream git URL. Whoever depends on it needs `[patch."URL"]`. */
  readonly upstream?: string;
  readonly pullRequest?: string;
}

/**
 * Identifies a row, such as `paste→qlora-paste`: a fork may replace several crates, and a crate may have several forks.
 */
export function rowId(fork: Fork): string {
  return fork.kind === 'rename'
    ? `${fork.crate}→${fork.fork}`
    : `${fork.crates.join(',')}→${forkName(fork)}`;
}

/** Whether a row leads forward: on the way back, nobody asks what else brings the old crate in. */
export function isForward({ reverse }: Fork): boolean {
  return reverse !== true;
}

/** The package names of the old crates that a row replaces. */
export function cratesOf(fork: Fork): readonly string[] {
  return fork.kind === 'rename' ? [fork.crate] : fork.crates;
}

/** The page that shows an advisory. */
export function advisoryUrl(id: string): string {
  return `https://rustsec.org/advisories/${encodeURIComponent(id)}.html`;
}

/** The fork's name in edits and findings: its package's name, or its repository's. */
export function forkName(fork: Fork): string {
  if (fork.kind === 'rename') return fork.fork;
  return fork.name ?? lastSegment(fork.git ?? fork.path ?? fork.registry ?? '');
}

/** Where the fork comes from; `null` for crates.io. */
export function forkSource(fork: Fork): ForkSource | null {
  if (fork.kind === 'rename') return fork.source ?? null;
  const { git, branch, tag, rev, path, registry } = fork;
  if (git !== undefined) {
    return {
      git,
      ...(branch !== undefined && { branch }),
      ...(tag !== undefined && { tag }),
      ...(rev !== undefined && { rev }),
    };
  }
  if (path !== undefined) return { path };
  return registry === undefined ? null : { registry };
}

/** The upstream versions that a fork replaces, each with the fork's releases for them; at least one. */
export function rangesOf(fork: RenamedFork): readonly ForkRange[] {
  return [fork, ...(fork.ranges ?? [])];
}

/**
 * The old crate's name in sources, where its dependency has no `package` field (Cargo reference, "Renaming
 * dependencies").
 */
export function libOf({ crate, lib }: RenamedFork): string {
  return lib ?? crate.replaceAll('-', '_');
}

/** The fork's name in sources, under the same condition. */
export function forkLibOf({ fork, forkLib }: RenamedFork): string {
  return forkLib ?? fork.replaceAll('-', '_');
}

/** Why no shim can be made, as the end of a sentence: also for rows that don't say. */
export function whyNoShim({ shimless }: RenamedFork): string {
  return shimless ?? 'what it would need is not known here.';
}

/** `https://github.com/tzervas/qlora-candle.git` → `qlora-candle`. */
function lastSegment(url: string): string {
  let end = url.length;
  while (end > 0 && url.charAt(end - 1) === '/') end--;
  const last = url.slice(url.lastIndexOf('/', end - 1) + 1, end);
  return last.endsWith('.git') ? last.slice(0, -'.git'.length) : last;
}
