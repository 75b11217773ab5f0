import { StringStream } from '@codemirror/language';
import { describe, expect, test } from 'vitest';
import { rustMode } from '../../../src/ui/diff/rust-mode.ts';

/** The coloured tokens of some lines, as `text:style`. */
function coloured(text: string): readonly string[] {
  const state = rustMode.startState?.(2);
  if (!state) throw new Error('The mode has no state.');
  return text.split('\n').flatMap((line) => {
    const stream = new StringStream(line, 2, 2);
    const tokens: string[] = [];
    while (!stream.eol()) {
      stream.start = stream.pos;
      const style = rustMode.token(stream, state);
      if (style !== null) tokens.push(`${stream.current()}:${style}`);
    }
    return tokens;
  });
}

describe('colours of Rust', () => {
  test.each<[what: string, text: string, tokens: readonly string[]]>([
    ['items', 'pub fn gemm(', ['pub:keyword', 'fn:keyword', 'gemm:variableName.definition']],
    ['macros, not comparisons', 'paste! a != b', ['paste!:macroName']],
    ['values and types', 'true f32 x', ['true:atom', 'f32:atom']],
    [
      'numbers, not ranges',
      '1.5e3 0xFF 1..2',
      ['1.5e3:number', '0xFF:number', '1:number', '2:number'],
    ],
    ['an escaped quote', '"a\\"b" c', ['"a\\"b":string']],
    ['an escaped backslash', '"a\\\\" true', ['"a\\\\":string', 'true:atom']],
    ['a string over lines', '"a\nb" true', ['"a:string', 'b":string', 'true:atom']],
    ['a raw string', 'r#"a" \\"# true', ['r#"a" \\"#:string', 'true:atom']],
    ['a raw string without hashes', 'br"\\" true', ['br"\\":string', 'true:atom']],
    [
      'a character and a lifetime',
      "'a' '\\'' &'a x",
      ["'a':string.special", "'\\'':string.special", "'a:labelName"],
    ],
    ['a raw identifier', 'r#fn true', ['true:atom']],
    [
      'nested comments',
      '/* a /* b */ c\n*/ true',
      ['/* a /* b */ c:comment', '*/:comment', 'true:atom'],
    ],
    ['an attribute', '#[derive(Debug)] x', ['#[derive(Debug)]:meta']],
    ['nothing that is none', '\ud83e\udd80 # x', []],
  ])('%s', (_what, text, tokens) => {
    expect(coloured(text)).toEqual(tokens);
  });
});
