import { describe, expect, test } from 'vitest';
import { migrate } from '../../../../src/engine/index.ts';
import { readToml } from '../../../../src/engine/toml/document.ts';
import { valueAt } from '../../../../src/engine/toml/tree.ts';

const a = 'a'.repeat(200_000);

/** Everything long that a manifest may hold beside what moves. */
const long: Readonly<Record<string, string>> = {
  'a string': `x = "${a}"`,
  'a string of escapes': `x = "${'\\"'.repeat(100_000)}"`,
  'a literal string': `x = '${a}"'`,
  'a text': `x = """${'a\n'.repeat(100_000)}"""`,
  'a text that ends in quotes': `x = """\n${a}"""""`,
  'a literal text': `x = '''${'a\n'.repeat(100_000)}'''`,
  'a text with quotes in it': `x = """${'a"" \\""" '.repeat(20_000)}"""`,
  'a quoted key': `"${a}" = 1`,
  'a key': `${a} = 1`,
  'a comment': `# "${a}`,
  'an array': `x = [${'1,'.repeat(20_000)}]`,
  'a string in an array': `x = ["b", "${a}", '${a}', "c"]`,
  'a string in an inline table': `x = { y = "${a}", "${a}" = 1 }`,
  blanks: `x =${' '.repeat(200_000)}1`,
};

describe.each(Object.entries(long))('beside %s', (_, text) => {
  test('what moves is edited at its place', () => {
    const before = `[package]\nname = "p"\nversion = "1.0.0"\n[package.metadata]\n${text}\n[dependencies]\npaste = "1.0" # é\n`;
    const { files, findings } = migrate([{ path: 'Cargo.toml', text: before }]);
    expect(files[0]?.after).toBe(before.replace('\npaste =', '\nqlora-paste ='));
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

test('a long string keeps its value and its span', () => {
  const text = `\uFEFFa = "x"\nb = "${'\\t'.repeat(10_000)}" # "\nc = '${a}'\nd = "y"\n`;
  const tree = readToml(text).document?.tree();
  const values = ['a', 'b', 'c', 'd'].map((key) => {
    const node = tree && valueAt(tree, [key]);
    return node?.kind === 'string' ? [node.value, text.slice(node.from, node.to)] : null;
  });
  expect(values).toEqual([
    ['x', '"x"'],
    ['\t'.repeat(10_000), `"${'\\t'.repeat(10_000)}"`],
    [a, `'${a}'`],
    ['y', '"y"'],
  ]);
});
