import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/ui/diff/colours/language.ts';
import { LineStates, languageOf } from '../../../src/ui/diff/colours/line-states.ts';
import { rust } from '../../../src/ui/diff/colours/rust.ts';
import { toml } from '../../../src/ui/diff/colours/toml.ts';
import { which } from '../../property/runs.ts';

/** The coloured tokens of some lines, as `text:colour`. */
function coloured(reader: Language, text: string): readonly string[] {
  const tokens: string[] = [];
  let state = '';
  for (const line of text.split('\n')) {
    state = reader.read(line, state, (from, to, colour) => {
      tokens.push(`${line.slice(from, to)}:${colour}`);
    });
  }
  return tokens;
}

describe('colours of Rust', () => {
  test.each<[what: string, text: string, tokens: readonly string[]]>([
    ['items', 'pub fn gemm(', ['pub:keyword', 'fn:keyword', 'gemm:name']],
    ['macros, not comparisons', 'paste! a != b', ['paste!:value']],
    ['values and types', 'true f32 x', ['true:value', 'f32:value']],
    ['numbers, not ranges', '1.5e3 0xFF 1..2', ['1.5e3:value', '0xFF:value', '1:value', '2:value']],
    ['an escaped quote', '"a\\"b" c', ['"a\\"b":string']],
    ['an escaped backslash', '"a\\\\" true', ['"a\\\\":string', 'true:value']],
    ['a string over lines', '"a\nb" true', ['"a:string', 'b":string', 'true:value']],
    ['a raw string', 'r#"a" \\"# true', ['r#"a" \\"#:string', 'true:value']],
    ['a raw string without hashes', 'br"\\" true', ['br"\\":string', 'true:value']],
    ['a character and a lifetime', "'a' '\\'' &'a x", ["'a':string", "'\\'':string"]],
    ['a raw identifier', 'r#fn true', ['true:value']],
    [
      'nested comments',
      '/* a /* b */ c\n*/ true',
      ['/* a /* b */ c:quiet', '*/:quiet', 'true:value'],
    ],
    ['an attribute', '#[derive(Debug)] x', ['#[derive(Debug)]:quiet']],
    ['nothing that is none', '\ud83e\udd80 # x', []],
  ])('%s', (_what, text, tokens) => {
    expect(coloured(rust, text)).toEqual(tokens);
  });
});

describe('colours of TOML', () => {
  test.each<[what: string, text: string, tokens: readonly string[]]>([
    ['a table', '[dependencies] # all', ['[dependencies]:value', '# all:quiet']],
    ['an array of tables', '[[bin]]', ['[[bin]]:value']],
    ['a quoted table', "[target.'cfg(unix)'.x]", ["[target.'cfg(unix)'.x]:value"]],
    ['a key and its string', 'paste = "1.0"', ['paste:name', '"1.0":string']],
    ['a dotted key', 'a.b-c = true', ['a.b-c:name', 'true:value']],
    ['a quoted key', '"a b".c = 1', ['"a b":name', 'c:name', '1:value']],
    ['a hash in a string', 'a = "# no" # yes', ['a:name', '"# no":string', '# yes:quiet']],
    ['an escaped quote', 'a = "\\"" # b', ['a:name', '"\\"":string', '# b:quiet']],
    [
      'numbers, dates and times',
      'a = [1_000, -2.5e3, 1979-05-27T07:32:00Z, 07:32:00]',
      ['a:name', '1_000:value', '-2.5e3:value', '1979-05-27T07:32:00Z:value', '07:32:00:value'],
    ],
    [
      'an inline table',
      'a = { b = "c", d.e = false }',
      ['a:name', 'b:name', '"c":string', 'd.e:name', 'false:value'],
    ],
    [
      'an array over lines that begins none',
      'a = [\n  ["b"],\n]\n[c]',
      ['a:name', '"b":string', '[c]:value'],
    ],
    [
      'a string over lines',
      'a = """b\n[c] = 1\n"""\nd = 1',
      ['a:name', '"""b:string', '[c] = 1:string', '""":string', 'd:name', '1:value'],
    ],
    [
      'a literal string over lines in an array',
      "a = [''' \\\n''', 1]\nb = 2",
      ['a:name', "''' \\:string", "''':string", '1:value', 'b:name', '2:value'],
    ],
  ])('%s', (_what, text, tokens) => {
    expect(coloured(toml, text)).toEqual(tokens);
  });
});

test.each([
  ['src/lib.rs', rust],
  ['a/Cargo.toml', toml],
  ['Cargo.lock', toml],
  ['README.md', null],
  ['other.lock', null],
])('%s has its reader', (path, reader) => {
  expect(languageOf(path)).toBe(reader);
});

describe('states of lines', () => {
  const lines = fc.array(
    fc.constantFrom('fn f() {}', '/*', '*/', '"', 'r#"', '"#', '// "', "'\"'", '/* a */', ''),
    { maxLength: 30 },
  );
  /** What a reading of the whole text says. */
  const whole = (text: readonly string[]) => {
    const states = [''];
    for (const line of text) states.push(rust.read(line, states.at(-1) ?? '', () => {}));
    return states.slice(0, text.length);
  };
  const known = (states: LineStates, text: readonly string[]) =>
    text.map((_, line) => states.at(line));

  test('are those of a reading of the whole, after any edit', () => {
    fc.assert(
      fc.property(
        lines.filter((text) => text.length > 0),
        fc.array(
          fc.tuple(
            fc.nat(),
            fc.nat(3),
            lines.filter((added) => added.length > 0),
          ),
        ),
        (start, edits) => {
          const text = [...start];
          const linesFrom = (from: number) => text.slice(from);
          const states = new LineStates(rust);
          states.advance(text.length, linesFrom);
          for (const [place, length, added] of edits) {
            const first = place % text.length;
            const removed = Math.min(text.length - first, length + 1);
            text.splice(first, removed, ...added);
            states.edited(first, removed, added.length, linesFrom);
            states.advance(text.length, linesFrom);
            expect(known(states, text)).toEqual(whole(text));
          }
        },
      ),
      which,
    );
  });

  test('an edit that changes no state reads its own lines alone', () => {
    const text = Array.from({ length: 1000 }, () => 'let a = "b";');
    const read: number[] = [];
    const linesFrom = function* (from: number) {
      for (let at = from; at < text.length; at++) {
        read.push(at);
        yield text[at] ?? '';
      }
    };
    const states = new LineStates(rust);
    states.advance(1000, linesFrom);
    read.length = 0;
    text[5] = 'let c = "d";';
    expect(states.edited(5, 1, 1, linesFrom)).toBe(6);
    expect(read).toEqual([5]);
    text[5] = 'let c = "/*"; /*';
    expect(states.edited(5, 1, 1, linesFrom)).toBe(Number.POSITIVE_INFINITY);
    text[8] = 'let d; // d';
    expect(states.edited(8, 1, 1, linesFrom)).toBe(9);
  });

  test('a long text is read in turns', () => {
    const text = ['/*', ...Array.from({ length: 25_000 }, () => 'a')];
    const linesFrom = (from: number) => text.slice(from);
    const states = new LineStates(rust);
    let turns = 0;
    while (!states.knows(25_000)) {
      states.advance(25_000, linesFrom);
      turns += 1;
    }
    expect(turns).toBe(3);
    expect(states.at(25_000)).toBe('/');
  });
});
