/** Edits as values: whatever the texts, the invariant of `sortEdits` is enough for everything that works on edits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, offsetMap, type Splice, sortEdits } from '../../src/engine/text/edit.ts';
import { lineStarts, positionAt } from '../../src/engine/text/lines.ts';
import { runs } from './runs.ts';

const texts = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '😀', '\uFEFF', 'paste', ' ') });

/** A text with any splices of it, in any order, touching or not. */
const spliced = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    splices: fc.array(
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length), texts)
        .map(([a, b, insert]): Splice => ({ from: Math.min(a, b), to: Math.max(a, b), insert })),
      { maxLength: 6 },
    ),
  }),
);

test('sorted edits are disjoint, and what lies outside them stays, in order', () => {
  fc.assert(
    fc.property(spliced, ({ text, splices }) => {
      const edits = sortEdits(text, splices);
      if (!edits) return;
      const after = applyEdits(text, edits);
      let at = 0;
      let stands = 0;
      for (const { from, to, insert } of edits) {
        expect(from).toBeGreaterThanOrEqual(at);
        const kept = text.slice(at, from);
        expect(after.slice(stands, stands + kept.length)).toBe(kept);
        stands += kept.length;
        expect(after.slice(stands, stands + insert.length)).toBe(insert);
        stands += insert.length;
        at = to;
      }
      expect(after.slice(stands)).toBe(text.slice(at));
    }),
    runs,
  );
});

test('the order in which splices come does not matter', () => {
  fc.assert(
    fc.property(spliced, ({ text, splices }) => {
      const one = sortEdits(text, splices);
      const other = sortEdits(text, splices.toReversed());
      expect(other && applyEdits(text, other)).toBe(one && applyEdits(text, one));
    }),
    runs,
  );
});

test('an offset maps into the new text, never before an earlier one, and to the same character outside edits', () => {
  fc.assert(
    fc.property(spliced, ({ text, splices }) => {
      const edits = sortEdits(text, splices);
      if (!edits) return;
      const after = applyEdits(text, edits);
      let last = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const left = offsetMap(edits)(offset, -1);
        const right = offsetMap(edits)(offset, 1);
        expect(left).toBeGreaterThanOrEqual(last);
        expect(right).toBeGreaterThanOrEqual(left);
        expect(right).toBeLessThanOrEqual(after.length);
        const inside = edits.some(({ from, to }) => from <= offset && offset < to);
        if (!inside && offset < text.length) expect(after[right]).toBe(text[offset]);
        last = left;
      }
    }),
    runs,
  );
});

test('line and column lead back to the offset', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const starts = lineStarts(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const { line, column } = positionAt(starts, offset);
        expect((starts[line - 1] ?? 0) + column - 1).toBe(offset);
        expect(text.slice(0, offset).split('\n').length).toBe(line);
      }
    }),
    runs,
  );
});
