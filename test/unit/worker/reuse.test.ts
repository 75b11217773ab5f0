import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEqual, reuse } from '../../../src/worker/reuse.ts';
import { runs } from '../../property/runs.ts';

const item = (name: string, more?: object) => ({ name, places: [{ from: 1, to: 2 }], ...more });
const [a, b, c] = [item('a'), item('b'), item('c')];

describe('what says the same', () => {
  test.each<[unknown, unknown, boolean]>([
    [1, 1, true],
    [1, '1', false],
    [null, {}, false],
    [[], {}, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [2, 1], false],
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [JSON.parse('{"__proto__":1}'), {}, false],
    [JSON.parse('{"__proto__":{"a":1}}'), JSON.parse('{"__proto__":{"a":1}}'), true],
  ])('%j and %j: %s', (one, other, same) => {
    expect(isEqual(one, other)).toBe(same);
    expect(isEqual(other, one)).toBe(same);
  });
});

describe('reuse', () => {
  test('the whole list, where nothing is new', () => {
    const last = [a, b];
    expect(reuse(last, structuredClone(last))).toBe(last);
  });

  test.each<[string, readonly object[], readonly (object | null)[]]>([
    ['one added in front', [item('x'), a, b, c], [null, a, b, c]],
    ['one added between', [a, item('x'), b, c], [a, null, b, c]],
    ['one changed', [a, item('b', { help: '…' }), c], [a, null, c]],
    ['one gone', [a, c], [a, c]],
    ['all gone', [], []],
    ['a longer tail', [a, b, c, item('c')], [a, b, c, null]],
  ])('%s: the others are as they were', (_what, now, kept) => {
    const out = reuse<object>([a, b, c], structuredClone(now));
    expect(out).toEqual(now);
    for (const [index, old] of kept.entries()) {
      if (old) expect(out[index]).toBe(old);
      else expect([a, b, c]).not.toContain(out[index]);
    }
  });

  test('whatever the lists, it says what the newer says', () => {
    const lists = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c') }), { maxLength: 6 });
    fc.assert(
      fc.property(lists, lists, (last, now) => {
        const out = reuse(last, now);
        expect(out).toEqual(now);
        for (const one of out) expect([...last, ...now]).toContain(one);
      }),
      runs,
    );
  });
});
