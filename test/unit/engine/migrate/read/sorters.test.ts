/** Sorted tables: renamed keys move where a tool of the project keeps them in order, and move back. */
import { describe, expect, it, test } from 'vitest';
import { guideForks, migrate, type SourceFile, wayBack } from '../../../../../src/engine/index.ts';
import { isCompanion } from '../../../../../src/engine/migrate/advice/companions.ts';
import { sorterIn } from '../../../../../src/engine/migrate/read/sorters.ts';

it.each([
  ['.github/workflows/ci.yml', '- run: cargo sort --workspace --check', 'cargo sort --workspace'],
  ['tomlfmt.toml', '', 'cargo sort --workspace'],
  ['.pre-commit-config.yaml', '  hooks:\n  - id: cargo-sort\n', 'cargo sort --workspace'],
  ['lefthook.yml', 'run: cargo sort -c\n', 'cargo sort --workspace'],
  ['.husky/pre-commit', 'cargo sort\n', 'cargo sort --workspace'],
  ['xtask/src/main.rs', 'cmd.args(["sort", "--check"])', 'cargo sort --workspace'],
  ['src/main.rs', 'cmd.args(["sort", "--check"])', null],
  ['taplo.toml', '[formatting]\nreorder_keys = true\n', 'taplo fmt'],
  ['.taplo.toml', '[[rule]]\n[rule.formatting]\n  reorder_keys = true\n', 'taplo fmt'],
  ['taplo.toml', '[formatting]\nalign_entries = true\n', null],
  ['taplo.toml', 'formatting.reorder_keys = [\n', null],
  ['.github/workflows/ci.yml', '- run: cargo test', null],
  ['.github/workflows/ci.yml', '    # - run: cargo sort --check', null],
])('manifests kept sorted by %s (%j)', (path, text, command) => {
  expect(isCompanion(path)).toBe(!path.startsWith('src/'));
  expect(sorterIn({ path, text })).toBe(command);
});

const cargoSort = { path: '.github/workflows/ci.yml', text: '- run: cargo sort -w --check\n' };
const grouped = { path: 'justfile', text: 'lint:\n  cargo sort --workspace --grouped --check\n' };
const taplo = { path: 'taplo.toml', text: '[formatting]\nreorder_keys = true\n' };

interface Case {
  readonly name: string;
  readonly by: SourceFile;
  /** Below `[package]`. */
  readonly before: string;
  readonly after: string;
  /** What the way back gives, where that is not `before`. */
  readonly back?: string;
}

