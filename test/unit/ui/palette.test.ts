/** What the palette finds and in which order. */
import { expect, test } from 'vitest';
import { type Entry, type EntryGroup, find } from '../../../src/ui/palette/entries.ts';

function entry(group: EntryGroup, label: string, detail?: string): Entry {
  return { group, label, detail, run: () => undefined };
}

const entries = [
  entry('commands', 'Open folder', 'Project'),
  entry('commands', 'Patch for git apply', 'Take it away'),
  entry('panels', 'Patch'),
  entry('files', 'lib.rs', 'crates/patchwork/src/'),
  entry('files', 'Cargo.toml', 'crates/patchwork/'),
  entry('files', 'dispatch.rs', 'src/'),
];

test.each<[typed: string, found: readonly string[]]>([
  [
    '',
    [
      'commands: Open folder, Patch for git apply',
      'panels: Patch',
      'files: lib.rs, Cargo.toml, dispatch.rs',
    ],
  ],
  [
    '  PATCH ',
    ['commands: Patch for git apply', 'panels: Patch', 'files: dispatch.rs, lib.rs, Cargo.toml'],
  ],
  ['cargo', ['files: Cargo.toml']],
  ['patchwork lib', ['files: lib.rs']],
  ['toml', ['files: Cargo.toml']],
  ['git patch', ['commands: Patch for git apply']],
  ['project', ['commands: Open folder']],
  ['patch nothing', []],
  ['(', []],
])('%j', (typed, found) => {
  const lists = find(entries, typed);
  expect(
    lists.map((one) => `${one.group}: ${one.entries.map((each) => each.label).join(', ')}`),
  ).toEqual(found);
});

test('the group with the best entry stands first', () => {
  const lists = find([entry('commands', 'Copy the patch'), entry('files', 'patch.rs')], 'patch');
  expect(lists.map((one) => one.group)).toEqual(['files', 'commands']);
});

test('a group lists a dozen and counts the rest', () => {
  const many = Array.from({ length: 30 }, (_, at) => entry('files', `file-${at}.rs`));
  const [list] = find(many, 'file');
  expect([list?.entries.length, list?.more]).toEqual([12, 18]);
});
