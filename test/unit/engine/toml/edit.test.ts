import { describe, expect, test } from 'vitest';
import { applyEdits, type Splice, sortEdits } from '../../../../src/engine/text/edit.ts';
import { differences } from '../../../../src/engine/toml/differences.ts';
import { readToml, type TomlDocument } from '../../../../src/engine/toml/document.ts';
import { appendLines, insertEntries } from '../../../../src/engine/toml/insert.ts';
import { setString } from '../../../../src/engine/toml/quote.ts';
import { removals, removedPaths, removeElements } from '../../../../src/engine/toml/remove.ts';
import { renameKey } from '../../../../src/engine/toml/rename.ts';
import { type TomlTree, valueAt } from '../../../../src/engine/toml/tree.ts';

function read(text: string): TomlDocument {
  const { document, problem } = readToml(text);
  if (!document) throw new Error(`${problem.message} at ${problem.from} of ${text}`);
  return document;
}

/** The text after `edit`, which must be splices that fit together and leave a document. */
function edited(text: string, edit: (tree: TomlTree) => readonly Splice[]): string {
  const sorted = sortEdits(text, edit(read(text).tree()));
  expect(sorted).not.toBeNull();
  const result = applyEdits(text, sorted ?? []);
  read(result);
  return result;
}

/** Lines, so that the tables below can be read. */
const at = (...lines: string[]) => lines.join('\n');

describe('renameKey', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['an entry', '[dependencies]\npaste = "1"\n', '[dependencies]\nqlora-paste = "1"\n'],
    ['a basic quoted key', '[dependencies]\n"paste"="1"', '[dependencies]\n"qlora-paste"="1"'],
    ['a literal key', "[dependencies]\n'paste' = '1'\n", "[dependencies]\n'qlora-paste' = '1'\n"],
    [
      'a sub-table header',
      '[ dependencies . paste ] # x\nversion="1"\n',
      '[ dependencies . qlora-paste ] # x\nversion="1"\n',
    ],
    [
      'every dotted key',
      '[dependencies]\npaste.version = "1"\npaste.features = []\n',
      '[dependencies]\nqlora-paste.version = "1"\nqlora-paste.features = []\n',
    ],
    ['from the root', 'dependencies.paste = "1"\n', 'dependencies.qlora-paste = "1"\n'],
    ['an inline parent', 'dependencies = {paste="1"}\n', 'dependencies = {qlora-paste="1"}\n'],
    [
      'below a sub-table only',
      '[dependencies.paste.x]\n[dependencies.paste]\n',
      '[dependencies.qlora-paste.x]\n[dependencies.qlora-paste]\n',
    ],
    [
      'behind a BOM, CRLF',
      '\uFEFFdependencies.paste = "😀"\r\n',
      '\uFEFFdependencies.qlora-paste = "😀"\r\n',
    ],
    [
      'alignment that has room',
      '[dependencies]\npaste       = "1"\nunicode-xid = "0.2"\n',
      '[dependencies]\nqlora-paste = "1"\nunicode-xid = "0.2"\n',
    ],
    [
      'alignment without room: one blank',
      '[dependencies]\npaste = "1"\nlog   = "0.4"\n',
      '[dependencies]\nqlora-paste = "1"\nlog   = "0.4"\n',
    ],
    [
      'tabs are left alone',
      '[dependencies]\npaste\t= "1"\ngemm\t\t= "1"\n',
      '[dependencies]\nqlora-paste\t= "1"\ngemm\t\t= "1"\n',
    ],
    [
      'equal by chance is not aligned',
      '[dependencies]\npaste  = "1"\nserde  = "1"\n',
      '[dependencies]\nqlora-paste  = "1"\nserde  = "1"\n',
    ],
    [
      'another table with that key stays',
      '[dependencies]\npaste = "1"\n[features]\npaste = []\n',
      '[dependencies]\nqlora-paste = "1"\n[features]\npaste = []\n',
    ],
  ];
  test.each(cases)('%s', (_, before, expected) => {
    expect(
      edited(before, (tree) => renameKey(tree, ['dependencies', 'paste'], 'qlora-paste')),
    ).toBe(expected);
  });

  test('is done once, and does nothing for a key that is not there', () => {
    const tree = read('[a]\nb = 1\n').tree();
    expect(renameKey(tree, ['a', 'c'], 'd')).toEqual([]);
    expect(renameKey(tree, ['a', 'b'], 'b')).toEqual([]);
  });
});

describe('setString', () => {
  const cases: [before: string, text: string, after: string][] = [
    ['a = "1"', '2', 'a = "2"'],
    ["a = '1'", '2', "a = '2'"],
    ["a = '1'", "it's", 'a = "it\'s"'],
    ['a = "1"', 'x"\\\n\u007f', 'a = "x\\"\\\\\\n\\u007F"'],
    ["a = '''1'''", '2', "a = '2'"],
  ];
  test.each(cases)('%s → %s', (before, text, expected) => {
    const result = edited(before, (tree) => {
      const node = valueAt(tree, ['a']);
      return node?.kind === 'string' ? setString(node, text) : [];
    });
    expect(result).toBe(expected);
    expect(read(result).value.a).toBe(text);
  });
});

