/**
 * Inputs that grow in one way each: for every kind of file that the engine reads, what a bad merge, a generator or a
 * malicious person may make of it. `of(n)` is the project at size n; its text grows in proportion.
 */

import { catalogue } from '../../src/engine/index.ts';
import { pairedShapes } from './pairs.ts';
import { ruleShapes } from './rules.ts';
import {
  app,
  beside,
  each,
  file,
  head,
  index,
  lock,
  locked,
  lockOfVersions,
  manifest,
  ours,
  packages,
  readme,
  rust,
  type Shape,
  times,
  toml,
} from './shape.ts';

const lockShapes: readonly Shape[] = [
  {
    what: 'lock: n versions of an unmaintained crate, each brought in by n members’ chains',
    of: (n) =>
      lock(
        `${times(n, (at) => locked('paste', `1.0.${at}`))}${times(n, (at) => locked(`c${at}`, '1.0.0', [`paste 1.0.${at}`, ...(at > 0 ? [`c${at - 1}`] : [])]))}${ours(each(n, (at) => `c${at}`))}`,
      ),
    options: { catalogue },
  },
  { what: 'lock: one entry n times', of: (n) => lock(times(n, () => locked('paste', '1.0.15'))) },
  {
    what: 'lock: n entries twice',
    of: (n) => lock(times(n, (at) => locked(`a${at}`, '1.0.0').repeat(2))),
  },
  {
    what: 'lock: entries without a name',
    of: (n) => lock(times(n, () => '[[package]]\nversion = "1"\n')),
  },
  {
    what: 'lock: malformed dependencies',
    of: (n) =>
      lock(
        locked(
          'a',
          '1.0.0',
          each(n, (at) => `b ${at} c d`),
        ),
      ),
  },
  {
    what: 'lock: one malformed dependency in each of n entries',
    of: (n) => lock(times(n, (at) => locked(`a${at}`, '1.0.0', [' x']))),
  },
  {
    what: 'lock: a dependency of n blanks',
    of: (n) => lock(locked('a', '1.0.0', [`a 1 (${' '.repeat(n)}`, `a${' '.repeat(n)}`])),
  },
  {
    what: 'lock: n sources of one version, all depended on',
    of: (n) =>
      lock(
        `${times(n, (at) => locked('b', '1.0.0').replace(index, `git+https://a.b/${at}#0`))}${locked(
          'a',
          '1.0.0',
          each(n, (at) => `b 1.0.0 (git+https://a.b/${at}#0)`),
        )}`,
      ),
  },
  {
    what: 'lock: n sources of one version, none named',
    of: (n) =>
      lock(
        `${times(n, (at) => locked('b', '1.0.0').replace(index, `git+https://a.b/${at}#0`))}${times(n, (at) => locked(`a${at}`, '1.0.0', ['b 1.0.0']))}`,
      ),
  },
  {
    what: 'lock: n versions of a crate above a chain of n packages',
    of: (n) =>
      lock(
        `${times(n, (at) => locked('paste', `1.0.${at}`))}${locked(
          'c0',
          '1.0.0',
          each(n, (at) => `paste 1.0.${at}`),
        )}${times(n - 1, (at) => locked(`c${at + 1}`, '1.0.0', [`c${at}`]))}${ours([`c${n - 1}`])}`,
      ),
  },
  {
    what: 'lock: n versions of a crate that n packages want',
    of: (n) =>
      lock(
        `${times(n, (at) => locked('gemm', `0.18.${at}`))}${times(n, (at) => locked(`c${at}`, '1.0.0', [`gemm 0.18.${at}`]))}${ours(each(n, (at) => `c${at}`))}`,
      ),
  },
  {
    what: 'lock: n packages want a crate',
    of: (n) =>
      lock(
        `${locked('paste', '1.0.15')}${times(n, (at) => locked(`c${at}`, '1.0.0', ['paste']))}${ours(each(n, (at) => `c${at}`))}`,
      ),
  },
  {
    what: 'lock: layers of diamonds',
    of: (n) =>
      lock(
        `${locked('paste', '1.0.15')}${locked('a0', '1.0.0', ['paste'])}${locked('b0', '1.0.0', ['paste'])}${times(
          n,
          (at) =>
            locked(`a${at + 1}`, '1.0.0', [`a${at}`, `b${at}`]) +
            locked(`b${at + 1}`, '1.0.0', [`a${at}`, `b${at}`]),
        )}${ours([`a${n}`, `b${n}`])}`,
      ),
  },
  {
    what: 'lock: a circle of n packages',
    of: (n) =>
      lock(
        `${locked('paste', '1.0.15')}${times(n, (at) => locked(`a${at}`, '1.0.0', [`a${(at + 1) % n}`, 'paste']))}${ours(['a0'])}`,
      ),
  },
  { what: 'lock: conflict marks', of: (n) => lock(times(n, () => '<<<<<<<x\n')) },
  { what: 'lock: blank lines', of: (n) => lock('\n'.repeat(n)) },
  {
    what: 'lock: unused patches',
    of: (n) =>
      lock(times(n, () => '[[patch.unused]]\nname = "candle-core"\nversion = "0.9.2"\n\n')),
  },
  {
    what: 'lock: checksums of format 1',
    of: (n) =>
      lock(`[metadata]\n${times(n, (at) => `"checksum a${at} 1.0.0 (x)" = "0"\n`)}`).map(
        (each) => ({
          ...each,
          text: each.text.replace('version = 4\n', ''),
        }),
      ),
  },
  {
    what: 'lock: n packages, shims',
    of: (n) =>
      lock(
        `${times(n, (at) => locked('paste', `1.0.${at}`))}${times(n, (at) => locked(`c${at}`, '1.0.0', [`paste 1.0.${at}`]))}${ours(each(n, (at) => `c${at}`))}`,
      ),
    options: { shim: true },
  },
];

const manifestShapes: readonly Shape[] = [
  {
    what: 'members: n globs over n packages',
    of: (n) => [
      file('Cargo.toml', `[workspace]\nmembers = [${times(n, (at) => `"x${at}*",`)}]`),
      ...packages(n, () => 'paste = "1"\n'),
    ],
  },
  {
    what: 'members: stars in a glob',
    of: (n) => [
      file('Cargo.toml', `[workspace]\nmembers = ["${'*a'.repeat(n)}"]`),
      file(`${'a'.repeat(n)}b/Cargo.toml`, manifest),
    ],
  },
  {
    what: 'members: runs of folders in a glob',
    of: (n) => [
      file('Cargo.toml', `[workspace]\nmembers = ["${'**/a/'.repeat(n)}b"]`),
      file(`${'a/'.repeat(n)}c/Cargo.toml`, manifest),
    ],
  },
  {
    what: 'members: open classes in a glob',
    of: (n) => [
      file('Cargo.toml', `[workspace]\nmembers = ["${'['.repeat(n)}", "${'[!]'.repeat(n)}"]`),
      file('a/Cargo.toml', manifest),
    ],
  },
  {
    what: 'members and exclude: n of each over n packages',
    of: (n) => [
      file(
        'Cargo.toml',
        `[workspace]\nmembers = [${times(n, (at) => `"p${at}",`)}]\nexclude = [${times(n, (at) => `"q${at}",`)}]`,
      ),
      ...packages(n, () => 'paste = "1"\n'),
    ],
  },
  {
    what: 'exclude: n of n packages, with members above, and shims',
    of: (n) => [
      file(
        'Cargo.toml',
        `${manifest}[workspace]\nmembers = [${times(n, (at) => `"p${at}/x",`)}]\nexclude = [${times(n, (at) => `"p${at}",`)}]`,
      ),
      ...packages(n, () => 'paste = "1"\n'),
      lockOfVersions(n),
    ],
    options: { shim: true },
  },
  {
    what: 'members that are missing',
    of: (n) => toml(`[workspace]\nmembers = [${times(n, (at) => `"p${at}",`)}]\n${manifest}`),
  },
  {
    what: 'path dependencies in a chain',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["p0"]'),
      ...packages(n, (at) => `paste = "1"\np${at + 1} = { path = "../p${at + 1}" }\n`),
    ],
  },
  {
    what: 'folders inside folders',
    of: (n) => each(n, (at) => file(`${'a/'.repeat(at % 60)}p${at}/Cargo.toml`, manifest)),
  },
  {
    what: 'n workspaces',
    of: (n) => each(n, (at) => file(`w${at}/Cargo.toml`, `[workspace]\n${manifest}`)),
  },
  {
    what: 'n packages inherit one entry',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["*"]\n[workspace.dependencies]\npaste = "1.0"\n'),
      ...packages(n, () => 'paste.workspace = true\n'),
    ],
  },
  {
    what: 'n packages, one of them held',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["*"]\n[workspace.dependencies]\npaste = "1.0"\n'),
      ...packages(n, (at) => (at === 0 ? 'paste = "9"\n' : 'paste.workspace = true\n')),
    ],
  },
  { what: 'toml: [[[[', of: (n) => toml('['.repeat(n)) },
  { what: 'toml: x = [[[[', of: (n) => toml(`x = ${'['.repeat(n)}`) },
  { what: 'toml: inline tables', of: (n) => toml(`x = ${'{a='.repeat(n)}`) },
  { what: 'toml: dotted key', of: (n) => toml(`${'a.'.repeat(n)}a = 1`) },
  { what: 'toml: lines that are nothing', of: (n) => toml(`${manifest}${'@\n'.repeat(n)}`) },
  { what: 'toml: blanks', of: (n) => toml(`${manifest}x =${' '.repeat(n)}1\n`) },
  { what: 'toml: comments', of: (n) => toml(`${manifest}${'# paste\n'.repeat(n)}`) },
  { what: 'toml: a long string', of: (n) => toml(`${manifest}x = "${'a'.repeat(n)}"\n`) },
  {
    what: 'toml: a long literal text',
    of: (n) => toml(`${manifest}x = '''${'a\n'.repeat(n)}'''\n`),
  },
  { what: 'toml: an open text', of: (n) => toml(`${manifest}x = """${'a\n'.repeat(n)}`) },
  {
    what: 'toml: a long array',
    of: (n) => toml(`${manifest}[package.metadata]\nx = [${'1, '.repeat(n)}]\n`),
  },
  { what: 'toml: templates', of: (n) => toml(`${manifest}${'{{ x }}\n'.repeat(n)}`) },
  {
    what: 'toml: n keys',
    of: (n) => toml(`${manifest}[package.metadata]\n${times(n, (at) => `k${at} = 1\n`)}`),
  },
  {
    what: 'toml: n tables',
    of: (n) => toml(`${manifest}${times(n, (at) => `[package.metadata.t${at}]\na = 1\n`)}`),
  },
  {
    what: 'dependencies: n others',
    of: (n) => toml(`${manifest}${times(n, (at) => `d${at} = "1"\n`)}`),
  },
  {
    what: 'dependencies: n aliases of one crate',
    of: (n) =>
      toml(`${manifest}${times(n, (at) => `d${at} = { package = "paste", version = "1" }\n`)}`),
  },
  {
    what: 'dependencies: n dotted aliases of one crate',
    of: (n) =>
      toml(`${manifest}${times(n, (at) => `d${at}.package = "paste"\nd${at}.version = "1"\n`)}`),
  },
  {
    what: 'dependencies: n aliases as tables',
    of: (n) =>
      toml(
        `${manifest}${times(n, (at) => `[dependencies.d${at}]\npackage = "gemm"\nversion = "0.18"\n`)}`,
      ),
  },
  {
    what: 'dependencies: n targets',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(feature = "f${at}")'.dependencies]\npaste = "1"\n`)}`,
      ),
  },
  {
    what: 'dependencies: n features of one crate',
    of: (n) =>
      toml(
        `${head}[dependencies]\ngemm = { version = "0.18", features = [${times(n, (at) => `"f${at}",`)}] }\n`,
      ),
  },
  {
    what: 'dependencies: a requirement of blanks',
    of: (n) =>
      toml(`${head}[dependencies]\npaste = "${' '.repeat(n)}"\ngemm = "1${' '.repeat(n)}x"\n`),
  },
  {
    what: 'dependencies: a requirement of digits',
    of: (n) =>
      toml(`${head}[dependencies]\npaste = "${'1'.repeat(n)}"\ngemm = "0.18.0-${'0'.repeat(n)}"\n`),
  },
  {
    what: 'dependencies: a requirement of commas',
    of: (n) =>
      toml(`${head}[dependencies]\npaste = "${'1,'.repeat(n)}"\ngemm = "${'a.-'.repeat(n)}"\n`),
  },
  {
    what: 'dependencies: a pre-release of hyphens',
    of: (n) =>
      toml(
        `${head}[dependencies]\npaste = "1.0.0-${'0-'.repeat(n)}~"\ngemm = "1.0.0-${'a.'.repeat(n)}"\n`,
      ),
  },
  {
    what: 'dependencies: an address of slashes',
    of: (n) =>
      toml(
        `${head}[dependencies]\ncandle-core = { git = "${'/'.repeat(n)}x" }\n[patch."${'/'.repeat(n)}y"]\na = "1"\n`,
      ),
  },
  {
    what: 'dependencies: an address of blanks',
    of: (n) =>
      toml(
        `${head}[dependencies]\ncandle-core = { git = "https://github.com/${' '.repeat(n)}x" }\n`,
      ),
  },
  {
    what: 'dependencies: n git users',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["*"]\n'),
      ...packages(n, (at) => `candle-core = { git = "https://github.com/u${at}/candle" }\n`),
    ],
  },
  {
    what: 'dependencies: n keys from git',
    of: (n) =>
      toml(
        `${head}[dependencies]\n${times(n, (at) => `c${at} = { package = "candle-core", git = "https://github.com/u${at}/candle.git" }\n`)}`,
      ),
  },
  {
    what: 'features: n that name a crate',
    of: (n) =>
      toml(`${manifest}[features]\n${times(n, (at) => `f${at} = ["paste/x", "dep:gemm"]\n`)}`),
  },
  {
    what: 'features: one of n entries',
    of: (n) =>
      toml(`${manifest}[features]\nf = [${times(n, (at) => `"gemm/f${at}", "x${at}",`)}]\n`),
  },
  {
    what: 'features: an optional crate in n',
    of: (n) =>
      toml(
        `${head}[dependencies]\npaste = { version = "1", optional = true }\n[features]\n${times(n, (at) => `f${at} = ["paste", "f${at + 1}"]\n`)}`,
      ),
  },
  {
    what: 'patch: n entries',
    of: (n) =>
      toml(
        `${manifest}[patch.crates-io]\n${times(n, (at) => `e${at} = { git = "https://a.b/${at}" }\n`)}`,
      ),
  },
  {
    what: 'patch: n entries for one crate',
    of: (n) =>
      toml(
        `${manifest}[patch.crates-io]\n${times(n, (at) => `e${at} = { package = "candle-core", path = "${at}" }\n`)}`,
      ),
  },
  {
    what: 'patch: n sources',
    of: (n) =>
      toml(
        `${manifest}${times(n, (at) => `[patch."https://a.b/${at}"]\ncandle-core = { path = "x" }\n`)}`,
      ),
  },
  {
    what: 'profiles: n packages',
    of: (n) =>
      toml(`${manifest}${times(n, (at) => `[profile.dev.package.d${at}]\nopt-level = 1\n`)}`),
  },
];

const sourceShapes: readonly Shape[] = [
  {
    what: 'targets: n tests with a path',
    of: (n) => [
      file(
        'Cargo.toml',
        `${manifest}${times(n, (at) => `[[test]]\nname = "t${at}"\npath = "t/${at}.rs"\n`)}`,
      ),
      ...each(n, (at) => file(`t/${at}.rs`, 'use paste::x;')),
    ],
  },
  {
    what: 'targets: n tests that share a module',
    of: (n) => [
      app,
      file('tests/common/mod.rs', 'pub use paste::paste;\n'),
      ...each(n, (at) =>
        file(`tests/t${at}.rs`, 'mod common;\nuse common::*;\nfn f() { paste::x(); }'),
      ),
    ],
  },
  {
    what: 'targets: n tests by #[path] over one tree of n modules',
    of: (n) => [
      app,
      file(
        'tests/all/mod.rs',
        times(n, (at) => `mod m${at};\n`),
      ),
      ...each(n, (at) => file(`tests/all/m${at}.rs`, 'use paste::x;')),
      ...each(n, (at) => file(`tests/t${at}.rs`, '#[path = "all/mod.rs"] mod all;\nuse paste::y;')),
    ],
  },
  {
    what: 'targets: n unnamed',
    of: (n) => [file('Cargo.toml', `${manifest}${'[[bin]]\nname = "a"\n'.repeat(n)}`)],
  },
  {
    what: 'sources: n without a manifest',
    of: (n) => each(n, (at) => file(`s${at}.rs`, 'use paste::x;\nmod paste {}\n')),
  },
  {
    what: 'sources: n folders without a manifest',
    of: (n) =>
      each(n, (at) => file(`f${at}/s.rs`, 'mod a;\nuse paste::x;\nfn f() { paste::y!(); }\n')),
  },
  {
    what: 'sources: n packages over one file',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["*"]'),
      file('shared.rs', 'use paste::paste;\nfn f() { paste! {} }\n'),
      ...each(n, (at) =>
        file(
          `p${at}/Cargo.toml`,
          `${head.replace('app', `p${at}`)}[lib]\npath = "../shared.rs"\n[dependencies]\npaste = "1"\n`,
        ),
      ),
    ],
  },
  {
    what: 'sources: n packages over one file, one held',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["*"]'),
      file('shared.rs', 'use paste::paste;\n'),
      ...each(n, (at) =>
        file(
          `p${at}/Cargo.toml`,
          `${head.replace('app', `p${at}`)}[lib]\npath = "../shared.rs"\n[dependencies]\npaste = "${at === 0 ? 9 : 1}"\n`,
        ),
      ),
    ],
  },
  {
    what: 'sources: n pairs of packages over a file of theirs, one without the crate',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["*"]'),
      ...each(n, (at) =>
        file(`p${at}/Cargo.toml`, `${head.replace('app', `p${at}`)}[dependencies]\npaste = "1"\n`),
      ),
      ...each(n, (at) => file(`p${at}/src/lib.rs`, 'pub use paste::x;\npub mod both;\n')),
      ...each(n, (at) => file(`p${at}/src/both.rs`, 'use paste::paste;\n')),
      ...each(n, (at) => file(`q${at}/Cargo.toml`, head.replace('app', `q${at}`))),
      ...each(n, (at) =>
        file(`q${at}/src/lib.rs`, `#[path = "../../p${at}/src/both.rs"] mod both;\n`),
      ),
    ],
  },
  {
    what: 'sources: n scripts',
    of: (n) =>
      each(n, (at) =>
        file(`s${at}.rs`, '---cargo\n[dependencies]\npaste = "1"\n---\nuse paste::x;\n'),
      ),
  },
  { what: 'rust: n paths', of: (n) => rust(times(n, () => 'paste::a();\n')), says: (n) => n },
  {
    what: 'rust: n imports',
    of: (n) => rust(times(n, (at) => `use paste::a${at};\n`)),
    says: (n) => n,
  },
  {
    what: 'rust: n imports of the name',
    of: (n) => rust(times(n, (at) => `mod m${at} { use paste; }\n`)),
  },
  {
    what: 'rust: one import of n names',
    of: (n) => rust(`use paste::{${times(n, (at) => `a${at},`)}};`),
  },
  {
    what: 'rust: nested imports',
    of: (n) => rust(`use ${'paste::{'.repeat(n)}a${'}'.repeat(n)};`),
  },
  {
    what: 'rust: n globs',
    of: (n) => rust(times(n, (at) => `mod m${at} { use super::*; fn f() { paste::x(); } }\n`)),
  },
  {
    what: 'rust: a chain of globs',
    of: (n) =>
      rust(
        times(n, (at) => `mod m${at} { pub use super::m${at + 1}::*; fn f() { paste::x(); } }\n`),
      ),
  },
  {
    what: 'rust: a chain of aliases',
    of: (n) =>
      rust(
        times(n, (at) => `use a${at} as a${at + 1};\n`) +
          'use paste as a0;\nfn f() { a0::x(); paste::y(); }',
      ),
  },
  {
    what: 'rust: n modules of the name',
    of: (n) => rust(times(n, (at) => `mod m${at} { mod paste {} fn f() { paste::x(); } }\n`)),
  },
  {
    what: 'rust: n files to take in',
    of: (n) => rust(`${times(n, (at) => `mod x${at};\n`)}use paste::x;`),
  },
  {
    what: 'rust: n modules inside sixty',
    of: (n) =>
      rust(
        `${'mod m {'.repeat(60)}${times(n, (at) => `mod x${at};`)}${'}'.repeat(60)}use paste::x;`,
      ),
  },
  {
    what: 'rust: nested modules',
    of: (n) => rust(`${'mod m {'.repeat(n)}fn f() { paste::x() }${'}'.repeat(n)}`),
  },
  {
    what: 'rust: nested modules, a path in each',
    of: (n) => rust(`${'mod m { fn f() { paste::x() } '.repeat(n)}${'}'.repeat(n)}`),
  },
  {
    what: 'rust: nested blocks',
    of: (n) => rust(`fn f() ${'{ paste::x(); '.repeat(n)}${'}'.repeat(n)}`),
  },
  {
    what: 'rust: nested blocks that take files in',
    of: (n) => rust(`use paste::x; ${'{ mod a; '.repeat(n)}${'}'.repeat(n)}`),
  },
  {
    what: 'rust: nested parentheses',
    of: (n) => rust(`fn f() { ${'('.repeat(n)}paste::x()${')'.repeat(n)} }`),
  },
  { what: 'rust: parentheses that never close', of: (n) => rust(`paste::x ${'('.repeat(n)}`) },
  { what: 'rust: angles', of: (n) => rust(`use paste::x; fn f${'<'.repeat(n)}`) },
  {
    what: 'rust: type parameters of the name',
    of: (n) => rust(times(n, () => 'fn f<paste>() { paste::x() }\n')),
  },
  {
    what: 'rust: n type parameters',
    of: (n) => rust(`fn f<${times(n, (at) => `T${at},`)} paste>() { paste::x() }`),
  },
  { what: 'rust: nested comments', of: (n) => rust(`use paste::x; ${'/*'.repeat(n)}`) },
  {
    what: 'rust: documentation in one line',
    of: (n) => rust(`use paste::x; ${'/** paste */'.repeat(n)} fn f() {}`),
  },
  {
    what: 'rust: documentation',
    of: (n) => rust(`${'/// [paste::x] of `paste`\n'.repeat(n)}fn f() {}`),
  },
  {
    what: 'rust: n examples',
    of: (n) => rust(times(n, (at) => `/// \`\`\`\n/// paste::x();\n/// \`\`\`\nfn f${at}() {}\n`)),
  },
  { what: 'rust: quotes', of: (n) => rust(`use paste::x; ${"'".repeat(n)}`) },
  { what: 'rust: raw strings', of: (n) => rust(`use paste::x; ${'r##"#"'.repeat(n)}`) },
  { what: 'rust: hashes', of: (n) => rust(`use paste::x; ${'r#'.repeat(n)}`) },
  {
    what: 'rust: attributes before a module',
    of: (n) => rust(`${'#[paste::a] '.repeat(n)}mod x;`),
  },
  {
    what: 'rust: modifiers before a module',
    of: (n) => rust(`use paste::x; ${'unsafe '.repeat(n)}mod x;`),
  },
  { what: 'rust: modifiers', of: (n) => rust(`use paste::x; ${'const unsafe fn '.repeat(n)}`) },
  {
    what: 'rust: one literal of n mentions',
    of: (n) => rust(`fn f() { x("${'paste::x '.repeat(n)}"); }`),
  },
  {
    what: 'rust: n literals with an open escape',
    of: (n) => rust(`fn f() { ${'x("paste::x \\u");\n'.repeat(n)} }`),
  },
  { what: 'rust: n literals', of: (n) => rust(`fn f() { ${'x("paste::x");\n'.repeat(n)} }`) },
  {
    what: 'rust: n notes',
    of: (n) => rust(`macro_rules! m { ($a:ident) => { $a::x() } }\n${'m!(paste);\n'.repeat(n)}`),
    says: (n) => n,
  },
  {
    what: 'rust: n paths in a macro',
    of: (n) => rust(`macro_rules! m { () => { ${'$paste::x; paste::y();\n'.repeat(n)} } }`),
    says: (n) => n,
  },
  {
    what: 'rust: n exported macros',
    of: (n) =>
      rust(times(n, (at) => `#[macro_export] macro_rules! m${at} { () => { paste::x() } }\n`)),
  },
  {
    what: 'rust: n undecided paths',
    of: (n) => rust(`#[cfg(x)]\nmod paste {}\nfn f() {\n${'paste::x();\n'.repeat(n)}}`),
    says: (n) => n,
  },
  {
    what: 'rust: n paths into a module of that name',
    of: (n) => rust(`use other::*;\n${'paste::x();\n'.repeat(n)}mod paste;`),
  },
  {
    what: 'rust: n public types',
    of: (n) => rust(times(n, (at) => `pub fn f${at}(x: gemm::Parallelism) {}\n`)),
    says: (n) => n,
  },
  { what: 'rust: n extern crates', of: (n) => rust('extern crate paste;\n'.repeat(n)) },
  {
    what: 'rust: serde attributes',
    of: (n) => rust('#[serde(with = "paste::x")] a: A,\n'.repeat(n)),
  },
  {
    what: 'rust: n include!',
    of: (n) => rust(`use paste::x;\n${'include!("a.in");\n'.repeat(n)}`),
  },
  {
    what: 'rust: concat! of n',
    of: (n) => rust(`use paste::x; include!(concat!(${'"a",'.repeat(n)}));`),
  },
  { what: 'rust: a shebang and comments', of: (n) => rust(`#!${'/**/'.repeat(n)}\nuse paste::x;`) },
  { what: 'rust: frontmatter that never closes', of: (n) => rust(`---${'\n--'.repeat(n)}\npaste`) },
  { what: 'rust: `mod` without end', of: (n) => rust(`use paste::x; ${'mod '.repeat(n)}`) },
  {
    what: 'rust: nested paste!',
    of: (n) => rust(`${'paste::paste! { '.repeat(n)}${'}'.repeat(n)}`),
  },
  {
    what: 'rust: cfg_if in cfg_if',
    of: (n) => rust(`use paste::x; ${'cfg_if! { if #[cfg(x)] { '.repeat(n)}${'} }'.repeat(n)}`),
  },
];

const documentShapes: readonly Shape[] = [
  {
    what: 'Markdown: brackets that never close, in one line',
    of: (n) => readme(`[a]: b\n${'[paste::x '.repeat(n)}\n`),
    says: (n) => n,
  },
  { what: 'markdown: n fences', of: (n) => readme('```rust\nuse paste::x;\n```\n'.repeat(n)) },
  {
    what: 'markdown: n TOML fences',
    of: (n) => readme('```toml\n[dependencies]\npaste = "1"\n```\n'.repeat(n)),
  },
  {
    what: 'markdown: a fence that never closes',
    of: (n) => readme(`\`\`\`rust\n${'use paste::x;\n'.repeat(n)}`),
  },
  {
    what: 'markdown: a fence in quotes',
    of: (n) => readme(`${'> '.repeat(n)}\`\`\`rust\npaste\n`),
  },
  { what: 'markdown: backticks', of: (n) => readme(`paste ${'`'.repeat(n)}\n`) },
  { what: 'markdown: blanks before a fence', of: (n) => readme(`paste\n${' '.repeat(n)}\`\`\n`) },
  {
    what: 'markdown: tags of a fence',
    of: (n) => readme(`\`\`\`${'rust,'.repeat(n)}\npaste::x();\n\`\`\`\n`),
  },
  { what: 'markdown: links', of: (n) => readme('[paste] [`paste!`] '.repeat(n)) },
  {
    what: 'markdown: a long label, then many definitions of nothing',
    of: (n) => readme(`[${'a'.repeat(4 * n)}${']: paste '.repeat(n)}`),
  },
  { what: 'markdown: paths in prose', of: (n) => readme('paste::x '.repeat(n)) },
  { what: 'markdown: colons', of: (n) => readme(`paste${':'.repeat(n)}`) },
  {
    what: 'markdown: n documents',
    of: (n) => each(n, (at) => file(`d${at}.md`, '```rust\npaste::x();\n```\n')).concat(app),
  },
];

const companionShapes: readonly Shape[] = [
  {
    what: 'deny.toml: n advisories',
    of: (n) => beside('deny.toml', `[advisories]\nignore = [${'"RUSTSEC-2024-0436", '.repeat(n)}]`),
  },
  {
    what: 'deny.toml: n bans',
    of: (n) =>
      beside(
        'deny.toml',
        `[bans]\nskip = [${'"paste", '.repeat(n)}]\ndeny = [${'{ name = "paste" }, '.repeat(n)}]`,
      ),
  },
  {
    what: 'deny.toml: n sources',
    of: (n) =>
      beside(
        'deny.toml',
        `[sources]\nunknown-git = "deny"\nallow-git = [${times(n, (at) => `"https://a.b/${at}/", `)}]`,
      ),
  },
  {
    what: 'deny.toml: an address of slashes',
    of: (n) =>
      beside('deny.toml', `[sources]\nunknown-git = "deny"\nallow-git = ["${'/'.repeat(n)}x"]`),
  },
  {
    what: 'config.toml: n patches',
    of: (n) =>
      beside(
        '.cargo/config.toml',
        `[patch.crates-io]\n${times(n, (at) => `c${at} = { package = "candle-core", path = "x" }\n`)}`,
      ),
  },
  {
    what: 'config.toml: n sources',
    of: (n) =>
      beside(
        '.cargo/config.toml',
        times(n, (at) => `[source.s${at}]\ndirectory = "v${at}"\n`),
      ),
  },
  {
    what: 'n vendored folders',
    of: (n) => [
      app,
      ...each(n, (at) => file(`vendor/v${at}/.cargo-checksum.json`, '{}')),
      ...each(n, (at) => file(`vendor/v${at}/Cargo.toml`, manifest)),
    ],
  },
  {
    what: 'YAML: n calls of cargo',
    of: (n) =>
      beside(
        '.github/workflows/ci.yml',
        'run: cargo test -p paste --locked --features paste/x\n'.repeat(n),
      ),
  },
  {
    what: 'YAML: one call of n words',
    of: (n) => beside('.github/workflows/ci.yml', `run: cargo test ${'-p paste '.repeat(n)}\n`),
  },
  {
    what: 'YAML: calls in one line',
    of: (n) => beside('.github/workflows/ci.yml', `run: ${'cargo test; '.repeat(n)}\n`),
  },
  {
    what: 'YAML: continued lines',
    of: (n) => beside('ci.sh', `cargo test ${'\\\n -p paste '.repeat(n)}\n`),
  },
  {
    what: 'YAML: n advisories',
    of: (n) => beside('.github/workflows/ci.yml', 'RUSTSEC-2024-0436 '.repeat(n)),
  },
  {
    what: 'YAML: features in quotes',
    of: (n) => beside('ci.sh', `cargo test ${'--features "paste/a '.repeat(n)}`),
  },
  {
    what: 'YAML: quotes',
    of: (n) => beside('ci.sh', `cargo test ${'"'.repeat(n)}x${'"'.repeat(n)}y\n`),
  },
  {
    what: 'YAML: blanks',
    of: (n) => beside('ci.sh', `cargo ${' '.repeat(n)}\\${' '.repeat(n)}x\n`),
  },
  {
    what: 'YAML: backslashes and blanks',
    of: (n) => beside('ci.sh', `cargo ${'\\ '.repeat(n)}x\n`),
  },
  {
    what: 'template: blanks, then mentions, in one line',
    of: (n) =>
      beside('a/Cargo.toml.in', `[dependencies]\n${' '.repeat(4 * n)}${'paste x '.repeat(n)}\n`),
  },
  {
    what: 'template: a header of n names',
    of: (n) => beside('a/Cargo.toml.in', `[dependencies]\n[${'paste.'.repeat(n)}x]\n`),
  },
  { what: 'taplo.toml: blanks', of: (n) => beside('taplo.toml', `x = 1\n${' \n'.repeat(n)}`) },
  { what: 'Bazel: n labels', of: (n) => beside('BUILD.bazel', '"@crates//:paste",\n'.repeat(n)) },
  { what: 'Bazel: marks', of: (n) => beside('BUILD.bazel', '@a'.repeat(n)) },
  { what: 'Nix: n hashes', of: (n) => beside('flake.nix', 'cargoHash = "x";\n'.repeat(n)) },
  {
    what: 'stderr: n mentions',
    of: (n) => beside('tests/ui/a.stderr', '`paste` paste:'.repeat(n)),
  },
];

export const shapes: readonly Shape[] = [
  ...lockShapes,
  ...manifestShapes,
  ...sourceShapes,
  ...documentShapes,
  ...companionShapes,
  ...pairedShapes,
  ...ruleShapes,
];
