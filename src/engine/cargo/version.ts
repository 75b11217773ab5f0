/**
 * A version as Cargo's `semver` crate reads and orders it (semver.org, 2.0.0). Build metadata is dropped: it affects
 * neither the order nor which requirements are satisfied.
 */

export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly pre: PreRelease;
}

/** The identifiers of a pre-release, such as `alpha.1`; empty for a release. */
export type PreRelease = readonly string[];

/** Parts of regular expressions that versions and requirements share. */
export const grammar = {
  number: '(?:0|[1-9][0-9]*)',
  pre: '(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)',
  build: '[0-9A-Za-z-]+',
} as const;

const { number, pre, build } = grammar;
const version = new RegExp(
  `^(${number})\\.(${number})\\.(${number})(?:-(${pre}(?:\\.${pre})*))?(?:\\+${build}(?:\\.${build})*)?$`,
);

/** Reads a version such as `1.2.3-alpha.1+build`; `null` for anything else. */
export function parseVersion(text: string): Version | null {
  const match = version.exec(text);
  if (!match) return null;
  const [, major, minor, patch, pre] = match;
  const numbers = [major, minor, patch].map((part) => toNumber(part ?? ''));
  const [first = null, second = null, third = null] = numbers;
  if (first === null || second === null || third === null) return null;
  return { major: first, minor: second, patch: third, pre: identifiers(pre) };
}

/** Compares by precedence: -1, 0 or 1. */
export function compareVersions(a: Version, b: Version): number {
  return (
    compare(a.major, b.major) ||
    compare(a.minor, b.minor) ||
    compare(a.patch, b.patch) ||
    comparePreReleases(a.pre, b.pre)
  );
}

/** A pre-release comes before its release, numbers before words, and a shorter list before one that continues it. */
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

/** `null` for numbers larger than the `semver` crate reads. */
export function toNumber(digits: string): bigint | null {
  // Converting a number takes more than linear time, and one of this many digits is too large anyway.
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
  // Numbers have no leading zeros, so the longer one is larger, whatever its size.
  return (numeric && compare(a.length, b.length)) || compare(a, b);
}

function isNumeric(identifier: string): boolean {
  return /^[0-9]+$/.test(identifier);
}
