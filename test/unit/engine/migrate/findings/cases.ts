import {
  checkForks,
  type Finding,
  guideForks,
  type MigrationOptions,
  readForks,
  wayBack,
} from '../../../../../src/engine/index.ts';
import { finding } from '../../../../../src/engine/migrate/findings/finding.ts';

interface Case {
  readonly files: Readonly<Record<string, string>>;
  readonly options?: MigrationOptions;
}

const head = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';
const manifest = (dependencies: string, rest = '') =>
  `${head}[dependencies]\n${dependencies}\n${rest}`;
const index = 'registry+https://github.com/rust-lang/crates.io-index';
const git = 'git+https://github.com/tzervas/qlora-candle.git?branch=use-qlora-gemm#0123456789';
const upstream = 'git+https://github.com/huggingface/candle#89abcdef01';
const fork = '{ git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }';
const patched = `[patch.crates-io]\ncandle-core = ${fork}\ncandle-nn = ${fork}\ncandle-transformers = ${fork}\n`;

/** A lock file of `name version source dependency…` lines; the root package comes first, without a source. */
function lock(
  ...packages: readonly (readonly [
    name: string,
    version: string,
    source: string | null,
    ...dependencies: string[],
  ])[]
) {
  return [
    'version = 4',
    ...packages.map(
      ([name, version, source, ...dependencies]) =>
        `[[package]]\nname = "${name}"\nversion = "${version}"\n${source ? `source = "${source}"\n` : ''}${
          dependencies.length > 0
            ? `dependencies = [${dependencies.map((each) => `"${each}"`).join(', ')}]\n`
            : ''
        }`,
    ),
  ].join('\n\n');
}

const graph: readonly Case[] = [
  { files: { 'Cargo.toml': manifest('paste = "1"'), 'Cargo.lock': 'version = 4\n[[package]\n' } },
  {
    files: {
      'Cargo.toml': manifest('candle-core = "0.9"', patched),
      'Cargo.lock': `${lock(['app', '0.1.0', null, 'candle-core'], ['candle-core', '0.9.1', index])}\n[[patch.unused]]\nname = "candle-nn"\nversion = "0.9.2"\nsource = "${git}"\n`,
    },
  },
  {
    files: {
      'Cargo.toml': manifest('candle-core = "0.9"\nother = "1"', patched),
      'Cargo.lock': lock(
        ['app', '0.1.0', null, `candle-core 0.9.2 (${git.split('#')[0]})`, 'other'],
        ['candle-core', '0.9.2', git],
        ['candle-core', '0.9.1', index],
        ['other', '1.0.0', index, `candle-core 0.9.1 (${index})`],
      ),
    },
  },
  {
    files: {
      'Cargo.toml': manifest('other = "1"\nthird = "1"'),
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'other', 'third'],
        ['candle-core', '0.9.2', index],
        ['candle-core', '0.9.2', upstream],
        ['other', '1.0.0', index, `candle-core 0.9.2 (${index})`],
        ['third', '1.0.0', index, `candle-core 0.9.2 (${upstream.split('#')[0]})`],
      ),
    },
  },
  {
    files: {
      'Cargo.toml': manifest('gemm = "0.19"\nother = "1"\npaste = "1"\nthird = "1"'),
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'gemm 0.19.0', 'other', 'paste', 'third'],
        ['gemm', '0.17.1', index],
        ['gemm', '0.19.0', index],
        ['other', '1.0.0', index, 'gemm 0.19.0', 'paste'],
        ['paste', '1.0.15', index],
        ['third', '1.0.0', index, 'gemm 0.17.1'],
      ),
    },
  },
  {
    files: {
      'Cargo.toml': manifest('other = "1"'),
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'other'],
        ['gemm', '0.17.1', index],
        ['other', '1.0.0', index, 'gemm'],
      ),
    },
    options: { shim: true },
  },
  { files: { 'Cargo.toml': manifest('gemm = "0.19"\nother = "1"') }, options: { shim: true } },
  {
    files: {
      'Cargo.toml': manifest(
        'other = "1"',
        '[patch.crates-io]\npaste = { package = "qlora-paste", version = "1.0" }\ngemm = { package = "qlora-gemm", version = "0.20" }\n',
      ),
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'other'],
        ['other', '1.0.0', index, 'paste'],
        ['paste', '1.0.15', index],
      ),
    },
    options: { shim: true },
  },
  {
    files: {
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'other'],
        ['other', '1.0.0', index, 'paste'],
        ['paste', '1.0.15', index],
      ),
    },
  },
];

