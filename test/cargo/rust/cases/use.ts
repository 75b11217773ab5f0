import type { SourceCase } from '../case.ts';

/** Imports: heads change, what they bind keeps its name. */
export const useCases: readonly SourceCase[] = [
  {
    name: 'a macro',
    before: 'use paste::paste;\npaste! { pub fn a() {} }\n',
    after: 'use qlora_paste::paste;\npaste! { pub fn a() {} }\n',
  },
  {
    name: 'a group whose leaf bears the crate’s name',
    before: 'use gemm::{gemm, Parallelism};\npub fn f(_: Parallelism) { gemm(1) }\n',
    after: 'use qlora_gemm::{gemm, Parallelism};\npub fn f(_: Parallelism) { gemm(1) }\n',
    notes: ['rust-public-type'],
  },
  {
    name: 'a group of crates',
    before: 'use {paste::paste, gemm::gemm};\npaste! { fn f() { gemm(1) } }\n',
    after: 'use {qlora_paste::paste, qlora_gemm::gemm};\npaste! { fn f() { gemm(1) } }\n',
  },
  {
    name: 'nested groups',
    before:
      'use {{paste::{paste, inner::{Piece, nothing}}}, gemm::{self as g, inner::*}};\nfn f(_: Piece) { nothing(); deep(); g::inner::deep(); paste! {} }\n',
    after:
      'use {{qlora_paste::{paste, inner::{Piece, nothing}}}, qlora_gemm::{self as g, inner::*}};\nfn f(_: Piece) { nothing(); deep(); g::inner::deep(); paste! {} }\n',
  },
  {
    name: 'a glob',
    before: 'use gemm::*;\nfn f() { gemm(1); inner::deep() }\n',
    after: 'use qlora_gemm::*;\nfn f() { gemm(1); inner::deep() }\n',
  },
  {
    name: 'a leading ::',
    before: 'use ::gemm::gemm;\nfn f() { gemm(1) }\n',
    after: 'use ::qlora_gemm::gemm;\nfn f() { gemm(1) }\n',
  },
  {
    name: 'a leading :: before a group',
    before: 'use ::{gemm::gemm, paste::{paste}};\npaste! { fn f() { gemm(1) } }\n',
    after: 'use ::{qlora_gemm::gemm, qlora_paste::{paste}};\npaste! { fn f() { gemm(1) } }\n',
  },
  {
    name: 'a leading :: inside a group',
    before: 'use {::gemm::gemm, paste::paste};\npaste! { fn f() { gemm(1) } }\n',
    after: 'use {::qlora_gemm::gemm, qlora_paste::paste};\npaste! { fn f() { gemm(1) } }\n',
  },
  {
    name: 'the crate itself',
    before: 'use paste;\nfn f() { paste::nothing() }\n',
    after: 'use qlora_paste as paste;\nfn f() { paste::nothing() }\n',
  },
  {
    name: 'the crate itself, in a group',
    before: 'use {gemm, paste};\nfn f() { paste::nothing(); gemm::gemm(1) }\n',
    after:
      'use {qlora_gemm as gemm, qlora_paste as paste};\nfn f() { paste::nothing(); gemm::gemm(1) }\n',
  },
  {
    name: 'the crate itself, after ::',
    before: 'use ::{gemm};\nfn f() { gemm::gemm(1) }\n',
    after: 'use ::{qlora_gemm as gemm};\nfn f() { gemm::gemm(1) }\n',
  },
  {
    name: 'the crate itself, ::gemm',
    before: 'use ::gemm;\nfn f() { gemm::gemm(1) }\n',
    after: 'use ::qlora_gemm as gemm;\nfn f() { gemm::gemm(1) }\n',
  },
  {
    name: 'self',
    before: 'use paste::{self};\nfn f() { paste::nothing() }\n',
    after: 'use qlora_paste::{self as paste};\nfn f() { paste::nothing() }\n',
  },
  {
    name: 'self beside others',
    before:
      'use gemm::{self, inner, Parallelism};\nfn f() { inner::deep(); gemm::gemm(1); let _ = Parallelism::Rayon(1); }\n',
    after:
      'use qlora_gemm::{self as gemm, inner, Parallelism};\nfn f() { inner::deep(); gemm::gemm(1); let _ = Parallelism::Rayon(1); }\n',
  },
  {
    name: 'self with a name',
    before: 'use gemm::{self as g};\nfn f() { g::gemm(1) }\n',
    after: 'use qlora_gemm::{self as g};\nfn f() { g::gemm(1) }\n',
  },
  {
    name: 'self of a module of the crate',
    before: 'use gemm::inner::{self, Tile};\nfn f(_: Tile<u8>) { inner::deep() }\n',
    after: 'use qlora_gemm::inner::{self, Tile};\nfn f(_: Tile<u8>) { inner::deep() }\n',
  },
  {
    name: 'another name',
    before: 'use paste as p;\nuse gemm as _;\nfn f() { p::nothing() }\n',
    after: 'use qlora_paste as p;\nuse qlora_gemm as _;\nfn f() { p::nothing() }\n',
  },
  {
    name: 'the same name, spelled out',
    before: 'use paste as paste;\nfn f() { paste::nothing() }\n',
    after: 'use qlora_paste as paste;\nfn f() { paste::nothing() }\n',
  },
  {
    name: 'a leaf with another name',
    before: 'use gemm::gemm as multiply;\nfn f() { multiply(1) }\n',
    after: 'use qlora_gemm::gemm as multiply;\nfn f() { multiply(1) }\n',
  },
  {
    name: 'public, the crate',
    before: 'pub use paste;\npub mod a { pub fn f() { crate::paste::nothing() } }\n',
    after: 'pub use qlora_paste as paste;\npub mod a { pub fn f() { crate::paste::nothing() } }\n',
    notes: ['rust-public-type'],
  },
  {
    name: 'public, crate-wide',
    before: 'pub(crate) use gemm;\nmod a { pub fn f() { crate::gemm::gemm(1) } }\n',
    after: 'pub(crate) use qlora_gemm as gemm;\nmod a { pub fn f() { crate::gemm::gemm(1) } }\n',
  },
  {
    name: 'public, a macro',
    before: 'pub use paste::paste;\n',
    after: 'pub use qlora_paste::paste;\n',
  },
  {
    name: 'public, hidden, with another name',
    before: '#[doc(hidden)]\npub use paste as __paste;\n',
    after: '#[doc(hidden)]\npub use qlora_paste as __paste;\n',
    notes: ['rust-public-type'],
  },
  {
    name: 'raw identifiers',
    before: 'use r#paste::r#paste;\nr#paste! { fn f() {} }\n',
    after: 'use qlora_paste::r#paste;\nr#paste! { fn f() {} }\n',
  },
  {
    name: 'a raw crate',
    before: 'use r#gemm;\nfn f() { r#gemm::gemm(1) }\n',
    after: 'use qlora_gemm as r#gemm;\nfn f() { r#gemm::gemm(1) }\n',
  },
  {
    name: 'comments and line ends inside',
    before:
      'use /* a */ gemm // paste::b\r\n  :: /* c */ {\r\n  gemm, // gemm::gemm\r\n};\r\nfn f() { gemm(1) }\r\n',
    after:
      'use /* a */ qlora_gemm // paste::b\r\n  :: /* c */ {\r\n  gemm, // gemm::gemm\r\n};\r\nfn f() { gemm(1) }\r\n',
  },
  {
    name: 'in a function',
    before: 'fn f() { use gemm::gemm; gemm(1) }\nfn g() { use gemm; gemm::gemm(1) }\n',
    after:
      'fn f() { use qlora_gemm::gemm; gemm(1) }\nfn g() { use qlora_gemm as gemm; gemm::gemm(1) }\n',
  },
  {
    name: 'an import through an import of the crate',
    before: 'use gemm;\nuse gemm::inner;\nfn f() { inner::deep() }\n',
    after: 'use qlora_gemm as gemm;\nuse gemm::inner;\nfn f() { inner::deep() }\n',
  },
  {
    name: 'the crate bound in one module only',
    before:
      'use gemm;\nmod a { use gemm::gemm; pub fn f() { gemm(1) } }\nfn g() { gemm::inner::deep() }\n',
    after:
      'use qlora_gemm as gemm;\nmod a { use qlora_gemm::gemm; pub fn f() { gemm(1) } }\nfn g() { gemm::inner::deep() }\n',
  },
  {
    name: 'cfg-gated',
    before:
      '#[cfg(not(feature = "x"))]\nuse gemm::gemm;\n#[cfg(not(feature = "x"))]\nfn f() { gemm(1) }\n',
    after:
      '#[cfg(not(feature = "x"))]\nuse qlora_gemm::gemm;\n#[cfg(not(feature = "x"))]\nfn f() { gemm(1) }\n',
  },
  {
    name: 'an empty group',
    before: 'use gemm::{};\nuse paste::inner::{};\n',
    after: 'use qlora_gemm::{};\nuse qlora_paste::inner::{};\n',
  },
  {
    name: 'trailing commas and blanks',
    before: 'use  gemm :: { gemm , } ;\nfn f() { gemm(1) }\n',
    after: 'use  qlora_gemm :: { gemm , } ;\nfn f() { gemm(1) }\n',
  },
  {
    name: 'a byte order mark',
    before: '\uFEFFuse paste::paste;\npaste! {}\n',
    after: '\uFEFFuse qlora_paste::paste;\npaste! {}\n',
  },
  {
    name: 'no final newline',
    before: 'use paste::paste as _;',
    after: 'use qlora_paste::paste as _;',
  },
];
