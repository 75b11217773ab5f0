import { describe, expect, test } from 'vitest';
import { openRust, rewriteCrate } from '../../../../src/engine/rust/rewrite.ts';
import { pasteRename } from '../../../guide-renames.ts';

/** The notes on `src/lib.rs` as `code: what is marked, params`. */
function notesOn(text: string, more: Readonly<Record<string, string>> = {}) {
  const files = new Map(
    Object.entries({ 'src/lib.rs': text, ...more }).map(([path, each]) => [path, openRust(each)]),
  );
  const renames = [
    {
      from: 'gemm',
      to: 'qlora_gemm',
      fork: 'qlora-gemm',
      row: 'gemm→qlora-gemm',
      group: '',
      manifests: [],
    },
  ];
  const { notes } = rewriteCrate({
    edition: '2021',
    roots: ['src/lib.rs'],
    files,
    renames,
    docs: true,
  });
  return notes
    .filter(({ path }) => path === 'src/lib.rs')
    .map(({ code, from, to, params }) => ({ code, at: text.slice(from, to), params }));
}

describe('a doubt says why', () => {
  test.each<[string, string]>([
    ['import', 'use other::gemm; fn f() { gemm::x() }'],
    ['cfg', '#[cfg(x)] mod gemm {} fn f() { gemm::x() }'],
    ['macro', 'items! { mod gemm {} } fn f() { gemm::x() }'],
    ['missing', 'mod a; use a::gemm; fn f() { gemm::x() }'],
  ])('%s', (doubt, text) => {
    expect(notesOn(text)).toEqual([
      { code: 'rust-undecided', at: 'gemm', params: { name: 'gemm', to: 'qlora_gemm', doubt } },
    ]);
  });
});

test('where the user says that it is the crate, a name in doubt is renamed and not noted', () => {
  const text = 'use other::gemm; fn f() { gemm::x() }';
  const files = new Map(['src/lib.rs', 'src/b.rs'].map((path) => [path, openRust(text)]));
  const { edits, notes } = rewriteCrate({
    edition: '2021',
    roots: ['src/lib.rs', 'src/b.rs'],
    files,
    renames: [
      {
        from: 'gemm',
        to: 'qlora_gemm',
        fork: 'qlora-gemm',
        row: 'gemm→qlora-gemm',
        group: '',
        manifests: [],
      },
    ],
    docs: true,
    settled: new Set(['src/lib.rs']),
  });
  expect(edits.get('src/lib.rs')?.map(({ insert }) => insert)).toEqual(['qlora_gemm']);
  expect(notes.map(({ code, path }) => `${code} ${path}`)).toEqual(['rust-undecided src/b.rs']);
});

describe('warnings', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['rust-public-type', 'signature', 'pub fn f(_: gemm::P) {}', { how: 'signature' }],
    [
      'rust-public-type',
      'signature of an import',
      'use gemm::P; pub trait T { fn f(_: P); }',
      { how: 'signature' },
    ],
    ['rust-public-type', 'export', 'pub use gemm::P;', { how: 'export' }],
    [
      'rust-exported-macro',
      'macro',
      '#[macro_export] macro_rules! m { () => { gemm::x!() } }',
      { macros: 'm!' },
    ],
    [
      'rust-exported-macro',
      'tokens, once a file',
      'fn f() { quote! { gemm::x!() }; parse_quote!(gemm::T); quote! { gemm::y!() } }',
      { macros: 'quote!, parse_quote!' },
    ],
    ['rust-code-string', 'a template', 'const T: &str = "use gemm::{gemm}; fn f() {{";', {}],
    ['rust-code-string', 'a name', 'fn f() { Ident::new("gemm", span) }', {}],
    ['rust-code-string', 'a name made', 'fn f() { format_ident!("gemm") }', {}],
    ['rust-code-string', 'a name found', 'fn f() { proc_macro_crate::crate_name("gemm") }', {}],
    [
      'rust-code-string',
      'a name that a generator fills in',
      'fn main() { println!("cargo:rerun-if-changed=x"); write(format!("{}::{}!", NAMES[0], "x")) } const NAMES: &[&str] = &["gemm"];',
      {},
    ],
    [
      'rust-code-string',
      'a name that a generator fills in by name',
      'fn main() { println!("cargo:rerun-if-changed=x"); let krate = "gemm"; write(format!("use {krate}::x;")) }',
      {},
    ],
    ['rust-bare-name', 'call', 'register!(gemm);', { macro: 'register!' }],
    [
      'rust-bare-name',
      'attribute',
      '#[derive(X)] #[x(crate = gemm)] struct S;',
      { macro: 'crate = …' },
    ],
    ['rust-attribute-string', 'path', '#[kept(with = "gemm::x")] struct S;', {}],
    ['rust-include-computed', 'generated', 'include!(concat!(env!("OUT_DIR"), "/a.rs"));', {}],
  ])('%s: %s', (code, _name, text, params) => {
    const [note, ...rest] = notesOn(text);
    expect(rest).toEqual([]);
    expect(note?.code).toBe(code);
    expect(note?.params).toMatchObject(params);
    expect(note?.at).toMatch(/gemm|include|^P$/);
  });

  test.each([
    'pub(crate) fn f(_: gemm::P) {}',
    'mod a { pub fn f(_: gemm::P) {} }',
    'pub fn f() { gemm::x() }',
    'pub struct S { a: gemm::P }',
    'macro_rules! m { () => { gemm::x!() } }',
    'fn f(gemm: u8) { register!(gemm) }',
    'fn f() { println!("{}", gemm) }',
    '#[cfg(feature = "gemm")] fn f() {}',
    // No generator, and one that fills in no path.
    'fn f() { format!("{}::{}!", "gemm", "x") }',
    'fn main() { println!("cargo:rerun-if-changed=x"); Command::new("gemm"); format!("{}", "gemm") }',
    'pub use gemm::gemm;',
    'fn f() { Name::new("gemm"); new("gemm"); Ident::new("gemm_x", s); g("gemm") }',
  ])('none for %s', (text) => {
    expect(notesOn(text)).toEqual([]);
  });

  test('none for included code that is among the files', () => {
    expect(notesOn('include!("a.rs"); // gemm', { 'src/a.rs': '' })).toEqual([]);
  });
});

test('a crate of macros alone shows no type', () => {
  const text = 'pub use paste; pub use paste::paste; pub extern crate paste;';
  const notes = (macrosOnly: boolean) =>
    rewriteCrate({
      edition: '2021',
      roots: ['src/lib.rs'],
      files: new Map([['src/lib.rs', openRust(text)]]),
      renames: [{ ...pasteRename, macrosOnly }],
      docs: true,
    }).notes.map(({ code }) => code);
  expect(notes(true)).toEqual([]);
  expect(notes(false)).toEqual(['rust-public-type', 'rust-public-type']);
});

test('a file that is no Rust is left, with the place', () => {
  expect(notesOn('use gemm::x; fn f() { (')).toEqual([
    { code: 'rust-unreadable', at: '(', params: { message: 'This `(` is never closed.' } },
  ]);
});
