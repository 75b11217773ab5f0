/**
 * Code that is compiled elsewhere than where it is written (Rust reference, "Macros By Example": hygiene, "Procedural
 * macros"): exported macros, tokens, strings that become code. A crate named there is looked up in the caller.
 */
import type { Files } from '../lab/run.ts';

import { checks, doesNotCheck } from '../lab/verdict.ts';
import { app, type ManifestCase, member, virtual } from './case.ts';

const compiles = { before: [checks], after: [checks] };
const breaks = { before: [checks], after: [doesNotCheck(/E0432|E0433/)] };
const paste = '[dependencies]\npaste = "1.0"\n';
const qlora = '[dependencies]\nqlora-paste = "1.0"\n';

/** Two packages, of which `app` calls what `m` writes. */
function calling(m: Files, own: string): Files {
  return {
    ...virtual('members = ["app", "m"]\n'),
    ...member('app', `${own}m = { path = "../m" }\n`),
    ...m,
  };
}

/** The manifest of `m`, which is never published. */
function closed(body: string): Files {
  return Object.fromEntries(
    Object.entries(member('m', body)).map(([path, text]) => [
      path,
      text.replace('version = "0.1.0"\n', 'version = "0.1.0"\npublish = false\n'),
    ]),
  );
}

const macro = (name: string) =>
  `#[macro_export]\nmacro_rules! make { () => { ${name}::paste! { pub fn [<c d>]() {} } } }\n`;
const calls = 'm::make!();\npub fn f() { cd() }\n';

const procMacro = '[lib]\nproc-macro = true\n';
const parsed = (name: string) =>
  `use proc_macro::TokenStream;\n#[proc_macro]\npub fn make(_: TokenStream) -> TokenStream {\n    "${name}::paste! { pub fn [<c d>]() {} }".parse().unwrap()\n}\n#[proc_macro]\npub fn more(_: TokenStream) -> TokenStream {\n    core::str::FromStr::from_str(r#"::${name}::item! {}"#).unwrap()\n}\n`;
/** `quote!` as far as this needs it. */
const quote =
  'macro_rules! quote { ($($t:tt)*) => { stringify!($($t)*).parse::<TokenStream>().unwrap() } }\n';
const quoted = (name: string) =>
  `use proc_macro::TokenStream;\n${quote}#[proc_macro]\npub fn make(_: TokenStream) -> TokenStream {\n    quote! { ${name}::paste! { pub fn [<c d>]() {} } }\n}\n`;

