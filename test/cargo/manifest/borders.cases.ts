/**
 * Sources and packages across folders: a file belongs to the targets that reach it (Cargo reference, "Cargo Targets";
 * Rust reference, "Module source filenames"); what two packages share can't be renamed by only one of them; what is
 * vendored or has a manifest of its own follows no other.
 */
import type { Files } from '../lab/run.ts';
import { checks, failsWith, succeeds } from '../lab/verdict.ts';
import { app, type ManifestCase, member, text, virtual } from './case.ts';

const compiles = { before: [checks], after: [checks] };
const old = 'paste::paste! { pub fn [<c d>]() {} }\n';
const moved = 'qlora_paste::paste! { pub fn [<c d>]() {} }\n';
const paste = '[dependencies]\npaste = "1.0"\n';
const qlora = '[dependencies]\nqlora-paste = "1.0"\n';

/** A package whose one source is named differently before and after. */
function renamed(manifest: (body: string) => Files, file: string): { before: Files; after: Files } {
  return {
    before: { ...manifest(paste), [file]: old },
    after: { ...manifest(qlora), [file]: moved },
  };
}

const two = (a: string, b: string): Files => ({
  ...virtual('members = ["a", "b"]\n'),
  ...member('a', a),
  ...member('b', b),
});

const reached: readonly ManifestCase[] = [
  {
    name: 'a module of two packages, in a folder under no manifest',
    before: {
      ...two(paste, paste),
      'a/src/lib.rs': '#[path = "../../shared/common.rs"]\nmod common;\npub use common::cd;\n',
      'b/src/lib.rs': '#[path = "../../shared/common.rs"]\nmod common;\npub use common::cd;\n',
      'shared/common.rs': old,
    },
    after: { ...member('a', qlora), ...member('b', qlora), 'shared/common.rs': moved },
    cargo: compiles,
  },
  {
    name: 'a module in the folder of a package that does not declare the crate',
    before: {
      ...two(paste, ''),
      'a/src/lib.rs': '#[path = "../../b/extra/common.rs"]\nmod common;\npub use common::cd;\n',
      'b/src/lib.rs': '',
      'b/extra/common.rs': old,
    },
    after: { ...member('a', qlora), 'b/extra/common.rs': moved },
    cargo: compiles,
  },
  {
    name: 'included files of any name, and what they include',
    before: {
      ...app(paste),
      'src/lib.rs':
        'include!("table.in");\n#[path = "more.rs.inc"]\nmod more;\npub use more::ef;\npub fn f() { cd() }\n',
      'src/table.in': `${old}include!("deep/next.in");\n`,
      'src/deep/next.in': 'use paste::paste;\n',
      'src/more.rs.inc': 'paste::paste! { pub fn [<e f>]() {} }\n',
    },
    after: {
      ...app(qlora),
      'src/table.in': `${moved}include!("deep/next.in");\n`,
      'src/deep/next.in': 'use qlora_paste::paste;\n',
      'src/more.rs.inc': 'qlora_paste::paste! { pub fn [<e f>]() {} }\n',
    },
    cargo: compiles,
  },
  {
    name: 'include! from the package’s folder, by concat!',
    before: {
      ...app(paste),
      'src/lib.rs': `include!(concat!(env!("CARGO_MANIFEST_DIR"), "/gen/x.rs"));\nmod m { ${old}}\n`,
      'gen/x.rs': old,
    },
    after: {
      ...app(qlora),
      'src/lib.rs': `include!(concat!(env!("CARGO_MANIFEST_DIR"), "/gen/x.rs"));\nmod m { ${moved}}\n`,
      'gen/x.rs': moved,
    },
    cargo: compiles,
  },
  {
    name: 'an included file in whose place the name means a module',
    before: {
      ...app(paste),
      'src/lib.rs': `pub mod m { mod paste { pub fn x() {} } include!("t.in"); }\n${old}`,
      'src/t.in': 'pub fn f() { paste::x() }\n',
    },
    after: {
      ...app(qlora),
      'src/lib.rs': `pub mod m { mod paste { pub fn x() {} } include!("t.in"); }\n${moved}`,
    },
    findings: ['rust-undecided'],
    cargo: compiles,
  },
  {
    name: 'a library, a test and a build script outside of the package’s folder',
    before: {
      'pkg/Cargo.toml': text(`
[package]
name = "pkg"
version = "0.1.0"
edition = "2021"
build = "../build.rs"
[lib]
path = "../src/lib.rs"
[[test]]
name = "t"
path = "../checks/t.rs"
[dependencies]
paste = "1.0"
[build-dependencies]
paste = "1.0"
`),
      'src/lib.rs': 'mod inner;\npub use inner::cd;\n',
      'src/inner/mod.rs': old,
      'checks/t.rs': 'use paste::paste;\npaste! { #[test] fn [<a b>]() {} }\n',
      'build.rs': `${old}fn main() { cd() }\n`,
    },
    after: {
      'pkg/Cargo.toml': text(`
[package]
name = "pkg"
version = "0.1.0"
edition = "2021"
build = "../build.rs"
[lib]
path = "../src/lib.rs"
[[test]]
name = "t"
path = "../checks/t.rs"
[dependencies]
qlora-paste = "1.0"
[build-dependencies]
qlora-paste = "1.0"
`),
      'src/inner/mod.rs': moved,
      'checks/t.rs': 'use qlora_paste::paste;\npaste! { #[test] fn [<a b>]() {} }\n',
      'build.rs': `${moved}fn main() { cd() }\n`,
    },
    cargo: {
      before: [succeeds('check', '--all-targets', '--manifest-path', 'pkg/Cargo.toml')],
      after: [succeeds('check', '--all-targets', '--manifest-path', 'pkg/Cargo.toml')],
    },
  },
  {
    name: 'paths with escapes',
    before: {
      ...app(paste),
      'src/lib.rs':
        '#[path = "caf\\u{e9}.rs"]\npub mod a;\n#[path = "x\\x2fy\\\n    .rs"]\npub mod b;\n#[path = r#"z.rs"#]\npub mod c;\npub mod d { include!(concat!("t", \'.\', concat!("i", "\\u{6E}"))); }\n',
      'src/café.rs': old,
      'src/x/y.rs': old,
      'src/z.rs': old,
      'src/t.in': old,
    },
    after: {
      ...app(qlora),
      'src/café.rs': moved,
      'src/x/y.rs': moved,
      'src/z.rs': moved,
      'src/t.in': moved,
    },
    cargo: compiles,
  },
  {
    name: 'modules below inline modules, with and without #[path]',
    before: {
      ...app(paste),
      'src/lib.rs':
        'mod named;\npub mod outer { pub mod x; #[path = "elsewhere"] pub mod inner { pub mod y; } }\n',
      'src/named.rs':
        'pub mod deep { pub mod z; #[path = "w.rs"] pub mod v; }\n#[path = "q.rs"] pub mod p;\n',
      'src/outer/x.rs': old,
      'src/outer/elsewhere/y.rs': old,
      'src/named/deep/z.rs': old,
      'src/named/deep/w.rs': old,
      'src/q.rs': old,
    },
    after: {
      ...app(qlora),
      'src/outer/x.rs': moved,
      'src/outer/elsewhere/y.rs': moved,
      'src/named/deep/z.rs': moved,
      'src/named/deep/w.rs': moved,
      'src/q.rs': moved,
    },
    cargo: compiles,
  },
  {
    name: '#[cfg_attr(…, path)] into a folder under no manifest',
    before: {
      'app/Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\npaste = "1.0"\n',
      'app/src/lib.rs':
        '#[cfg_attr(unix, path = "../../sys/unix.rs")]\n#[cfg_attr(not(unix), path = "../../sys/other.rs")]\nmod sys;\npub use sys::cd;\n',
      'sys/unix.rs': old,
      'sys/other.rs': old,
    },
    after: {
      'app/Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n[dependencies]\nqlora-paste = "1.0"\n',
      'sys/unix.rs': moved,
      'sys/other.rs': moved,
    },
    cargo: {
      before: [succeeds('check', '--manifest-path', 'app/Cargo.toml')],
      after: [succeeds('check', '--manifest-path', 'app/Cargo.toml')],
    },
  },
  {
    name: 'a test that nothing reaches follows the package of its folder',
    ...renamed(app, 'tests/ui/pass.rs'),
    cargo: compiles,
  },
  {
    name: 'a binary of another edition than its package',
    before: {
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2015"\n[dependencies]\npaste = "1.0"\n[[bin]]\nname = "b"\npath = "src/bin/b.rs"\nedition = "2021"\n',
      'src/lib.rs':
        'extern crate paste;\npub mod m { use paste::paste; paste! { pub fn [<a b>]() {} } }\n',
      'src/bin/b.rs':
        'mod part;\nuse paste::paste;\npaste! { fn [<a b>]() {} }\nfn main() { ab(); part::cd() }\n',
      'src/bin/part.rs': old,
    },
    after: {
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2015"\n[dependencies]\nqlora-paste = "1.0"\n[[bin]]\nname = "b"\npath = "src/bin/b.rs"\nedition = "2021"\n',
      'src/lib.rs':
        'extern crate qlora_paste as paste;\npub mod m { use paste::paste; paste! { pub fn [<a b>]() {} } }\n',
      'src/bin/b.rs':
        'mod part;\nuse qlora_paste::paste;\npaste! { fn [<a b>]() {} }\nfn main() { ab(); part::cd() }\n',
      'src/bin/part.rs': moved,
    },
    cargo: {
      before: [succeeds('check', '--lib', '--bin', 'b')],
      after: [succeeds('check', '--lib', '--bin', 'b')],
    },
  },
];

