/**
 * Texts that become Rust or manifests but are not named so: pointed out if they name a crate that moves, never edited.
 */
import { expect, test } from 'vitest';
import { migrate } from '../../../../../src/engine/index.ts';

const manifest = (line: string) =>
  `[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\n${line}\n`;
const declaring = '[package]\nname = "{{name}}"\n\n[dependencies]\npaste = "1.0"\n';

const cases: readonly [name: string, path: string, text: string, says: readonly string[]][] = [
  ['a template of a source', 'templates/lib.rs.in', 'use @x@;\npaste::paste! {}\n', ['paste']],
  ['an import in one', 'a.rs.j2', 'pub use ::paste::paste;\n', ['paste']],
  [
    'any path, where the name says Rust',
    'src/k.rs.hbs',
    'fn f() { gemm::gemm::<{{t}}>() }\n',
    ['gemm'],
  ],
  ['a grammar', 'src/g.lalrpop', 'use gemm::Parallelism;\n\ngrammar;\n', ['gemm']],
  [
    'a generator in Python',
    'gen.py',
    'out.write("paste::paste! { fn [<a b>]() {} }")\n',
    ['paste'],
  ],
  ['both crates', 'x.tera', 'use paste::paste;\nuse gemm::gemm;\n', ['paste', 'gemm']],
  ['what is taken in by nobody', 'src/table.in', 'paste::paste! {}\n', ['paste']],
  ['C++', 'kernels/k.cu', 'gemm::GemmCoord c; using gemm::f; x = paste::y;\n', []],
  ['another path', 'a.rs.in', 'crate::paste::x!{} a::gemm::b $gemm::c no_paste::d!()\n', []],
  ['a comment', 'a.rs.in', '// paste::paste! {}\n# use paste::paste;\n', []],
  ['a readme', 'README.tpl', '```rust\nuse paste::paste;\n```\n', []],
  ['a changelog', 'CHANGELOG.in', 'use paste::paste;\n', []],
  ['prose', 'notes.txt', 'use paste::paste; paste::paste! {}\n', []],
  ['a backup', 'src/lib.rs.orig', 'use paste::paste;\n', []],
  ['a template of a manifest', 'Cargo.toml.liquid', declaring, ['template paste']],
  ['and sources beside it, once', 't/Cargo.toml.hbs', declaring, ['template paste']],
  ['a manifest of another name', 't/Cargo-wasm.toml', declaring, ['template paste']],
  [
    'a script that writes one',
    'new.sh',
    `cat > Cargo.toml <<EOF\n${declaring}EOF\n`,
    ['template paste'],
  ],
  ['one without the crate', 't/Cargo.toml.in', '[dependencies]\npastel = "1"\n', []],
  ['what is no manifest', 'pyproject.toml', declaring, []],
];

test.each(cases)('%s', (_, path, text, says) => {
  const files = [
    { path: 'Cargo.toml', text: manifest('paste = "1.0"\ngemm = "0.19"') },
    { path: 'src/lib.rs', text: '' },
    { path, text },
    {
      path: 't/src/main.rs.hbs',
      text: says.includes('template paste') ? 'use paste::paste;\n' : '',
    },
  ];
  const { findings, files: after } = migrate(files);
  const found = findings.flatMap(({ code, path: at, from, to, places }) => {
    if (code !== 'source-unclaimed' && code !== 'template-manifest') return [];
    expect(places).toHaveLength(1);
    if (at !== path) return path.startsWith('t/') ? [`${at}`] : [];
    const named = text.slice(from, to);
    return [code === 'template-manifest' ? `template ${named}` : named];
  });
  expect(found).toEqual(says);
  expect(after[2]?.edits).toEqual([]);
});

test('what the package around keeps, its templates keep', () => {
  const files = [
    { path: 'a/Cargo.toml', text: manifest('paste = "1.0"') },
    { path: 'b/Cargo.toml', text: manifest('paste = { git = "https://example.com/paste" }') },
    { path: 'a/x.rs.in', text: 'paste::paste! {}\n' },
    { path: 'b/x.rs.in', text: 'paste::paste! {}\n' },
  ];
  const { findings } = migrate(files);
  const said = findings.filter(({ code }) => code === 'source-unclaimed');
  expect(said.flatMap(({ places }) => places.map(({ path }) => path))).toEqual(['a/x.rs.in']);
});

test('what a package takes in is its own, and edited', () => {
  const files = [
    { path: 'Cargo.toml', text: manifest('paste = "1.0"') },
    { path: 'src/lib.rs', text: 'include!("table.in");\n' },
    { path: 'src/table.in', text: 'paste::paste! {}\n' },
  ];
  const { findings, files: after } = migrate(files);
  expect(findings.map(({ code }) => code)).not.toContain('source-unclaimed');
  expect(after[2]?.after).toBe('qlora_paste::paste! {}\n');
});

test.each<[what: string, path: string, source: string, text: string, isSaid: boolean]>([
  ['a build script', 'build.rs', 'include_str!("gen/t.txt")', 'paste::paste! {}\n', true],
  [
    'a build script, from the package’s folder',
    'build.rs',
    'include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/gen/t.txt"))',
    'use paste::paste;\n',
    true,
  ],
  ['a library', 'src/gen.rs', 'include_str!("../gen/t.txt")', 'paste::paste! {}\n', true],
  ['nobody', 'src/gen.rs', '"../gen/t.txt"', 'paste::paste! {}\n', false],
  ['prose', 'build.rs', 'include_str!("gen/t.txt")', 'Text about paste::paste.\n', false],
])('a text that Rust includes as it is: %s', (_what, path, source, text, isSaid) => {
  const files = [
    { path: 'Cargo.toml', text: manifest('paste = "1.0"') },
    { path: 'src/lib.rs', text: 'mod gen;\npaste::paste! {}\n' },
    { path, text: `fn main() { let _ = ${source}; }\n` },
    { path: 'gen/t.txt', text },
  ];
  const said = migrate(files).findings.filter(({ code }) => code === 'source-unclaimed');
  expect(said.map(({ path }) => path)).toEqual(isSaid ? ['gen/t.txt'] : []);
});
