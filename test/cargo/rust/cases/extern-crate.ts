import type { SourceCase } from '../case.ts';

/** `extern crate` in edition 2018 and later. */
export const externCrateCases: readonly SourceCase[] = [
  {
    name: 'plain',
    before: 'extern crate paste;\nfn f() { paste::nothing() }\n',
    after: 'extern crate qlora_paste;\nfn f() { qlora_paste::nothing() }\n',
  },
  {
    name: 'with its macros',
    before: '#[macro_use]\nextern crate paste;\npaste! { fn f() {} }\n',
    after: '#[macro_use]\nextern crate qlora_paste;\npaste! { fn f() {} }\n',
  },
  {
    name: 'with chosen macros',
    before: '#[macro_use(paste)] extern crate paste;\npaste! { fn f() {} }\n',
    after: '#[macro_use(paste)] extern crate qlora_paste;\npaste! { fn f() {} }\n',
  },
  {
    name: 'another name',
    before: 'extern crate gemm as g;\nfn f() { g::gemm(1) }\n',
    after: 'extern crate qlora_gemm as g;\nfn f() { g::gemm(1) }\n',
  },
  { name: 'as _', before: 'extern crate gemm as _;\n', after: 'extern crate qlora_gemm as _;\n' },
  {
    name: 'public',
    before: 'pub extern crate paste;\n',
    after: 'pub extern crate qlora_paste as paste;\n',
    notes: ['rust-public-type'],
  },
  {
    name: 'reached through crate',
    before: 'extern crate gemm;\nmod a { pub fn f() { crate::gemm::gemm(1) } }\n',
    after: 'extern crate qlora_gemm as gemm;\nmod a { pub fn f() { crate::gemm::gemm(1) } }\n',
  },
  {
    name: 'reached through self',
    before: 'extern crate gemm;\nfn f() { self::gemm::gemm(1) }\n',
    after: 'extern crate qlora_gemm as gemm;\nfn f() { self::gemm::gemm(1) }\n',
  },
  {
    name: 'reached through super',
    before: 'extern crate gemm;\nmod a { pub fn f() { super::gemm::gemm(1) } }\n',
    after: 'extern crate qlora_gemm as gemm;\nmod a { pub fn f() { super::gemm::gemm(1) } }\n',
  },
  {
    name: 'imported as an item',
    before: 'extern crate gemm;\nmod a { use crate::gemm::gemm; pub fn f() { gemm(1) } }\n',
    after:
      'extern crate qlora_gemm as gemm;\nmod a { use crate::gemm::gemm; pub fn f() { gemm(1) } }\n',
  },
  {
    name: 'imported as an item, whole',
    before: 'extern crate gemm;\nmod a { use crate::gemm; pub fn f() { gemm::gemm(1) } }\n',
    after:
      'extern crate qlora_gemm as gemm;\nmod a { use crate::gemm; pub fn f() { gemm::gemm(1) } }\n',
  },
  {
    name: 'reached by a glob',
    before: 'extern crate gemm;\nmod a { use super::*; pub fn f() { gemm::gemm(1) } }\n',
    after:
      'extern crate qlora_gemm as gemm;\nmod a { use super::*; pub fn f() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'used through the prelude elsewhere',
    before: 'extern crate gemm;\nmod a { pub fn f() { gemm::gemm(1) } }\n',
    after: 'extern crate qlora_gemm;\nmod a { pub fn f() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'a local module of the name, reached, elsewhere',
    before:
      'extern crate gemm;\nmod a { pub mod gemm { pub fn x() {} } pub fn f() { self::gemm::x() } }\n',
    after:
      'extern crate qlora_gemm;\nmod a { pub mod gemm { pub fn x() {} } pub fn f() { self::gemm::x() } }\n',
  },
  {
    name: 'in a module',
    before: 'mod a { extern crate gemm; pub fn f() { gemm::gemm(1) } }\n',
    after: 'mod a { extern crate qlora_gemm; pub fn f() { qlora_gemm::gemm(1) } }\n',
  },
  {
    name: 'in a module, reached',
    before: 'mod a { extern crate gemm; pub fn f() { self::gemm::gemm(1) } }\n',
    after: 'mod a { extern crate qlora_gemm as gemm; pub fn f() { self::gemm::gemm(1) } }\n',
  },
  {
    name: 'in a function',
    before: 'fn f() { extern crate paste; paste::nothing() }\n',
    after: 'fn f() { extern crate qlora_paste; qlora_paste::nothing() }\n',
  },
  {
    name: 'raw',
    before: 'extern crate r#paste;\nfn f() { r#paste::nothing() }\n',
    after: 'extern crate qlora_paste;\nfn f() { qlora_paste::nothing() }\n',
  },
  {
    name: 'reached from another file',
    before: {
      'src/lib.rs': 'extern crate gemm;\nmod a;\n',
      'src/a.rs': 'use crate::gemm::gemm;\npub fn f() { gemm(1) }\n',
    },
    after: { 'src/lib.rs': 'extern crate qlora_gemm as gemm;\nmod a;\n' },
  },
  {
    name: 'each root has its own',
    before: {
      'src/lib.rs': 'extern crate gemm;\npub fn f() { crate::gemm::gemm(1) }\n',
      'tests/t.rs': 'extern crate gemm;\nfn main() { gemm::gemm(1) }\n',
    },
    after: {
      'src/lib.rs': 'extern crate qlora_gemm as gemm;\npub fn f() { crate::gemm::gemm(1) }\n',
      'tests/t.rs': 'extern crate qlora_gemm;\nfn main() { qlora_gemm::gemm(1) }\n',
    },
  },
  {
    name: 'a macro of the crate’s own reaches it',
    before:
      '#[doc(hidden)] pub extern crate paste;\n#[macro_export] macro_rules! m { () => { $crate::paste::paste! {} } }\nmod a { m!(); }\n',
    after:
      '#[doc(hidden)] pub extern crate qlora_paste as paste;\n#[macro_export] macro_rules! m { () => { $crate::paste::paste! {} } }\nmod a { m!(); }\n',
    notes: ['rust-public-type'],
  },
  {
    name: 'an import that goes on through the item',
    before: 'extern crate gemm;\nuse self::gemm::inner;\nfn f() { inner::deep() }\n',
    after: 'extern crate qlora_gemm as gemm;\nuse self::gemm::inner;\nfn f() { inner::deep() }\n',
  },
  {
    name: 'the new name taken',
    before:
      'extern crate gemm;\nmod qlora_gemm { pub fn x() {} }\nfn f() { gemm::gemm(1); qlora_gemm::x() }\n',
    after:
      'extern crate qlora_gemm as gemm;\nmod qlora_gemm { pub fn x() {} }\nfn f() { ::qlora_gemm::gemm(1); qlora_gemm::x() }\n',
  },
];
