/** A migrator's memory must not show: it answers like one that has seen nothing before. */
import { describe, expect, test } from 'vitest';
import {
  catalogue,
  createMigrator,
  type MigrationOptions,
  migrate,
  type SourceFile,
} from '../../../../src/engine/index.ts';

const project: Readonly<Record<string, string>> = {
  'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n\n[workspace.dependencies]\npaste = "1.0"\n',
  'README.md': '```toml\n[dependencies]\npaste = "1.0"\n```\n',
  'a/Cargo.toml':
    '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste.workspace = true\n',
  'a/src/lib.rs': '#![doc = include_str!("../NOTES.md")]\nmod one;\n\npaste::paste! {}\n',
  'a/src/one.rs': 'use paste::paste;\n',
  'a/NOTES.md': '```\npaste::paste! {}\n```\n',
  'b/Cargo.toml':
    '[package]\nname = "b"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ngemm = "0.19"\n',
  'b/src/lib.rs': 'use gemm::gemm;\n',
};

/** Two packages that share a source; `a` can't move without `b`. */
const tied: Readonly<Record<string, string>> = {
  'a/Cargo.toml':
    '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "1.0"\n',
  'a/src/lib.rs': '#[path = "../../x.rs"]\nmod x;\n',
  'b/Cargo.toml':
    '[package]\nname = "b"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "0.1"\n',
  'b/src/lib.rs': '#[path = "../../x.rs"]\nmod x;\n',
  'x.rs': 'use paste::paste;\n',
  'gen.rs': '---\n[dependencies]\npaste = "1.0"\n---\nuse paste::paste;\n',
};

const filesOf = (texts: Readonly<Record<string, string>>): readonly SourceFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));

const { 'b/Cargo.toml': _manifest, ...withoutManifest } = project;
const { 'Cargo.toml': _root, ...withoutRoot } = project;

describe('after the whole project', () => {
  test.each<[what: string, next: Readonly<Record<string, string>>]>([
    ['the same again', project],
    ['a source changed', { ...project, 'a/src/one.rs': 'mod paste {}\nuse paste::paste;\n' }],
    ['a source that includes a document no longer', { ...project, 'a/src/lib.rs': 'mod one;\n' }],
    ['a document changed', { ...project, 'README.md': 'paste\n' }],
    ['a manifest changed', { ...project, 'b/Cargo.toml': '[package]\nname = "b"\n' }],
    ['a manifest that can’t be read', { ...project, 'a/Cargo.toml': '[package\n' }],
    ['a manifest less', withoutManifest],
    ['no root', withoutRoot],
    ['a file more', { ...project, 'a/src/first.rs': 'use paste::paste;\n' }],
    ['another order', Object.fromEntries(Object.entries(project).reverse())],
    ['nothing', {}],
  ])('%s', (_what, next) => {
    const migrator = createMigrator();
    migrator(filesOf(project));
    expect(migrator(filesOf(next))).toEqual(migrate(filesOf(next)));
    expect(migrator(filesOf(project))).toEqual(migrate(filesOf(project)));
  });

  test.each<[what: string, path: string, text: string]>([
    ['a body changed', 'x.rs', 'use paste::paste;\nfn f() {}\n'],
    ['the name gone', 'x.rs', 'fn f() {}\n'],
    ['the file gone', 'b/src/lib.rs', ''],
    ['the other one moving too', 'b/Cargo.toml', tied['a/Cargo.toml']?.replace('"a"', '"b"') ?? ''],
    ['a script’s body changed', 'gen.rs', `${tied['gen.rs']}fn f() {}\n`],
    ['a script’s manifest changed', 'gen.rs', '---\n---\nuse paste::paste;\n'],
  ])('two packages tied by a source, %s', (_what, path, text) => {
    const migrator = createMigrator();
    const next = filesOf({ ...tied, [path]: text });
    migrator(filesOf(tied));
    expect(migrator(next)).toEqual(migrate(next));
    expect(migrator(filesOf(tied))).toEqual(migrate(filesOf(tied)));
  });

  test('other options', () => {
    const migrator = createMigrator();
    const files = filesOf(project);
    migrator(files);
    for (const options of [{ strategy: 'alias' }, { docs: false }, { shim: true }, {}] as const) {
      expect(migrator(files, options)).toEqual(migrate(files, options));
    }
  });

  test('results of other packages are the same objects', () => {
    const migrator = createMigrator();
    const before = migrator(filesOf(project));
    const after = migrator(filesOf({ ...project, 'b/src/lib.rs': 'use gemm::*;\n' }));
    const same = after.files.filter((file, index) => file === before.files[index]);
    const changed = after.files.filter((file) => !same.includes(file));
    expect(changed.map(({ path }) => path)).toEqual(['b/src/lib.rs']);
  });
});

describe('what lies beyond the migration', () => {
  const lock =
    'version = 4\n\n[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = ["paste"]\n\n[[package]]\nname = "paste"\nversion = "1.0.15"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n';
  const locked = { ...project, 'Cargo.lock': lock, 'deny.toml': '[advisories]\nignore = []\n' };
  const options = { catalogue, accept: ['RUSTSEC-2024-0436'] };
  const typed = filesOf({ ...locked, 'a/src/one.rs': 'use paste::paste;\n\n' });

  test('is not worked out again for a letter in a source', () => {
    const migrator = createMigrator();
    const first = migrator(filesOf(locked), options);
    const second = migrator(typed, { ...options, accept: [...options.accept] });
    expect(first.audit).not.toEqual([]);
    expect(second.audit).toBe(first.audit);
    expect(second.waysOut).toBe(first.waysOut);
    expect(second.offers).toBe(first.offers);
  });

  test.each<[what: string, texts: Readonly<Record<string, string>>, options: MigrationOptions]>([
    ['another lock file', { ...locked, 'Cargo.lock': lock.replaceAll('paste', 'dotenv') }, options],
    ['another tool file', { ...locked, 'deny.toml': '[bans]\n' }, options],
    ['nothing accepted', locked, { catalogue }],
    ['no catalogue', locked, {}],
    ['a row more', locked, { ...options, switches: [{ row: 'dotenv→dotenvy', to: 'on' }] }],
  ])('is for %s', (_what, texts, asked) => {
    const migrator = createMigrator();
    migrator(filesOf(locked), options);
    expect(migrator(filesOf(texts), asked)).toEqual(migrate(filesOf(texts), asked));
  });
});
