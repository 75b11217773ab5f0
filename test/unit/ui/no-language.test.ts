/** The replacement for CodeMirror's languages answers as they do when no language is set. */
import { EditorState, Text } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import * as original from '../../../node_modules/@codemirror/language/dist/index.js';
import * as ours from '../../../src/ui/diff/editor/no-language.ts';

const texts = [
  '',
  'fn main() {\n    call(a[1], { b });\n}\n',
  '(()',
  '([)]',
  ')(',
  '\tlet x = (\n\t  y,\n  \t);\n\n    z',
  '{}[](){[()]}',
];

/** Each text at each offset, with spaces and with tabs. */
const places = texts.flatMap((text) =>
  ['  ', '\t'].flatMap((unit) => {
    const open = (facet: typeof ours.indentUnit | typeof original.indentUnit) =>
      EditorState.create({ doc: Text.of(text.split('\n')), extensions: [facet.of(unit)] });
    return Array.from({ length: text.length + 1 }, (_, at) => ({
      text,
      at,
      one: open(ours.indentUnit),
      other: open(original.indentUnit),
    }));
  }),
);

describe('where no language is set up', () => {
  test('brackets match', () => {
    const differing = places.flatMap(({ text, at, one, other }) =>
      ([1, -1] as const).flatMap((direction) => {
        const mine = JSON.stringify(ours.matchBrackets(one, at, direction));
        const theirs = JSON.stringify(original.matchBrackets(other, at, direction));
        return mine === theirs ? [] : [{ text, at, direction, mine, theirs }];
      }),
    );
    expect(differing).toEqual([]);
    expect(
      places.some(({ one, at }) => ours.matchBrackets(one, at, 1)?.matched),
      'some bracket has a match',
    ).toBe(true);
  });

  test('lines are indented', () => {
    for (const { at, one, other } of places) {
      const context = new original.IndentContext(other);
      expect(ours.getIndentation(null, at)).toBe(original.getIndentation(context, at));
      expect(ours.getIndentUnit(one)).toBe(original.getIndentUnit(other));
      expect(ours.indentString(one, at)).toBe(original.indentString(other, at));
      const line = one.doc.lineAt(at).from;
      expect(new ours.IndentContext(one).lineIndent(line)).toBe(context.lineIndent(line, -1));
    }
  });

  test('the syntax tree is empty', () => {
    for (const { at, other } of places) {
      const mine = ours.syntaxTree().resolveInner();
      const theirs = original.syntaxTree(other).resolveInner(at);
      expect({ ...mine, type: null, childAfter: mine.childAfter() }).toMatchObject({
        type: null,
        from: theirs.from,
        to: theirs.to,
        name: theirs.name,
        firstChild: theirs.firstChild,
        childAfter: theirs.childAfter(at),
      });
      const stack = original.syntaxTree(other).resolveStack(at);
      expect(ours.syntaxTree().resolveStack().next).toBe(stack.next);
    }
  });
});
