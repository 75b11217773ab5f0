import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Heights } from '../../../../src/ui/diff/reader/heights.ts';
import { which } from '../../../property/runs.ts';

test('items stand below each other, and are found by height', () => {
  const heights = new Heights(Float64Array.of(10, 0, 20, 5));
  expect([0, 1, 2, 3, 4].map((index) => heights.topOf(index))).toEqual([0, 10, 10, 30, 35]);
  expect([-5, 0, 9, 10, 29, 30, 34, 35, 99].map((top) => heights.at(top))).toEqual([
    0, 0, 0, 2, 2, 3, 3, 3, 3,
  ]);
  expect(heights.total).toBe(35);
});

test('an empty list has no height', () => {
  const heights = new Heights(new Float64Array(0));
  expect([heights.total, heights.at(10), heights.topOf(3)]).toEqual([0, 0, 0]);
});

test('corrected heights are those of a list made anew', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 70 });
  fc.assert(
    fc.property(
      sizes,
      fc.array(fc.tuple(fc.nat(100), fc.integer({ min: 0, max: 90 }))),
      (own, sets) => {
        const heights = new Heights(Float64Array.from(own));
        for (const [index, height] of sets) {
          const changed = heights.set(index, height);
          expect(changed).toBe(index < own.length && own[index] !== height);
          if (index < own.length) own[index] = height;
        }
        let top = 0;
        for (const [index, height] of own.entries()) {
          expect(heights.topOf(index)).toBeCloseTo(top);
          if (height > 0) expect(heights.at(top)).toBe(index);
          top += height;
        }
      },
    ),
    which,
  );
});
