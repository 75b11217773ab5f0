/** Shims on the way back: what is as it was written is deleted, anything else stays and is spoken of. */
import { describe, expect, test } from 'vitest';
import {
  guideForks,
  type MigrationOptions,
  migrate,
  type SourceFile,
  wayBack,
} from '../../../../../src/engine/index.ts';
import { filesAfter } from '../../../../promises.ts';

const index = 'registry+https://github.com/rust-lang/crates.io-index';
const app =
  '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nold = "1"\n';
const locked = (name: string, version: string, ...needs: readonly string[]) =>
  `\n[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "${index}"\ndependencies = [${needs.map((need) => `"${need}"`).join(', ')}]\n`;
const lock = (...packages: readonly string[]) =>
  `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["old"]\n${packages.join('')}`;
const one = lock(locked('old', '1.0.0', 'paste'), locked('paste', '1.0.14'));

const given = (files: Readonly<Record<string, string>>): readonly SourceFile[] =>
  Object.entries(files).map(([path, text]) => ({ path, text }));
const project = given({ 'Cargo.toml': app, 'src/lib.rs': '', 'Cargo.lock': one });
const home = { forks: guideForks.map(wayBack) };
const there = (files: readonly SourceFile[]) => filesAfter(migrate(files, { shim: true }));

describe('forth and back gives the files that were given', () => {
  test.each<[string, readonly SourceFile[]]>([
    ['one shim', project],
    [
      'two versions of a crate, and another crate',
      given({
        'Cargo.toml': app,
        'src/lib.rs': '',
        'Cargo.lock': lock(
          locked('old', '1.0.0', 'paste 1.0.14', 'older'),
          locked('older', '1.0.0', 'paste 1.0.15', 'gemm'),
          locked('gemm', '0.19.0'),
          locked('paste', '1.0.14'),
          locked('paste', '1.0.15'),
        ),
      }),
    ],
    [
      'a pattern that takes the shim for a member',
      given({
        'Cargo.toml': '[workspace]\nmembers = ["*"]\n',
        'app/Cargo.toml': app,
        'app/src/lib.rs': '',
        'Cargo.lock': one,
      }),
    ],
    [
      'a pattern that takes its sources for one too',
      given({
        'Cargo.toml': '[workspace]\nmembers = ["*", "*/src"]\n',
        'app/Cargo.toml': app,
        'app/src/lib.rs': '',
        'Cargo.lock': one,
      }),
    ],
    [
      'two workspaces that share it',
      given({
        'a/Cargo.toml': app,
        'a/src/lib.rs': '',
        'a/Cargo.lock': one,
        'b/Cargo.toml': app.replace('"app"', '"app2"'),
        'b/src/lib.rs': '',
        'b/Cargo.lock': one.replace('"app"', '"app2"'),
      }),
    ],
  ])('%s', (_name, files) => {
    const moved = there(files);
    expect(moved.length).toBeGreaterThan(files.length);
    const back = migrate(moved, home);
    expect(filesAfter(back)).toEqual(files);
    expect(back.findings.filter(({ code }) => code === 'back-shim')).toEqual([]);
    expect(migrate(filesAfter(back), home).files.every((file) => file.before === file.after)).toBe(
      true,
    );
  });
});

test('line ends of Windows are none of a shim’s own', () => {
  const moved = there(project).map(({ path, text }) => ({
    path,
    text: text.replaceAll('\n', '\r\n'),
  }));
  const back = filesAfter(migrate(moved, home)).map(({ path }) => path);
  expect(back).toEqual(project.map(({ path }) => path));
});

describe('what stays', () => {
  const edit = (path: string, change: (text: string) => string) => (files: readonly SourceFile[]) =>
    files.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
  const without = (path: string) => (files: readonly SourceFile[]) =>
    files.filter((file) => file.path !== path);
  const add = (path: string, text: string) => (files: readonly SourceFile[]) => [
    ...files,
    { path, text },
  ];
  const cases: readonly (readonly [
    string,
    (files: readonly SourceFile[]) => readonly SourceFile[],
    'exactly' | 'a manifest names it',
    MigrationOptions,
  ])[] = [
    ['another source', edit('shims/paste/src/lib.rs', (text) => `${text}// ours\n`), 'exactly', {}],
    [
      'another manifest',
      edit('shims/paste/Cargo.toml', (text) => text.replace('1.0"', '1.0.17"')),
      'exactly',
      {},
    ],
    ['a file more', add('shims/paste/README.md', 'ours\n'), 'exactly', {}],
    ['a file more further down', add('shims/paste/src/more/mod.rs', ''), 'exactly', {}],
    ['a file less', without('shims/paste/src/lib.rs'), 'exactly', {}],
    [
      'a file more that is no text',
      (files) => files,
      'exactly',
      { undecoded: ['shims/paste/logo.png'] },
    ],
    [
      'a member by name',
      edit('Cargo.toml', (text) => `${text}\n[workspace]\nmembers = ["shims/paste"]\n`),
      'a manifest names it',
      {},
    ],
    [
      'a dependency by path',
      edit('Cargo.toml', (text) =>
        text.replace(
          'old = "1"\n',
          'old = "1"\nx = { package = "paste", path = "./shims/paste" }\n',
        ),
      ),
      'a manifest names it',
      {},
    ],
  ];
  test.each(cases)('%s', (_name, change, why, options) => {
    const moved = change(there(project));
    const { files, findings } = migrate(moved, { ...home, ...options });
    expect(files.filter(({ removed }) => removed)).toEqual([]);
    const said = findings.filter(({ code }) => code === 'back-shim');
    expect(said.map(({ path, message }) => [path, message.includes(why)])).toEqual([
      ['Cargo.toml', true],
    ]);
    const root = files.find(({ path }) => path === 'Cargo.toml');
    expect(root?.after).not.toContain('[patch');
  });
});

test('a rule of one’s own that leads back does not know what was written', () => {
  const rules = {
    path: 'forklift.toml',
    text: '[back]\nqlora-paste = { crate = "paste", requirement = "1" }\n',
  };
  const { files, findings } = migrate([...there(project), rules]);
  expect(files.filter(({ removed }) => removed)).toEqual([]);
  expect(findings.find(({ code }) => code === 'back-shim')?.message).toContain(
    'does not say what was written there',
  );
});
