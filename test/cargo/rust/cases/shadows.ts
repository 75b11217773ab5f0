import type { SourceCase } from '../case.ts';

/** Local names that hide the crate, exactly as far as Rust says. */
export const shadowCases: readonly SourceCase[] = [
  {
    name: 'a module, in the module that declares it',
    before: 'mod gemm { pub fn local() {} }\nuse gemm::local;\nfn f() { gemm::local(); local() }\n',
    after: 'unchanged',
  },
  {
    name: 'a module, inside itself and in others',
    before:
      'mod gemm { pub fn local() { gemm::inner::deep() } }\nmod b { pub fn g() { gemm::gemm(1) } }\nfn f() { gemm::local() }\n',
    after:
      'mod gemm { pub fn local() { qlora_gemm::inner::deep() } }\nmod b { pub fn g() { qlora_gemm::gemm(1) } }\nfn f() { gemm::local() }\n',
  },
  {
    name: 'a module, with :: before',
    before:
      'mod gemm { pub fn local() {} }\nuse ::gemm::inner;\nfn f() { gemm::local(); ::gemm::gemm(1); inner::deep() }\n',
    after:
      'mod gemm { pub fn local() {} }\nuse ::qlora_gemm::inner;\nfn f() { gemm::local(); ::qlora_gemm::gemm(1); inner::deep() }\n',
  },
  {
    name: 'a module brought in by a glob',
    before:
      'mod gemm { pub fn local() {} }\nmod a { use super::*; pub fn g() { gemm::local() } }\nmod b { use crate::*; pub fn g() { gemm::local() } }\nmod c { pub fn g() { gemm::gemm(1) } }\n',
    after:
      'mod gemm { pub fn local() {} }\nmod a { use super::*; pub fn g() { gemm::local() } }\nmod b { use crate::*; pub fn g() { gemm::local() } }\nmod c { pub fn g() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'a module brought in by name',
    before:
      'mod gemm { pub fn local() {} }\nmod a { use crate::gemm; pub fn g() { gemm::local() } }\nmod b { use super::gemm; pub fn g() { gemm::local() } }\nmod c { use super::gemm::{self, local}; pub fn g() { gemm::local(); local() } }\n',
    after: 'unchanged',
  },
  {
    name: 'a module under another name',
    before: 'mod ops { pub fn local() {} }\nuse ops as gemm;\nfn f() { gemm::local() }\n',
    after: 'unchanged',
  },
  {
    name: 'a private module is not seen through a glob from beside it',
    before:
      'mod a { mod gemm { } pub fn x() {} }\nmod b { use crate::a::*; pub fn g() { x(); gemm::gemm(1) } }\n',
    after:
      'mod a { mod gemm { } pub fn x() {} }\nmod b { use crate::a::*; pub fn g() { x(); qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'a glob of a glob',
    before:
      'mod a { pub mod gemm { pub fn local() {} } }\nmod b { pub use crate::a::*; }\nmod c { use crate::b::*; pub fn g() { gemm::local() } }\nmod d { pub fn g() { gemm::gemm(1) } }\n',
    after:
      'mod a { pub mod gemm { pub fn local() {} } }\nmod b { pub use crate::a::*; }\nmod c { use crate::b::*; pub fn g() { gemm::local() } }\nmod d { pub fn g() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'globs in a circle',
    before:
      'mod a { pub use crate::b::*; pub fn x() {} pub fn f() { gemm::gemm(1); y() } }\nmod b { pub use crate::a::*; pub fn y() {} pub fn f() { gemm::gemm(1); x() } }\nmod k { mod gemm {} }\n',
    after:
      'mod a { pub use crate::b::*; pub fn x() {} pub fn f() { qlora_gemm::gemm(1); y() } }\nmod b { pub use crate::a::*; pub fn y() {} pub fn f() { qlora_gemm::gemm(1); x() } }\nmod k { mod gemm {} }\n',
  },
  {
    name: 'an enum',
    before: 'enum gemm { A, B }\nfn f() -> gemm { gemm::A }\nfn g() { use gemm::B; let _ = B; }\n',
    after: 'unchanged',
  },
  {
    name: 'a struct',
    before: 'struct gemm;\nimpl gemm { fn x() {} }\nfn f() { gemm::x() }\n',
    after: 'unchanged',
  },
  {
    name: 'a trait',
    before: 'trait gemm { fn x(&self) {} }\nimpl gemm for u8 {}\nfn f() { gemm::x(&1u8) }\n',
    after: 'unchanged',
  },
  {
    name: 'a type alias',
    before: 'type gemm = Vec<u8>;\nfn f() { let _ = gemm::new(); }\n',
    after: 'unchanged',
  },
  {
    name: 'a union',
    before: 'union gemm { a: u8 }\nimpl gemm { fn x() {} }\nfn f() { gemm::x() }\n',
    after: 'unchanged',
  },
  {
    name: 'functions, constants and macros do not hide it',
    before:
      'fn gemm() {}\nmacro_rules! paste { () => {} }\nfn f() { gemm(); gemm::gemm(1); paste!(); paste::nothing() }\nmod a { static gemm: u8 = 1; pub fn f() { let _ = gemm; gemm::gemm(1) } }\nmod b { pub const gemm: u8 = 1; pub fn f() { gemm::gemm(1) } }\n',
    after:
      'fn gemm() {}\nmacro_rules! paste { () => {} }\nfn f() { gemm(); qlora_gemm::gemm(1); paste!(); qlora_paste::nothing() }\nmod a { static gemm: u8 = 1; pub fn f() { let _ = gemm; qlora_gemm::gemm(1) } }\nmod b { pub const gemm: u8 = 1; pub fn f() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'an imported function does not hide it',
    before: 'mod k { pub fn gemm() {} }\nuse k::gemm;\nfn f() { gemm(); gemm::gemm(1) }\n',
    after: 'mod k { pub fn gemm() {} }\nuse k::gemm;\nfn f() { gemm(); qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'the crate’s own function does not hide it',
    before: 'use gemm::gemm;\nfn f() { gemm(1); gemm::inner::deep() }\n',
    after: 'use qlora_gemm::gemm;\nfn f() { gemm(1); qlora_gemm::inner::deep() }\n',
  },
  {
    name: 'another crate’s module',
    before:
      'use other::gemm;\nfn f() { gemm::elsewhere() }\nmod a { pub fn f() { gemm::gemm(1) } }\n',
    after:
      'use other::gemm;\nfn f() { gemm::elsewhere() }\nmod a { pub fn f() { qlora_gemm::gemm(1) } }\n',
    notes: ['rust-undecided'],
  },
  {
    name: 'a module in a function',
    before:
      'fn f() { mod gemm { pub fn local() {} } gemm::local(); { gemm::local() } }\nfn g() { gemm::gemm(1) }\n',
    after:
      'fn f() { mod gemm { pub fn local() {} } gemm::local(); { gemm::local() } }\nfn g() { qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'a module later in the block',
    before: 'fn f() { gemm::local(); if true { gemm::local() } mod gemm { pub fn local() {} } }\n',
    after: 'unchanged',
  },
  {
    name: 'a module in a block of a function',
    before: 'fn f() { { mod gemm { pub fn local() {} } gemm::local() } gemm::gemm(1) }\n',
    after: 'fn f() { { mod gemm { pub fn local() {} } gemm::local() } qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'an import in a function',
    before:
      'mod k { pub mod gemm { pub fn local() {} } }\nfn f() { use k::gemm; gemm::local() }\nfn g() { gemm::gemm(1) }\n',
    after:
      'mod k { pub mod gemm { pub fn local() {} } }\nfn f() { use k::gemm; gemm::local() }\nfn g() { qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'a glob in a function',
    before:
      'mod k { pub mod gemm { pub fn local() {} } }\nfn f() { use k::*; gemm::local() }\nfn g() { gemm::gemm(1) }\n',
    after:
      'mod k { pub mod gemm { pub fn local() {} } }\nfn f() { use k::*; gemm::local() }\nfn g() { qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'a function’s names do not reach into a module in it',
    before: 'fn f() { mod gemm { } mod inner { pub fn g() { gemm::gemm(1) } } inner::g() }\n',
    after: 'fn f() { mod gemm { } mod inner { pub fn g() { qlora_gemm::gemm(1) } } inner::g() }\n',
  },
  {
    name: 'a type parameter',
    before:
      'trait O { type Out; fn new() {} }\nfn f<gemm: O>(_: gemm::Out) { gemm::new() }\nfn g() { gemm::gemm(1) }\nstruct S<gemm: O>(gemm::Out);\nimpl<gemm: O> S<gemm> { fn x() { gemm::new() } }\nfn h(_: gemm::f16) {}\n',
    after:
      'trait O { type Out; fn new() {} }\nfn f<gemm: O>(_: gemm::Out) { gemm::new() }\nfn g() { qlora_gemm::gemm(1) }\nstruct S<gemm: O>(gemm::Out);\nimpl<gemm: O> S<gemm> { fn x() { gemm::new() } }\nfn h(_: qlora_gemm::f16) {}\n',
  },
  {
    name: 'a type parameter with the fork’s name',
    before:
      'trait O { type Out; fn new() {} }\nfn f<qlora_gemm: O>(_: gemm::f16, _: qlora_gemm::Out) { gemm::gemm(1) }\nfn g() { gemm::gemm(1) }\n',
    after:
      'trait O { type Out; fn new() {} }\nfn f<qlora_gemm: O>(_: ::qlora_gemm::f16, _: qlora_gemm::Out) { ::qlora_gemm::gemm(1) }\nfn g() { qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'a const parameter does not hide it',
    before: 'fn f<const gemm: usize>() -> usize { gemm + gemm::DEFAULT_THRESHOLD }\n',
    after: 'fn f<const gemm: usize>() -> usize { gemm + qlora_gemm::DEFAULT_THRESHOLD }\n',
  },
  {
    name: 'the crate re-exported and imported',
    before: 'mod deps { pub use gemm; }\nuse deps::gemm;\nfn f() { gemm::gemm(1) }\n',
    after: 'mod deps { pub use qlora_gemm as gemm; }\nuse deps::gemm;\nfn f() { gemm::gemm(1) }\n',
  },
  {
    name: 'the crate re-exported and globbed',
    before: 'mod deps { pub use gemm; }\nuse deps::*;\nfn f() { gemm::gemm(1) }\n',
    after: 'mod deps { pub use qlora_gemm as gemm; }\nuse deps::*;\nfn f() { gemm::gemm(1) }\n',
  },
  {
    name: 'an explicit name before a glob',
    before:
      'mod a { pub mod gemm { pub fn one() {} } }\nmod b { pub mod gemm { pub fn two() {} } }\nuse a::*;\nuse b::gemm;\nfn f() { gemm::two() }\n',
    after: 'unchanged',
  },
  {
    name: 'a crate name taken on purpose',
    before:
      'use ::gemm as paste;\nfn f() { paste::gemm(1) }\nmod a { pub fn f() { paste::nothing() } }\n',
    after:
      'use ::qlora_gemm as paste;\nfn f() { paste::gemm(1) }\nmod a { pub fn f() { qlora_paste::nothing() } }\n',
  },
  {
    name: 'one module on every platform',
    before:
      '#[cfg(unix)] mod gemm { pub fn local() {} }\n#[cfg(not(unix))] mod gemm { pub fn local() {} }\nfn f() { gemm::local() }\n',
    after: 'unchanged',
  },
  {
    name: 'a module that cfg may take away',
    before:
      '#[cfg(not(feature = "own"))] mod gemm { pub fn gemm(_: u8) {} }\nfn f() { gemm::gemm(1) }\n',
    after: 'unchanged',
    notes: ['rust-undecided'],
    compiles: 'before',
  },
  {
    name: 'cfg_if branches',
    before:
      'macro_rules! cfg_if { (if #[$a:meta] { $($t:tt)* } else { $($e:tt)* }) => { #[$a] mod hidden {} $($e)* } }\ncfg_if! { if #[cfg(windows)] { mod gemm { pub fn local() {} } } else { mod gemm { pub fn local() {} } } }\nfn f() { gemm::local() }\n',
    after: 'unchanged',
  },
  {
    name: 'a module that a macro may declare',
    before:
      'macro_rules! items { ($($t:tt)*) => { $($t)* } }\nitems! { mod gemm { pub fn local() {} } }\nfn f() { crate::gemm::local() }\nmod b { pub fn g() { gemm::gemm(1) } }\n',
    after:
      'macro_rules! items { ($($t:tt)*) => { $($t)* } }\nitems! { mod gemm { pub fn local() {} } }\nfn f() { crate::gemm::local() }\nmod b { pub fn g() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'the crate’s own name put into the prelude',
    before:
      'extern crate self as gemm;\npub fn local() {}\nmod a { pub fn g() { gemm::local(); ::gemm::local() } }\nfn f() { gemm::local(); use gemm::local as l; l() }\n',
    after: 'unchanged',
  },
  {
    name: 'another crate put into the prelude',
    before:
      'extern crate other as gemm;\nmod a { pub fn g() { gemm::gemm::elsewhere(); use gemm::gemm::elsewhere; elsewhere() } }\n',
    after: 'unchanged',
  },
  {
    name: 'the new name taken',
    before:
      'mod qlora_gemm { pub fn x() {} }\nuse gemm::inner;\nfn f() { gemm::gemm(1); qlora_gemm::x(); inner::deep() }\nmod a { pub fn f() { gemm::gemm(1) } }\n',
    after:
      'mod qlora_gemm { pub fn x() {} }\nuse ::qlora_gemm::inner;\nfn f() { ::qlora_gemm::gemm(1); qlora_gemm::x(); inner::deep() }\nmod a { pub fn f() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'something else of the crate under its name',
    before:
      'use gemm::Parallelism as gemm;\nfn f() { let _ = gemm::new(); }\nmod a { use gemm::inner as gemm; pub fn f() { gemm::deep() } }\n',
    after:
      'use qlora_gemm::Parallelism as gemm;\nfn f() { let _ = gemm::new(); }\nmod a { use qlora_gemm::inner as gemm; pub fn f() { gemm::deep() } }\n',
    notes: ['rust-undecided', 'rust-undecided'],
  },
  {
    name: 'a module that an item macro may have made',
    before:
      'macro_rules! ops { ($($n:ident),*) => { $(pub mod $n { pub fn run() {} })* } }\nops!(gemm, axpy);\npub fn f() { gemm::run(); axpy::run() }\nfn g() -> ::gemm::Parallelism { ::gemm::Parallelism::None }\nmod child { pub fn h() { gemm::gemm(1) } }\n',
    after:
      'macro_rules! ops { ($($n:ident),*) => { $(pub mod $n { pub fn run() {} })* } }\nops!(gemm, axpy);\npub fn f() { gemm::run(); axpy::run() }\nfn g() -> ::qlora_gemm::Parallelism { ::qlora_gemm::Parallelism::None }\nmod child { pub fn h() { qlora_gemm::gemm(1) } }\n',
    notes: ['rust-bare-name', 'rust-undecided'],
  },
  {
    name: 'a module that a macro may have made in a block, from a list',
    before:
      'macro_rules! ops { ([$($n:ident),*]) => { $(pub mod $n { pub fn run() {} })* } }\nfn f() { ops!([gemm]); gemm::run() }\nfn g() { gemm::gemm(1); gemm::tile! {} }\n',
    after:
      'macro_rules! ops { ([$($n:ident),*]) => { $(pub mod $n { pub fn run() {} })* } }\nfn f() { ops!([gemm]); gemm::run() }\nfn g() { qlora_gemm::gemm(1); qlora_gemm::tile! {} }\n',
    notes: ['rust-undecided'],
  },
  {
    name: 'an item macro hides no crate from imports and macros',
    before:
      'macro_rules! fns { ($n:ident) => { fn $n() {} } }\nfns!(gemm);\nuse gemm::inner;\ngemm::tile! {}\n#[derive(gemm::Kept)] struct S;\n#[gemm::keep] fn f() { inner::deep(); gemm() }\n',
    after:
      'macro_rules! fns { ($n:ident) => { fn $n() {} } }\nfns!(gemm);\nuse qlora_gemm::inner;\nqlora_gemm::tile! {}\n#[derive(qlora_gemm::Kept)] struct S;\n#[qlora_gemm::keep] fn f() { inner::deep(); gemm() }\n',
  },
  {
    name: 'an imported macro does not hide it',
    before:
      'use other::tool as paste;\npaste! {}\npaste::paste! { fn a() {} }\nfn f() { paste::nothing() }\n',
    after:
      'use other::tool as paste;\npaste! {}\nqlora_paste::paste! { fn a() {} }\nfn f() { qlora_paste::nothing() }\n',
  },
  {
    name: 'what std gives out is none of ours',
    before:
      'mod a { use std::mem as gemm; pub fn f() { let _ = gemm::size_of::<u8>(); } }\nmod b { use std::mem::*; use core::fmt::*; pub fn f() { gemm::gemm(1) } }\nmod c { mod gemm {} }\n',
    after:
      'mod a { use std::mem as gemm; pub fn f() { let _ = gemm::size_of::<u8>(); } }\nmod b { use std::mem::*; use core::fmt::*; pub fn f() { qlora_gemm::gemm(1) } }\nmod c { mod gemm {} }\n',
  },
  {
    name: 'a glob over a module that a macro made',
    before:
      'macro_rules! make { ($n:ident) => { pub mod $n { pub mod gemm { pub fn run() {} } } } }\nmake!(x);\nuse x::*;\nfn f() { gemm::run() }\n',
    after: 'unchanged',
    notes: ['rust-undecided'],
  },
  {
    name: 'imports and macros beside a glob over a module that a macro made',
    before:
      'macro_rules! make { ($n:ident) => { pub mod $n { pub fn run() {} } } }\nmake!(x);\nuse x::*;\nuse gemm::inner;\ngemm::tile! {}\nfn f() { run(); inner::deep(); ::gemm::gemm(1) }\n',
    after:
      'macro_rules! make { ($n:ident) => { pub mod $n { pub fn run() {} } } }\nmake!(x);\nuse x::*;\nuse qlora_gemm::inner;\nqlora_gemm::tile! {}\nfn f() { run(); inner::deep(); ::qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'a glob over what the root does not declare, but a macro in it may',
    before: {
      'src/lib.rs':
        'macro_rules! make { () => { pub mod made { pub mod gemm { pub fn run() {} } } } }\nmake!();\nmod user;\n',
      'src/user.rs': 'use crate::made::*;\npub fn f() { gemm::run() }\n',
    },
    after: 'unchanged',
    notes: ['rust-undecided'],
  },
  {
    name: 'a module that a macro declares under a name of its own',
    before: {
      'src/lib.rs': '#[macro_use] mod macros;\nmod a;\nmod b;\n',
      'src/macros.rs': 'macro_rules! make { () => { pub mod gemm { pub fn run() {} } } }\n',
      'src/a.rs': 'make!();\npub fn f() { gemm::run() }\n',
      'src/b.rs': 'pub fn f() { gemm::gemm(1) }\n',
    },
    after: { 'src/b.rs': 'pub fn f() { qlora_gemm::gemm(1) }\n' },
    notes: ['rust-undecided'],
  },
  {
    name: 'a glob over a module in which a macro is given the name',
    before:
      'macro_rules! ops { ($($n:ident),*) => { $(pub mod $n { pub fn run() {} })* } }\nmod pre { pub mod a { ops!(gemm, axpy); } pub use a::*; }\nuse pre::*;\nfn f() { gemm::run(); axpy::run() }\n',
    after: 'unchanged',
    notes: ['rust-bare-name', 'rust-undecided'],
  },
  {
    name: 'a glob over a module that is given whole to a macro',
    before:
      'macro_rules! feat { ($($i:item)*) => { $($i)* } }\nfeat! { pub mod x { pub fn run() {} } }\nfeat! { pub mod y { pub mod gemm { pub fn run() {} } } }\nmod a { use super::x::*; fn f() { run(); gemm::gemm(1) } }\nmod b { use crate::y::*; fn f() { gemm::run() } }\n',
    after:
      'macro_rules! feat { ($($i:item)*) => { $($i)* } }\nfeat! { pub mod x { pub fn run() {} } }\nfeat! { pub mod y { pub mod gemm { pub fn run() {} } } }\nmod a { use super::x::*; fn f() { run(); qlora_gemm::gemm(1) } }\nmod b { use crate::y::*; fn f() { gemm::run() } }\n',
    notes: ['rust-undecided'],
  },
  {
    name: 'a macro of the file that declares only functions of what it is given',
    before:
      'macro_rules! one { ($n:ident) => { fn $n() { struct Own; type T = u8; let _: T = 1; } } }\nmacro_rules! ops { ($($n:ident),*) => { $(one!($n);)* } }\nops!(gemm, axpy);\nfn f() -> gemm::Parallelism { gemm::Parallelism::None }\n',
    after:
      'macro_rules! one { ($n:ident) => { fn $n() { struct Own; type T = u8; let _: T = 1; } } }\nmacro_rules! ops { ($($n:ident),*) => { $(one!($n);)* } }\nops!(gemm, axpy);\nfn f() -> qlora_gemm::Parallelism { qlora_gemm::Parallelism::None }\n',
  },
  {
    name: 'a macro of the file that hands what it is given to one that declares modules',
    before:
      'macro_rules! one { ($n:ident) => { mod $n { pub fn run() {} } } }\nmacro_rules! ops { ($($n:ident),*) => { $(one!($n);)* } }\nops!(gemm, axpy);\nfn f() { gemm::run() }\n',
    after: 'unchanged',
    notes: ['rust-bare-name', 'rust-undecided'],
  },
];
