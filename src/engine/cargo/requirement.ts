/**
 * Cargo's version requirements (Cargo reference, "Specifying Dependencies"; `VersionReq` in the `semver` crate), and
 * what they mean for a move to a fork.
 */
import {
  type Comparator,
  compares,
  leastVersions,
  namesPreRelease,
  parseComparator,
  withoutBlanks,
} from './comparator.ts';
import { compareVersions, parseVersion, type Version } from './version.ts';

/** A requirement that Cargo accepts. */
export interface Requirement {
  /** As the user wrote it. */
  readonly text: string;
  /** All of them must hold. `*` has none. */
  readonly comparators: readonly Comparator[];
}

/** Reads `text` as Cargo does; `null` if Cargo refuses it. */
export function parseRequirement(text: string): Requirement | null {
  // A bare wildcard is only accepted alone, not beside other comparators.
  if (/^[*xX]$/.test(withoutBlanks(text))) return { text, comparators: [] };
  const parts = text.split(',', mostComparators + 1);
  if (parts.length > mostComparators) return null;
  const comparators = parts.map(parseComparator);
  const read = comparators.filter((comparator) => comparator !== null);
  return read.length === comparators.length ? { text, comparators: read } : null;
}

/** Whether `version` (`1.0.21`) satisfies the requirement. */
export function admits(requirement: Requirement, version: string): boolean {
  const read = parseVersion(version);
  return read !== null && admitsVersion(requirement, read);
}

/** Whether some version satisfies both. */
export function overlaps(a: Requirement, b: Requirement): boolean {
  // Among releases, and among the pre-releases of one version, each comparator admits one range without gaps. If two
  // ranges overlap, they share the beginning of one of them.
  const beginnings = [...a.comparators, ...b.comparators].flatMap(leastVersions);
  return [least, ...beginnings].some(
    (version) => admitsVersion(a, version) && admitsVersion(b, version),
  );
}

/** Whether everything that `text` admits is newer than everything that `than` admits. */
export function isNewer(text: string, than: string): boolean {
  const [first, second] = [text, than].map((each) => parseRequirement(each));
  if (!first || !second || overlaps(first, second)) return false;
  const [a, b] = [first, second].map(leastAdmitted);
  return a !== undefined && b !== undefined && compareVersions(a, b) > 0;
}

/**
 * The least version that a requirement admits, as `1.2.3`; `null` if there is none or the requirement can't be read.
 */
export function leastOf(text: string): string | null {
  const requirement = parseRequirement(text);
  const version = requirement && leastAdmitted(requirement);
  if (!version) return null;
  const { major, minor, patch, pre } = version;
  return `${major}.${minor}.${patch}${pre.length > 0 ? `-${pre.join('.')}` : ''}`;
}

/** The least version that a requirement admits; `undefined` if it admits nothing. */
function leastAdmitted(requirement: Requirement): Version | undefined {
  return [least, ...requirement.comparators.flatMap(leastVersions)]
    .filter((version) => admitsVersion(requirement, version))
    .sort(compareVersions)[0];
}

/** What a fork offers to dependants of the crate it replaces. */
export interface Offer {
  /** The fork's releases. */
  readonly versions: readonly string[];
  /** The upstream versions it replaces, as a requirement: `^0.19`. */
  readonly compatible: string;
}

/**
 * What becomes of a requirement when its dependency moves to the fork:
 * - `keep`: as written, it admits a release of the fork;
 * - `rewrite`: it admits a version that the fork replaces, but no release of the fork;
 * - `outside`: it admits no version that the fork claims to replace;
 * - `unreadable`: Cargo would refuse it.
 */
export type Judgement = 'keep' | 'rewrite' | 'outside' | 'unreadable';

/** Judges a requirement. `null`, meaning no requirement, counts as `*`. */
export function judgeRequirement(text: string | null, offer: Offer): Judgement {
  const requirement = parseRequirement(text ?? '*');
  if (!requirement) return 'unreadable';
  if (offer.versions.some((version) => admits(requirement, version))) return 'keep';
  const compatible = parseRequirement(offer.compatible);
  return compatible && overlaps(requirement, compatible) ? 'rewrite' : 'outside';
}

/**
 * What a `[patch]` does to a dependency with some requirement:
 * - `used`: Cargo takes the patched version for it;
 * - `holds-back`: the same, but the requirement also admits later, incompatible versions, which Cargo would have taken
 * without the patch;
 * - `unused`: Cargo warns that the patch was not used, and the graph stays as it was.
 */
export type PatchVerdict = 'used' | 'holds-back' | 'unused';

/** What a patch to `forkVersion` does to a dependency. `null`, meaning no requirement, counts as `*`. */
export function patchVerdict(text: string | null, forkVersion: string): PatchVerdict {
  const requirement = parseRequirement(text ?? '*');
  if (!requirement || !admits(requirement, forkVersion)) return 'unused';
  // Far above every upper bound that people write. A requirement with an upper bound of its own (`<0.11`) is the user's
  // choice.
  const later = forkVersion.startsWith('0.')
    ? [`0.${farAway}.0`, `${farAway}.0.0`]
    : [`${farAway}.0.0`];
  return later.some((version) => admits(requirement, version)) ? 'holds-back' : 'used';
}

const farAway = 1_000_000;

/** The limit that the `semver` crate has. */
const mostComparators = 32;

const least: Version = { major: 0n, minor: 0n, patch: 0n, pre: [] };

function admitsVersion({ comparators }: Requirement, version: Version): boolean {
  if (!comparators.every((comparator) => compares(comparator, version))) return false;
  return (
    version.pre.length === 0 ||
    comparators.some((comparator) => namesPreRelease(comparator, version))
  );
}
