import type { SourceCase } from '../case.ts';

/** What looks like the crate and is not: not one byte may change. */
export const untouchedCases: readonly SourceCase[] = [
  {
    name: 'a function and its turbofish',
    before: 'fn gemm<T>() {}\nfn f() { gemm::<f32>(); gemm ::<f64>() }\n',
    after: 'unchanged',
  },
  {
    name: 'an associated function',
    before:
      'trait T { fn gemm<X>() {} fn r(&self) { Self::gemm::<f32>() } }\nfn f<S: T>() { S::gemm::<f32>(); <S as T>::gemm::<u8>(); <S>::gemm::<u8>() }\n',
    after: 'unchanged',
  },
  {
    name: 'a method',
    before:
      'struct S;\nimpl S { fn gemm<X>(&self) -> S { S } }\nfn f(x: S) { x.gemm::<f32>().gemm::<f64>(); x\n  .gemm::<u8>(); }\n',
    after: 'unchanged',
  },
  {
    name: 'segments behind others',
    before:
      'mod a { pub mod gemm { pub fn x() {} } pub fn f() { self::gemm::x() } pub mod b { pub fn g() { super::gemm::x() } } }\nfn f() { crate::a::gemm::x(); self::a::gemm::x(); a::gemm::x(); a :: gemm :: x() }\n',
    after: 'unchanged',
  },
  {
    name: 'an import of the local module',
    before:
      'mod a { pub mod gemm { pub fn x() {} pub fn y() {} } }\nuse a::gemm::{x, y};\nuse crate::a::gemm::x as z;\nfn f() { x(); y(); z() }\n',
    after: 'unchanged',
  },
  {
    name: 'fields, labels, lifetimes, locals',
    before:
      "struct S { gemm: u8, paste: u8 }\nfn f<'gemm>(s: &'gemm S) -> u8 { let gemm = s.gemm; let paste = 1; 'paste: loop { break 'paste; } let S { gemm: a, paste: b } = s; gemm + paste + a + b }\n",
    after: 'unchanged',
  },
  {
    name: 'match arms and struct shorthand',
    before:
      'struct S { gemm: u8 }\nfn f(x: u8) -> S { match x { gemm => S { gemm } } }\nfn g(S { gemm }: S) -> u8 { gemm }\n',
    after: 'unchanged',
  },
  {
    name: 'strings and comments',
    before: '// gemm::x\n/* paste::paste! */\nfn f() -> &\'static str { "gemm::gemm(paste::x)" }\n',
    after: 'unchanged',
  },
  {
    name: 'closures and calls of a value',
    before:
      'fn f() { let gemm = |x: u8| x; let paste = gemm(1); println!("{gemm:?} {paste}", gemm = paste); }\n',
    after: 'unchanged',
  },
  {
    name: 'longer names',
    before:
      'mod gemm_common { pub fn x() {} }\nmod my_paste { pub fn x() {} }\nfn f() { gemm_common::x(); my_paste::x(); }\n',
    after: 'unchanged',
  },
  {
    name: 'macro variables',
    before:
      'macro_rules! m { ($gemm:ident, $paste:path) => { fn $gemm() { $paste::<u8>(1) } }; (@ $gemm:ident :: $x:ident) => { $gemm::$x } }\nmod k { pub fn x() {} }\nfn f() { m!(@ k::x)() }\n',
    after: 'unchanged',
  },
  {
    name: 'a macro of the name in textual scope',
    before:
      'macro_rules! paste { ($($t:tt)*) => { $($t)* } }\npaste! { fn f() {} }\nfn g() { paste!(1); }\n',
    after: 'unchanged',
  },
  {
    name: 'associated types of the name',
    before:
      'trait T { type gemm; fn f(_: Self::gemm); }\nimpl T for u8 { type gemm = u8; fn f(_: Self::gemm) {} }\nfn g(_: <u8 as T>::gemm) {}\n',
    after: 'unchanged',
  },
  {
    name: 'another crate’s module',
    before:
      'fn f() { other::gemm::elsewhere(); ::other::paste::elsewhere() }\nuse other::{gemm::elsewhere as e, paste::elsewhere};\n',
    after: 'unchanged',
  },
  {
    name: 'a path split by generics and a newline',
    before:
      'struct S<T>(T);\nimpl<T> S<T> { fn gemm<X>() -> u8 { 1 } const C: u8 = 1; }\nfn f() { S::<u8>::gemm::<u8>(); S::<u8>\n  ::gemm::<u16>(); <S<u8>>::gemm::<u8>(); }\n',
    after: 'unchanged',
  },
  {
    name: 'enum variants of the name',
    before:
      '#[derive(Clone, Copy)] enum Op { gemm, paste { x: u8 } }\nfn f() { let _ = Op::gemm; let _ = Op::paste { x: 1 }; }\n',
    after: 'unchanged',
  },
  {
    name: 'attribute words of the name',
    before:
      '#[cfg(feature = "gemm")]\nfn f() {}\n#[cfg_attr(feature = "paste", inline)]\nfn g() {}\n#[cfg(gemm)]\nfn h() {}\n',
    after: 'unchanged',
  },
];