const companions: readonly Case[] = [
  {
    files: {
      'Cargo.toml': manifest('candle-core = "0.9"\npaste = "1"\nother = "1"'),
      'deny.toml':
        '[advisories]\nignore = ["RUSTSEC-2024-0436"]\n[sources]\nunknown-git = "deny"\n[bans]\ndeny = ["paste"]\nskip = [{ crate = "paste" }]\n',
      '.github/workflows/ci.yml':
        'jobs:\n  a:\n    steps:\n      - run: cargo test --locked -p paste --features paste/std\n      - run: cargo build --features gemm/f16\n',
      '.cargo/config.toml':
        'paths = ["../x"]\n[patch.crates-io]\npaste = { path = "x" }\ncandle-core = { path = "y" }\n[source.crates-io]\nreplace-with = "mirror"\n',
      'supply-chain/config.toml': '[[exemptions.paste]]\nversion = "1.0.15"\n',
      'supply-chain/audits.toml': '[[audits.paste]]\nversion = "1.0.15"\n',
      'BUILD.bazel': 'deps = ["@crates//:paste"]\n',
      'flake.nix': 'cargoLock.outputHashes = { "candle-core-0.9.1" = "sha256-x"; };\n',
      'tests/ui/a.stderr': 'error: --> paste::paste!\n',
    },
    options: { shim: true },
  },
  {
    files: {
      'Cargo.toml': manifest('paste = "1"'),
      'Cargo.lock': lock(['app', '0.1.0', null, 'paste'], ['paste', '1.0.15', index]),
      'deny.toml': '[advisories]\nignore = ["RUSTSEC-2024-0436"]\n',
      '.github/workflows/ci.yml': '      - run: cargo tree -p paste\n',
    },
  },
  {
    files: {
      'Cargo.toml': manifest('### BEGIN HAKARI SECTION\npaste = "1"\n### END HAKARI SECTION'),
    },
  },
];

const both = manifest('gemm = "0.19"\npaste = "1"');
const source = (text: string, edition = '2021'): Case => ({
  files: { 'Cargo.toml': both.replace('2021', edition), 'src/lib.rs': text },
});

const sources: readonly Case[] = [
  source('use gemm::x;\nfn f( {}\n'),
  source('mod missing;\nuse missing::*;\npub fn f() { gemm::gemm(1) }\n'),
  source('#[cfg(a)]\nmod gemm {}\npub fn f() { gemm::gemm(1) }\n'),
  source('#[macro_export]\nmacro_rules! m { () => { ::gemm::gemm(1) } }\n'),
  source('include!("gone.rs");\nfn f() { gemm::gemm(1) }\n'),
  source('include!(concat!(env!("OUT_DIR"), "/a.rs"));\nfn f() { gemm::gemm(1) }\n'),
  source('m!(gemm);\n#[kept(with = "gemm::inner")]\nstruct S;\n'),
  source(
    'extern crate gemm;\nmod qlora_gemm {}\nmod m { fn f() { ::gemm::gemm(1); gemm::x(); } }\n',
    '2015',
  ),
  source('mod qlora_gemm {}\nfn f() { gemm::gemm(1) }\n', '2015'),
  source('//! See [`gemm`] and gemm::Parallelism.\n//! ```ignore\n//! gemm::gemm(1);\n//! ```\n'),
  { files: { 'src/lib.rs': 'use paste::paste;\n' } },
  {
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': head.replace('app', 'a'),
      'a/src/lib.rs': '#[macro_export]\nmacro_rules! m { () => { paste::paste! {} } }\n',
      'b/Cargo.toml': manifest('paste = "1"\na = { path = "../a" }').replace('app', 'b'),
      'b/src/lib.rs': 'a::m!();\n',
    },
  },
];

/** Projects that raise what the tables of test/cargo/manifest do not. */
const reading: readonly Case[] = [
  {
    files: { 'Cargo.toml': '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n' },
    options: { undecoded: ['src/latin1.rs', 'README.md'] },
  },
];

const row = (crate: string, fork: string) => ({
  kind: 'rename' as const,
  crate,
  fork,
  requirement: '1',
  versions: ['1.0.0'],
  compatible: '^1',
});