const git = 'paste = { git = "https://github.com/dtolnay/paste" }\n';

const shared: readonly ManifestCase[] = [
  {
    name: 'two manifests for one library, one of them held',
    before: {
      ...app(`${paste}\n[workspace]\nexclude = ["wasm"]\n`),
      'wasm/Cargo.toml': `[package]\nname = "w"\nversion = "0.1.0"\nedition = "2021"\n[lib]\npath = "../src/lib.rs"\n[workspace]\n[dependencies]\n${git}`,
      'src/lib.rs': old,
    },
    findings: ['shared-source', 'foreign-source'],
    cargo: { before: [], after: [] },
  },
  {
    name: 'what shares a file with what shares a file with a held one is held too',
    before: {
      ...virtual('members = ["a", "b", "c"]\n'),
      ...member('a', paste),
      ...member('b', paste),
      ...member('c', `[dependencies]\n${git}`),
      'a/src/lib.rs': '#[path = "../../ab.rs"]\nmod ab;\n',
      'b/src/lib.rs': '#[path = "../../ab.rs"]\nmod ab;\n#[path = "../../bc.rs"]\nmod bc;\n',
      'c/src/lib.rs': '#[path = "../../bc.rs"]\nmod bc;\n',
      'ab.rs': old,
      'bc.rs': old,
    },
    findings: ['shared-source', 'foreign-source'],
    cargo: { before: [], after: [] },
  },
  {
    name: 'a shared file that names the crate in a comment alone ties nobody',
    before: {
      ...virtual('members = ["a", "b"]\n'),
      ...member('a', paste),
      ...member('b', `[dependencies]\n${git}`),
      'a/src/lib.rs': `#[path = "../../ab.rs"]\nmod ab;\n${old}`,
      'b/src/lib.rs': '#[path = "../../ab.rs"]\nmod ab;\n',
      'ab.rs': '// like paste::paste!\n',
    },
    after: { ...member('a', qlora), 'a/src/lib.rs': `#[path = "../../ab.rs"]\nmod ab;\n${moved}` },
    findings: ['foreign-source'],
    cargo: { before: [], after: [] },
  },
  {
    name: 'alias: a shared file keeps the name, so each package moves by itself',
    options: { strategy: 'alias' },
    before: {
      ...virtual('members = ["a", "b"]\n'),
      ...member('a', paste),
      ...member('b', `[dependencies]\n${git}`),
      'a/src/lib.rs': '#[path = "../../ab.rs"]\nmod ab;\n',
      'b/src/lib.rs': '#[path = "../../ab.rs"]\nmod ab;\n',
      'ab.rs': old,
    },
    after: member('a', '[dependencies]\npaste = { package = "qlora-paste", version = "1.0" }\n'),
    findings: ['foreign-source'],
    cargo: { before: [], after: [] },
  },
  {
    name: 'a file under no package that nothing reaches',
    before: { ...two(paste, ''), 'a/src/lib.rs': old, 'b/src/lib.rs': '', 'loose/x.rs': old },
    after: { ...member('a', qlora), 'a/src/lib.rs': moved },
    findings: ['source-unclaimed'],
    cargo: compiles,
  },
  {
    name: 'one library in two editions in which the name does not mean the same',
    before: {
      'Cargo.toml':
        '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2015"\n[dependencies]\npaste = "1.0"\n[[bin]]\nname = "b"\npath = "src/b.rs"\nedition = "2021"\n',
      'src/lib.rs': 'extern crate paste;\npub mod both;\n',
      'src/b.rs': 'mod both;\nfn main() { both::ab() }\n',
      'src/both.rs': 'use paste::paste;\npaste! { pub fn [<a b>]() {} }\n',
    },
    findings: ['shared-meanings'],
    cargo: {
      before: [succeeds('check', '--lib', '--bin', 'b')],
      after: [succeeds('check', '--lib', '--bin', 'b')],
    },
  },
  {
    name: 'two packages of two editions with one library; what shares another file with one of them waits too',
    before: {
      ...virtual('members = ["old", "new", "third", "free"]\n'),
      'old/Cargo.toml':
        '[package]\nname = "old"\nversion = "0.1.0"\n[lib]\npath = "../common/lib.rs"\n[dependencies]\npaste = "1.0"\n',
      ...member('new', `[lib]\npath = "../common/lib.rs"\n${paste}`),
      ...member('third', paste),
      ...member('free', paste),
      'common/lib.rs':
        'extern crate paste;\npub mod m { use paste::paste; paste! { pub fn [<a b>]() {} } }\n',
      'new/examples/e.rs': '#[path = "../../two.rs"]\nmod two;\nfn main() { two::cd() }\n',
      'third/src/lib.rs': '#[path = "../../two.rs"]\npub mod two;\n',
      'two.rs': old,
      'free/src/lib.rs': old,
    },
    after: { ...member('free', qlora), 'free/src/lib.rs': moved },
    findings: ['shared-meanings', 'shared-source'],
    cargo: compiles,
  },
  {
    name: 'a shared module whose root gives the name to a module of its own',
    before: {
      ...two('[dependencies]\ngemm = "0.19"\n', '[dependencies]\ngemm = "0.19"\n'),
      'a/src/lib.rs': '#[path = "../../common.rs"]\npub mod common;\n',
      'b/src/lib.rs':
        '#[path = "../../common.rs"]\npub mod common;\npub mod gemm { pub enum Parallelism { None } }\n',
      'common.rs':
        '#[allow(unused_imports)]\nuse super::*;\npub fn f() -> gemm::Parallelism { gemm::Parallelism::None }\n',
    },
    findings: ['shared-meanings'],
    cargo: compiles,
  },
  {
    name: 'a shared module of a package that has the name, but not the crate',
    before: {
      ...two('[dependencies]\ngemm = "0.19"\n', ''),
      'a/src/lib.rs': '#[path = "../../common.rs"]\npub mod common;\n',
      'b/src/lib.rs':
        '#[path = "../../common.rs"]\npub mod common;\npub mod gemm { pub enum Parallelism { None } }\n',
      'common.rs':
        '#[allow(unused_imports)]\nuse super::*;\npub fn f() -> gemm::Parallelism { gemm::Parallelism::None }\n',
    },
    findings: ['shared-source'],
    cargo: compiles,
  },
  {
    name: 'a module in a package’s own folder, taken in by one that has the name, but not the crate',
    before: {
      ...two('[dependencies]\ngemm = "0.19"\n', ''),
      'a/src/lib.rs': 'pub mod common;\n',
      'a/src/common.rs':
        '#[allow(unused_imports)]\nuse super::*;\npub fn f() -> gemm::Parallelism { gemm::Parallelism::None }\n',
      'b/src/lib.rs':
        '#[path = "../../a/src/common.rs"]\npub mod common;\npub mod gemm { pub enum Parallelism { None } }\n',
    },
    findings: ['shared-source'],
    cargo: compiles,
  },
  {
    name: 'the same by include!, from a test and from the package’s folder',
    before: {
      ...two('[dependencies]\ngemm = "0.19"\n', ''),
      'a/src/lib.rs': 'mod common { include!("part.rs"); }\n',
      'a/src/part.rs': 'pub fn f() -> gemm::Parallelism { gemm::Parallelism::None }\n',
      'b/src/lib.rs': '',
      'b/tests/t.rs':
        'mod gemm { pub enum Parallelism { None } }\ninclude!(concat!(env!("CARGO_MANIFEST_DIR"), "/../a/src/part.rs"));\n#[test]\nfn t() { f(); }\n',
    },
    findings: ['shared-source'],
    cargo: compiles,
  },
  {
    name: 'a package above that takes a file of one below, by a target and by a path',
    before: {
      'Cargo.toml':
        '[package]\nname = "top"\nversion = "0.1.0"\nedition = "2021"\n[[test]]\nname = "t"\npath = "a/tests/t.rs"\n[workspace]\nmembers = ["a"]\n',
      'src/lib.rs': '',
      ...member('a', '[dependencies]\ngemm = "0.19"\n'),
      'a/src/lib.rs': 'pub mod common;\n',
      'a/src/common.rs': 'pub fn f() -> gemm::Parallelism { gemm::Parallelism::None }\n',
      'a/tests/t.rs':
        '#[cfg(any())]\nuse gemm::Parallelism;\n#[cfg(any())]\nmod gemm {}\n#[test]\nfn t() {}\n',
    },
    findings: ['shared-source'],
    cargo: compiles,
  },
  {
    name: 'a shared module of a package that calls the crate so by `extern crate`',
    before: {
      ...two(
        '[dependencies]\ngemm = "0.19"\n',
        '[dependencies]\nmine = { package = "gemm", version = "0.19" }\n',
      ),
      'a/src/lib.rs': '#[path = "../../common.rs"]\npub mod common;\n',
      'b/src/lib.rs': 'extern crate mine as gemm;\n#[path = "../../common.rs"]\npub mod common;\n',
      'common.rs': 'pub fn f() -> gemm::Parallelism { gemm::Parallelism::None }\n',
    },
    after: member('b', '[dependencies]\nmine = { package = "qlora-gemm", version = "0.20" }\n'),
    findings: ['shared-source'],
    cargo: compiles,
  },
];

