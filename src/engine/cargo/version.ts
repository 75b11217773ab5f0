/**
 * A version as Cargo's `semver` crate reads and orders it (semver.org, 2.0.0). Build metadata is read
 * and dropped: it has no part in the order, nor in what satisfies a requirement.
 */

export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly pre: PreRelease;
}

/** The identifiers of a pre-release, `alpha.1`; a release has none. */
export type PreRelease = readonly string[];

/** Sources of patterns that versions and requirements share. */
export const grammar = {
  number: '(?:0|[1-9][0-9]*)',
  pre: '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)',
  build: '[0-9A-Za-z-]+',
} as const;

const { number, pre, build } = grammar;
const version = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-(${pre}(?:\\.${pre})*))?(?:\\+${build}(?:\\.${build})*)?$`,
);

/** `1.2.3-alpha.1+build` and the like; `null` for anything else. */
export function parseVersion(text: string): Version | null {
  const match = version.exec(text);
  if (!match) return null;
  const [, major, minor, patch, pre] = match;
  const numbers = [major, minor, patch].map((part) => toNumber(part ?? ''));
  const [first = null, second = null, third = null] = numbers;
  if (first === null || second === null || third === null) return null;
  return { major: first, minor: second, patch: third, pre: identifiers(pre) };
}

/** -1, 0 or 1: by precedence. */
export function compareVersions(a: Version, b: Version): number {
  return (
    compare(a.major, b.major) ||
    compare(a.minor, b.minor) ||
    compare(a.patch, b.patch) ||
    comparePreReleases(a.pre, b.pre)
  );
}

/** A pre-release comes before its release; numbers before words; what has ended before what goes on. */
export function comparePreReleases(a: PreRelease, b: PreRelease): number {
  if (a.length === 0 || b.length === 0) return compare(b.length, a.length);
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = compareIdentifiers(left, right);
    if (order !== 0) return order;
  }
  return compare(a.length, b.length);
}

export function compare<Value extends bigint | number | string>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The largest number the `semver` crate reads, 2^64 - 1. */
const largest = 18_446_744_073_709_551_615n;

/** `null` beyond what the `semver` crate counts. */
export function toNumber(digits: string): bigint | null {
  // Reading a number takes more than linear time; one of so many digits is beyond the largest.
  if (digits.length > 20) return null;
  const number = BigInt(digits);
  return number > largest ? null : number;
}

export function identifiers(text: string | undefined): PreRelease {
  return text === undefined ? [] : text.split('.');
}

function compareIdentifiers(a: string, b: string): number {
  const [numeric, other] = [isNumeric(a), isNumeric(b)];
  if (numeric !== other) return numeric ? -1 : 1;
  // Numbers have no leading zeros: the longer is the larger, whatever its size.
  return (numeric && compare(a.length, b.length)) || compare(a, b);
}

function isNumeric(identifier: string): boolean {
  return /^[0-9]+$/.test(identifier);
}
