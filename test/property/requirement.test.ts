/**
 * Requirements against node-semver, where the two mean the same: it orders pre-releases into what a
 * comparator without patch begins, which Cargo does not. And whether two overlap, against every version
 * there could be.
 */
import fc from 'fast-check';
import semver from 'semver';
import { expect, test } from 'vitest';
import { admits, overlaps, parseRequirement } from '../../src/engine/cargo/requirement.ts';
import { compareVersions, parseVersion } from '../../src/engine/cargo/version.ts';
import {
  comparators,
  type GeneratedComparator,
  requirementOf,
  version,
} from '../cargo/requirement/arbitrary.ts';
import { patience, runs } from './runs.ts';

/** In node-semver's syntax: a bare version is a caret there too once it is written, commas are blanks. */
function translated(all: readonly GeneratedComparator[]): string {
  return all
    .map(({ operator, version }) => {
      const unsaid = version.includes('*') ? '' : '^';
      return `${operator || unsaid}${version}`;
    })
    .join(' ');
}

test(
  'admits what node-semver admits',
  () => {
    fc.assert(
      fc.property(comparators, version, (all, version) => {
        fc.pre(!version.includes('-') || all.every(({ whole }) => whole));
        const requirement = parseRequirement(requirementOf(all));
        expect(requirement && admits(requirement, version)).toBe(
          semver.satisfies(version, translated(all)),
        );
      }),
      runs,
    );
  },
  patience,
);

test(
  'orders versions as node-semver does',
  () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        const [left, right] = [parseVersion(a), parseVersion(b)];
        expect(left && right && compareVersions(left, right)).toBe(semver.compare(a, b));
      }),
      runs,
    );
  },
  patience,
);

/** Every version between those of generated comparators, and beyond them. */
const numbers = [0, 1, 2, 3];
const ends = [
  '',
  '-0',
  '-1',
  '-1.0',
  '-10',
  '-10.0',
  '-a',
  '-a.0',
  '-a.1',
  '-a.1.0',
  '-a.b',
  '-a.b.0',
];
const everyVersion = numbers.flatMap((major) =>
  numbers.flatMap((minor) =>
    numbers.flatMap((patch) => ends.map((end) => `${major}.${minor}.${patch}${end}`)),
  ),
);

test(
  'two overlap if some version satisfies both',
  () => {
    fc.assert(
      fc.property(comparators, comparators, (one, other) => {
        const [a, b] = [one, other].map((all) => parseRequirement(requirementOf(all)));
        if (!a || !b) throw new Error('Generated requirements are readable.');
        const common = everyVersion.some((version) => admits(a, version) && admits(b, version));
        expect(overlaps(a, b)).toBe(common);
      }),
      runs,
    );
  },
  patience,
);

test(
  'any text is read or refused, blanks around it or not',
  () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0112.*xX^~=<>, -+a\t') }), (text) => {
        const [bare, padded] = [parseRequirement(text), parseRequirement(`  ${text} `)];
        expect(padded?.comparators).toEqual(bare?.comparators);
      }),
      runs,
    );
  },
  patience,
);