describe('insertEntries', () => {
  const cases: [name: string, before: string, after: string][] = [
    [
      'after the last entry',
      at('[t]', 'a = 1 # c', '', '# of u', '[u]', ''),
      at('[t]', 'a = 1 # c', 'k = 2', '', '# of u', '[u]', ''),
    ],
    ['under a bare header', '[t] # c\n\n[u]\n', '[t] # c\nk = 2\n\n[u]\n'],
    ['no final newline', '[t]\na = 1', '[t]\na = 1\nk = 2'],
    ['CRLF and tabs', '[t]\r\n\ta = 1\r\n[u]\r\n', '[t]\r\n\ta = 1\r\n\tk = 2\r\n[u]\r\n'],
    ['aligned', '[t]\na   = 1\nabc = 2\n', '[t]\na   = 1\nabc = 2\nk   = 2\n'],
    ['inline', 't = { a = 1 }\n', 't = { a = 1, k = 2 }\n'],
    ['tight inline', 't = {a=1}\n', 't = {a=1, k=2}\n'],
    ['empty inline', 't = {}\n', 't = { k = 2 }\n'],
    [
      'multi-line inline with trailing comma and comment',
      at('t = {', '  a = 1, # c', '}', ''),
      at('t = {', '  a = 1, # c', '  k = 2,', '}', ''),
    ],
    [
      'multi-line inline without trailing comma',
      at('t = {', '  a = 1 # c', '}', ''),
      at('t = {', '  a = 1, # c', '  k = 2', '}', ''),
    ],
    ['dotted', 't.a = 1\nx = 2\n', 't.a = 1\nt.k = 2\nx = 2\n'],
    ['only sub-tables', '[t.a]\nb = 1\n', '[t]\nk = 2\n\n[t.a]\nb = 1\n'],
    ['only an array of sub-tables', '[[t.a]]\nb = 1\n', '[t]\nk = 2\n\n[[t.a]]\nb = 1\n'],
    ['an element of an array of tables', '[[t]]\na = 1\n[[t]]\n', '[[t]]\na = 1\n[[t]]\n'],
  ];
  test.each(cases)('%s', (_, before, expected) => {
    expect(edited(before, (tree) => insertEntries(tree, ['t'], [{ key: 'k', value: '2' }]))).toBe(
      expected,
    );
  });

  test.each([
    ['inline', 't = { a = 1 }\n', 't = { k = 2, a = 1 }\n'],
    ['section', '[t]\n# of a\na = 1\n', '[t]\n# of a\nk = 2\na = 1\n'],
    ['dotted', 't.a = 1\n', 't.k = 2\nt.a = 1\n'],
    ['multi-line inline', 't = {\n\ta = 1\n}\n', 't = {\n\tk = 2,\n\ta = 1\n}\n'],
  ])('first: %s', (_, before, expected) => {
    expect(
      edited(before, (tree) =>
        insertEntries(tree, ['t'], [{ key: 'k', value: '2' }], { position: 'first' }),
      ),
    ).toBe(expected);
  });

  test.each([
    ['section', '[t]\na = 1\n', '[t]\na = 1\nk = 2\nl = 3\n'],
    ['inline', 't = { a = 1 }\n', 't = { a = 1, k = 2, l = 3 }\n'],
    ['multi-line inline', 't = {\n  a = 1\n}\n', 't = {\n  a = 1,\n  k = 2,\n  l = 3\n}\n'],
  ])('several: %s', (_, before, expected) => {
    const entries = [
      { key: 'k', value: '2' },
      { key: 'l', value: '3' },
    ];
    expect(edited(before, (tree) => insertEntries(tree, ['t'], entries))).toBe(expected);
  });

  test.each([
    ['[patch]\ncrates-io.a = 1\n', '[patch]\ncrates-io.a = 1\ncrates-io.k = 2\n'],
    ['patch = { crates-io.a = 1 }\n', 'patch = { crates-io.a = 1, crates-io.k = 2 }\n'],
    ['patch = { crates-io = {} }\n', 'patch = { crates-io = { k = 2 } }\n'],
    [
      '[patch."crates-io".a]\nb = 1\n',
      '[patch."crates-io"]\nk = 2\n\n[patch."crates-io".a]\nb = 1\n',
    ],
    ['[ patch . "crates-io" ]\n', '[ patch . "crates-io" ]\nk = 2\n'],
  ])('two levels down, in %j', (before, expected) => {
    expect(
      edited(before, (tree) =>
        insertEntries(tree, ['patch', 'crates-io'], [{ key: 'k', value: '2' }]),
      ),
    ).toBe(expected);
  });

  test.each([
    ['\uFEFF', '\uFEFFk = 2\n'],
    ['[t]\n', 'k = 2\n\n[t]\n'],
    ['# licence\na = 1\n[t]\n', '# licence\na = 1\nk = 2\n[t]\n'],
  ])('at the root of %j', (before, expected) => {
    expect(edited(before, (tree) => insertEntries(tree, [], [{ key: 'k', value: '2' }]))).toBe(
      expected,
    );
  });
});

