import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyEditorChange,
  offsetMap,
  toDocument,
} from '../../../src/ui/diff/editor/line-endings.ts';
import { which } from '../../property/runs.ts';

const cases: readonly {
  name: string;
  model: string;
  change: { from: number; to: number; insert: string };
  after: string;
}[] = [
  {
    name: 'an untouched CRLF line keeps its ending',
    model: 'a\r\nb\r\n',
    change: { from: 0, to: 1, insert: 'x' },
    after: 'x\r\nb\r\n',
  },
  {
    name: 'a new line takes the ending of the line it is typed in',
    model: 'a\r\nb\n',
    change: { from: 1, to: 1, insert: '\nnew' },
    after: 'a\r\nnew\r\nb\n',
  },
  {
    name: 'in a mixed file, a line that ends in LF passes LF on',
    model: 'a\r\nb\nc',
    change: { from: 3, to: 3, insert: '\nnew' },
    after: 'a\r\nb\nnew\nc',
  },
  {
    name: 'at the end of an unfinished line, the line before decides',
    model: 'a\r\nb',
    change: { from: 3, to: 3, insert: '\n' },
    after: 'a\r\nb\r\n',
  },
  {
    name: 'a byte order mark stays where it is',
    model: '\uFEFFa\r\n',
    change: { from: 0, to: 0, insert: 'x' },
    after: '\uFEFFxa\r\n',
  },
  {
    name: 'taking out a line break takes out both of its characters',
    model: 'a\r\nb',
    change: { from: 1, to: 2, insert: '' },
    after: 'ab',
  },
  {
    name: 'a lone CR is a line ending of its own',
    model: 'a\rb\r',
    change: { from: 3, to: 3, insert: '\nc' },
    after: 'a\rb\rc\r',
  },
  {
    name: 'an empty file gets LF',
    model: '',
    change: { from: 0, to: 0, insert: 'a\nb' },
    after: 'a\nb',
  },
];

describe('applyEditorChange', () => {
  test.each(cases)('$name', ({ model, change, after }) => {
    expect(applyEditorChange(model, [change])).toBe(after);
  });

  const texts = fc
    .array(fc.constantFrom('a', 'ß', '😀', '\r\n', '\n', '\r', ' '), { maxLength: 30 })
    .map((parts) => parts.join(''));

  test('the document after a change is the changed document, for any text and change', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), texts, fc.boolean(), (body, x, y, typed, marked) => {
        const model = (marked ? '\uFEFF' : '') + body;
        const document = toDocument(model);
        const places = [x, y].map((at) => at % (document.length + 1));
        const from = Math.min(...places);
        const to = Math.max(...places);
        const insert = toDocument(typed);
        const after = applyEditorChange(model, [{ from, to, insert }]);
        // A CR before and an LF after the change may join into one ending: that is one line break.
        const expected = document.slice(0, from) + insert + document.slice(to);
        expect(toDocument(after).replace(/\n+/g, '\n')).toBe(expected.replace(/\n+/g, '\n'));
      }),
      which,
    );
  });

  test('offsets go to the model and back', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (model, x) => {
        const map = offsetMap(model);
        const at = x % (toDocument(model).length + 1);
        expect(map.toDocument(map.toModel(at))).toBe(at);
      }),
      which,
    );
  });
});