const cases: readonly Case[] = [
  {
    name: 'down, with the comment above and the one behind',
    by: cargoSort,
    before: '[dependencies]\nlog = "0.4"\n# names\npaste = "1.0" # why\npin = "1"\nserde = "1"\n',
    after:
      '[dependencies]\nlog = "0.4"\npin = "1"\n# names\nqlora-paste = "1.0" # why\nserde = "1"\n',
  },
  {
    name: 'to the end of a file without final newline',
    by: cargoSort,
    before: '[dependencies]\npaste = "1.0"\npin = "1"',
    after: '[dependencies]\npin = "1"\nqlora-paste = "1.0"',
  },
  {
    name: 'with CRLF',
    by: cargoSort,
    before: '[dependencies]\r\npaste = "1.0"\r\npin = "1"\r\nserde = "1"\r\n',
    after: '[dependencies]\r\npin = "1"\r\nqlora-paste = "1.0"\r\nserde = "1"\r\n',
  },
  {
    name: 'to the end, with CRLF',
    by: cargoSort,
    before: '[dependencies]\r\npaste = "1.0"\r\npin = "1"\r\n\r\n[features]\r\n',
    after: '[dependencies]\r\npin = "1"\r\nqlora-paste = "1.0"\r\n\r\n[features]\r\n',
  },
  {
    name: 'several lines and a requirement that changes',
    by: cargoSort,
    before:
      '[dependencies]\ngemm = { version = "0.19", features = [\n  "f16", # half\n] }\nlog = "0.4"\nserde = "1"\n',
    after:
      '[dependencies]\nlog = "0.4"\nqlora-gemm = { version = "0.20", features = [\n  "f16", # half\n] }\nserde = "1"\n',
    back: '[dependencies]\ngemm = { version = "0.19", features = [\n  "f16", # half\n] }\nlog = "0.4"\nserde = "1"\n',
  },
  {
    name: 'dotted keys of one name go together',
    by: taplo,
    before:
      '[dependencies]\npaste.version = "1.0"\npaste.default-features = false\npin = "1"\nserde = "1"\n',
    after:
      '[dependencies]\npin = "1"\nqlora-paste.version = "1.0"\nqlora-paste.default-features = false\nserde = "1"\n',
  },
  {
    name: 'two crates to one place',
    by: cargoSort,
    before: '[dependencies]\ngemm = "0.20"\nlog = "0.4"\npaste = "1.0"\npin = "1"\nserde = "1"\n',
    after:
      '[dependencies]\nlog = "0.4"\npin = "1"\nqlora-gemm = "0.20"\nqlora-paste = "1.0"\nserde = "1"\n',
    back: '[dependencies]\ngemm = "0.19"\nlog = "0.4"\npaste = "1.0"\npin = "1"\nserde = "1"\n',
  },
  {
    name: 'two crates to the end',
    by: cargoSort,
    before: '[dependencies]\nlog = "0.4"\npaste = "1.0"\npin = "1"\n\n[dev-dependencies]\n',
    after: '[dependencies]\nlog = "0.4"\npin = "1"\nqlora-paste = "1.0"\n\n[dev-dependencies]\n',
  },
  {
    name: 'a table that is not sorted stays, one beside it moves',
    by: cargoSort,
    before:
      '[dependencies]\nserde = "1"\npaste = "1.0"\npin = "1"\n\n[dev-dependencies]\npaste = "1.0"\npin = "1"\n',
    after:
      '[dependencies]\nserde = "1"\nqlora-paste = "1.0"\npin = "1"\n\n[dev-dependencies]\npin = "1"\nqlora-paste = "1.0"\n',
  },
  {
    name: 'where its new name fits, it stays',
    by: cargoSort,
    before: '[dependencies]\nlog = "0.4"\npaste = "1.0"\nserde = "1"\n',
    after: '[dependencies]\nlog = "0.4"\nqlora-paste = "1.0"\nserde = "1"\n',
  },
  {
    name: 'cargo sort goes across blank lines, which go along',
    by: cargoSort,
    before: '[dependencies]\nlog = "0.4"\n\npaste = "1.0"\n\npin = "1"\nserde = "1"\n',
    after: '[dependencies]\nlog = "0.4"\n\npin = "1"\n\nqlora-paste = "1.0"\nserde = "1"\n',
  },
  {
    name: 'within its group',
    by: grouped,
    before: '[dependencies]\nlog = "0.4"\n\n# ours\npaste = "1.0"\npin = "1"\n\nrand = "1"\n',
    after: '[dependencies]\nlog = "0.4"\n\npin = "1"\n# ours\nqlora-paste = "1.0"\n\nrand = "1"\n',
  },
  {
    name: 'taplo leaves what a blank line parts',
    by: taplo,
    before: '[dependencies]\nlog = "0.4"\npaste = "1.0"\n\npin = "1"\nserde = "1"\n',
    after: '[dependencies]\nlog = "0.4"\nqlora-paste = "1.0"\n\npin = "1"\nserde = "1"\n',
  },
  {
    name: 'a comment that says so stays at the top of the table',
    by: cargoSort,
    before: '[dependencies]\n# Keep this sorted.\npaste = "1.0"\npin = "1"\nserde = "1"\n',
    after: '[dependencies]\n# Keep this sorted.\npin = "1"\nqlora-paste = "1.0"\nserde = "1"\n',
  },
  {
    name: 'tables of a target',
    by: cargoSort,
    before: '[target.\'cfg(unix)\'.dependencies]\npaste = "1.0"\npin = "1"\nserde = "1"\n',
    after: '[target.\'cfg(unix)\'.dependencies]\npin = "1"\nqlora-paste = "1.0"\nserde = "1"\n',
  },
  {
    name: 'sections',
    by: cargoSort,
    before:
      '[dependencies.gemm]\nversion = "0.20"\nfeatures = ["f16"]\n\n# to log\n[dependencies.log]\nversion = "0.4"\n\n[dependencies.serde]\nversion = "1"\n',
    after:
      '[dependencies.log]\nversion = "0.4"\n\n[dependencies.qlora-gemm]\nversion = "0.20"\nfeatures = ["f16"]\n\n[dependencies.serde]\nversion = "1"\n'.replace(
        '[dependencies.log]',
        '# to log\n[dependencies.log]',
      ),
    back: '[dependencies.gemm]\nversion = "0.19"\nfeatures = ["f16"]\n\n# to log\n[dependencies.log]\nversion = "0.4"\n\n[dependencies.serde]\nversion = "1"\n',
  },
  {
    name: 'columns stay',
    by: cargoSort,
    before:
      '[dependencies]\nlog         = "0.4"\npaste       = "1.0"\npin-project = "1"\nserde       = "1"\n',
    after:
      '[dependencies]\nlog         = "0.4"\npin-project = "1"\nqlora-paste = "1.0"\nserde       = "1"\n',
  },
  {
    name: 'an inline table is nothing that cargo sort sorts',
    by: cargoSort,
    before: 'dependencies = { paste = "1.0", pin = "1", serde = "1" }\n',
    after: 'dependencies = { qlora-paste = "1.0", pin = "1", serde = "1" }\n',
  },
];