const rows: readonly Case[] = [
  {
    files: { 'Cargo.toml': manifest('ours = "1"') },
    options: { forks: [row('ours', 'theirs'), row('ours', 'others')] },
  },
  { files: {}, options: { forks: [row('ours', 'theirs'), row('theirs', 'ours')] } },
  {
    files: {},
    options: { forks: Array.from({ length: 40 }, (_, at) => row(`c${at}`, `c${at + 1}`)) },
  },
  {
    files: { 'Cargo.toml': manifest('ours = "1"'), 'src/lib.rs': 'use my::Thing;\n' },
    options: { forks: [row('ours', 'theirs')] },
  },
  {
    files: { 'Cargo.toml': manifest('ours = { version = "1", features = [] }') },
    options: {
      forks: [
        {
          ...row('ours', 'theirs'),
          features: { add: ['more'] },
          paths: { Colour: 'Color', hash: null },
        },
      ],
    },
  },
  {
    files: {
      'Cargo.toml': manifest('ours = "1"'),
      'src/lib.rs':
        'pub use ours as theirs_too;\nuse ours::*;\nfn f(_: Colour) { ours::hash(); }\n',
    },
    options: { forks: [{ ...row('ours', 'theirs'), paths: { Colour: 'Color', hash: null } }] },
  },
  {
    files: {
      'Cargo.toml': manifest('ours = "1"'),
      'src/lib.rs': `mod m;\nuse ours as h0;\n${Array.from({ length: 9 }, (_, at) => `mod m${at};\n`).join('')}`,
      ...Object.fromEntries(
        Array.from({ length: 9 }, (_, at) => [
          `src/m${at}.rs`,
          `pub use super::${at === 0 ? '' : `m${at - 1}::`}h${at} as h${at + 1};\n`,
        ]),
      ),
    },
    options: { forks: [{ ...row('ours', 'theirs'), paths: { Colour: 'Color', hash: null } }] },
  },
  {
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': manifest('ours = "1"').replace('app', 'a'),
      'b/Cargo.toml': manifest('ours = "1"').replace('app', 'b'),
      'a/src/lib.rs': '#[path = "../../common.rs"]\nmod common;\n',
      'b/src/lib.rs':
        '#[path = "../../common.rs"]\nmod common;\nmod ours { pub enum Colour { Red } }\n',
      'common.rs': 'use super::*;\nfn f() -> ours::Colour { ours::Colour::Red }\n',
    },
    options: {
      strategy: 'alias',
      forks: [{ ...row('ours', 'theirs'), paths: { Colour: 'Color', hash: null } }],
    },
  },
  {
    files: {
      'Cargo.toml': manifest('ours = "1"\nshown = "0.25"'),
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'other', 'ours'],
        ['other', '1.0.0', index, 'ours'],
        ['ours', '1.0.0', index],
      ),
      'src/lib.rs': 'pub use ours::Layout;\n',
    },
    options: {
      forks: [
        {
          ...row('ours', 'theirs'),
          differs: {
            Layout: 'its method split returns Rc<[Rect]> in theirs and Vec<Rect> in ours.',
          },
          shows: { shown: { crate: '^0.25', fork: '^0.26' } },
          shimless: 'its macros name theirs.',
        },
      ],
    },
  },
  {
    files: { 'Cargo.toml': manifest('ours = "1"\nkin = "1"') },
    options: { forks: [{ ...row('ours', 'theirs'), together: ['kin'] }] },
  },
  {
    files: { 'Cargo.toml': manifest('ours = "1"\nkin = "1"') },
    options: { forks: [{ ...row('ours', 'theirs'), forkLib: 'kin' }] },
  },
  {
    files: {
      'Cargo.toml': `${manifest('qlora-paste = "1.0"\nqlora-gemm = "0.20"')}\n[patch.crates-io]\npaste = { path = "shims/paste" }\n`,
      'shims/paste/Cargo.toml':
        '[package]\nname = "paste"\nversion = "1.0.15"\ndescription = "Re-exports qlora-paste under the name paste."\n\n[workspace]\n',
    },
    options: { forks: guideForks.map(wayBack) },
  },
  { files: { 'Cargo.toml': manifest('candle-core = "0.9.1"', '\n[patch.crates-io]\n') } },
  {
    files: { 'Cargo.toml': manifest('ours = "1"').replace('"app"', '"theirs"') },
    options: { forks: [row('ours', 'theirs')] },
  },
  {
    files: { 'Cargo.toml': manifest('ours = "1"') },
    options: { forks: [{ ...row('ours', 'theirs'), namesItself: true }], strategy: 'alias' },
  },
  {
    files: {
      'Cargo.toml': manifest('theirs = "1"'),
      'src/lib.rs': 'pub fn f() { theirs::Color::new(); }\n',
    },
    options: {
      forks: [wayBack({ ...row('ours', 'theirs'), paths: { Colour: 'Color', Color: 'Color' } })],
    },
  },
  {
    files: { 'Cargo.toml': manifest('theirs = "1"') },
    options: { forks: [wayBack(row('ours', 'theirs')), wayBack(row('my', 'theirs'))] },
  },
];