const script = (dependency: string, name: string) =>
  `#!/usr/bin/env -S cargo +nightly -Zscript\n---cargo\n[dependencies]\n${dependency} = "1.0"\n---\nuse ${name}::paste;\nfn main() {}\n`;
const documented = (dependency: string, name: string) =>
  `#!/usr/bin/env rust-script\n//! Makes names.\n//!\n//! \`\`\`cargo\n//! [dependencies]\n//! ${dependency} = "1.0"\n//! \`\`\`\nuse ${name}::paste;\nfn main() {}\n`;
const listed = (dependency: string, name: string) =>
  `#!/usr/bin/env run-cargo-script\n// cargo-deps: time="0.1", ${dependency} = "1.0"\n\nuse ${name}::paste;\nfn main() {}\n`;

const embedded: readonly ManifestCase[] = [
  {
    name: 'scripts move with the manifest inside them',
    before: {
      ...app(paste),
      'src/lib.rs': old,
      'scripts/a.rs': script('paste', 'paste'),
      'scripts/b.rs': documented('paste', 'paste'),
      'scripts/c.rs': listed('paste', 'paste'),
    },
    after: {
      ...app(qlora),
      'src/lib.rs': moved,
      'scripts/a.rs': script('qlora-paste', 'qlora_paste'),
      'scripts/b.rs': documented('qlora-paste', 'qlora_paste'),
      'scripts/c.rs': listed('qlora-paste', 'qlora_paste'),
    },
    cargo: compiles,
  },
  ...(['gen', 'gen.script', 'gen.crs'] as const).map(
    (name): ManifestCase => ({
      name: `a script called ${name}, alone`,
      before: { [name]: script('paste', 'paste') },
      after: { [name]: script('qlora-paste', 'qlora_paste') },
      cargo: { before: [], after: [] },
    }),
  ),
  {
    name: 'scripts that are not named as Rust, each by its own manifest',
    before: {
      ...app(paste),
      'src/lib.rs': old,
      'scripts/a': `${script('paste', 'paste').replace('fn main() {}\n', '')}mod part;\nfn main() {}\n`,
      'scripts/part.rs': old,
      'scripts/b.ers': documented('paste', 'paste'),
      'scripts/c': `#!/usr/bin/env cargo\n---\n[dependencies]\n${git}---\nuse paste::paste;\nfn main() {}\n`,
      'scripts/d.yml': '---\npaste: 1\n---\nrun: cargo build\n',
    },
    after: {
      ...app(qlora),
      'src/lib.rs': moved,
      'scripts/a': `${script('qlora-paste', 'qlora_paste').replace('fn main() {}\n', '')}mod part;\nfn main() {}\n`,
      'scripts/part.rs': moved,
      'scripts/b.ers': documented('qlora-paste', 'qlora_paste'),
    },
    findings: ['foreign-source'],
    cargo: compiles,
  },
  {
    name: 'entries of a script’s line without a version, which take any',
    before: {
      'a.rs': '// cargo-deps: log, paste , time="0.1"\nuse paste::paste;\nfn main() {}\n',
    },
    after: {
      'a.rs':
        '// cargo-deps: log, qlora-paste , time="0.1"\nuse qlora_paste::paste;\nfn main() {}\n',
    },
    cargo: { before: [], after: [] },
  },
  {
    name: 'alias: a script’s line has no room for an inline table',
    options: { strategy: 'alias' },
    before: { 'a.rs': '// cargo-deps: log, paste="1.0"\nuse paste::paste;\nfn main() {}\n' },
    findings: ['script-held'],
    cargo: { before: [], after: [] },
  },
  {
    name: 'a script never takes the renames of its folder',
    before: {
      ...app(paste),
      'src/lib.rs': old,
      'scripts/a.rs': `---\n[dependencies]\n${git}---\nuse paste::paste;\nfn main() {}\n`,
    },
    after: { ...app(qlora), 'src/lib.rs': moved },
    findings: ['foreign-source'],
    cargo: { before: [], after: [] },
  },
  {
    name: 'a script whose manifest can’t be read',
    before: {
      ...app(paste),
      'src/lib.rs': old,
      'scripts/a.rs': '---\n[dependencies\npaste = "1.0"\n---\nuse paste::paste;\nfn main() {}\n',
    },
    after: { ...app(qlora), 'src/lib.rs': moved },
    findings: ['script-held'],
    cargo: compiles,
  },
  {
    name: 'a script whose crate is patched elsewhere',
    before: {
      'scripts/a.rs':
        '---\n[dependencies]\ncandle-core = "0.9"\npaste = "1.0"\n---\nuse paste::paste;\nfn main() {}\n',
    },
    after: {
      'scripts/a.rs':
        '---\n[dependencies]\ncandle-core = "0.9"\nqlora-paste = "1.0"\n---\nuse qlora_paste::paste;\nfn main() {}\n',
    },
    findings: ['script-patch'],
    cargo: { before: [], after: [] },
  },
  {
    name: 'the line of dependencies that rust-script reads, in capitals',
    before: {
      'a.rs':
        '#!/usr/bin/env rust-script\n// Cargo-Deps: paste="1.0"\nuse paste::paste;\nfn main() {}\n',
    },
    after: {
      'a.rs':
        '#!/usr/bin/env rust-script\n// Cargo-Deps: qlora-paste="1.0"\nuse qlora_paste::paste;\nfn main() {}\n',
    },
    cargo: { before: [], after: [] },
  },
  {
    name: 'an example that is a script too, whose manifest keeps the crate',
    before: {
      ...app(paste),
      'src/lib.rs': '',
      'examples/e.rs': `//! \`\`\`cargo\n//! [dependencies]\n//! ${git}//! \`\`\`\nuse paste::paste;\nfn main() {}\n`,
    },
    findings: ['shared-source', 'foreign-source'],
    cargo: compiles,
  },
];

