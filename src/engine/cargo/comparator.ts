/**
 * One comparator of a version requirement, `^1.2` or `>=0.3.1`: its syntax and what it admits, rule by
 * rule as in the `semver` crate that Cargo uses (`parse.rs`, `eval.rs`).
 */
import {
  compare,
  comparePreReleases,
  grammar,
  identifiers,
  type PreRelease,
  toNumber,
  type Version,
} from './version.ts';

export interface Comparator {
  readonly operator: Operator;
  readonly major: bigint;
  /** `null`: not said, or a wildcard. */
  readonly minor: bigint | null;
  /** `null` wherever `minor` is. */
  readonly patch: bigint | null;
  readonly pre: PreRelease;
}

const operators = ['=', '>', '>=', '<', '<=', '~', '^'] as const;
type Operator = (typeof operators)[number];

const { number, pre, build } = grammar;
const syntax = new RegExp(
  `^(=|>=|>|<=|<|~|\\^)? *(${number})(?:\\.(${number}|[*xX])(?:\\.(${number}|[*xX])(?:-(${pre}(?:\\.${pre})*))?(\\+${build}(?:\\.${build})*)?)?)?$`,
);

/** `null` where Cargo refuses it. Blanks may be around it and after its operator. */
export function parseComparator(text: string): Comparator | null {
  const match = syntax.exec(withoutBlanks(text));
  if (!match) return null;
  const [, operator, major = '', minor, patch, pre, build] = match;
  // `1.*.3` names a patch of no minor version; `1.2.*-a` has a suffix to no patch.
  if (isWild(minor) && patch !== undefined && !isWild(patch)) return null;
  if (isWild(patch) && (pre ?? build) !== undefined) return null;
  const said = [major, minor, patch].filter((part) => part !== undefined && !isWild(part));
  const numbers = said.map((part) => toNumber(part ?? ''));
  const [first = null, second = null, third = null] = numbers;
  if (first === null || numbers.includes(null)) return null;
  // A wildcard without operator fixes what is before it: `1.*` is `=1`.
  const unsaid = isWild(minor) || isWild(patch) ? '=' : '^';
  return {
    operator: operators.find((one) => one === operator) ?? unsaid,
    major: first,
    minor: second,
    patch: third,
    pre: identifiers(pre),
  };
}

/** No pattern takes the blanks off: it would begin again at each of them. Other white space is refused. */
export function withoutBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) === 32) from++;
  while (to > from && text.charCodeAt(to - 1) === 32) to--;
  return text.slice(from, to);
}

/** Whether the version stands where the comparator says. */
export function compares(comparator: Comparator, version: Version): boolean {
  const order = compareSaid(version, comparator);
  const preOrder = comparePreReleases(version.pre, comparator.pre);
  const exact = order === 0 && preOrder === 0;
  const greater = order > 0 || (order === 0 && preOrder > 0);
  // No pre-release of 1.2.0 is below `1.2`, which means all that begins so.
  const less = order < 0 || (order === 0 && preOrder < 0 && comparator.patch !== null);
  switch (comparator.operator) {
    case '=':
      return exact;
    case '>':
      return greater;
    case '>=':
      return greater || exact;
    case '<':
      return less;
    case '<=':
      return less || exact;
    case '~':
      return isSameMinor(version, comparator) && (greater || exact);
    case '^':
      return (
        isCompatible(version, comparator) &&
        (greater || exact || (order === 0 && comparator.patch === null))
      );
  }
}

/** A pre-release is admitted only where some comparator names one of the same version. */
export function namesPreRelease({ major, minor, patch, pre }: Comparator, of: Version): boolean {
  return pre.length > 0 && major === of.major && minor === of.minor && patch === of.patch;
}

/**
 * Where what the comparator admits may begin: among releases, and among the pre-releases of the version
 * it names one of. What begins with the least version of all is not listed.
 */
export function leastVersions(comparator: Comparator): readonly Version[] {
  const { operator, major, minor, patch, pre } = comparator;
  const named = { major, minor: minor ?? 0n, patch: patch ?? 0n, pre: [] };
  if (pre.length === 0) {
    if (operator === '<' || operator === '<=') return [];
    return [operator === '>' ? after(comparator) : named];
  }
  // Nothing is between `alpha` and `alpha.0`, and nothing before `0`.
  return [
    named,
    ...[['0'], pre, [...pre, '0']].map((identifiers) => ({ ...named, pre: identifiers })),
  ];
}

/** The first release after all those that begin like the comparator. */
function after({ major, minor, patch }: Comparator): Version {
  if (minor === null) return { major: major + 1n, minor: 0n, patch: 0n, pre: [] };
  if (patch === null) return { major, minor: minor + 1n, patch: 0n, pre: [] };
  return { major, minor, patch: patch + 1n, pre: [] };
}

/** The version's numbers against those the comparator says. */
function compareSaid(version: Version, { major, minor, patch }: Comparator): number {
  return (
    compare(version.major, major) ||
    (minor === null ? 0 : compare(version.minor, minor)) ||
    (patch === null ? 0 : compare(version.patch, patch))
  );
}

function isSameMinor(version: Version, { major, minor }: Comparator): boolean {
  return version.major === major && (minor === null || version.minor === minor);
}

/** Equal up to the first number that is not zero, as far as it is said. */
function isCompatible(version: Version, { major, minor, patch }: Comparator): boolean {
  if (version.major !== major) return false;
  if (major > 0n || minor === null) return true;
  if (version.minor !== minor) return false;
  return minor > 0n || patch === null || version.patch === patch;
}

function isWild(part: string | undefined): boolean {
  return part === '*' || part === 'x' || part === 'X';
}
