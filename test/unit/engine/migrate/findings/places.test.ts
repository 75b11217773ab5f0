import { expect, test } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

const manifest = {
  path: 'Cargo.toml',
  text: '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\ngemm = "0.19"\n',
};
const text = 'pub fn f(_: gemm::Parallelism) {}\npub fn g(_: gemm::Parallelism) {}\n';

test('equal findings of several places and files are one, at the first of them', () => {
  const lib = { path: 'src/lib.rs', text: `pub mod m;\n${text}` };
  const { findings } = migrate([manifest, lib, { path: 'src/m.rs', text }]);
  const found = findings.filter(({ code }) => code === 'rust-public-type');
  expect(found).toHaveLength(1);
  const [one] = found;
  expect(one).toMatchObject({ path: 'src/lib.rs', line: 2, column: 13 });
  expect(one?.places.map(({ path, line }) => `${path}:${line}`)).toEqual([
    'src/lib.rs:2',
    'src/lib.rs:3',
    'src/m.rs:1',
    'src/m.rs:2',
  ]);
});

test('findings that name different things stay apart', () => {
  const second = { path: 'b/Cargo.toml', text: manifest.text.replace('0.19', '0.17') };
  const third = { path: 'c/Cargo.toml', text: manifest.text.replace('0.19', '0.16') };
  const { findings } = migrate([manifest, second, third]);
  const outside = findings.filter(({ code }) => code === 'requirement-outside-matrix');
  expect(outside.map(({ path, places }) => [path, places.length])).toEqual([
    ['b/Cargo.toml', 1],
    ['c/Cargo.toml', 1],
  ]);
});

test('what follows from many lock files, or from none, is one sentence', () => {
  const lock = [
    'version = 4\n[[package]]\nname = "a"\nversion = "0.1.0"\ndependencies = ["gemm"]\n',
    '[[package]]\nname = "gemm"\nversion = "0.19.0"',
    'source = "registry+https://github.com/rust-lang/crates.io-index"\n',
  ].join('\n');
  const folders = ['a/', 'b/'];
  const locked = folders.flatMap((folder) => [
    { path: `${folder}Cargo.toml`, text: manifest.text },
    { path: `${folder}Cargo.lock`, text: lock },
  ]);
  const failing = migrate(locked).findings.filter(({ code }) => code === 'locked-will-fail');
  expect(failing.map(({ places }) => places.map(({ path }) => path))).toEqual([
    ['a/Cargo.lock', 'b/Cargo.lock'],
  ]);
  expect(failing[0]?.help).toBe(
    'Run the cargo update of each workspace, as the commands list them, and commit the lock files.',
  );
  const bare = folders.map((folder) => ({ path: `${folder}Cargo.toml`, text: manifest.text }));
  const unlocked = bare.map(({ path, text }) => ({
    path,
    text: text.replace('gemm = "0.19"', 'serde = "1"'),
  }));
  const saidOf = (files: typeof bare, shim: boolean) =>
    migrate(files, { shim }).findings.filter(({ code }) => code === 'lock-missing');
  const projects = [saidOf(bare, false), saidOf(unlocked, true)];
  expect(projects.map((missing) => missing.map(({ message }) => message))).toEqual(
    projects.map(() => [
      // How many crates it names is for the rows to say.
      expect.stringMatching(
        /^No Cargo\.lock was given for the workspaces of a\/Cargo\.toml and b\/Cargo\.toml, so /,
      ),
    ]),
  );
});

test('cargo fmt is for each workspace whose sources change', () => {
  const project = (folder: string, source: string) => [
    { path: `${folder}/Cargo.toml`, text: manifest.text },
    { path: `${folder}/src/lib.rs`, text: source },
  ];
  const { commands } = migrate([
    ...project('a', ''),
    ...project('b', 'use gemm::gemm;\n'),
    ...project('c', 'use gemm::gemm;\n'),
  ]);
  expect(commands.filter((command) => command.includes('fmt'))).toEqual([
    'for dir in b c; do (cd "$dir" && cargo fmt --all); done',
  ]);
});
