import type { SourceCase } from '../case.ts';

/** Paths in macro definitions and what macros are given. */
export const macroCases: readonly SourceCase[] = [
  {
    name: 'a body',
    before:
      'macro_rules! m { ($n:ident) => { paste::paste! { fn $n() { ::gemm::gemm(1) } } } }\nm!(f);\n',
    after:
      'macro_rules! m { ($n:ident) => { qlora_paste::paste! { fn $n() { ::qlora_gemm::gemm(1) } } } }\nm!(f);\n',
  },
  {
    name: 'bodies in parentheses and brackets',
    before:
      'macro_rules! m ( () => ( gemm::gemm(1) ); );\nmacro_rules! n [ () => [ gemm::gemm(1) ]; ];\nfn f() { m!(); n!() }\n',
    after:
      'macro_rules! m ( () => ( qlora_gemm::gemm(1) ); );\nmacro_rules! n [ () => [ qlora_gemm::gemm(1) ]; ];\nfn f() { m!(); n!() }\n',
  },
  {
    name: 'an import in a body',
    before:
      'macro_rules! m { () => { use paste::paste; use gemm::{gemm, Parallelism}; } }\nmod a { m!(); fn f() { gemm(1); paste! {} } }\n',
    after:
      'macro_rules! m { () => { use qlora_paste::paste; use qlora_gemm::{gemm, Parallelism}; } }\nmod a { m!(); fn f() { gemm(1); paste! {} } }\n',
  },
  {
    name: 'repetitions',
    before:
      'macro_rules! m { ($($t:ty),*) => { $( const _: fn($t) = |_| ::gemm::gemm(1); )* } }\nm!(u8, gemm::f16);\n',
    after:
      'macro_rules! m { ($($t:ty),*) => { $( const _: fn($t) = |_| ::qlora_gemm::gemm(1); )* } }\nm!(u8, qlora_gemm::f16);\n',
  },
  {
    name: 'a local module of the macro’s own',
    before:
      'macro_rules! m { () => { mod gemm { pub fn local() {} } fn f() { gemm::local() } } }\nmod a { m!(); }\nfn g() { gemm::gemm(1) }\n',
    after:
      'macro_rules! m { () => { mod gemm { pub fn local() {} } fn f() { gemm::local() } } }\nmod a { m!(); }\nfn g() { qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'a variable after the crate',
    before: 'macro_rules! m { ($f:ident) => { gemm::$f(1) } }\nfn f() { m!(gemm) }\n',
    after: 'macro_rules! m { ($f:ident) => { qlora_gemm::$f(1) } }\nfn f() { m!(gemm) }\n',
  },
  {
    name: 'a variable called like the crate',
    before: 'macro_rules! m { ($gemm:ident) => { $gemm::gemm(1) } }\nfn f() { m!(gemm) }\n',
    after: 'unchanged',
    notes: ['rust-bare-name'],
    compiles: 'before',
  },
  {
    name: 'a bare name',
    before: 'macro_rules! m { ($k:ident) => { $k::gemm(1) } }\nfn f() { m!(gemm) }\n',
    after: 'unchanged',
    notes: ['rust-bare-name'],
    compiles: 'before',
  },
  {
    name: 'a bare word for the format macros',
    before: 'fn f(gemm: u8) { println!("{}", gemm); assert_eq!(gemm, 1); let _ = vec![gemm]; }\n',
    after: 'unchanged',
  },
  {
    name: 'a call',
    before: 'use gemm::gemm;\nfn f() { assert_eq!(gemm(1), ()); }\n',
    after: 'use qlora_gemm::gemm;\nfn f() { assert_eq!(gemm(1), ()); }\n',
  },
  {
    name: 'an exported macro',
    before:
      '#[macro_export]\nmacro_rules! m { ($n:ident) => { paste::paste! { fn $n() {} } } }\nm!(f);\n',
    after:
      '#[macro_export]\nmacro_rules! m { ($n:ident) => { qlora_paste::paste! { fn $n() {} } } }\nm!(f);\n',
    notes: ['rust-exported-macro'],
  },
  {
    name: 'an exported macro through a re-export',
    before:
      '#[doc(hidden)] pub mod __private { pub use paste::paste; }\n#[macro_export]\nmacro_rules! m { ($n:ident) => { $crate::__private::paste! { fn $n() {} } } }\nmod a { m!(f); }\n',
    after:
      '#[doc(hidden)] pub mod __private { pub use qlora_paste::paste; }\n#[macro_export]\nmacro_rules! m { ($n:ident) => { $crate::__private::paste! { fn $n() {} } } }\nmod a { m!(f); }\n',
  },
  {
    name: 'a matcher that spells the path',
    before: 'macro_rules! m { (gemm::$x:ident) => { gemm::$x(1) } }\nfn f() { m!(gemm::gemm) }\n',
    after:
      'macro_rules! m { (qlora_gemm::$x:ident) => { qlora_gemm::$x(1) } }\nfn f() { m!(qlora_gemm::gemm) }\n',
  },
  {
    name: 'pieces of names',
    before: 'fn f() { paste::paste! { let _ = stringify!([<gemm _x>] [< paste $ y >]); } }\n',
    after: 'fn f() { qlora_paste::paste! { let _ = stringify!([<gemm _x>] [< paste $ y >]); } }\n',
  },
  {
    name: 'a word of a macro’s own language',
    before:
      'macro_rules! events { ($($n:ident : $t:ty),*) => { } }\nevents! { copy: u8, paste: u8, gemm: gemm::f16 }\n',
    after:
      'macro_rules! events { ($($n:ident : $t:ty),*) => { } }\nevents! { copy: u8, paste: u8, gemm: qlora_gemm::f16 }\n',
  },
  {
    name: 'an attribute’s string',
    before: 'fn f() {}\n#[derive(paste::Kept)]\n#[kept(with = "gemm::inner")]\nstruct S;\n',
    after: 'fn f() {}\n#[derive(qlora_paste::Kept)]\n#[kept(with = "gemm::inner")]\nstruct S;\n',
    notes: ['rust-attribute-string'],
  },
  {
    name: 'paths in serde’s attributes',
    before:
      '#[derive(paste::Kept)]\n#[serde(crate = "gemm", remote = "gemm::f16", default = "gemm::new", rename = "gemm::x")]\n#[cfg_attr(all(), serde(bound(serialize = "T: gemm::Kernel, U: Into<gemm::f16>, \\"a\\": gemm\\u{3a}:A")))]\nstruct S {\n    #[serde(with = "gemm", serialize_with = "::gemm::gemm", default = "gemm")]\n    a: u8,\n    #[serde(with = r"gemm::inner", getter = "crate::gemm::x")]\n    b: u8,\n}\n',
    after:
      '#[derive(qlora_paste::Kept)]\n#[serde(crate = "qlora_gemm", remote = "qlora_gemm::f16", default = "qlora_gemm::new", rename = "gemm::x")]\n#[cfg_attr(all(), serde(bound(serialize = "T: qlora_gemm::Kernel, U: Into<qlora_gemm::f16>, \\"a\\": qlora_gemm\\u{3a}:A")))]\nstruct S {\n    #[serde(with = "qlora_gemm", serialize_with = "::qlora_gemm::gemm", default = "gemm")]\n    a: u8,\n    #[serde(with = r"qlora_gemm::inner", getter = "crate::gemm::x")]\n    b: u8,\n}\n',
  },
  {
    name: 'a local module in serde’s attribute',
    before:
      'mod gemm { }\n#[derive(paste::Kept)]\n#[serde(crate = "gemm", remote = "::gemm::f16")]\nstruct S;\n',
    after:
      'mod gemm { }\n#[derive(qlora_paste::Kept)]\n#[serde(crate = "gemm", remote = "::qlora_gemm::f16")]\nstruct S;\n',
  },
  {
    name: 'included code that is not there',
    before:
      '#[cfg(any())]\ninclude!(concat!(env!("OUT_DIR"), "/generated.rs"));\nfn f() { gemm::gemm(1) }\n',
    after:
      '#[cfg(any())]\ninclude!(concat!(env!("OUT_DIR"), "/generated.rs"));\nfn f() { qlora_gemm::gemm(1) }\n',
    notes: ['rust-include-computed'],
  },
  {
    name: 'a type handed out by a public function',
    before:
      'pub struct S;\nimpl S { pub fn p(&self, _: gemm::Parallelism) {} fn q(&self, _: gemm::Parallelism) {} }\npub(crate) fn r(_: gemm::Parallelism) {}\npub fn s() { gemm::gemm(1) }\n',
    after:
      'pub struct S;\nimpl S { pub fn p(&self, _: qlora_gemm::Parallelism) {} fn q(&self, _: qlora_gemm::Parallelism) {} }\npub(crate) fn r(_: qlora_gemm::Parallelism) {}\npub fn s() { qlora_gemm::gemm(1) }\n',
    notes: ['rust-public-type'],
  },
  {
    name: 'a type handed out by a public field',
    before:
      'pub struct S { pub p: gemm::Parallelism, q: gemm::Parallelism }\npub type A = gemm::f16;\npub struct T(pub gemm::f16, gemm::f16);\n',
    after:
      'pub struct S { pub p: qlora_gemm::Parallelism, q: qlora_gemm::Parallelism }\npub type A = qlora_gemm::f16;\npub struct T(pub qlora_gemm::f16, qlora_gemm::f16);\n',
    notes: ['rust-public-type', 'rust-public-type', 'rust-public-type'],
  },
  {
    name: 'a binary hands nothing out',
    before: {
      'src/main.rs': 'pub fn p(_: gemm::Parallelism) {}\nfn main() {}\n',
      'tests/t.rs': 'pub fn p(_: gemm::Parallelism) {}\nfn main() {}\n',
    },
    after: {
      'src/main.rs': 'pub fn p(_: qlora_gemm::Parallelism) {}\nfn main() {}\n',
      'tests/t.rs': 'pub fn p(_: qlora_gemm::Parallelism) {}\nfn main() {}\n',
    },
  },
];
