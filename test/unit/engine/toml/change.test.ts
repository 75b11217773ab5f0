import { describe, expect, test } from 'vitest';
import { applyEdits, sortEdits } from '../../../../src/engine/text/edit.ts';
import { spliceChanges, type TomlChange } from '../../../../src/engine/toml/change.ts';
import { changeValue } from '../../../../src/engine/toml/changed-value.ts';
import { differences } from '../../../../src/engine/toml/differences.ts';
import { readToml } from '../../../../src/engine/toml/document.ts';

const patch: TomlChange = { kind: 'add', at: ['patch', 'crates-io', 'a'], value: { path: 'a' } };
const feature: TomlChange = { kind: 'add', at: ['features', 'paste'], value: ['dep:p'] };

const cases: [name: string, before: string, changes: TomlChange[], after: string][] = [
  [
    'two tables that are not there stand one below the other',
    'x = 1\n',
    [feature, patch],
    'x = 1\n\n[features]\npaste = ["dep:p"]\n\n[patch.crates-io]\na = { path = "a" }\n',
  ],
  [
    'an entry at the very end, and a new table behind it, without a final newline',
    '[patch.crates-io]\nserde = { path = "serde" }',
    [feature, patch],
    '[patch.crates-io]\nserde = { path = "serde" }\na = { path = "a" }\n\n[features]\npaste = ["dep:p"]',
  ],
  [
    'the same with a final newline',
    '[patch.crates-io]\nserde = { path = "serde" }\n',
    [feature, patch],
    '[patch.crates-io]\nserde = { path = "serde" }\na = { path = "a" }\n\n[features]\npaste = ["dep:p"]\n',
  ],
  [
    'a string becomes a table around itself',
    "paste = '1.0' # why\n",
    [{ kind: 'wrap', at: ['paste'], fields: { package: 'q' }, key: 'version', value: null }],
    'paste = { package = "q", version = \'1.0\' } # why\n',
  ],
  [
    'two changes of one array',
    'f = ["a", "b", "c"]\n',
    [
      { kind: 'elements', at: ['f'], values: new Map([[0, ['A']]]) },
      { kind: 'elements', at: ['f'], values: new Map([[2, []]]) },
    ],
    'f = ["A", "b"]\n',
  ],
  [
    'a key is renamed and its table changed',
    '[d.paste]\nversion = "=1.0.15"\n',
    [
      { kind: 'set', at: ['d', 'paste', 'version'], value: '1.0' },
      { kind: 'rename', at: ['d', 'paste'], key: 'qlora-paste' },
    ],
    '[d.qlora-paste]\nversion = "1.0"\n',
  ],
  [
    'a key called __proto__ is a key',
    '[d.__proto__]\nversion = "1"\n',
    [{ kind: 'rename', at: ['d', '__proto__'], key: 'constructor' }],
    '[d.constructor]\nversion = "1"\n',
  ],
];

describe('changes make the text that means what they say', () => {
  test.each(cases)('%s', (_name, before, changes, after) => {
    const { document } = readToml(before);
    if (!document) throw new Error('unreadable');
    const splices = spliceChanges(document.tree(), changes).flatMap((made) => made.splices);
    const text = applyEdits(before, sortEdits(before, splices) ?? []);
    expect(text).toBe(after);
    const expected = changeValue(document.value, changes);
    expect(differences(expected, readToml(text).document?.value ?? {})).toEqual([]);
  });
});
