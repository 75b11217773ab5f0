/**
 * The catalogue's types: one row says which crates move to which fork, and what the fork stands in for. Rows are data;
 * no rule of Cargo's or of ours lives here. Rows from elsewhere pass `check.ts` before anything relies on them.
 */

/** One row of the catalogue. */
export type Fork = RenamedFork | PatchedFork;

/** A crate whose fork has another name on the registry: the dependency and its imports are renamed. */
export interface RenamedFork extends About {
  readonly kind: 'rename';
  /** The unmaintained crate's package name. */
  readonly crate: string;
  /** What sources call the crate, where that is not the package's name with `_` for `-` (`[lib] name`). */
  readonly lib?: string;
  /** The fork's package name. */
  readonly fork: string;
  /** What sources call the fork, where that is not its package's name with `_` for `-`. */
  readonly forkLib?: string;
  /** What to write when the user's own requirement does not admit the fork: a floor that clears the fork's own advisories. */
  readonly requirement: string;
  /** Releases known, oldest first; yanked ones are not listed. Never all there are: what is missing here may exist. */
  readonly versions: readonly string[];
  /** The fork's first release, where that is known: nothing older exists, so that a requirement below it finds none. */
  readonly first?: string;
  /** Upstream versions the fork stands in for, as a Cargo requirement: `^1`, `^0.19`. */
  readonly compatible: string;
  /** Further upstream versions that the same fork stands in for, each with a line of its own. */
  readonly ranges?: readonly ForkRange[];
  /** Where the fork comes from; crates.io when absent. */
  readonly source?: ForkSource;
  readonly features?: FeatureChanges;
  /** @deprecated Read for one release: `features.drop` says it now. */
  readonly missingFeatures?: readonly string[];
  /**
   * Items below the crate that have another name in the fork (`Colour`: `Color`), or are gone (`null`). Paths without the
   * crate. One that the crate has under the fork's name too is named as well (`Color`: `Color`): going back has a choice.
   */
  readonly paths?: Readonly<Record<string, string | null>>;
  /** Items that keep their name and are not what they were, by path without the crate; what is said holds for both ways. */
  readonly differs?: Readonly<Record<string, string>>;
  /** Other crates whose types both show, with what each asks of them: who names one beside it asks for the same. */
  readonly shows?: Readonly<Record<string, ShownCrate>>;
  /** Crates that move with this one or not at all: their types meet in one interface. */
  readonly together?: readonly string[];
  /** Crates released with the upstream one that share its types: `gemm-common`. What stays on them no longer fits (E0308). */
  readonly family?: readonly string[];
  /** Whether the crate exports macros alone: then nothing of it crosses crate borders as a type. */
  readonly macrosOnly?: boolean;
  /** Its macros write paths that begin with its library's name: under another one, as an alias gives it, they don't compile. */
  readonly namesItself?: boolean;
  /** What a shim of this crate needs to know beyond its name and version. Without it no shim can be made. */
  readonly shim?: ShimFacts;
  /** Why there can be none, as the end of a sentence: `its types are not those of the old crate.` */
  readonly shimless?: string;
  /** Watched crates that the fork itself pulls in: a migration alone does not clear these from the graph. */
  readonly brings?: readonly Brought[];
  /** The way back: `crate` is a fork, and `fork` the crate it was made from (`back.ts`). */
  readonly reverse?: boolean;
  /** On the way back: where the fork was taken from, when that is not crates.io. */
  readonly from?: ForkSource;
  /** On the way back: features that the fork lacked, so that the way there took them out. */
  readonly lost?: readonly string[];
  /** On the way back: items that several names of the crate became, with these. They stay. */
  readonly either?: Readonly<Record<string, readonly string[]>>;
  /** On the way back: requirements that the way there writes. */
  readonly wrote?: readonly string[];
  /** Crates that needed the old crate, and the release that first did without. */
  readonly droppedBy?: readonly Dropped[];
}

/** What every row may say of itself. */
interface About {
  readonly repository?: string;
  /** RustSec advisories against the old crate, by id. */
  readonly advisories?: readonly string[];
  /** @deprecated Read for one release: `advisories` says it now. */
  readonly advisory?: string;
  readonly notes?: readonly string[];
  /** `guide`: the adoption guide's. `drop-in`: key and paths change, nothing else. `small-changes`: `paths` or `features` matter. */
  readonly tier?: 'guide' | 'drop-in' | 'small-changes';
  /** What the row was verified by. */
  readonly evidence?: readonly string[];
  /** The day these facts were true, as `YYYY-MM-DD`. */
  readonly asOf?: string;
}

/** Upstream versions and the fork's line that stands in for them. */
export type ForkRange = Pick<RenamedFork, 'requirement' | 'versions' | 'compatible'>;

