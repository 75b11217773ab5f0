/** Requirements and versions close to each other, so that both answers are common. */
import fc from 'fast-check';

const number = fc.constantFrom(0, 0, 1, 1, 2);
const pre = fc.constantFrom('a', 'a.1', 'a.b', '1', '10');
const suffix = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: pre.map((identifiers) => `-${identifiers}`) },
);

export interface GeneratedComparator {
  readonly operator: string;
  /** `1`, `1.*`, `1.2.3-a` … */
  readonly version: string;
  /** All three numbers are said. */
  readonly whole: boolean;
}

const partial = fc.oneof(
  number.map(String),
  fc.tuple(number, number).map((numbers) => numbers.join('.')),
  number.map((major) => `${major}.*`),
  number.map((major) => `${major}.*.*`),
  fc.tuple(number, number).map(([major, minor]) => `${major}.${minor}.*`),
);
const whole = fc
  .tuple(number, number, number, suffix)
  .map(([major, minor, patch, end]) => `${major}.${minor}.${patch}${end}`);

const comparator: fc.Arbitrary<GeneratedComparator> = fc
  .tuple(fc.constantFrom('', '^', '~', '=', '>', '>=', '<', '<='), fc.boolean(), partial, whole)
  .map(([operator, isWhole, some, all]) => ({
    operator,
    version: isWhole ? all : some,
    whole: isWhole,
  }));

export const comparators = fc.array(comparator, { minLength: 1, maxLength: 3 });

/** As a manifest holds it. */
export function requirementOf(all: readonly GeneratedComparator[]): string {
  return all.map(({ operator, version }) => `${operator}${version}`).join(', ');
}

export const version = whole;
