import type { SourceCase } from '../case.ts';

/** Path heads outside imports, in every place Rust has paths. */
export const pathCases: readonly SourceCase[] = [
  {
    name: 'a macro',
    before: 'paste::paste! { fn f() {} }\n::paste::paste! { fn g() {} }\n',
    after: 'qlora_paste::paste! { fn f() {} }\n::qlora_paste::paste! { fn g() {} }\n',
  },
  {
    name: 'comments and newlines inside',
    before: 'fn f() { gemm /* gemm */ ::\n  // gemm::x\n  gemm(1); r#gemm::gemm(1) }\n',
    after: 'fn f() { qlora_gemm /* gemm */ ::\n  // gemm::x\n  gemm(1); qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'a call with type arguments',
    before: 'fn f() { gemm::gemm::<f32>(1.0); ::gemm::gemm::<f64>(1.0) }\n',
    after: 'fn f() { qlora_gemm::gemm::<f32>(1.0); ::qlora_gemm::gemm::<f64>(1.0) }\n',
  },
  {
    name: 'types',
    before:
      'fn f<T>(_: &gemm::f16, _: &[gemm::f16; 2], _: (gemm::f16, T), _: fn(gemm::f16) -> gemm::f16) -> Option<gemm::f16> { None }\nstruct S(gemm::f16, ::gemm::f16);\ntype A = Vec<gemm::inner::Tile<gemm::f16>>;\n',
    after:
      'fn f<T>(_: &qlora_gemm::f16, _: &[qlora_gemm::f16; 2], _: (qlora_gemm::f16, T), _: fn(qlora_gemm::f16) -> qlora_gemm::f16) -> Option<qlora_gemm::f16> { None }\nstruct S(qlora_gemm::f16, ::qlora_gemm::f16);\ntype A = Vec<qlora_gemm::inner::Tile<qlora_gemm::f16>>;\n',
  },
  {
    name: 'bounds and where clauses',
    before:
      'fn f<T: gemm::Kernel>(t: T) where T: ::gemm::Kernel + Clone { t.run() }\nfn g(_: &dyn Fn() -> gemm::f16, _: impl ::gemm::Kernel) {}\nstruct W;\nimpl gemm::Kernel for W {}\n',
    after:
      'fn f<T: qlora_gemm::Kernel>(t: T) where T: ::qlora_gemm::Kernel + Clone { t.run() }\nfn g(_: &dyn Fn() -> qlora_gemm::f16, _: impl ::qlora_gemm::Kernel) {}\nstruct W;\nimpl qlora_gemm::Kernel for W {}\n',
  },
  {
    name: 'associated items',
    before: 'fn f() -> usize { <u8 as gemm::Kernel>::start(); <u8 as ::gemm::Kernel>::SIZE }\n',
    after:
      'fn f() -> usize { <u8 as qlora_gemm::Kernel>::start(); <u8 as ::qlora_gemm::Kernel>::SIZE }\n',
  },
  {
    name: 'patterns',
    before:
      'fn f(p: gemm::Parallelism) -> bool { match p { gemm::Parallelism::None => true, ::gemm::Parallelism::Rayon(n) if n > gemm::DEFAULT_THRESHOLD => false, gemm::Parallelism::Rayon(gemm::DEFAULT_THRESHOLD..) => true, _ => matches!(p, gemm::Parallelism::None | gemm::Parallelism::Rayon(0)) } }\n',
    after:
      'fn f(p: qlora_gemm::Parallelism) -> bool { match p { qlora_gemm::Parallelism::None => true, ::qlora_gemm::Parallelism::Rayon(n) if n > qlora_gemm::DEFAULT_THRESHOLD => false, qlora_gemm::Parallelism::Rayon(qlora_gemm::DEFAULT_THRESHOLD..) => true, _ => matches!(p, qlora_gemm::Parallelism::None | qlora_gemm::Parallelism::Rayon(0)) } }\n',
  },
  {
    name: 'after operators and keywords',
    before:
      'fn f(a: usize) -> usize { let b = 0..gemm::DEFAULT_THRESHOLD; let _c = 0..=::gemm::DEFAULT_THRESHOLD; if a < gemm::DEFAULT_THRESHOLD && a > ::gemm::DEFAULT_THRESHOLD { return ::gemm::DEFAULT_THRESHOLD; } for _ in b {} a as usize + ::gemm::DEFAULT_THRESHOLD }\n',
    after:
      'fn f(a: usize) -> usize { let b = 0..qlora_gemm::DEFAULT_THRESHOLD; let _c = 0..=::qlora_gemm::DEFAULT_THRESHOLD; if a < qlora_gemm::DEFAULT_THRESHOLD && a > ::qlora_gemm::DEFAULT_THRESHOLD { return ::qlora_gemm::DEFAULT_THRESHOLD; } for _ in b {} a as usize + ::qlora_gemm::DEFAULT_THRESHOLD }\n',
  },
  {
    name: 'behind a shift and a comparison',
    before:
      'fn f(a: usize) -> bool { a >> ::gemm::DEFAULT_THRESHOLD > ::gemm::DEFAULT_THRESHOLD || a >= ::gemm::DEFAULT_THRESHOLD }\n',
    after:
      'fn f(a: usize) -> bool { a >> ::qlora_gemm::DEFAULT_THRESHOLD > ::qlora_gemm::DEFAULT_THRESHOLD || a >= ::qlora_gemm::DEFAULT_THRESHOLD }\n',
  },
  {
    name: 'closures and blocks',
    before:
      'fn f() { let c = |p: gemm::Parallelism| -> gemm::Parallelism { p }; let _ = c(gemm::Parallelism::new()); { ::gemm::gemm(1) }; ::gemm::gemm(2) }\n',
    after:
      'fn f() { let c = |p: qlora_gemm::Parallelism| -> qlora_gemm::Parallelism { p }; let _ = c(qlora_gemm::Parallelism::new()); { ::qlora_gemm::gemm(1) }; ::qlora_gemm::gemm(2) }\n',
  },
  {
    name: 'attributes',
    before:
      '#[paste::keep]\nfn f() {}\n#[::paste::keep(gemm::x)]\nfn g() {}\n#[derive(paste::Kept, Clone)]\nstruct S;\n',
    after:
      '#[qlora_paste::keep]\nfn f() {}\n#[::qlora_paste::keep(qlora_gemm::x)]\nfn g() {}\n#[derive(qlora_paste::Kept, Clone)]\nstruct S;\n',
  },
  {
    name: 'conditional attributes',
    before: '#[cfg_attr(not(feature = "x"), paste::keep)]\nfn f() {}\n',
    after: '#[cfg_attr(not(feature = "x"), qlora_paste::keep)]\nfn f() {}\n',
  },
  {
    name: 'macro arguments',
    before:
      'fn f() { assert_eq!(gemm::DEFAULT_THRESHOLD, 7, "gemm::{}", gemm::DEFAULT_THRESHOLD); let _ = vec![gemm::f16, ::gemm::f16]; }\n',
    after:
      'fn f() { assert_eq!(qlora_gemm::DEFAULT_THRESHOLD, 7, "gemm::{}", qlora_gemm::DEFAULT_THRESHOLD); let _ = vec![qlora_gemm::f16, ::qlora_gemm::f16]; }\n',
  },
  {
    name: 'nested macro calls',
    before: 'paste::paste! { fn f() { gemm::tile! { paste::item! { gemm::gemm(1) } } } }\n',
    after:
      'qlora_paste::paste! { fn f() { qlora_gemm::tile! { qlora_paste::item! { qlora_gemm::gemm(1) } } } }\n',
  },
  {
    name: 'struct and field syntax',
    before:
      'struct S { gemm: gemm::f16, p: gemm::Parallelism }\nfn f() -> S { S { gemm: gemm::f16, p: gemm::Parallelism::None } }\nfn g(s: S) -> gemm::f16 { s.gemm }\n',
    after:
      'struct S { gemm: qlora_gemm::f16, p: qlora_gemm::Parallelism }\nfn f() -> S { S { gemm: qlora_gemm::f16, p: qlora_gemm::Parallelism::None } }\nfn g(s: S) -> qlora_gemm::f16 { s.gemm }\n',
  },
  {
    name: 'a struct literal through a path',
    before:
      'fn f() { let _ = gemm::inner::Tile { 0: gemm::f16 }; let _ = gemm::inner::Tile::<gemm::f16>(gemm::f16); }\n',
    after:
      'fn f() { let _ = qlora_gemm::inner::Tile { 0: qlora_gemm::f16 }; let _ = qlora_gemm::inner::Tile::<qlora_gemm::f16>(qlora_gemm::f16); }\n',
  },
  {
    name: 'lifetimes and references before ::',
    before:
      "fn f<'a>(x: &'a ::gemm::f16, _: &'a mut ::gemm::f16, _: *const ::gemm::f16) -> &'a ::gemm::f16 { x }\n",
    after:
      "fn f<'a>(x: &'a ::qlora_gemm::f16, _: &'a mut ::qlora_gemm::f16, _: *const ::qlora_gemm::f16) -> &'a ::qlora_gemm::f16 { x }\n",
  },
  {
    name: 'visibility before ::',
    before: 'pub struct S(pub(crate) ::gemm::f16, pub(crate) gemm::f16);\n',
    after: 'pub struct S(pub(crate) ::qlora_gemm::f16, pub(crate) qlora_gemm::f16);\n',
  },
  {
    name: 'consts, statics and array lengths',
    before:
      'const N: usize = gemm::DEFAULT_THRESHOLD;\nstatic M: [u8; gemm::DEFAULT_THRESHOLD] = [0; ::gemm::DEFAULT_THRESHOLD];\nconst _: gemm::f16 = gemm::f16;\n',
    after:
      'const N: usize = qlora_gemm::DEFAULT_THRESHOLD;\nstatic M: [u8; qlora_gemm::DEFAULT_THRESHOLD] = [0; ::qlora_gemm::DEFAULT_THRESHOLD];\nconst _: qlora_gemm::f16 = qlora_gemm::f16;\n',
  },
  {
    name: 'enum discriminants and const generics',
    before:
      '#[repr(usize)] enum E { A = gemm::DEFAULT_THRESHOLD }\nstruct C<const N: usize>;\nfn f(_: C<{ gemm::DEFAULT_THRESHOLD }>) {}\n',
    after:
      '#[repr(usize)] enum E { A = qlora_gemm::DEFAULT_THRESHOLD }\nstruct C<const N: usize>;\nfn f(_: C<{ qlora_gemm::DEFAULT_THRESHOLD }>) {}\n',
  },
  {
    name: 'a value called like the crate beside it',
    before:
      'fn f() { let gemm = gemm::DEFAULT_THRESHOLD; let _ = gemm + gemm::DEFAULT_THRESHOLD; }\nfn g(gemm: usize) -> usize { gemm + gemm::DEFAULT_THRESHOLD }\n',
    after:
      'fn f() { let gemm = qlora_gemm::DEFAULT_THRESHOLD; let _ = gemm + qlora_gemm::DEFAULT_THRESHOLD; }\nfn g(gemm: usize) -> usize { gemm + qlora_gemm::DEFAULT_THRESHOLD }\n',
  },
  {
    name: 'labels and lifetimes of the name',
    before:
      "fn f() { 'gemm: loop { gemm::gemm(1); break 'gemm; } }\nfn g<'paste>(x: &'paste u8) -> &'paste u8 { paste::nothing(); x }\n",
    after:
      "fn f() { 'gemm: loop { qlora_gemm::gemm(1); break 'gemm; } }\nfn g<'paste>(x: &'paste u8) -> &'paste u8 { qlora_paste::nothing(); x }\n",
  },
  {
    name: 'every kind of literal around it',
    before:
      'fn f() { let _ = ("gemm::x \\" gemm::y", r#"gemm::z " "#, b"gemm::", br##"gemm::"# "##, \'"\', \'\\\'\', b\'\\\'\', 1u8, 1.5e-3_f32, 0xFFu8, "x"); gemm::gemm(\'😀\') }\n',
    after:
      'fn f() { let _ = ("gemm::x \\" gemm::y", r#"gemm::z " "#, b"gemm::", br##"gemm::"# "##, \'"\', \'\\\'\', b\'\\\'\', 1u8, 1.5e-3_f32, 0xFFu8, "x"); qlora_gemm::gemm(\'😀\') }\n',
  },
  {
    name: 'C strings',
    editions: ['2021', '2024'],
    before: 'fn f() { let _ = (c"gemm::x", cr#"gemm::"y"#); gemm::gemm(1) }\n',
    after: 'fn f() { let _ = (c"gemm::x", cr#"gemm::"y"#); qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'raw lifetimes',
    editions: ['2021', '2024'],
    before: "fn f<'r#gemm>(x: &'r#gemm u8) -> &'r#gemm u8 { gemm::gemm(1); x }\n",
    after: "fn f<'r#gemm>(x: &'r#gemm u8) -> &'r#gemm u8 { qlora_gemm::gemm(1); x }\n",
  },
  {
    name: 'nested block comments',
    before: '/* gemm::a /* gemm::b */ gemm::c */ fn f() { /**/ gemm::gemm(1) /* // */ }\n',
    after: '/* gemm::a /* gemm::b */ gemm::c */ fn f() { /**/ qlora_gemm::gemm(1) /* // */ }\n',
  },
  {
    name: 'a shebang line',
    before: '#!/usr/bin/env gemm::x\nfn f() { gemm::gemm(1) }\n',
    after: '#!/usr/bin/env gemm::x\nfn f() { qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'an inner attribute at the start',
    before: '#![allow(dead_code)]\nfn f() { gemm::gemm(1) }\n',
    after: '#![allow(dead_code)]\nfn f() { qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'tuple fields and floats',
    before:
      'fn f(t: ((u8, u8), u8)) { let _ = t.0.1; let _ = 1..2; let _ = 1.; gemm::gemm(t.1) }\n',
    after:
      'fn f(t: ((u8, u8), u8)) { let _ = t.0.1; let _ = 1..2; let _ = 1.; qlora_gemm::gemm(t.1) }\n',
  },
  {
    name: 'async, unsafe and extern functions',
    before:
      'async fn f(_: gemm::f16) { unsafe { gemm::gemm(1) } }\nextern "C" fn g() { gemm::gemm(1) }\nunsafe extern "C" fn h() { ::gemm::gemm(1) }\n',
    after:
      'async fn f(_: qlora_gemm::f16) { unsafe { qlora_gemm::gemm(1) } }\nextern "C" fn g() { qlora_gemm::gemm(1) }\nunsafe extern "C" fn h() { ::qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'every target',
    before: {
      'src/lib.rs': 'fn f() { gemm::gemm(1) }\n',
      'src/main.rs': 'fn main() { gemm::gemm(1) }\n',
      'src/bin/b.rs': 'fn main() { paste::nothing() }\n',
      'tests/t.rs': 'fn main() { gemm::gemm(1) }\n',
      'examples/e.rs': 'fn main() { gemm::gemm(1) }\n',
      'benches/b.rs': 'fn main() { gemm::gemm(1) }\n',
      'build.rs': 'fn main() { gemm::gemm(1) }\n',
    },
    after: {
      'src/lib.rs': 'fn f() { qlora_gemm::gemm(1) }\n',
      'src/main.rs': 'fn main() { qlora_gemm::gemm(1) }\n',
      'src/bin/b.rs': 'fn main() { qlora_paste::nothing() }\n',
      'tests/t.rs': 'fn main() { qlora_gemm::gemm(1) }\n',
      'examples/e.rs': 'fn main() { qlora_gemm::gemm(1) }\n',
      'benches/b.rs': 'fn main() { qlora_gemm::gemm(1) }\n',
      'build.rs': 'fn main() { qlora_gemm::gemm(1) }\n',
    },
  },
];