export const forOthersCases: readonly ManifestCase[] = [
  {
    name: 'an exported macro of a package that is not published and does not declare the crate; its caller moves',
    before: calling(
      { ...closed(''), 'm/src/lib.rs': macro('paste'), 'app/src/lib.rs': calls },
      paste,
    ),
    after: {
      ...member('app', `${qlora}m = { path = "../m" }\n`),
      'm/src/lib.rs': macro('qlora_paste'),
    },
    cargo: compiles,
  },
  {
    name: 'the same of one that may be published: somebody else may call it',
    before: calling(
      { ...member('m', ''), 'm/src/lib.rs': macro('paste'), 'app/src/lib.rs': calls },
      paste,
    ),
    after: member('app', `${qlora}m = { path = "../m" }\n`),
    findings: ['rust-macro-for-callers'],
    cargo: breaks,
  },
  {
    name: 'publish = false, inherited',
    before: {
      ...calling({ 'm/src/lib.rs': macro('paste'), 'app/src/lib.rs': calls }, paste),
      ...virtual('members = ["app", "m"]\n[workspace.package]\npublish = false\n'),
      'm/Cargo.toml':
        '[package]\nname = "m"\nversion = "0.1.0"\nedition = "2021"\npublish.workspace = true\n',
    },
    after: {
      ...member('app', `${qlora}m = { path = "../m" }\n`),
      'm/src/lib.rs': macro('qlora_paste'),
    },
    cargo: compiles,
  },
  {
    name: 'an exported macro of a package that is not published and moves, like its callers',
    before: calling(
      { ...closed(paste), 'm/src/lib.rs': macro('paste'), 'app/src/lib.rs': calls },
      paste,
    ),
    after: {
      ...member('app', `${qlora}m = { path = "../m" }\n`),
      ...closed(qlora),
      'm/src/lib.rs': macro('qlora_paste'),
    },
    cargo: compiles,
  },
  {
    name: 'the same with a caller that stays',
    before: calling(
      { ...closed(paste), 'm/src/lib.rs': macro('paste'), 'app/src/lib.rs': calls },
      '[dependencies]\npaste = { git = "https://github.com/dtolnay/paste" }\n',
    ),
    after: { ...closed(qlora), 'm/src/lib.rs': macro('qlora_paste') },
    findings: ['foreign-source', 'rust-exported-macro'],
    cargo: breaks,
  },
  {
    name: 'strings that a procedural macro parses; its caller moves',
    before: calling(
      { ...closed(procMacro), 'm/src/lib.rs': parsed('paste'), 'app/src/lib.rs': calls },
      paste,
    ),
    after: {
      ...member('app', `${qlora}m = { path = "../m" }\n`),
      'm/src/lib.rs': parsed('qlora_paste'),
    },
    cargo: compiles,
  },
  {
    name: 'a procedural macro by its crate type',
    before: calling(
      {
        ...closed('[lib]\ncrate-type = ["proc-macro"]\n'),
        'm/src/lib.rs': parsed('paste'),
        'app/src/lib.rs': calls,
      },
      paste,
    ),
    after: {
      ...member('app', `${qlora}m = { path = "../m" }\n`),
      'm/src/lib.rs': parsed('qlora_paste'),
    },
    cargo: compiles,
  },
  {
    name: 'the same where it may be published',
    before: calling(
      { ...member('m', procMacro), 'm/src/lib.rs': parsed('paste'), 'app/src/lib.rs': calls },
      paste,
    ),
    after: member('app', `${qlora}m = { path = "../m" }\n`),
    findings: ['rust-macro-for-callers'],
    cargo: breaks,
  },
  {
    name: 'tokens that a procedural macro quotes; its caller moves',
    before: calling(
      { ...closed(procMacro), 'm/src/lib.rs': quoted('paste'), 'app/src/lib.rs': calls },
      paste,
    ),
    after: {
      ...member('app', `${qlora}m = { path = "../m" }\n`),
      'm/src/lib.rs': quoted('qlora_paste'),
    },
    cargo: compiles,
  },
  {
    name: 'tokens of a procedural macro that may be published and moves itself',
    before: calling(
      {
        ...member('m', `${paste}${procMacro}`),
        'm/src/lib.rs': quoted('paste'),
        'app/src/lib.rs': calls,
      },
      paste,
    ),
    after: {
      ...member('app', `${qlora}m = { path = "../m" }\n`),
      ...member('m', `${qlora}${procMacro}`),
      'm/src/lib.rs': quoted('qlora_paste'),
    },
    findings: ['rust-exported-macro'],
    cargo: compiles,
  },
  {
    name: 'strings that a build script writes, in whole and in parts',
    before: {
      ...app(paste),
      'build.rs':
        'use std::{env, fs, path::Path};\nfn main() {\n    let out = Path::new(&env::var("OUT_DIR").unwrap()).join("gen.rs");\n    let own = concat!("use paste as", " _; // don’t\\n");\n    fs::write(out, format!("{own}paste::paste! {{ pub fn [<c {}>]() {{}} }}\\n", "d")).unwrap();\n    println!("cargo:rerun-if-changed=build.rs");\n    println!("cargo:warning=the paste crate");\n}\n',
      'src/lib.rs': 'include!(concat!(env!("OUT_DIR"), "/gen.rs"));\npub fn g() { cd() }\n',
    },
    after: app(qlora),
    findings: ['rust-code-string'],
    cargo: breaks,
  },
  {
    name: 'bytes that a build script writes',
    before: {
      ...app(paste),
      'build.rs':
        'use std::{env, fs, path::Path};\nfn main() {\n    let out = Path::new(&env::var("OUT_DIR").unwrap()).join("gen.rs");\n    fs::write(out, br#"paste::paste! { pub fn [<c d>]() {} }"#).unwrap();\n}\n',
      'src/lib.rs': 'include!(concat!(env!("OUT_DIR"), "/gen.rs"));\npub fn g() { cd() }\n',
    },
    after: app(qlora),
    findings: ['rust-code-string'],
    cargo: breaks,
  },
  {
    name: 'strings of a generator, beside those that people read',
    before: {
      ...app(paste),
      'src/lib.rs':
        'pub const T: &str = r#"\nuse paste::paste;\n"#;\npub fn f(s: &str) {\n    println!("paste::paste is called {s}");\n    assert!(s != "paste::paste! { }", "paste::paste! {{ }}");\n}\n',
    },
    after: app(qlora),
    findings: ['rust-code-string'],
    cargo: compiles,
  },
  {
    name: 'a text of any name that a build script includes and writes',
    before: {
      ...app(paste),
      'build.rs':
        'use std::{env, fs, path::Path};\nfn main() {\n    let out = Path::new(&env::var("OUT_DIR").unwrap()).join("gen.rs");\n    fs::write(out, include_str!("gen/t.txt")).unwrap();\n}\n',
      'gen/t.txt': 'paste::paste! { pub fn [<c d>]() {} }\n',
      'src/lib.rs': 'include!(concat!(env!("OUT_DIR"), "/gen.rs"));\npub fn g() { cd() }\n',
    },
    after: app(qlora),
    findings: ['source-unclaimed'],
    cargo: breaks,
  },
];
