/**
 * Cargo's version requirements (Cargo reference, "Specifying Dependencies"; grammar and matching of
 * the `semver` crate), and what they mean for a move to a fork.
 *
 * Cargo's syntax is read here and nowhere else; matching is node-semver's, whose rules agree once a
 * bare version is written as a caret and commas as blanks, pre-releases included: both admit one only
 * where a comparator names a pre-release of the same version.
 */
import Range from 'semver/classes/range.js';

/** A readable requirement. */
export interface Requirement {
  /** As the user wrote it. */
  readonly text: string;
  readonly range: Range;
}

/** `text` as Cargo reads it, or `null` where Cargo refuses it. */
export function parseRequirement(text: string): Requirement | null {
  const comparators = text.split(',').map((part) => translate(part));
  if (comparators.includes(null) || comparators.length > mostComparators) return null;
  // `*` stands alone.
  if (comparators.length > 1 && comparators.includes('*')) return null;
  try {
    return { text, range: new Range(comparators.join(' ')) };
  } catch {
    // Numbers beyond 2^53, which node-semver does not count.
    return null;
  }
}

/** Whether `version` (`1.0.21`) satisfies the requirement. */
export function admits(requirement: Requirement, version: string): boolean {
  return requirement.range.test(version);
}

/** Whether some version could satisfy both. */
export function overlaps(a: Requirement, b: Requirement): boolean {
  return a.range.intersects(b.range);
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

/** What becomes of a requirement when its dependency moves to the fork. `null`, no requirement, is `*`. */
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

const number = '(?:0|[1-9]\\d*)';
const identifiers = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const comparator = new RegExp(
  `^ *(=|>=|>|<=|<|~|\\^)? *(?:(${number})(?:\\.(${number}|[*xX])(?:\\.(${number}|[*xX])(?:-(${identifiers}))?(\\+${identifiers})?)?)?) *$`,
);

/** One comparator in node-semver's syntax, or `null`. Build metadata says nothing to either. */
function translate(part: string): string | null {
  if (/^ *[*xX] *$/.test(part)) return '*';
  const match = comparator.exec(part);
  if (!match) return null;
  const [, operator, major, minor, patch, pre, build] = match;
  const wild = isWild(minor) || isWild(patch);
  // `1.*.3` names a patch of no minor version; `1.2.*-a` has a suffix to no patch.
  if (isWild(minor) && patch !== undefined && !isWild(patch)) return null;
  if (isWild(patch) && (pre ?? build) !== undefined) return null;
  const version = [major, minor, patch].filter((n) => n !== undefined && !isWild(n)).join('.');
  // A wildcard without operator fixes what stands before it: `1.*` is `=1`.
  return `${operator ?? (wild ? '=' : '^')}${version}${pre === undefined ? '' : `-${pre}`}`;
}

function isWild(part: string | undefined): boolean {
  return part === '*' || part === 'x' || part === 'X';
}
