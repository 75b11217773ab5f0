import { describe, expect, test } from 'vitest';
import { migrate, type SourceFile } from '../../../src/engine/index.ts';
import type { Keep } from '../../../src/project/keep.ts';
import { keptFindings, keptPatchEntries } from '../../../src/project/keep-findings.ts';

const files: readonly SourceFile[] = [
  {
    path: 'Cargo.toml',
    text: '[workspace]\nmembers = ["a", "b", "c"]\n[workspace.dependencies]\npaste = "1"\ncandle-core = "0.9.1"\n',
  },
  {
    path: 'a/Cargo.toml',
    text: '[package]\nname = "a"\n[dependencies]\npaste = { workspace = true }\ncandle-core.workspace = true\n',
  },
  { path: 'a/src/lib.rs', text: '// paste::paste\nfn f() { paste::paste! {} }\n' },
  {
    path: 'b/Cargo.toml',
    text: '[package]\nname = "b"\nedition = "2021"\n[dependencies]\npaste = "1"\n[features]\nx = ["paste/y"]\n',
  },
  { path: 'b/src/lib.rs', text: 'fn f() { paste::paste! {} }\nfn g() { paste::paste! {} }\n' },
  {
    path: 'c/Cargo.toml',
    text: '[package]\nname = "c"\nedition = "2021"\n[dependencies.paste]\nworkspace = true\n',
  },
];
const migration = migrate(files, {});

const whole = (path: string): Keep => ({ scope: 'file', path });
const edit = (path: string, removed: string, insert: string, nth = 0): Keep => ({
  scope: 'edit',
  path,
  removed,
  insert,
  nth,
});
const patch = migration.files[0]?.edits.find((one) => one.insert.includes('[patch'))?.insert ?? '';

const cases: readonly { name: string; keeps: readonly Keep[]; says: readonly string[] }[] = [
  { name: 'nothing kept', keeps: [], says: [] },
  {
    name: 'a package as a whole',
    keeps: [whole('b/Cargo.toml'), whole('b/src/lib.rs')],
    says: [],
  },
  {
    name: 'a manifest, its sources moved',
    keeps: [edit('b/Cargo.toml', 'paste', 'qlora-paste')],
    says: ['b/Cargo.toml:5 kept-manifest'],
  },
  {
    name: 'a source place, its manifest moved',
    keeps: [edit('b/src/lib.rs', 'paste', 'qlora_paste', 1)],
    says: ['b/src/lib.rs:2 kept-source'],
  },
  {
    name: 'the root, its members moved',
    keeps: [edit('Cargo.toml', 'paste', 'qlora-paste')],
    says: ['Cargo.toml:4 kept-inherited'],
  },
  {
    name: 'members, the root moved',
    keeps: [
      edit('a/Cargo.toml', 'paste', 'qlora-paste'),
      edit('c/Cargo.toml', 'paste', 'qlora-paste'),
    ],
    says: ['a/Cargo.toml:4 kept-inherited', 'c/Cargo.toml:4 kept-inherited'],
  },
  {
    name: 'the patch',
    keeps: [edit('Cargo.toml', '', patch)],
    says: ['Cargo.toml:6 kept-patch-entry'],
  },
  {
    name: 'a whole fork',
    keeps: [{ scope: 'fork', fork: 'qlora-paste' }],
    says: [],
  },
];

describe('what keeping back leads to', () => {
  test.each(cases)('$name', ({ keeps, says }) => {
    const found = keptFindings(migration, keeps);
    expect(found.map(({ path, line, code }) => `${path}:${line} ${code}`)).toEqual(says);
  });

  test('a feature that stays behind its dependency is part of a move', () => {
    const [kept] =
      migration.files.find((file) => file.path === 'b/Cargo.toml')?.edits.slice(-1) ?? [];
    const keep = edit('b/Cargo.toml', '"paste/y"', kept?.insert ?? '');
    const [found, ...others] = keptFindings(migration, [keep]);
    expect([found?.line, others]).toEqual([7, []]);
  });

  test('the message names what is kept and where it would move', () => {
    const [found] = keptFindings(migration, [edit('b/src/lib.rs', 'paste', 'qlora_paste')]);
    expect(found?.message).toContain('“paste” is kept in this source');
    expect(found?.message).toContain('declares qlora-paste');
  });

  test('patch entries kept back are counted', () => {
    expect(keptPatchEntries(migration, [edit('Cargo.toml', '', patch)])).toBe(3);
    expect(keptPatchEntries(migration, [whole('a/Cargo.toml')])).toBe(0);
  });
});
