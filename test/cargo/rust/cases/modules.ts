import type { SourceCase } from '../case.ts';

/** Names that depend on other files: the module tree of each crate. */
export const moduleCases: readonly SourceCase[] = [
  {
    name: 'a file module of the name',
    before: {
      'src/lib.rs': 'mod gemm;\nmod other_user;\npub fn f() { gemm::local() }\n',
      'src/gemm.rs': 'pub fn local() { gemm::inner::deep() }\n',
      'src/other_user.rs': 'pub fn g() { gemm::gemm(1); crate::gemm::local() }\n',
    },
    after: {
      'src/gemm.rs': 'pub fn local() { qlora_gemm::inner::deep() }\n',
      'src/other_user.rs': 'pub fn g() { qlora_gemm::gemm(1); crate::gemm::local() }\n',
    },
  },
  {
    name: 'a folder module of the name',
    before: {
      'src/lib.rs': 'mod gemm;\npub fn f() { gemm::k::local() }\n',
      'src/gemm/mod.rs': 'pub mod k;\n',
      'src/gemm/k.rs': 'pub fn local() { gemm::gemm(1) }\n',
    },
    after: { 'src/gemm/k.rs': 'pub fn local() { qlora_gemm::gemm(1) }\n' },
  },
  {
    name: 'imported into another file',
    before: {
      'src/lib.rs': 'mod gemm;\nmod a;\n',
      'src/gemm.rs': 'pub fn local() {}\n',
      'src/a.rs': 'use crate::gemm;\npub fn g() { gemm::local() }\n',
    },
    after: 'unchanged',
  },
  {
    name: 'globbed into another file',
    before: {
      'src/lib.rs': 'mod gemm;\nmod a;\n',
      'src/gemm.rs': 'pub fn local() {}\n',
      'src/a.rs': 'use super::*;\npub fn g() { gemm::local() }\n',
    },
    after: 'unchanged',
  },
  {
    name: 'a glob through a file that does not say the name',
    before: {
      'src/lib.rs': 'mod a;\nmod b;\n',
      'src/a/mod.rs': 'mod hidden;\npub use hidden::*;\n',
      'src/a/hidden.rs': 'pub mod gemm { pub fn local() {} }\n',
      'src/b.rs': 'use crate::a::*;\npub fn g() { gemm::local() }\n',
    },
    after: 'unchanged',
  },
  {
    name: 'a glob of a file that has nothing of the name',
    before: {
      'src/lib.rs': 'mod a;\nmod b;\n',
      'src/a.rs': 'pub fn x() {}\n',
      'src/b.rs': 'use crate::a::*;\nmod k { mod gemm {} }\npub fn g() { gemm::gemm(1); x() }\n',
    },
    after: {
      'src/b.rs':
        'use crate::a::*;\nmod k { mod gemm {} }\npub fn g() { qlora_gemm::gemm(1); x() }\n',
    },
  },
  {
    name: 'an imported function of another file',
    before: {
      'src/lib.rs': 'mod k;\nmod b;\n',
      'src/k.rs': 'pub fn gemm() {}\n',
      'src/b.rs': 'use crate::k::gemm;\npub fn g() { gemm::gemm(1); gemm() }\n',
    },
    after: { 'src/b.rs': 'use crate::k::gemm;\npub fn g() { qlora_gemm::gemm(1); gemm() }\n' },
  },
  {
    name: '#[path]',
    before: {
      'src/lib.rs': '#[path = "impls/fast.rs"] mod gemm;\nmod b;\n',
      'src/impls/fast.rs': 'pub fn local() { gemm::gemm(1) }\n',
      'src/b.rs': 'use super::*;\npub fn g() { gemm::local() }\n',
    },
    after: { 'src/impls/fast.rs': 'pub fn local() { qlora_gemm::gemm(1) }\n' },
  },
  {
    name: '#[path] in a folder, and modules below it',
    before: {
      'src/lib.rs': '#[path = "x/y.rs"] mod a;\n',
      'src/x/y.rs': 'mod z;\npub mod gemm { pub fn local() {} }\n',
      'src/x/z.rs': 'use super::gemm;\npub fn g() { gemm::local() }\n',
    },
    after: 'unchanged',
  },
  {
    name: 'a file in an inline module',
    before: {
      'src/lib.rs': 'mod a { pub mod gemm { pub fn local() {} } pub mod b; }\n',
      'src/a/b.rs': 'use super::*;\npub fn g() { gemm::local() }\n',
    },
    after: 'unchanged',
  },
  {
    name: 'a tests file globbing its parent',
    before: {
      'src/lib.rs': 'mod a;\n',
      'src/a.rs': 'mod gemm { pub fn local() {} }\nmod tests;\n',
      'src/a/tests.rs': 'use super::*;\nfn t() { gemm::local() }\n',
    },
    after: 'unchanged',
  },
  {
    name: 'nested files',
    before: {
      'src/lib.rs': 'pub mod a;\n',
      'src/a.rs': 'pub mod b;\n',
      'src/a/b.rs': 'pub mod c;\n',
      'src/a/b/c.rs':
        'use super::super::super::a as gemm;\npub fn f() { gemm::b::c::f() }\npub fn g() { ::gemm::gemm(1) }\n',
    },
    after: {
      'src/a/b/c.rs':
        'use super::super::super::a as gemm;\npub fn f() { gemm::b::c::f() }\npub fn g() { ::qlora_gemm::gemm(1) }\n',
    },
  },
  {
    name: 'a file of two crates that agree',
    before: {
      'src/lib.rs': 'mod k;\nmod shared;\n',
      'src/main.rs': 'mod k;\nmod shared;\nfn main() {}\n',
      'src/k.rs': 'pub mod gemm { pub fn local() {} }\n',
      'src/shared.rs': 'use crate::k::gemm;\npub fn f() { gemm::local() }\n',
    },
    after: 'unchanged',
  },
  {
    name: 'a file of two crates that differ',
    before: {
      'src/lib.rs': 'mod gemm { pub fn gemm(_: u8) {} }\nmod shared;\n',
      'src/main.rs': 'mod shared;\nfn main() {}\n',
      'src/shared.rs': 'use super::*;\npub fn f() { gemm::gemm(1u8) }\n',
    },
    after: 'unchanged',
    notes: ['rust-undecided'],
    compiles: 'before',
  },
  {
    name: 'a binary’s module does not hide the library’s crate',
    before: {
      'src/lib.rs': 'pub fn f() { gemm::gemm(1) }\n',
      'src/main.rs': 'mod gemm;\nfn main() { gemm::local() }\n',
      'src/gemm.rs': 'pub fn local() {}\n',
    },
    after: { 'src/lib.rs': 'pub fn f() { qlora_gemm::gemm(1) }\n' },
  },
  {
    name: 'a test’s common module',
    before: {
      'src/lib.rs': '',
      'tests/t.rs': 'mod common;\nfn main() { common::f() }\n',
      'tests/common/mod.rs': 'pub fn f() { gemm::gemm(1) }\n',
    },
    after: { 'tests/common/mod.rs': 'pub fn f() { qlora_gemm::gemm(1) }\n' },
  },
  {
    name: 'a super glob in a nested inline module',
    before:
      'mod gemm { pub fn local() {} }\nmod a { use super::*; mod b { use super::*; fn g() { gemm::local() } mod c { fn g() { gemm::gemm(1) } } } }\n',
    after:
      'mod gemm { pub fn local() {} }\nmod a { use super::*; mod b { use super::*; fn g() { gemm::local() } mod c { fn g() { qlora_gemm::gemm(1) } } } }\n',
  },
  {
    name: 'included code in the same crate',
    before: {
      'src/lib.rs': 'include!("parts/one.rs");\n',
      'src/parts/one.rs': 'pub fn f() { gemm::gemm(1) }\n',
    },
    after: { 'src/parts/one.rs': 'pub fn f() { qlora_gemm::gemm(1) }\n' },
  },
  {
    name: 'a glob of a child module in another file',
    before: {
      'src/lib.rs': 'pub mod a;\npub mod deep { pub mod gemm {} }\n',
      'src/a.rs':
        'mod func;\npub use func::*;\nuse gemm::inner;\ngemm::tile! {}\npub fn f() { gemm::gemm(1); inner::deep(); own() }\n',
      'src/a/func.rs': 'pub fn own() {}\npub use self::more::*;\nmod more { pub fn other() {} }\n',
    },
    after: {
      'src/a.rs':
        'mod func;\npub use func::*;\nuse qlora_gemm::inner;\nqlora_gemm::tile! {}\npub fn f() { qlora_gemm::gemm(1); inner::deep(); own() }\n',
    },
  },
  {
    name: 'a glob of a child module that brings the name',
    before: {
      'src/lib.rs': 'pub mod a;\n',
      'src/a.rs': 'mod func;\npub use func::*;\npub fn f() { gemm::local(); ::gemm::gemm(1) }\n',
      'src/a/func.rs': 'pub mod gemm { pub fn local() {} }\n',
    },
    after: {
      'src/a.rs':
        'mod func;\npub use func::*;\npub fn f() { gemm::local(); ::qlora_gemm::gemm(1) }\n',
    },
  },
  {
    name: 'a glob that can’t be followed hides no crate from imports and macros',
    before:
      'macro_rules! make { ($n:ident) => { pub mod $n { pub mod gemm { pub fn local() {} } } } }\nmake!(made);\nmod a { use crate::made::gemm; pub fn f() { gemm::local() } }\nmod c { mod gemm {} }\nmod d { make!(x); pub fn f() { use gemm::inner; inner::deep(); gemm::tile! {} } }\n',
    after:
      'macro_rules! make { ($n:ident) => { pub mod $n { pub mod gemm { pub fn local() {} } } } }\nmake!(made);\nmod a { use crate::made::gemm; pub fn f() { gemm::local() } }\nmod c { mod gemm {} }\nmod d { make!(x); pub fn f() { use qlora_gemm::inner; inner::deep(); qlora_gemm::tile! {} } }\n',
    notes: ['rust-undecided'],
  },
  {
    name: 'an import and a macro in a file that a macro’s attribute brings in',
    before: {
      'src/lib.rs': 'pub use gemm;\npub mod gemm_user {}\n',
      'src/lost.rs':
        'use super::*;\nuse crate::pre::*;\nuse gemm::inner;\ngemm::tile! {}\nfn f() { inner::deep() }\n',
    },
    after: {
      'src/lib.rs': 'pub use qlora_gemm as gemm;\npub mod gemm_user {}\n',
      'src/lost.rs':
        'use super::*;\nuse crate::pre::*;\nuse qlora_gemm::inner;\nqlora_gemm::tile! {}\nfn f() { inner::deep() }\n',
    },
    notes: ['rust-public-type'],
  },
];
