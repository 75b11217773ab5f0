import { describe, expect, test } from 'vitest';
import { positionAt as lineAndColumn, lineStarts } from '../../../../src/engine/text/lines.ts';
import { readToml, type TomlDocument } from '../../../../src/engine/toml/document.ts';
import { segmentsAt, spanAt, tablesAt, valueAt } from '../../../../src/engine/toml/tree.ts';
import { lookup } from '../../../../src/engine/toml/value.ts';
import { misplaced } from '../../../toml-places.ts';

function read(text: string): TomlDocument {
  const { document, problem } = readToml(text);
  if (!document) throw new Error(problem.message);
  return document;
}

describe('what Cargo accepts', () => {
  test.each([
    ['BOM and CRLF', '\uFEFFa = 1\r\n', ['a'], 1],
    ['TOML 1.1 inline tables', 'a = {\n  b = 1, # c\n  c = 2,\n}\n', ['a', 'c'], 2],
    ['large integers', 'a = 9223372036854775807\n', ['a'], 9223372036854775807n],
    ['TOML 1.1 escapes', 'a = "\\e\\x41"\n', ['a'], '\u001bA'],
    ['__proto__ is a key', '[__proto__]\npolluted = 1\n', ['__proto__', 'polluted'], 1],
    ['constructor is a key', 'constructor.name = "x"\n', ['constructor', 'name'], 'x'],
    ['elements by index', '[[bin]]\n[[bin]]\nname = "x"\n', ['bin', '1', 'name'], 'x'],
    ['a leap day', 'a = 2024-02-29\nb = 1\n', ['b'], 1],
    ['what only looks like a day', '"2021-02-30" = "2021-02-30" # 2021-02-30\nb = 1\n', ['b'], 1],
    [
      'days and times',
      'a = [1979-05-27 07:32:00Z , 07:32, 1979-05-27T00:32:00.5-07:00]\nb = 1\n',
      ['b'],
      1,
    ],
    ['numbers', 'a = [+1_000,-0,0xF_f]\nb = [1.5e+3 , -inf,+nan]\nc = 1\n', ['c'], 1],
    ['quotes before closing quotes', `a = """x"""""\nb = '''y'''''\n`, ['b'], "y''"],
    ['escaped quotes', 'a = "\\\\"\nb = "\\"#\\\\\\"" # "\n', ['b'], '"#\\"'],
    [
      'marks in comments',
      '# \u2028"\n[a] # [b]\n\u0023 x = [\nb = [ # ]\n  1, # , 2\n]\n',
      ['a', 'b', '0'],
      1,
    ],
    ['keys of blanks and dots', '[ "a b" . c ]\n"" . \'\' = 1\n', ['a b', 'c', '', ''], 1],
    [
      'a table of an array of an array',
      '[[a]]\n[[a.b]]\n[[a.b]]\n[a.b.c]\nd = 1\n',
      ['a', '0', 'b', '1', 'c', 'd'],
      1,
    ],
    ['a long number', `a = ${'1'.repeat(5000)}.5\nb = 1\n`, ['b'], 1],
    ['nothing inherited', 'a = 1\n', ['toString'], undefined],
  ])('%s', (_, text, path, value) => {
    const document = read(text);
    expect(lookup(document.value, path)).toBe(value);
    expect(misplaced(document)).toEqual([]);
  });
});

