import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Splice } from '../../../../src/engine/index.ts';
import { compare } from '../../../../src/ui/diff/reader/comparison.ts';
import { Lines } from '../../../../src/ui/diff/reader/lines.ts';
import { which } from '../../../property/runs.ts';

/** Replaces each `[old|new]` of the marked text: the text, the edits, and what comes of them. */
function marked(source: string) {
  const edits: Splice[] = [];
  let before = '';
  let at = 0;
  for (const match of source.matchAll(/\[([^|\]]*)\|([^\]]*)\]/g)) {
    before += source.slice(at, match.index);
    const [whole, old = '', insert = ''] = match;
    edits.push({ from: before.length, to: before.length + old.length, insert });
    before += old;
    at = match.index + whole.length;
  }
  before += source.slice(at);
  return { before, after: applyEdits(before, edits), edits };
}

const compared = (source: string, columns: 1 | 2) => {
  const { before, after, edits } = marked(source);
  return compare(before, after, edits, columns);
};
const drawn = (source: string, columns: 1 | 2 = 2) =>
  compared(source, columns).blocks.map(
    ({ fromA, toA, fromB, toB }) => `${fromA}-${toA} ${fromB}-${toB}`,
  );

describe('lines', () => {
  test.each([
    ['', ['']],
    ['a', ['a']],
    ['a\n', ['a', '']],
    ['a\r\nb\rc\n\nd', ['a', 'b', 'c', '', 'd']],
    ['\uFEFFa\nb', ['a', 'b']],
  ])('of %j', (text, lines) => {
    const found = new Lines(text);
    expect([...found.onFrom(1)]).toEqual(lines);
    expect(found.count).toBe(lines.length);
  });

  test('every offset is of the line it stands in', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r')), (parts) => {
        const lines = new Lines(parts.join(''));
        for (let offset = 0; offset <= lines.text.length; offset++) {
          const line = lines.at(offset);
          expect(lines.from(line)).toBeLessThanOrEqual(offset);
          if (line < lines.count) expect(lines.from(line + 1)).toBeGreaterThan(offset);
          for (let near = 0; near <= lines.count + 1; near++)
            expect(lines.at(offset, near)).toBe(line);
        }
      }),
      which,
    );
  });

  test('no line is longer than the longest is said to be', () => {
    expect(new Lines('a\n\tbc\n').longest).toBeGreaterThanOrEqual(4 + 2);
    expect(new Lines('漢字\n').longest).toBeGreaterThanOrEqual(4);
    expect(new Lines('abc\na').longest).toBeGreaterThanOrEqual(3);
  });
});

describe('blocks', () => {
  test.each([
    ['a word', 'a\nb [c|d]\ne', ['2-3 2-3']],
    ['neighbouring lines are one', '[a|b]\n[c|d]\ne', ['1-3 1-3']],
    ['lines apart are two', '[a|b]\nx\n[c|d]', ['1-2 1-2', '3-4 3-4']],
    ['a line put in before another', 'a\n[|b\n]c', ['2-2 2-3']],
    ['a line put in behind another', 'a[|\nb]\nc', ['2-2 2-3']],
    ['a line taken out', 'a\n[b\n|]c', ['2-3 2-2']],
    ['a line put in at the end', 'a\n[|b\n]', ['2-2 2-3']],
    ['a line split', 'a[ |\n]b', ['1-2 1-3']],
    ['Windows line ends', 'a\r\n[b|c]\r\n', ['2-3 2-3']],
    ['nothing', 'a\nb', []],
  ])('%s', (_what, source, blocks) => {
    expect(drawn(source)).toEqual(blocks);
  });

  test('one above the other, neighbouring lines are each by themselves', () => {
    expect(drawn('[a|b]\n[c|d] [e|f]\n[|g\n]h', 1)).toEqual(['1-2 1-2', '2-3 2-3', '3-3 3-4']);
  });

  test('a new file is one block without old lines', () => {
    const { a, blocks } = compare(null, 'a\nb', [], 2);
    expect(a).toBeNull();
    expect(blocks).toEqual([{ fromA: 1, toA: 1, fromB: 1, toB: 3, first: 0, end: 0 }]);
  });

  test('outside of them the lines of both texts are the same', () => {
    const pieces = fc.array(
      fc.tuple(
        fc.constantFrom('a\n', 'b', '\n', 'c\n'),
        fc.constantFrom('', '[a|b]', '[|x\n]', '[b\n|]', '[|\n]'),
      ),
    );
    fc.assert(
      fc.property(pieces, fc.constantFrom<1 | 2>(1, 2), (parts, columns) => {
        const { a, b, blocks } = compared(parts.flat().join(''), columns);
        if (!a) throw new Error('There is an old text.');
        let [atA, atB] = [1, 1];
        for (const block of [
          ...blocks,
          { fromA: a.count + 1, fromB: b.count + 1, toA: 0, toB: 0 },
        ]) {
          expect(block.fromA - atA).toBe(block.fromB - atB);
          for (; atA < block.fromA; atA++, atB++) expect(a.textOf(atA)).toBe(b.textOf(atB));
          [atA, atB] = [block.toA, block.toB];
        }
      }),
      { ...which, numRuns: 5_000 },
    );
  });
});