const vendored = {
  'vendor/uses-paste/Cargo.toml':
    '[package]\nedition = "2021"\nname = "uses-paste"\nversion = "1.2.0"\n[dependencies.paste]\nversion = "1.0"\n',
  'vendor/uses-paste/src/lib.rs': old,
};

const others: readonly ManifestCase[] = [
  {
    name: 'vendored packages, by the checksum beside each',
    before: {
      ...app(paste),
      'src/lib.rs': old,
      ...vendored,
      'vendor/uses-paste/.cargo-checksum.json': '{"files":{}}',
    },
    after: { ...app(qlora), 'src/lib.rs': moved },
    findings: ['vendored'],
    cargo: { before: [], after: [] },
  },
  ...['config.toml', 'config'].map(
    (name): ManifestCase => ({
      name: `vendored packages, by .cargo/${name}`,
      before: {
        ...app(paste),
        'src/lib.rs': old,
        ...vendored,
        [`.cargo/${name}`]: '[source.vendored-sources]\ndirectory = "vendor"\n',
      },
      after: { ...app(qlora), 'src/lib.rs': moved },
      findings: ['vendored'],
      cargo: { before: [], after: [] },
    }),
  ),
  {
    name: 'a package that inherits from the workspace that excludes it can’t be built, and is not spoken of',
    before: {
      ...virtual(
        'members = ["app"]\nexclude = ["book"]\n[workspace.dependencies]\npaste = "1.0"\n',
      ),
      ...member('app', '[dependencies]\npaste = { workspace = true }\n'),
      'app/src/lib.rs': old,
      ...member('book', '[dependencies]\npaste = { workspace = true }\n'),
      'book/src/lib.rs': '',
    },
    after: {
      ...virtual(
        'members = ["app"]\nexclude = ["book"]\n[workspace.dependencies]\nqlora-paste = "1.0"\n',
      ),
      ...member('app', '[dependencies]\nqlora-paste = { workspace = true }\n'),
      'app/src/lib.rs': moved,
    },
    cargo: {
      before: [
        checks,
        failsWith(/error inheriting/, 'metadata', '--manifest-path=book/Cargo.toml'),
      ],
      after: [checks],
    },
  },
  {
    name: 'a fixture that no workspace takes in is not spoken of',
    before: {
      ...app(`${paste}[workspace]\n`),
      'src/lib.rs': old,
      'tests/fixtures/one/Cargo.toml': '[package]\nname = "one"\nversion = "0.1.0"\n',
      'tests/fixtures/one/src/lib.rs': '',
    },
    after: { ...app(`${qlora}[workspace]\n`), 'src/lib.rs': moved },
    cargo: compiles,
  },
  {
    name: 'templates of manifests speak only where they declare the crate',
    before: {
      ...app(paste),
      'src/lib.rs': old,
      'templates/a/Cargo.toml': '[package]\nname = {{name}}\n[dependencies]\npaste = "1.0"\n',
      'templates/a/src/main.rs': 'use paste::paste;\nfn main() {}\n',
      'templates/b/Cargo.toml': '[package]\nname = {{name}}\n[dependencies]\nserde = "1.0"\n',
    },
    after: { ...app(qlora), 'src/lib.rs': moved },
    findings: ['template-manifest'],
    cargo: compiles,
  },
];

export const borderCases: readonly ManifestCase[] = [...reached, ...shared, ...embedded, ...others];
