import type { SourceCase } from '../case.ts';

/** The code in doc comments, run as doctests before and after. */
export const docCases: readonly SourceCase[] = [
  {
    name: 'a fence without a language',
    doctest: true,
    before:
      '/// ```\n/// use paste::paste;\n/// paste! { fn a() {} }\n/// gemm::gemm(1);\n/// ```\npub fn f() {}\n',
    after:
      '/// ```\n/// use qlora_paste::paste;\n/// paste! { fn a() {} }\n/// qlora_gemm::gemm(1);\n/// ```\npub fn f() {}\n',
  },
  {
    name: 'tags',
    doctest: true,
    before:
      '/// ```rust\n/// gemm::gemm(1);\n/// ```\n/// ```should_panic\n/// gemm::gemm(1); panic!()\n/// ```\n/// ```rust,no_run\n/// gemm::gemm(1); loop {}\n/// ```\n/// ```compile_fail\n/// gemm::gemm(1); missing()\n/// ```\npub fn f() {}\n',
    after:
      '/// ```rust\n/// qlora_gemm::gemm(1);\n/// ```\n/// ```should_panic\n/// qlora_gemm::gemm(1); panic!()\n/// ```\n/// ```rust,no_run\n/// qlora_gemm::gemm(1); loop {}\n/// ```\n/// ```compile_fail\n/// qlora_gemm::gemm(1); missing()\n/// ```\npub fn f() {}\n',
  },
  {
    name: 'other languages',
    doctest: true,
    before:
      '/// ```text\n/// gemm::gemm(1);\n/// ```\n/// ```toml\n/// gemm = "0.19"\n/// ```\n/// ~~~c\n/// gemm::gemm(1);\n/// ~~~\npub fn f() {}\n',
    after: 'unchanged',
  },
  {
    name: 'ignored code',
    before: '/// ```ignore\n/// gemm::gemm(1);\n/// ```\npub fn f() {}\n',
    after: 'unchanged',
    notes: ['rust-doc-example'],
  },
  {
    name: 'hidden lines',
    doctest: true,
    before:
      '/// ```\n/// # use gemm::Parallelism;\n/// # fn main() {\n/// #[allow(unused)]\n/// let p = gemm::Parallelism::None;\n/// ## let _ = 1;\n/// #\n/// # }\n/// ```\npub fn f() {}\n'.replace(
        '/// ## let _ = 1;\n',
        '',
      ),
    after:
      '/// ```\n/// # use qlora_gemm::Parallelism;\n/// # fn main() {\n/// #[allow(unused)]\n/// let p = qlora_gemm::Parallelism::None;\n/// #\n/// # }\n/// ```\npub fn f() {}\n',
  },
  {
    name: 'inner docs',
    doctest: true,
    before: '//! ```\n//! gemm::gemm(1);\n//! ```\n',
    after: '//! ```\n//! qlora_gemm::gemm(1);\n//! ```\n',
  },
  {
    name: 'a block comment',
    doctest: true,
    before: '/** A thing.\n\n```\ngemm::gemm(1);\n```\n*/\npub fn f() {}\n',
    after: '/** A thing.\n\n```\nqlora_gemm::gemm(1);\n```\n*/\npub fn f() {}\n',
  },
  {
    name: 'a starred block comment',
    doctest: true,
    before: '/**\n * A thing.\n *\n * ```\n * gemm::gemm(1);\n * ```\n */\npub fn f() {}\n',
    after: '/**\n * A thing.\n *\n * ```\n * qlora_gemm::gemm(1);\n * ```\n */\npub fn f() {}\n',
  },
  {
    name: 'doc attributes',
    doctest: true,
    before:
      '#[doc = "```"]\n#[doc = "gemm::gemm(1);"]\n#[doc = "```"]\npub fn f() {}\n#[doc = r#"\n```\nlet s = "x"; paste::nothing();\n```\n"#]\npub fn g() {}\n',
    after:
      '#[doc = "```"]\n#[doc = "qlora_gemm::gemm(1);"]\n#[doc = "```"]\npub fn f() {}\n#[doc = r#"\n```\nlet s = "x"; qlora_paste::nothing();\n```\n"#]\npub fn g() {}\n',
  },
  {
    name: 'an edition of its own',
    doctest: true,
    before:
      '/// ```edition2015\n/// extern crate gemm;\n/// use gemm::inner;\n/// fn main() { ::gemm::gemm(1); inner::deep() }\n/// ```\n/// ```edition2021\n/// extern crate gemm;\n/// fn main() { gemm::gemm(1) }\n/// ```\npub fn f() {}\n',
    after:
      '/// ```edition2015\n/// extern crate qlora_gemm as gemm;\n/// use gemm::inner;\n/// fn main() { ::gemm::gemm(1); inner::deep() }\n/// ```\n/// ```edition2021\n/// extern crate qlora_gemm;\n/// fn main() { qlora_gemm::gemm(1) }\n/// ```\npub fn f() {}\n',
  },
  {
    name: 'a local module in an example',
    doctest: true,
    before:
      '/// ```\n/// mod gemm { pub fn local() {} }\n/// fn main() { gemm::local() }\n/// ```\npub fn f() {}\n',
    after: 'unchanged',
  },
  {
    name: 'prose, and links to a crate and into it',
    doctest: true,
    before:
      '/// Like [`paste::paste`] and [gemm], see [`gemm::Parallelism`] and `gemm::gemm`; paste the text.\npub fn f() { gemm::gemm(1) }\n',
    after:
      '/// Like [`qlora_paste::paste`] and [qlora_gemm], see [`qlora_gemm::Parallelism`] and `gemm::gemm`; paste the text.\npub fn f() { qlora_gemm::gemm(1) }\n',
    notes: ['rust-doc-mention'],
  },
  {
    name: 'links of every form',
    doctest: true,
    before:
      '//! [x](paste::paste!), [y](macro@paste::paste "title"), [z][gemm::Parallelism], [`gemm::inner::deep()`],\n//! [gemm::f16][], [R], [S](<gemm::Kernel>), [T](gemm), [U](mod@gemm), [V](::gemm::gemm#examples), [`gemm::f16`](gemm::f16).\n//!\n//! [R]: gemm::Parallelism\n',
    after:
      '//! [x](qlora_paste::paste!), [y](macro@qlora_paste::paste "title"), [z][qlora_gemm::Parallelism], [`qlora_gemm::inner::deep()`],\n//! [qlora_gemm::f16][], [R], [S](<qlora_gemm::Kernel>), [T](qlora_gemm), [U](mod@qlora_gemm), [V](::qlora_gemm::gemm#examples), [`gemm::f16`](qlora_gemm::f16).\n//!\n//! [R]: qlora_gemm::Parallelism\n',
    notes: ['rust-doc-mention'],
  },
  {
    name: 'what is no link into the crate',
    doctest: true,
    before:
      '//! [`gemm::gemm`], [gemm](https://docs.rs/gemm), [file](gemm/index.html), [paste!]: x, \\[gemm\\].\n//!\n//! [`gemm::gemm`]: https://docs.rs/gemm\nuse paste::paste;\npaste! { fn a() {} }\n',
    after:
      '//! [`gemm::gemm`], [gemm](https://docs.rs/gemm), [file](gemm/index.html), [paste!]: x, \\[gemm\\].\n//!\n//! [`gemm::gemm`]: https://docs.rs/gemm\nuse qlora_paste::paste;\npaste! { fn a() {} }\n',
  },
  {
    name: 'links to a module of the same name',
    doctest: true,
    before:
      'pub mod gemm { /** Own. */ pub fn own() {} }\n/// See [`gemm::own`] and [`::gemm::f16`].\npub fn f() { ::gemm::gemm(1) }\n',
    after:
      'pub mod gemm { /** Own. */ pub fn own() {} }\n/// See [`gemm::own`] and [`::qlora_gemm::f16`].\npub fn f() { ::qlora_gemm::gemm(1) }\n',
  },
  {
    name: 'attributes with escapes',
    doctest: true,
    before:
      '#[doc = "A \\"thing\\".\\n\\n```\\nlet s = \\"\\\\n\\"; gemm::gemm(s);\\u{20}paste::nothing();\\n```\\n\\x41 [`gemm::f16`]"]\npub fn f() {}\n#[doc = "```\\n\\\n         gemm::gemm(1);\\n```"]\npub fn g() {}\n',
    after:
      '#[doc = "A \\"thing\\".\\n\\n```\\nlet s = \\"\\\\n\\"; qlora_gemm::gemm(s);\\u{20}qlora_paste::nothing();\\n```\\n\\x41 [`qlora_gemm::f16`]"]\npub fn f() {}\n#[doc = "```\\n\\\n         qlora_gemm::gemm(1);\\n```"]\npub fn g() {}\n',
  },
  {
    name: 'a name that is spelled with an escape, or in parts',
    before:
      '#[doc = "```\\n\\x67emm::gemm(1);\\n```"]\npub fn f() {}\n#[doc = concat!("```\\nge", "mm::gemm(1);\\n```")]\npub fn g() {}\npub fn h() { gemm::gemm(1) }\n',
    after:
      '#[doc = "```\\nqlora_gemm::gemm(1);\\n```"]\npub fn f() {}\n#[doc = concat!("```\\nge", "mm::gemm(1);\\n```")]\npub fn g() {}\npub fn h() { qlora_gemm::gemm(1) }\n',
    notes: ['rust-doc-example'],
  },
  {
    name: 'attributes in macros, put together',
    doctest: true,
    before:
      'macro_rules! mk { ($n:ident) => {\n    #[doc = concat!("```\\npaste::nothing(); let ", stringify!($n), " = gemm::gemm(1);\\n```")]\n    #[doc = "```"]\n    #[allow(unused)]\n    #[doc = "gemm::gemm(2);"]\n    /// ```\n    pub fn $n() {}\n} }\nmk!(a);\n',
    after:
      'macro_rules! mk { ($n:ident) => {\n    #[doc = concat!("```\\nqlora_paste::nothing(); let ", stringify!($n), " = qlora_gemm::gemm(1);\\n```")]\n    #[doc = "```"]\n    #[allow(unused)]\n    #[doc = "qlora_gemm::gemm(2);"]\n    /// ```\n    pub fn $n() {}\n} }\nmk!(a);\n',
  },
  {
    name: 'an attribute under a condition',
    doctest: true,
    before: '#![cfg_attr(not(x), doc = "```\\ngemm::gemm(1);\\n```")]\n',
    after: '#![cfg_attr(not(x), doc = "```\\nqlora_gemm::gemm(1);\\n```")]\n',
  },
  {
    name: 'an example that is no Rust',
    before: '/// ```\n/// gemm::gemm(1 ...\n/// ```\npub fn f() {}\n',
    after: 'unchanged',
    notes: ['rust-doc-example'],
  },
  {
    name: 'in a list',
    doctest: true,
    before:
      '/// 1. First:\n///    ```\n///    gemm::gemm(1);\n///    ```\n/// 2. Then:\n///\n///    ```rust\n///    paste::nothing();\n///    ```\npub fn f() {}\n',
    after:
      '/// 1. First:\n///    ```\n///    qlora_gemm::gemm(1);\n///    ```\n/// 2. Then:\n///\n///    ```rust\n///    qlora_paste::nothing();\n///    ```\npub fn f() {}\n',
  },
  {
    name: 'CRLF',
    doctest: true,
    before: '/// ```\r\n/// gemm::gemm(1);\r\n/// ```\r\npub fn f() {}\r\n',
    after: '/// ```\r\n/// qlora_gemm::gemm(1);\r\n/// ```\r\npub fn f() {}\r\n',
  },
  {
    name: 'fences inside fences',
    doctest: true,
    before:
      '/// ````\n/// let _ = "\n/// ```\n/// ";\n/// gemm::gemm(1);\n/// ````\npub fn f() {}\n',
    after:
      '/// ````\n/// let _ = "\n/// ```\n/// ";\n/// qlora_gemm::gemm(1);\n/// ````\npub fn f() {}\n',
  },
  {
    name: 'docs on members',
    doctest: true,
    before:
      'pub struct S {\n    /// ```\n    /// gemm::gemm(1);\n    /// ```\n    pub a: u8,\n}\nimpl S {\n    /// ```\n    /// paste::nothing();\n    /// ```\n    pub fn f(&self) {}\n}\n',
    after:
      'pub struct S {\n    /// ```\n    /// qlora_gemm::gemm(1);\n    /// ```\n    pub a: u8,\n}\nimpl S {\n    /// ```\n    /// qlora_paste::nothing();\n    /// ```\n    pub fn f(&self) {}\n}\n',
  },
  {
    name: 'indented code',
    before:
      '//! Text.\n//!\n//!     use gemm::gemm;\n//!     gemm(1);\n//!\n//! More\n//!     gemm::is no code, the paragraph goes on.\n\n/** Block\n *\n *     gemm::gemm(1);\n *\n * End. */\npub fn a() {}\n\n#[doc = "Text\\n\\n    gemm::gemm(1);\\n"]\npub fn b() {}\n',
    after:
      '//! Text.\n//!\n//!     use qlora_gemm::gemm;\n//!     gemm(1);\n//!\n//! More\n//!     gemm::is no code, the paragraph goes on.\n\n/** Block\n *\n *     qlora_gemm::gemm(1);\n *\n * End. */\npub fn a() {}\n\n#[doc = "Text\\n\\n    qlora_gemm::gemm(1);\\n"]\npub fn b() {}\n',
    notes: ['rust-doc-mention'],
    doctest: true,
  },
  {
    name: 'indented code and fences in lists and quotes',
    before:
      '/// - item\n///\n///       gemm::gemm(1);\n///\n///   text of the item\n/// 1. other\n///    ```\n///    gemm::gemm(1);\n///    ```\n///    - deeper\n///      ~~~\n///      gemm::gemm(1);\n///      ~~~\n///\n///          gemm::gemm(1);\n///\n/// > quoted\n/// >\n/// >     gemm::gemm(1);\npub fn a() {}\n',
    after:
      '/// - item\n///\n///       qlora_gemm::gemm(1);\n///\n///   text of the item\n/// 1. other\n///    ```\n///    qlora_gemm::gemm(1);\n///    ```\n///    - deeper\n///      ~~~\n///      qlora_gemm::gemm(1);\n///      ~~~\n///\n///          qlora_gemm::gemm(1);\n///\n/// > quoted\n/// >\n/// >     qlora_gemm::gemm(1);\npub fn a() {}\n',
    doctest: true,
  },
  {
    name: 'indented code with CRLF and tabs',
    before:
      '/// Text.\r\n///\r\n/// \tgemm::gemm(1);\r\n///\r\n/// ```\r\n/// gemm::gemm(1);\r\n/// ```\r\npub fn a() {}\r\n',
    after:
      '/// Text.\r\n///\r\n/// \tqlora_gemm::gemm(1);\r\n///\r\n/// ```\r\n/// qlora_gemm::gemm(1);\r\n/// ```\r\npub fn a() {}\r\n',
    doctest: true,
  },
];