const package_ = '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n';

function textOf(body: string): string {
  const text = body.startsWith('dependencies') ? body + package_ : `${package_}\n${body}`;
  return body.includes('\r') ? text.replace(/\r?\n/g, '\r\n') : text;
}

function migrated(by: SourceFile, text: string, forks = guideForks) {
  const files = migrate([by, { path: 'Cargo.toml', text }], { forks }).files;
  return files.find(({ path }) => path === 'Cargo.toml');
}

describe('a renamed key in a sorted table', () => {
  it.each(cases)('$name', ({ by, before, after, back = before }) => {
    const there = migrated(by, textOf(before));
    expect(there?.after).toBe(textOf(after));
    expect(migrated(by, textOf(after))?.edits).toEqual([]);
    expect(migrated(by, textOf(after), guideForks.map(wayBack))?.after).toBe(textOf(back));
    const groups = new Set(there?.edits.filter(({ moves }) => moves).map(({ group }) => group));
    expect(there?.edits.filter(({ moves }) => moves)).toHaveLength(groups.size * 2);
    // No tool, no move.
    expect(
      migrated({ path: 'x', text: '' }, textOf(before))?.edits.some(({ moves }) => moves),
    ).toBe(false);
  });
});

const taploCases: readonly [name: string, settings: string, path: string, moves: boolean][] = [
  ['all keys', '[formatting]\nreorder_keys = true\n', 'Cargo.toml', true],
  [
    'not these files',
    'include = ["x/*.toml"]\nformatting.reorder_keys = true\n',
    'Cargo.toml',
    false,
  ],
  [
    'but these',
    'exclude = ["**/Cargo.toml"]\nformatting.reorder_keys = true\n',
    'Cargo.toml',
    false,
  ],
  [
    'a rule for its keys',
    '[[rule]]\ninclude = ["**/Cargo.toml"]\nkeys = ["dependencies"]\n[rule.formatting]\nreorder_keys = true\n',
    'a/Cargo.toml',
    true,
  ],
  [
    'a rule for other keys',
    '[[rule]]\nkeys = ["workspace.dependencies", "*-dependencies"]\nformatting.reorder_keys = true\n',
    'Cargo.toml',
    false,
  ],
  [
    'the last rule that speaks',
    'formatting.reorder_keys = true\n[[rule]]\nkeys = ["dependencies"]\nformatting.reorder_keys = false\n',
    'Cargo.toml',
    false,
  ],
  ['a hostile one', 'rule = 1\nformatting = []\ninclude = {}\n', 'Cargo.toml', false],
];

test.each(taploCases)('taplo: %s', (_, text, path, moves) => {
  const manifest = textOf('[dependencies]\npaste = "1.0"\npin = "1"\nserde = "1"\n');
  const { files } = migrate([
    { path: '.taplo.toml', text },
    { path, text: manifest },
  ]);
  expect(files[1]?.edits.some((edit) => edit.moves)).toBe(moves);
});

test('a member and its root move each in its own table', () => {
  const { files } = migrate([
    cargoSort,
    {
      path: 'Cargo.toml',
      text: '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\npaste = "1.0"\npin = "1"\n',
    },
    {
      path: 'a/Cargo.toml',
      text: `${package_}\n[dependencies]\npaste.workspace = true\npin.workspace = true\n`,
    },
  ]);
  expect(files.slice(1).map(({ after }) => after)).toEqual([
    '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\npin = "1"\nqlora-paste = "1.0"\n',
    `${package_}\n[dependencies]\npin.workspace = true\nqlora-paste.workspace = true\n`,
  ]);
  const parts = files.slice(1).map(({ edits }) => edits.map(({ part }) => part));
  expect(parts).toEqual([
    ['entry', 'detail'],
    ['inherits', 'detail'],
  ]);
});
