import { describe, expect, test } from 'vitest';
import { applyEdits, type Edit } from '../../../../src/engine/index.ts';
import { choicesOf, inOrder } from '../../../../src/project/choice.ts';
import { compare } from '../../../../src/ui/diff/reader/comparison.ts';
import { decisionsOf } from '../../../../src/ui/diff/reader/decisions.ts';
import { Rows } from '../../../../src/ui/diff/reader/rows.ts';

/** Of the marked text, each `[old|new]` is an edit that is applied, and each `{old|new}` one that is left out. */
function marked(source: string) {
  const edits: Edit[] = [];
  const kept: Edit[] = [];
  let before = '';
  let at = 0;
  for (const match of source.matchAll(/[[{]([^|\]}]*)\|([^\]}]*)[\]}]/g)) {
    before += source.slice(at, match.index);
    const [whole, old = '', insert = ''] = match;
    const edit = { from: before.length, to: before.length + old.length, insert };
    (whole.startsWith('[') ? edits : kept).push({ ...edit, ...purpose });
    before += old;
    at = match.index + whole.length;
  }
  before += source.slice(at);
  return { before, edits, kept };
}

const purpose = { reason: '', fork: 'a', group: 'a', part: 'path', manifests: [] } as const;

/** Every row as its lines, with the boxes in it: what they insert, and whether that is applied. */
function rowsOf(source: string, columns: 1 | 2) {
  const { before, edits, kept } = marked(source);
  const comparison = compare(before, applyEdits(before, edits), edits, columns);
  const decisions = decisionsOf(comparison, edits, kept, columns);
  const rows = new Rows(comparison, [], columns);
  const all = inOrder(edits, kept);
  const found = Array.from({ length: rows.count }, (_, index) => {
    const row = rows.row(index);
    if (row?.kind !== 'line') throw new Error('A line is expected.');
    const boxes = decisions.at(row.a, row.block, row.nth);
    const words = boxes.map(({ first, end, applied }) => {
      const inserted = all
        .slice(first, end)
        .map(({ insert }) => JSON.stringify(insert).slice(1, -1));
      return `${{ all: '☑', none: '☐', some: '◩' }[applied]}${inserted.join('+')}`;
    });
    return `${row.a ?? '·'}/${row.b ?? '·'} ${words.join(' ')}`.trim();
  });
  return { found, decisions };
}

describe('the box of a change', () => {
  test.each([
    [
      'each changed line has its own',
      'a\n[b|c]\n[d|e] [f|g]\n',
      ['1/1', '2/2 ☑c', '3/3 ☑e+g', '4/4'],
    ],
    ['a line of the block in which none begins has none', '[a\nb|c]\n', ['1/1 ☑c', '2/·', '3/2']],
    ['a line put in has its own', 'a\n[|b\n]c\n', ['1/1', '·/2 ☑b\\n', '2/3', '3/4']],
    [
      'lines put in before a changed one are one change with it',
      '[|b\n][a|c]\n',
      ['1/1 ☑b\\n+c', '·/2', '2/3'],
    ],
    [
      'lines put in behind a changed one have their own',
      '[a|b]\n[|c\nd\n]',
      ['1/1 ☑b', '·/2 ☑c\\nd\\n', '·/3', '2/4'],
    ],
    ['a line taken out', 'a\n[b\n|]c', ['1/1', '2/· ☑', '3/2']],
    ['one that is left out stands in its line', '{a|b}\nc\n', ['1/1 ☐b', '2/2', '3/3']],
    ['one left out in part', '[a|b] {c|d}\n', ['1/1 ◩b+d', '2/2']],
    ['one left out beside one put in', '[|a\n]{b|c}\n', ['·/1 ◩a\\n+c', '1/2', '2/3']],
    ['one put in that is left out', 'a\n{|b\n}c\n', ['1/1', '2/2 ☐b\\n', '3/3']],
    ['CR alone ends lines, too', '[a|b]\r[c|d]\r', ['1/1 ☑b', '2/2 ☑d', '3/3']],
  ])('%s', (_what, source, rows) => {
    expect(rowsOf(source, 2).found).toEqual(rows);
  });

  test.each([
    ['one by itself never does', 'a\n[b|c]\nd\n{e|f}\ng\n', [false, false]],
    [
      'every other one of lines that follow each other',
      '[a|b]\n[c|d]\n{e|f}\n',
      [false, true, false],
    ],
    ['one of new lines below a changed one', '[a|b]\n[|c\nd\n]', [false, true]],
    ['two in one row stand together', '[a|b]\n[c|d] [e|f]\n', [false, true]],
  ])('steps aside for the one right above: %s', (_what, source, beside) => {
    expect(rowsOf(source, 2).decisions.all.map((one) => one.beside)).toEqual(beside);
  });

  test('in one column, only where nothing new stands between them', () => {
    const { all } = rowsOf('[a|b]\n[c|d]\n{e|f}\n{g|h}\n[i\n|][j\n|]', 1).decisions;
    expect(all.map((one) => one.beside)).toEqual([false, false, false, true, false, true]);
  });

  test('in one column it stands beside what goes, or the first line that is new', () => {
    expect(rowsOf('[a|b]\n[|c\nd\n]', 1).found).toEqual([
      '1/· ☑b',
      '·/1',
      '·/2 ☑c\\nd\\n',
      '·/3',
      '2/4',
    ]);
  });

  test.each([
    '[a|b]\n[|c\nd\n]{e|f}\ng\n[h\n|]{|i\n}[j|k]\n',
    'a[|\nb]\n[|c\n]d\n{e|f} [g|h]\n',
    '[|a\n][b|c]\n{d\ne|f}\n[g|h\ni]\n',
  ])('every change has exactly one, in one column as in two: %j', (source) => {
    const { before, edits, kept } = marked(source);
    const count = choicesOf(before, inOrder(edits, kept)).length;
    for (const columns of [1, 2] as const) {
      const boxes = rowsOf(source, columns).found.join('').match(/[☑☐◩]/g) ?? [];
      expect(boxes).toHaveLength(count);
    }
  });
});

test.each([
  '[a|b]\n[c|d]\n[e|f]\n',
  '[a|b]\n[|c\nd\n]e\n[f|\n]g',
  'a[|\nb]\nc\n[|d\n]e [f|g]\n',
  '[a\nb|c]\n[d|e\nf]\n[g\n|]h[|\ni]',
])('a box stays in its row when it is pressed: %j', (source) => {
  const places = (of: string, columns: 1 | 2) =>
    rowsOf(of, columns).found.flatMap((row, index) =>
      [...(row.match(/[☑☐◩]/g) ?? [])].map(() => index),
    );
  const { decisions } = rowsOf(source, 2);
  for (const columns of [1, 2] as const) {
    for (const [nth, { first, end }] of decisions.all.entries()) {
      let edit = 0;
      const left = source.replace(/\[([^\]]*)\]/g, (whole, inner) => {
        const isOf = edit >= first && edit < end;
        edit += 1;
        return isOf ? `{${inner}}` : whole;
      });
      expect(places(left, columns)[nth], left).toBe(places(source, columns)[nth]);
    }
  }
});

test('steps lead to every block, and to what is left out elsewhere', () => {
  const { decisions } = rowsOf('[a|b]\n[c|d]\ne\n{f|g}\nh\n[i|j]\n', 2);
  expect(decisions.stops.map(({ line, first, end }) => [line, first, end])).toEqual([
    [1, 0, 2],
    [4, 2, 3],
    [6, 3, 4],
  ]);
});
