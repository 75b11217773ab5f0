/**
 * Cargo's version requirements (Cargo reference, "Specifying Dependencies"; the `semver` crate's
 * `VersionReq`), and what they mean for a move to a fork.
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

/** A readable requirement. */
export interface Requirement {
  /** As the user wrote it. */
  readonly text: string;
  /** All of them must hold; `*` has none. */
  readonly comparators: readonly Comparator[];
}

/** `text` as Cargo reads it, or `null` where Cargo refuses it. */
export function parseRequirement(text: string): Requirement | null {
  // It stands alone: beside others, a bare wildcard is refused.
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

/** Whether some version could satisfy both. */
export function overlaps(a: Requirement, b: Requirement): boolean {
  // Among releases, and among the pre-releases of one version, each comparator admits one stretch
  // without gaps. Stretches that share anything share the beginning of one of them.
  const beginnings = [...a.comparators, ...b.comparators].flatMap(leastVersions);
  return [least, ...beginnings].some(
    (version) => admitsVersion(a, version) && admitsVersion(b, version),
  );
}

/** Whether all that `text` admits is newer than all that `than` admits; both are requirements. */
export function isNewer(text: string, than: string): boolean {
  const [first, second] = [text, than].map((each) => parseRequirement(each));
  if (!first || !second || overlaps(first, second)) return false;
  const [a, b] = [first, second].map(leastAdmitted);
  return a !== undefined && b !== undefined && compareVersions(a, b) > 0;
}

/** The first version that a requirement admits, as `1.2.3`; `null` when there is none or it can't be read. */
export function leastOf(text: string): string | null {
  const requirement = parseRequirement(text);
  const version = requirement && leastAdmitted(requirement);
  if (!version) return null;
  const { major, minor, patch, pre } = version;
  return `${major}.${minor}.${patch}${pre.length > 0 ? `-${pre.join('.')}` : ''}`;
}

/** Where what a requirement admits begins; `undefined` when it admits nothing. */
function leastAdmitted(requirement: Requirement): Version | undefined {
  return [least, ...requirement.comparators.flatMap(leastVersions)]
    .filter((version) => admitsVersion(requirement, version))
    .sort(compareVersions)[0];
}

/** What a fork offers to a requirement on the crate it stands in for. */
export interface Offer {
  /** The fork's releases. */
  readonly versions: readonly string[];
  /** The upstream versions it stands in for, as a requirement: `^0.19`. */
  readonly compatible: string;
}

/**
 * - `keep`: as written, it resolves to a release of the fork;
 * - `rewrite`: it asks for a version the fork stands in for, but admits none of the fork's;
 * - `outside`: nothing it admits is claimed compatible;
 * - `unreadable`: Cargo would refuse it.
 */
export type Judgement = 'keep' | 'rewrite' | 'outside' | 'unreadable';

/** What to do with a requirement when its dependency moves to the fork. `null`, no requirement, counts as `*`. */
export function judgeRequirement(text: string | null, offer: Offer): Judgement {
  const requirement = parseRequirement(text ?? '*');
  if (!requirement) return 'unreadable';
  if (offer.versions.some((version) => admits(requirement, version))) return 'keep';
  const compatible = parseRequirement(offer.compatible);
  return compatible && overlaps(requirement, compatible) ? 'rewrite' : 'outside';
}

/**
 * - `used`: a `[patch]` of this version takes the requirement's place;
 * - `holds-back`: it does too, but the requirement is open towards later, incompatible versions,
 *   which Cargo would have taken without the patch;
 * - `unused`: Cargo warns that the patch was not used, and the graph stays as it was.
 */
export type PatchVerdict = 'used' | 'holds-back' | 'unused';

/** What a patch of `forkVersion` does to a dependency. `null`, no requirement, is `*`. */
export function patchVerdict(text: string | null, forkVersion: string): PatchVerdict {
  const requirement = parseRequirement(text ?? '*');
  if (!requirement || !admits(requirement, forkVersion)) return 'unused';
  // Every bound a person writes is below this; an explicit one (`<0.11`) is the user's own choice.
  const later = forkVersion.startsWith('0.')
    ? [`0.${farAway}.0`, `${farAway}.0.0`]
    : [`${farAway}.0.0`];
  return later.some((version) => admits(requirement, version)) ? 'holds-back' : 'used';
}

const farAway = 1_000_000;

/** The `semver` crate's own bound. */
const mostComparators = 32;

const least: Version = { major: 0n, minor: 0n, patch: 0n, pre: [] };

function admitsVersion({ comparators }: Requirement, version: Version): boolean {
  if (!comparators.every((comparator) => compares(comparator, version))) return false;
  return (
    version.pre.length === 0 ||
    comparators.some((comparator) => namesPreRelease(comparator, version))
  );
}
