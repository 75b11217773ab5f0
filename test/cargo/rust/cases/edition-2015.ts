import type { SourceCase } from '../case.ts';

const editions = ['2015'] as const;

/** Edition 2015: imports and `::` paths are relative to the crate root, where `extern crate` puts the name. */
export const edition2015Cases: readonly SourceCase[] = [
  {
    name: 'extern crate and every path',
    editions,
    before:
      'extern crate paste;\nuse paste::paste;\npaste! { fn a() {} }\nmod m { use paste::inner; pub fn f() { ::paste::nothing(); inner::nothing() } }\nfn f() { paste::nothing() }\n',
    after:
      'extern crate qlora_paste as paste;\nuse paste::paste;\npaste! { fn a() {} }\nmod m { use paste::inner; pub fn f() { ::paste::nothing(); inner::nothing() } }\nfn f() { paste::nothing() }\n',
  },
  {
    name: 'with its macros',
    editions,
    before: '#[macro_use]\nextern crate paste;\npaste! { fn f() {} }\n',
    after: '#[macro_use]\nextern crate qlora_paste as paste;\npaste! { fn f() {} }\n',
  },
  {
    name: 'another name',
    editions,
    before: 'extern crate gemm as g;\nuse g::gemm;\nfn f() { ::g::gemm(1); gemm(2) }\n',
    after: 'extern crate qlora_gemm as g;\nuse g::gemm;\nfn f() { ::g::gemm(1); gemm(2) }\n',
  },
  {
    name: 'public',
    editions,
    before: 'pub extern crate gemm;\n',
    after: 'pub extern crate qlora_gemm as gemm;\n',
    notes: ['rust-public-type'],
  },
  {
    name: 'paths in a module through the prelude',
    editions,
    before: 'extern crate gemm;\nmod m { pub fn f() { gemm::gemm(1) } }\n',
    after: 'extern crate qlora_gemm as gemm;\nmod m { pub fn f() { gemm::gemm(1) } }\n',
  },
  {
    name: 'no extern crate: the prelude alone',
    editions,
    before: 'fn f() { gemm::gemm(1) }\nmod m { pub fn f() { paste::nothing() } }\n',
    after: 'fn f() { qlora_gemm::gemm(1) }\nmod m { pub fn f() { qlora_paste::nothing() } }\n',
  },
  {
    name: 'a local module',
    editions,
    before:
      'mod gemm { pub fn local() {} }\nmod m { use gemm::local; pub fn f() { ::gemm::local(); local() } }\nfn f() { gemm::local() }\n',
    after: 'unchanged',
  },
  {
    name: 'extern crate in a module',
    editions,
    before: 'mod m { extern crate gemm; pub fn f() { self::gemm::gemm(1); gemm::gemm(2) } }\n',
    after:
      'mod m { extern crate qlora_gemm as gemm; pub fn f() { self::gemm::gemm(1); gemm::gemm(2) } }\n',
  },
  {
    name: 'modules in files',
    editions,
    before: {
      'src/lib.rs': 'extern crate gemm;\nmod a;\n',
      'src/a.rs': 'use gemm::gemm;\npub fn f() { gemm(1); ::gemm::gemm(2); gemm::inner::deep() }\n',
    },
    after: { 'src/lib.rs': 'extern crate qlora_gemm as gemm;\nmod a;\n' },
  },
  {
    name: 'words that became keywords',
    editions,
    before:
      'extern crate gemm;\nfn async() { let dyn = 1; let await = gemm::DEFAULT_THRESHOLD + dyn; let _ = await; }\n',
    after:
      'extern crate qlora_gemm as gemm;\nfn async() { let dyn = 1; let await = gemm::DEFAULT_THRESHOLD + dyn; let _ = await; }\n',
  },
  {
    name: 'a function’s turbofish and a method',
    editions,
    before:
      'struct S;\nimpl S { fn gemm<T>(&self) {} }\nfn gemm<T>() {}\nfn f() { gemm::<u8>(); S.gemm::<u8>() }\n',
    after: 'unchanged',
  },
  {
    name: 'macro bodies',
    editions,
    before:
      '#[macro_use] extern crate paste;\nmacro_rules! m { ($n:ident) => { paste! { fn $n() { ::paste::nothing() } } } }\nm!(f);\n',
    after:
      '#[macro_use] extern crate qlora_paste as paste;\nmacro_rules! m { ($n:ident) => { paste! { fn $n() { ::paste::nothing() } } } }\nm!(f);\n',
  },
  {
    name: 'each root has its own',
    editions,
    before: {
      'src/lib.rs': 'extern crate gemm;\npub fn f() { gemm::gemm(1) }\n',
      'src/main.rs': 'fn main() { gemm::gemm(1) }\n',
    },
    after: {
      'src/lib.rs': 'extern crate qlora_gemm as gemm;\npub fn f() { gemm::gemm(1) }\n',
      'src/main.rs': 'fn main() { qlora_gemm::gemm(1) }\n',
    },
  },
  {
    name: 'the new name taken',
    editions,
    before:
      'mod qlora_gemm { pub fn x() {} }\nfn f() { gemm::gemm(1); qlora_gemm::x() }\nmod m { pub fn f() { gemm::gemm(1) } }\n',
    after:
      'mod qlora_gemm { pub fn x() {} }\nfn f() { gemm::gemm(1); qlora_gemm::x() }\nmod m { pub fn f() { qlora_gemm::gemm(1) } }\n',
    notes: ['rust-name-taken'],
    compiles: 'before',
  },
];