describe('what it refuses, at its place', () => {
  test.each([
    ['a = 1\nb = \n', 2, 5],
    ['a = 1\r\n\r\na = 2\r\n', 3, 1],
    ['\uFEFFa = 1\n[a]\n', 2, 2],
    ['[table\nb = 1\n', 1, 7],
    ['a = [1, 2\n\nb = 3\n', 3, 1],
    ['a = 1\n\uFEFFb = 1\n', 2, 1],
    ['a = 2021-02-30\n', 1, 5],
    ['a = 1\nb = [2021-04-30, {c = 2021-04-31T07:32:00Z}]\n', 2, 23],
    ['a = """\nnever closed\n', 1, 5],
    ['a = { b = 1, b = 2 }', 1, 14],
    ['a = "😀" x', 1, 10],
    ['a = 1\rb = 2\n', 1, 6],
  ])('%j at line %i, column %i', (text, line, column) => {
    const { problem } = readToml(text);
    expect(lineAndColumn(lineStarts(text), problem?.from ?? -1)).toEqual({ line, column });
    expect(problem?.to).toBeGreaterThanOrEqual(problem?.from ?? 0);
    expect(problem?.message).toMatch(/^[^\n]+$/);
  });

  const deep = 10_000;
  test.each([
    ['arrays', `a = ${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['inline tables', `a = ${'{a='.repeat(deep)}1${'}'.repeat(deep)}`],
    ['dotted keys', `a${'.a'.repeat(deep)} = 1`],
    ['headers', `[a${'.a'.repeat(deep)}]\n`],
    ['open brackets', `a = ${'['.repeat(deep)}`],
    ['a 10 MB line', `a = "${'x'.repeat(10_000_000)}"`],
    ['a 10 MB comment', `a = 1\n# ${'x'.repeat(10_000_000)}\n`],
  ])('%s beyond measure', (_, text) => {
    expect(readToml(text).problem).not.toBeNull();
  });
});

describe('the tree', () => {
  const text = [
    '\uFEFFroot.dotted = "😀"',
    '[dependencies]',
    'paste = "1"',
    "'gemm'.version = '0.19'",
    'gemm . features = ["f16", "rayon"]',
    'inline = { version = "1", "package" = "paste" }',
    '[dependencies.paste-sub] # c',
    'version = """1"""',
    '[[bin]]',
    'name = "a"',
    '[bin.extra]',
    '[[bin]]',
    'name = "b"',
    'required-features = ["x"]',
    'list = [{ k = 1 }, { k = 2 }]',
    '',
  ].join('\r\n');
  const tree = read(text).tree();
  const written = (spans: readonly { from: number; to: number }[]) =>
    spans.map(({ from, to }) => text.slice(from, to));

  test.each([
    [['root'], ['root']],
    [['root', 'dotted'], ['dotted']],
    [['dependencies'], ['dependencies', 'dependencies']],
    [
      ['dependencies', 'gemm'],
      ["'gemm'", 'gemm'],
    ],
    [['dependencies', 'inline', 'package'], ['"package"']],
    [['dependencies', 'paste-sub'], ['paste-sub']],
    [['bin'], ['bin', 'bin', 'bin']],
    [['bin', '0', 'extra'], ['extra']],
    [['bin', '1', 'name'], ['name']],
    [['bin', '1', 'list', '1', 'k'], ['k']],
    [['nothing', 'here'], []],
  ])('segments at %j', (path, expected) => {
    expect(written(segmentsAt(tree, path))).toEqual(expected);
  });

  test.each([
    [['root', 'dotted'], '"😀"'],
    [['dependencies', 'gemm', 'features', '1'], '"rayon"'],
    [['dependencies', 'inline'], '{ version = "1", "package" = "paste" }'],
    [['dependencies', 'paste-sub', 'version'], '"""1"""'],
    [['bin', '1', 'list', '0'], '{ k = 1 }'],
  ])('value at %j', (path, expected) => {
    const value = valueAt(tree, path);
    expect(value && written([value])).toEqual([expected]);
  });

  test('headers span their brackets, entries their key and value', () => {
    const headers = tree.sections.flatMap(({ header }) => (header ? [header] : []));
    expect(written(headers)).toEqual([
      '[dependencies]',
      '[dependencies.paste-sub]',
      '[[bin]]',
      '[bin.extra]',
      '[[bin]]',
    ]);
    const entries = tree.sections.flatMap((section) => section.entries);
    expect(written(entries)).toContain("'gemm'.version = '0.19'");
    expect(tree.eol).toBe('\r\n');
  });

  test('tables are sections and inline tables, not dotted ones', () => {
    const kinds = (path: string[]) => tablesAt(tree, path).map(({ kind }) => kind);
    expect(kinds(['dependencies', 'paste-sub'])).toEqual(['section']);
    expect(kinds(['dependencies', 'inline'])).toEqual(['table']);
    expect(kinds(['dependencies', 'gemm'])).toEqual([]);
    expect(kinds(['bin', '1'])).toEqual(['section']);
  });

  test('a span to point at falls back to the nearest parent', () => {
    const span = spanAt(tree, ['dependencies', 'inline', 'features']);
    expect(span && written([span])).toEqual(['inline']);
    expect(spanAt(tree, ['x'])).toBeNull();
  });
});