describe('removals', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['a line with its comment', '[t]\na = 1\nk = 2 # c\nb = 3\n', '[t]\na = 1\nb = 3\n'],
    ['the only item', 't = { k = 2 }\n', 't = {}\n'],
    ['the first item', 't = { k = 2, a = 1 }\n', 't = { a = 1 }\n'],
    ['the middle item', 't = {a=1,k=2,b=3}\n', 't = {a=1,b=3}\n'],
    ['the last item', 't = { a = 1, k = 2 }\n', 't = { a = 1 }\n'],
    [
      'a line of a multi-line inline table',
      't = {\n  a = 1,\n  k = 2, # c\n}\n',
      't = {\n  a = 1,\n}\n',
    ],
    ['the last line, no trailing comma', 't = {\n  a = 1,\n  k = 2\n}\n', 't = {\n  a = 1\n}\n'],
    ['a gap on either side', '[t]\na = 1\n\nk.x = 2\nk.y = 2\n\nb = 3\n', '[t]\na = 1\n\nb = 3\n'],
    ['dotted keys', 't.k.x = 1\nt.a = 1\nt.k.y = 2\n', 't.a = 1\n'],
    ['a section', '[t]\na = 1\n\n[t.k] # c\nx = 1\n\n[u]\n', '[t]\na = 1\n\n[u]\n'],
    ['a section with sub-sections', '[t.k.x]\na = 1\n\n[t.k]\n\n# of u\n[u]\n', '# of u\n[u]\n'],
  ];
  test.each(cases)('%s', (_, before, expected) => {
    expect(edited(before, (tree) => removals(tree, removedPaths([['t', 'k']])))).toBe(expected);
  });

  test('several neighbours of one inline table', () => {
    const paths = [
      ['t', 'b'],
      ['t', 'c'],
    ];
    expect(
      edited('t = { a = 1, b = 2, c = 3 }', (tree) => removals(tree, removedPaths(paths))),
    ).toBe('t = { a = 1 }');
  });
});

describe('elements', () => {
  const removals: [before: string, indices: number[], after: string][] = [
    ['a = ["b"]', [0], 'a = []'],
    ['a = [ "b", ]', [0], 'a = []'],
    ['a = ["b", "c"]', [0], 'a = ["c"]'],
    ['a = ["b", "c"]', [1], 'a = ["b"]'],
    ['a = ["b", "c", "d",]', [1, 2], 'a = ["b",]'],
    ['a = ["b", "c", "d"]', [0, 2], 'a = ["c"]'],
    ['a = ["b", "c", "d"]', [0, 1, 2], 'a = []'],
    ['a = [\n  "b", # of b\n  "c",\n]', [0], 'a = [\n  "c",\n]'],
    ['a = [\n  "b", # of b\n  "c" # of c\n]', [1], 'a = [\n  "b" # of b\n]'],
    ['a = [\n  "b", "c",\n  "d",\n]', [1], 'a = [\n  "b",\n  "d",\n]'],
    ['a = [\n  "b", "c",\n  "d",\n]', [0], 'a = [\n  "c",\n  "d",\n]'],
    ['a = [\n  "b",\n  "c", "d"\n]', [1, 2], 'a = [\n  "b"\n]'],
  ];
  test.each(removals)('remove from %j', (before, indices, expected) => {
    const result = edited(before, (tree) => {
      const array = valueAt(tree, ['a']);
      return array?.kind === 'array' ? removeElements(array, indices) : [];
    });
    expect(result).toBe(expected);
  });
});

describe('appendLines', () => {
  test.each([
    ['', '[p]\nk = 1\n'],
    ['a = 1\n', 'a = 1\n\n[p]\nk = 1\n'],
    ['a = 1\n\n', 'a = 1\n\n[p]\nk = 1\n\n'],
    ['a = 1', 'a = 1\n\n[p]\nk = 1'],
    ['a = 1\r\n', 'a = 1\r\n\r\n[p]\r\nk = 1\r\n'],
  ])('to %j', (before, expected) => {
    expect(edited(before, (tree) => appendLines(tree, ['[p]', 'k = 1']))).toBe(expected);
  });
});

test('differences names the topmost changed keys', () => {
  const before = read('a = 1\n[d]\npaste = { v = 1 }\nlog = [1, [2]]\n[[bin]]\nname = "x"\n').value;
  const now = read('a = 1.5\n[d]\nqp = { v = 1 }\nlog = [1, [3]]\n[[bin]]\nname = "y"\n').value;
  expect(differences(before, now)).toEqual([
    ['a'],
    ['d', 'paste'],
    ['d', 'log'],
    ['d', 'qp'],
    ['bin', '0', 'name'],
  ]);
  expect(differences(before, before)).toEqual([]);
});
