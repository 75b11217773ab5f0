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
    name: 'prose and links',
    before:
      '/// Like [`paste::paste`] and [gemm], see [`gemm::Parallelism`]; paste the text.\npub fn f() { gemm::gemm(1) }\n',
    after:
      '/// Like [`paste::paste`] and [gemm], see [`gemm::Parallelism`]; paste the text.\npub fn f() { qlora_gemm::gemm(1) }\n',
    notes: ['rust-doc-mention', 'rust-doc-mention', 'rust-doc-mention'],
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
];
