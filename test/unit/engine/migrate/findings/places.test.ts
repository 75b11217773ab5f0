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