/** What the catalogue knows, where a project declares it, bans it and ignores it. */
const known: readonly Case[] = [
  {
    files: {
      'Cargo.toml': manifest('ours = "1"\nquiet = "1"'),
      'deny.toml':
        '[bans]\ndeny = [{ crate = "ours", use-instead = "theirs" }, { crate = "quiet", use-instead = "a loop of your own" }]\n[advisories]\nignore = ["RUSTSEC-2020-0001"]\n',
    },
    options: {
      catalogue: {
        rows: [
          { ...row('ours', 'theirs'), advisories: ['RUSTSEC-2020-0001'] },
          row('quiet', 'silent'),
        ],
        unmaintained: { asOf: '2026-08-21', advisories: [] },
      },
    },
  },
  {
    files: { 'Cargo.toml': manifest('paste = "1"'), 'deny.toml': '[advisories]\nignore = "all"\n' },
    options: { accept: ['RUSTSEC-2024-0436', 'RUSTSEC-0000-0000'] },
  },
];

const range = (count: number) => Array.from({ length: count }, (_, at) => at);
const member = (at: number, rest: string): readonly [string, string] => [
  `p${at}/Cargo.toml`,
  `[package]\nname = "p${at}"\nversion = "0.1.0"\nedition = "2021"\n${rest}`,
];

/** Projects beyond what is looked at. */
const beyond: readonly Case[] = [
  {
    files: {
      'Cargo.toml': manifest('other = "1"'),
      'Cargo.lock': lock(
        ['app', '0.1.0', null, 'other'],
        ['other', '1.0.0', index, ...range(80).map((at) => `paste 1.0.${at}`)],
        ...range(80).map((at) => ['paste', `1.0.${at}`, index] as const),
      ),
    },
    options: { shim: true },
  },
  {
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["p*"]\n',
      'shared/lib.rs': range(110)
        .map((at) => `mod m${at};\n`)
        .join(''),
      ...Object.fromEntries(range(110).map((at) => [`shared/m${at}.rs`, ''])),
      ...Object.fromEntries(
        range(110).map((at) =>
          member(at, '[lib]\npath = "../shared/lib.rs"\n[dependencies]\npaste = "1"\n'),
        ),
      ),
    },
  },
];

export const more: readonly Case[] = [
  ...graph,
  ...companions,
  ...sources,
  ...reading,
  ...rows,
  ...known,
  ...beyond,
];

const place = { path: 'Cargo.toml' };

/** What no input of the engine alone raises: its own defects, and what keeping a change leads to. */
export const others: readonly Finding[] = [
  ...checkForks([null, 1, { ...row('a', 'b'), fork: 'me"m' }, row('a', 'a'), { kind: 'patch' }])
    .findings,
  ...readForks('[forks]\nours = { fork = "theirs", requirement = "x", frm = "1" }\n').findings,
  ...readForks(
    '[forks]\na = { fork = "c", requirement = "1", from = "1", fork-lib = "x" }\nb = { fork = "c", requirement = "1", from = "1", fork-lib = "y" }\n',
  ).findings,
  finding('rules-unreadable', { path: null }, {}),
  finding('verification-failed', place, {
    problem: 'dependencies.a has another value than planned',
    forks: 'qlora-paste',
  }),
  finding('internal-error', { path: null }, { problem: 'TypeError: x is not a function' }),
  finding('kept-manifest', place, { removed: '“paste”', fork: 'qlora-paste' }),
  finding('kept-source', place, { removed: '“paste”', fork: 'qlora-paste' }),
  finding('kept-inherited', place, { removed: '“paste”', fork: 'qlora-paste' }),
  finding('kept-patch-entry', place, { crates: 'candle-core' }),
  finding('kept-in-part', place, { fork: 'qlora-paste' }),
  finding('kept-example', place, { removed: '“paste”', fork: 'qlora-paste' }),
  finding('kept-reference', place, { removed: '“"paste/std"”', fork: 'qlora-paste' }),
  finding('kept-public-feature', place, { fork: 'qlora-paste' }),
  finding('kept-setting', place, { removed: '“paste”', fork: 'qlora-paste' }),
  finding('kept-shim', place, { crates: 'paste' }),
  finding('kept-patched', place, { removed: '“candle-nn = { … }”' }),
  finding('kept-shim-entry', place, { removed: '“paste = { path = "shims/paste" }”' }),
  finding('kept-shim-part', { path: 'shims/paste/Cargo.toml' }, {}),
  finding('kept-snippet', place, { removed: '“version”' }),
];