/** A place to take a package from other than crates.io, in the words of a Cargo dependency. */
export type ForkSource =
  | {
      readonly git: string;
      readonly branch?: string;
      readonly tag?: string;
      readonly rev?: string;
    }
  | { readonly path: string }
  | { readonly registry: string };

/** What the old crate and the fork ask of a crate whose types both show, as Cargo requirements. */
export interface ShownCrate {
  readonly crate: string;
  readonly fork: string;
}

/** What happens to the features a dependency on the old crate asks for. */
export interface FeatureChanges {
  /** Features that the fork does not have. */
  readonly drop?: readonly string[];
  /** Features of the fork that give what the old crate had without asking. */
  readonly add?: readonly string[];
  /** Features that have another name in the fork. */
  readonly rename?: Readonly<Record<string, string>>;
}

/** What a stand-in crate under the old name must say of itself to take the old crate's place. */
export interface ShimFacts {
  /** The old crate's last release: the version to take when no lock file tells one. */
  readonly lastRelease: string;
  /** Features that the old crate and the fork both have, each handed on to the fork. */
  readonly features: readonly string[];
  /** Features of the old crate that mean nothing to the fork: the stand-in has them, so that asking for one is no error. */
  readonly inert?: readonly string[];
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

interface Dropped {
  readonly crate: string;
  /** The first release without the old crate: `0.30.0`. */
  readonly since: string;
  /** Where that can be read. */
  readonly source: string;
}

/** Crates whose fork keeps their names elsewhere: they are redirected by `[patch]`. */
export interface PatchedFork extends About {
  readonly kind: 'patch';
  /** The fork's name for people: `qlora-candle`. */
  readonly name?: string;
  /** Package names the fork's repository has. */
  readonly crates: readonly string[];
  /** The crate to patch with any other, because their types meet in it (see facts: E0308); absent: none. */
  readonly lead?: string;
  /** How crates around the upstream are named, also by third parties: `candle-`. Those not in `crates` are not in the fork. */
  readonly family?: string;
  /** The crates the guide's patch block lists whatever is in use; a subset of `crates`. */
  readonly guideCrates?: readonly string[];
  /** The heading over the patches in a workspace's root. */
  readonly comment?: string;
  /** Where the fork's crates are; exactly one of `git`, `path` and `registry`. */
  readonly git?: string;
  /** At most one of these picks a state of the repository; none is its default branch. */
  readonly branch?: string;
  readonly tag?: string;
  readonly rev?: string;
  /** A folder, relative to the project's. */
  readonly path?: string;
  /** A registry's name in Cargo's configuration. */
  readonly registry?: string;
  /** The version of the crates there: `"0.9.2"`. */
  readonly version: string;
  /** The way back: the patches are taken out. */
  readonly reverse?: boolean;
  /** Renamed forks that its crates depend on in place of the old crates. */
  readonly uses?: readonly string[];
  /** Upstream git URL whose dependents need `[patch."URL"]`. */
  readonly upstream?: string;
  readonly pullRequest?: string;
}

/** Tells rows apart: a fork may serve several crates, and a crate have several forks. `paste→qlora-paste` */
export function rowId(fork: Fork): string {
  return fork.kind === 'rename'
    ? `${fork.crate}→${fork.fork}`
    : `${fork.crates.join(',')}→${forkName(fork)}`;
}

/** The old crates that a row takes away, by package name. */
export function cratesOf(fork: Fork): readonly string[] {
  return fork.kind === 'rename' ? [fork.crate] : fork.crates;
}

/** Where an advisory can be read. */
export function advisoryUrl(id: string): string {
  return `https://rustsec.org/advisories/${encodeURIComponent(id)}.html`;
}

/** The name a fork's edits and findings carry: its package name, or its repository's. */
export function forkName(fork: Fork): string {
  if (fork.kind === 'rename') return fork.fork;
  return fork.name ?? lastSegment(fork.git ?? fork.path ?? fork.registry ?? '');
}

/** Where the fork is taken from; `null` is crates.io. */
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

/** The upstream versions a fork stands in for, each with its line; at least one. */
export function rangesOf(fork: RenamedFork): readonly ForkRange[] {
  return [fork, ...(fork.ranges ?? [])];
}

/** What sources call the old crate where its dependency has no `package` field (Cargo reference, "Renaming dependencies"). */
export function libOf({ crate, lib }: RenamedFork): string {
  return lib ?? crate.replaceAll('-', '_');
}

/** The same for the fork. */
export function forkLibOf({ fork, forkLib }: RenamedFork): string {
  return forkLib ?? fork.replaceAll('-', '_');
}

/** Why no crate of the old name can hand the fork on, where the row has no facts for one: the end of a sentence. */
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
