/** Which key of forklift.toml is being typed, given the text up to the cursor. */
import { expect, test } from 'vitest';
import { ruleKeys } from '../../../src/engine/host.ts';
import { rulePlace } from '../../../src/ui/diff/editor/rule-place.ts';

/** The table, what is written of the key, and the keys before it; `null` where no key can stand. */
const places: readonly (readonly [string, string | null])[] = [
  ['', '| '],
  ['fo', '|fo '],
  ['[', '[|] '],
  ['[for', '[|for] '],
  ['[forks.', '[forks|] '],
  ['[forks.foo', '[forks|foo] '],
  ['[forks.foo.fe', '[forks.foo|fe] '],
  ['[forks.foo]', null],
  ['[forks.foo] ', null],
  ['[forks.foo] # fo', null],
  ['[forks.foo]\n', 'forks.foo| '],
  ['[forks.foo]\nfo', 'forks.foo|fo '],
  ['[forks.foo]\nfork', 'forks.foo|fork '],
  ['[forks.foo]\nfork ', null],
  ['[forks.foo]\nfork = ', null],
  ['[forks.foo]\nfork = b', null],
  ['[forks.foo]\nfork = "b"', null],
  ['[forks.foo]\nfork = "b" # x', null],
  ['[forks.foo]\nfork = "b" # x\n', 'forks.foo| fork'],
  ['[forks.foo]\nfork = "b"\n  re', 'forks.foo|re fork'],
  ['[forks.foo]\nfork = "b"\n[forks.bar]\n', 'forks.bar| '],
  ['[forks.foo]\nfork = "b"\n[[forks.bar]]\nx', 'forks.bar|x '],
  ['[forks."foo.bar"]\nf', 'forks.foo.bar|f '],
  ["[forks.'foo']\nf", 'forks.foo|f '],
  ['[forks]\nfoo = { ', 'forks.foo| '],
  ['[forks]\nfoo = { fork = "b", ', 'forks.foo| fork'],
  ['[forks]\nfoo = { fork = "b", re', 'forks.foo|re fork'],
  ['[forks]\nfoo = { fork = "b" }', null],
  ['[forks]\nfoo = { fork = "b" }\n', 'forks| foo'],
  ['[forks]\nfoo = [{ fork = "b" }, { fr', 'forks.foo|fr '],
  ['[forks]\nfoo = [\n  { fork = "b" },\n  { fr', 'forks.foo|fr '],
  ['[forks]\nfoo = [', null],
  ['[forks.foo]\nfeatures = { ', 'forks.foo.features| '],
  ['[forks.foo]\nfeatures = { drop = ["a", "b"], ad', 'forks.foo.features|ad drop'],
  ['[forks.foo]\nfeatures.dr', 'forks.foo.features|dr '],
  ['[forks]\nfoo.fo', 'forks.foo|fo '],
  ['forks.foo.fo', 'forks.foo|fo '],
  ['[forks.foo]\nnotes = """\nfo', null],
  ['[forks.foo]\nnotes = """\n[x]\n"""\nfo', 'forks.foo|fo notes'],
  ["[forks.foo]\nnotes = '''a\n'''\r\nfo", 'forks.foo|fo notes'],
  ['[forks.foo]\nnotes = ["a # b", \'c\', 3]\nfo', 'forks.foo|fo notes'],
  ['[forks.foo]\n"fo', null],
  ['}}]]=,\nfo', '|fo '],
];

test.each(places)('%j', (text, wanted) => {
  const place = rulePlace(text);
  const table = place?.table.join('.') ?? '';
  const rest = place && `${text.slice(place.from)}${place.isHeader ? ']' : ''}`;
  expect(
    place && `${place.isHeader ? '[' : ''}${table}|${rest} ${[...place.written].join(' ')}`,
  ).toBe(wanted);
});

test.each([
  [[], 'forks back'],
  [['forks'], ''],
  [['forks', 'foo', 'features'], 'drop add rename'],
  [['forks', 'foo', 'paths'], ''],
  [['forks', 'foo', 'features', 'rename'], ''],
  [['back', 'foo'], 'crate requirement from lib crate-lib features paths'],
  [['__proto__', 'foo'], ''],
])('the keys of %j', (path, keys) => {
  expect(ruleKeys(path).join(' ')).toBe(keys);
});
