/** Inputs in which two things grow together, so that work for every pair of them would show. */
import {
  app,
  each,
  file,
  head,
  lock,
  locked,
  lockOfVersions,
  manifest,
  ours,
  packages,
  rust,
  type Shape,
  times,
  toml,
} from './shape.ts';

const bumped = (n: number, write: (at: number) => string) =>
  `${head}[dependencies]\n${times(n, write)}`;

export const pairedShapes: readonly Shape[] = [
  {
    what: 'pairs: n aliases of one crate, a feature of each',
    of: (n) =>
      toml(
        `${bumped(n, (at) => `d${at} = { package = "paste", version = "1", optional = true }\n`)}[features]\n${times(n, (at) => `f${at} = ["d${at}/x", "dep:d${at}"]\n`)}`,
      ),
  },
  {
    what: 'pairs: n aliases of one crate, one feature of all',
    of: (n) =>
      toml(
        `${bumped(n, (at) => `d${at} = { package = "paste", version = "1", optional = true }\n`)}[features]\nf = [${times(n, (at) => `"d${at}", "d${at}?/x",`)}]\n`,
      ),
  },
  {
    what: 'pairs: n aliases of two crates, n features',
    of: (n) =>
      toml(
        `${bumped(n, (at) => `d${at} = { package = "paste", version = "1" }\ng${at} = { package = "gemm", version = "0.18" }\n`)}[features]\n${times(n, (at) => `f${at} = ["g${at}/x"]\n`)}`,
      ),
  },
  {
    what: 'pairs: n aliases beside a normal one, for tests',
    of: (n) =>
      toml(
        `${manifest}[dev-dependencies]\n${times(n, (at) => `d${at} = { package = "paste", version = "1" }\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets half moved',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies]\npaste = "1"\nqlora-paste = "1"\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets half moved, in turn',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies]\n${at % 2 ? 'qlora-' : ''}paste = "1"\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets half moved, as tables',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies.paste]\nversion = "1"\n[target.'cfg(x${at})'.dependencies.qlora-paste]\nversion = "1"\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets half moved, other versions',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies]\npaste = "1"\nqlora-paste = { version = "1", features = ["f${at}"], default-features = false }\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets as tables',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies.paste]\nversion = "1"\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets with dotted entries',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies]\npaste.version = "1"\npaste.optional = true\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets with dotted entries, aliases',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies]\npaste.version = "1"\n`)}`,
      ),
    options: { strategy: 'alias' },
  },
  {
    what: 'pairs: n targets as inline tables, aliases',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})']\ndependencies = { paste = { version = "1" } }\n`)}`,
      ),
    options: { strategy: 'alias' },
  },
  {
    what: 'pairs: n targets that name other crates so',
    of: (n) =>
      toml(
        `${head}${times(n, (at) => `[target.'cfg(x${at})'.dependencies]\npaste = ${at % 2 ? '"1"' : '{ package = "gemm", version = "0.18" }'}\n`)}`,
      ),
  },
  {
    what: 'pairs: n dotted entries of one crate',
    of: (n) =>
      toml(`${head}[dependencies]\n${times(n, (at) => `paste.k${at} = 1\n`)}paste.version = "1"\n`),
  },
  {
    what: 'pairs: n dependencies in one line',
    of: (n) =>
      toml(
        `${head}[dependencies]\nx = 1\n[target.x]\ndependencies = { ${times(n, (at) => `d${at} = { package = "paste", version = "1" }, `)}paste = "1" }\n`,
      ),
  },
  {
    what: 'pairs: n targets of one package with features',
    of: (n) =>
      toml(
        `${manifest}${times(n, (at) => `[[bin]]\nname = "b${at}"\npath = "b${at}.rs"\nrequired-features = ["paste/x"]\n`)}`,
      ),
  },
  {
    what: 'pairs: n targets that are found by name',
    of: (n) => [
      file(
        'Cargo.toml',
        `${manifest}${times(n, (at) => `[[test]]\nname = "t${at}"\nharness = false\n`)}`,
      ),
      ...each(n, (at) => file(`tests/t${at}.rs`, 'use paste::x;')),
    ],
  },
  {
    what: 'pairs: n packages inherit n entries',
    of: (n) => [
      file(
        'Cargo.toml',
        `[workspace]\nmembers = ["*"]\n[workspace.dependencies]\npaste = "1.0"\n${times(n, (at) => `d${at} = "1"\n`)}`,
      ),
      ...packages(n, (at) => `paste.workspace = true\nd${at}.workspace = true\n`),
    ],
  },
  {
    what: 'pairs: n entries of the root are inherited by one package',
    of: (n) => [
      file(
        'Cargo.toml',
        `[workspace]\nmembers = ["a"]\n[workspace.dependencies]\n${times(n, (at) => `d${at} = { package = "paste", version = "1" }\n`)}`,
      ),
      file(
        'a/Cargo.toml',
        `${head}[dependencies]\n${times(n, (at) => `d${at}.workspace = true\n`)}`,
      ),
    ],
  },
  {
    what: 'pairs: globs of everything over n packages',
    of: (n) => [
      file(
        'Cargo.toml',
        `[workspace]\nmembers = [${times(n, (at) => `"*${'?'.repeat(at % 3)}", "**/p*",`)}]`,
      ),
      ...packages(n, () => 'paste = "1"\n'),
    ],
  },
  {
    what: 'pairs: n globs that begin with a star over n packages',
    of: (n) => [
      file('Cargo.toml', `[workspace]\nmembers = [${times(n, (at) => `"*x${at}",`)}]`),
      ...packages(n, () => 'paste = "1"\n'),
    ],
  },
  {
    what: 'pairs: n globs, n excluded, n shims',
    of: (n) => [
      file(
        'Cargo.toml',
        `${manifest}[workspace]\nmembers = [${times(n, (at) => `"*x${at}",`)}]\nexclude = [${times(n, (at) => `"q${at}",`)}]`,
      ),
      lockOfVersions(n),
    ],
    options: { shim: true },
  },
  {
    what: 'pairs: n packages below a root that does not list them',
    of: (n) => [
      file('Cargo.toml', `[workspace]\n${manifest}`),
      ...packages(n, () => 'paste = "1"\n'),
    ],
  },
  {
    what: 'pairs: n candle requirements outside the matrix, moved',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["*"]'),
      ...packages(n, () => 'candle-core = "0.8"\n'),
    ],
    options: { outsideMatrix: 'migrate' },
  },
  {
    what: 'pairs: n spellings of a repository, patched n times',
    of: (n) =>
      toml(
        `${head}[dependencies]\n${times(n, (at) => `c${at} = { package = "candle-core", version = "0.9", git = "ssh://u${at}@github.com/huggingface/candle" }\n`)}${times(n, (at) => `[patch."https://a.b/${at}"]\nx = { path = "x" }\n`)}`,
      ),
  },
  {
    what: 'pairs: n snippets and n shims',
    of: (n) => [
      file(
        'Cargo.toml',
        `${head}[dependencies]\nc = "1"\n[patch.crates-io]\n${times(n, (at) => `s${at} = { package = "qlora-paste", version = "1" }\n`)}`,
      ),
      lockOfVersions(n),
    ],
    options: { shim: true },
  },
  {
    what: 'pairs: n requirements of one crate, n versions locked',
    of: (n) => [
      file(
        'Cargo.toml',
        bumped(n, (at) => `d${at} = { package = "paste", version = "=9.0.${at}" }\n`),
      ),
      file('src/lib.rs', ''),
      file(
        'Cargo.lock',
        `version = 4\n\n${times(n, (at) => locked('paste', `9.0.${at}`))}${ours(each(n, (at) => `paste 9.0.${at}`))}`,
      ),
    ],
  },
  {
    what: 'pairs: n versions of a patched crate, n unused patches',
    of: (n) =>
      lock(
        `${times(n, (at) => locked('candle-core', `0.${at}.0`))}${locked(
          'c',
          '1.0.0',
          each(n, (at) => `candle-core 0.${at}.0`),
        )}${ours(['c'])}${times(n, (at) => `[[patch.unused]]\nname = "candle-nn"\nversion = "0.9.${at}"\nsource = "git+https://github.com/qlora-rs/candle?branch=x#0"\n\n`)}`,
      ),
  },
  {
    what: 'pairs: n workspaces that take each other in by path',
    of: (n) => [
      ...each(n, (at) =>
        file(
          `w${at}/Cargo.toml`,
          `[workspace]\n${head}[dependencies]\npaste = "1"\nx = { path = "../w${at + 1}" }\n`,
        ),
      ),
      ...each(n, (at) => file(`w${at}/Cargo.lock`, `version = 4\n\n${ours([])}`)),
    ],
  },
  {
    what: 'pairs: n packages over one tree of n modules',
    of: (n) => [
      file('Cargo.toml', '[workspace]\nmembers = ["p*"]'),
      file('shared/lib.rs', `${times(n, (at) => `mod m${at};\n`)}use paste::y;`),
      ...each(n, (at) =>
        file(`shared/m${at}.rs`, 'use paste::x;\nuse super::*;\nfn f() { paste::z(); }'),
      ),
      ...each(n, (at) =>
        file(
          `p${at}/Cargo.toml`,
          `${head.replace('app', `p${at}`)}[lib]\npath = "../shared/lib.rs"\n[dependencies]\npaste = "1"\n`,
        ),
      ),
    ],
  },
  {
    what: 'pairs: n tests over one tree of n modules with globs',
    of: (n) => [
      app,
      file('tests/all/mod.rs', `${times(n, (at) => `mod m${at};\n`)}pub mod paste {}`),
      ...each(n, (at) =>
        file(`tests/all/m${at}.rs`, 'use super::*;\nuse crate::*;\nfn f() { paste::z(); }'),
      ),
      ...each(n, (at) => file(`tests/t${at}.rs`, 'mod all;\nuse all::*;\nfn f() { paste::y(); }')),
    ],
  },
  {
    what: 'pairs: n nested modules that take files in',
    of: (n) => rust(`${times(n, (at) => `mod m${at} { mod x; use paste::x; `)}${'}'.repeat(n)}`),
  },
  {
    what: 'pairs: a folder of n folders',
    of: (n) => [
      app,
      file(`${'a/'.repeat(n)}src/lib.rs`, 'use paste::x;'),
      file(`${'a/'.repeat(n)}Cargo.toml`, manifest),
    ],
  },
  {
    what: 'pairs: n names in n scopes',
    of: (n) =>
      rust(
        times(
          n,
          (at) =>
            `mod m${at} { use a${at}::*; use super::m${(at * 7) % n}::*; fn f() { paste::x(); } }\n`,
        ),
      ),
  },
  {
    what: 'pairs: n bindings of the name in one scope',
    of: (n) =>
      rust(
        `${times(n, (at) => `#[cfg(a${at})] use a${at} as paste;\n`)}${'fn f() { paste::x(); }\n'.repeat(n)}`,
      ),
  },
  {
    what: 'pairs: n files that take in one',
    of: (n) => [
      app,
      file(
        'src/lib.rs',
        times(n, (at) => `mod m${at};\n`),
      ),
      ...each(n, (at) => file(`src/m${at}.rs`, `include!("shared.rs");\nuse paste::x;`)),
      file('src/shared.rs', 'fn f() { paste::x(); }'),
    ],
  },
  {
    what: 'pairs: n documents that n sources include',
    of: (n) => [
      app,
      file(
        'src/lib.rs',
        times(n, (at) => `mod m${at};\n`),
      ),
      ...each(n, (at) =>
        file(`src/m${at}.rs`, `#![doc = include_str!("../d${at}.md")]\nuse paste::x;`),
      ),
      ...each(n, (at) => file(`d${at}.md`, '```\nuse paste::x;\n```\n[paste::y]')),
    ],
  },
  {
    what: 'pairs: n lists of a tool',
    of: (n) =>
      toml(
        `${bumped(n, (at) => `d${at} = { package = "paste", version = "1" }\n`)}[workspace.metadata.cargo-machete]\nignored = [${times(n, (at) => `"d${at}",`)}]\n[package.metadata.cargo_check_external_types]\nallowed_external_types = [${times(n, (at) => `"paste::T${at}",`)}]\n`,
      ),
  },
  {
    what: 'pairs: n optional crates, n features',
    of: (n) =>
      toml(
        `${bumped(n, (at) => `d${at} = { package = "candle-core", version = "0.9", optional = true }\n`)}[features]\n${times(n, (at) => `f${at} = ["x${at}"]\n`)}`,
      ),
  },
  {
    what: 'pairs: n features the fork does not have',
    of: (n) =>
      toml(
        `${head}[dependencies]\nold = { version = "1", features = [${times(n, (at) => `"gone", "x${at}",`)}] }\n`,
      ),
    options: {
      forks: [
        {
          kind: 'rename',
          crate: 'old',
          fork: 'new',
          requirement: '1',
          versions: ['1.0.0'],
          compatible: '^1',
          features: { drop: ['gone'] },
        },
      ],
    },
  },
];
