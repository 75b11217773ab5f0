/**
 * One comparator of a version requirement, such as `^1.2` or `>=0.3.1`: its syntax and which versions it admits.
 * Follows the `semver` crate that Cargo uses rule by rule (`parse.rs`, `eval.rs`).
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
  /** `null`: not written, or a wildcard. */
  readonly minor: bigint | null;
  /** `null` wherever `minor` is `null`. */
  readonly patch: bigint | null;
  readonly pre: PreRelease;
}

const operators = ['=', '>', '>=', '<', '<=', '~', '^'] as const;
type Operator = (typeof operators)[number];

const { number, pre, build } = grammar;
const syntax = new RegExp(
  `^(=|>=|>|<=|<|~|\\^)? *(${number})(?:\\.(${number}|[*xX])(?:\\.(${number}|[*xX])(?:-(${pre}(?:\\.${pre})*))?(\\+${build}(?:\\.${build})*)?)?)?$`,
);

/** `null` for what Cargo refuses. Blanks around it and after its operator are allowed. */
export function parseComparator(text: string): Comparator | null {
  const match = syntax.exec(withoutBlanks(text));
  if (!match) return null;
  const [, operator, major = '', minor, patch, pre, build] = match;
  // `1.*.3` has a patch number but no minor one; `1.2.*-a` has a suffix but no patch number.
  if (isWild(minor) && patch !== undefined && !isWild(patch)) return null;
  if (isWild(patch) && (pre ?? build) !== undefined) return null;
  const said = [major, minor, patch].filter((part) => part !== undefined && !isWild(part));
  const numbers = said.map((part) => toNumber(part ?? ''));
  const [first = null, second = null, third = null] = numbers;
  if (first === null || numbers.includes(null)) return null;
  // With a wildcard and no operator, the numbers before it are fixed: `1.*` is `=1`.
  const unsaid = isWild(minor) || isWild(patch) ? '=' : '^';
  return {
    operator: operators.find((one) => one === operator) ?? unsaid,
    major: first,
    minor: second,
    patch: third,
    pre: identifiers(pre),
  };
}

/**
 * Removes blanks at both ends, without a pattern: a pattern would start again at each blank. Other white space stays,
 * and is refused later.
 */
export function withoutBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) === 32) from++;
  while (to > from && text.charCodeAt(to - 1) === 32) to--;
  return text.slice(from, to);
}

/** Whether the version lies where the comparator's operator and numbers say. */
export function compares(comparator: Comparator, version: Version): boolean {
  const order = compareSaid(version, comparator);
  const preOrder = comparePreReleases(version.pre, comparator.pre);
  const exact = order === 0 && preOrder === 0;
  const greater = order > 0 || (order === 0 && preOrder > 0);
  // No pre-release of 1.2.0 is below `1.2`, because `1.2` covers every version that begins so.
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

/** A pre-release is admitted only if some comparator names a pre-release of the same version. */
export function namesPreRelease({ major, minor, patch, pre }: Comparator, of: Version): boolean {
  return pre.length > 0 && major === of.major && minor === of.minor && patch === of.patch;
}

/**
 * Where the range that the comparator admits may begin: among releases, and among the pre-releases of the version that
 * it names. A range that begins with the least version of all is not listed.
 */
export function leastVersions(comparator: Comparator): readonly Version[] {
  const { operator, major, minor, patch, pre } = comparator;
  const named = { major, minor: minor ?? 0n, patch: patch ?? 0n, pre: [] };
  if (pre.length === 0) {
    if (operator === '<' || operator === '<=') return [];
    return [operator === '>' ? after(comparator) : named];
  }
  // No version lies between `alpha` and `alpha.0`, and none before `0`.
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

/** Compares the version with the numbers that the comparator writes. */
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

/** Whether the two are equal up to the first written number that is not zero. */
function isCompatible(version: Version, { major, minor, patch }: Comparator): boolean {
  if (version.major !== major) return false;
  if (major > 0n || minor === null) return true;
  if (version.minor !== minor) return false;
  return minor > 0n || patch === null || version.patch === patch;
}

function isWild(part: string | undefined): boolean {
  return part === '*' || part === 'x' || part === 'X';
}
