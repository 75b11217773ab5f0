import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/engine/index.ts';
import { changesFromEdits, lineFirstDiff } from '../../../src/ui/diff/editor/difference.ts';
import { toDocument } from '../../../src/ui/diff/editor/line-endings.ts';
import { which } from '../../property/runs.ts';

/** `b` rebuilt from `a` and the differences: true of any right set of differences, and of no wrong one. */
function rebuilt(a: string, b: string, changes: ReturnType<typeof lineFirstDiff>): string {
  let at = 0;
  let out = '';
  for (const change of changes) {
    out += a.slice(at, change.fromA) + b.slice(change.fromB, change.toB);
    at = change.toA;
  }
  return out + a.slice(at);
}

describe('changesFromEdits', () => {
  test('gives the places in both documents, CRLF and BOM apart', () => {
    const before = '\uFEFFuse paste::paste;\r\nfn f() {}\r\nuse gemm::x;\r\n';
    const edits = [
      { from: before.indexOf('paste'), to: before.indexOf('paste') + 5, insert: 'qlora_paste' },
      { from: before.indexOf('gemm'), to: before.indexOf('gemm') + 4, insert: 'qlora_gemm' },
    ];
    const after = applyEdits(before, edits);
    const [a, b] = [toDocument(before), toDocument(after)];
    const changes = changesFromEdits(before, after, edits);
    expect(changes.map(({ fromA, toA }) => a.slice(fromA, toA))).toEqual(['paste', 'gemm']);
    expect(changes.map(({ fromB, toB }) => b.slice(fromB, toB))).toEqual([
      'qlora_paste',
      'qlora_gemm',
    ]);
    expect(rebuilt(a, b, changes)).toBe(b);
  });
});

describe('lineFirstDiff', () => {
  const cases = [
    { name: 'equal texts', a: 'x\ny\n', b: 'x\ny\n', changed: [] },
    { name: 'one word', a: 'use paste;\nx\n', b: 'use pasta;\nx\n', changed: ['e'] },
    { name: 'a new line', a: 'x\nz\n', b: 'x\ny\nz\n', changed: [''] },
    { name: 'two far lines', a: 'a1\nx\ny\nb1\n', b: 'a2\nx\ny\nb2\n', changed: ['1', '1'] },
  ];
  test.each(cases)('$name', ({ a, b, changed }) => {
    expect(lineFirstDiff(a, b).map(({ fromA, toA }) => a.slice(fromA, toA))).toEqual(changed);
  });

  const texts = fc
    .array(fc.constantFrom('a\n', 'b\n', 'use c;\n', 'use d;\n', 'e'), { maxLength: 25 })
    .map((lines) => lines.join(''));
  test('rebuilds the second text from the first, for any two', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        expect(rebuilt(a, b, lineFirstDiff(a, b))).toBe(b);
      }),
      which,
    );
  });

  test('very different large texts come out as few blocks instead of a long wait', () => {
    const a = Array.from({ length: 3000 }, (_, at) => `left ${at}\n`).join('');
    const b = Array.from({ length: 3000 }, (_, at) => `right ${at}\n`).join('');
    const changes = lineFirstDiff(a, b);
    expect(changes).toHaveLength(1);
    expect(rebuilt(a, b, changes)).toBe(b);
  });
});
