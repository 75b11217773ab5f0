/** What is left as it is: other sources, false friends, and declarations that can't move. */
import { fails, has, lacks, resolves } from '../lab/verdict.ts';
import { app, head, type ManifestCase } from './case.ts';

const local = (name: string) => ({
  [`vendor/${name}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "1.0.15"\nedition = "2021"\n`,
});

export const leftCases: readonly ManifestCase[] = [
  {
    name: 'files that could not be read as text are named, and the rest is judged without them',
    before: app('[dependencies]\nlog = "0.4"\n'),
    options: { undecoded: ['src/latin1.rs', 'NOTES.md'] },
    findings: ['document-not-utf8', 'not-utf8'],
  },
  {
    name: 'a manifest that nothing builds is data of the package around it',
    before: {
      ...app('[dependencies]\nlog = "0.4"\n'),
      'src/lib.rs': '',
      'tests/samples/Cargo.toml': `${head}build = "build.rs"\n\n[dependencies]\npaste = "1"\n`,
    },
    findings: ['manifest-unbuilt'],
  },
  {
    name: 'a false friend: another package under the key paste',
    before: {
      ...app('[dependencies]\npaste = { package = "uu_paste", version = "0.0.27" }\n'),
      'src/lib.rs': 'pub use paste as tool;\n',
    },
    findings: ['nothing-found'],
    cargo: { before: [resolves, has('uu_paste')] },
  },
  {
    name: 'a false friend as a sub-table',
    before: app('[dependencies.gemm]\npackage = "log"\nversion = "0.4"\n'),
    findings: ['nothing-found'],
  },
  {
    name: 'a false friend in dev, the real crate in build',
    before: app(`
[dev-dependencies]
paste = { package = "uu_paste", version = "0.0.27" }

[build-dependencies]
my_paste = { package = "paste", version = "1" }
`),
    after: app(`
[dev-dependencies]
paste = { package = "uu_paste", version = "0.0.27" }

[build-dependencies]
my_paste = { package = "qlora-paste", version = "1" }
`),
    cargo: { after: [resolves, has('qlora-paste'), has('uu_paste'), lacks('paste')] },
  },
  {
    name: 'a false friend under the fork’s name',
    before: app('[dependencies]\nqlora-paste = { package = "log", version = "0.4" }\n'),
    findings: ['nothing-found'],
  },
  {
    name: 'names that only look alike',
    before: app('[dependencies]\nexports-paste = "1"\nuses-gemm = "0.3"\nuses-paste = "1"\n'),
    findings: ['nothing-found'],
  },
  {
    name: 'a path dependency',
    before: { ...app('[dependencies]\npaste = { path = "vendor/paste" }\n'), ...local('paste') },
    findings: ['foreign-source'],
  },
  {
    name: 'a path dependency with a version',
    before: {
      ...app('[dependencies]\npaste = { version = "1.0", path = "vendor/paste" }\n'),
      ...local('paste'),
    },
    findings: ['foreign-source'],
  },
  {
    name: 'why: a renamed path dependency is not found',
    before: {
      ...app('[dependencies]\nqlora-paste = { path = "vendor/paste" }\n'),
      ...local('paste'),
    },
    findings: ['already-adopted'],
    cargo: {
      before: [fails(/no matching package named `qlora-paste` found/)],
    },
  },
  {
    name: 'a git dependency on paste',
    before: app('[dependencies]\npaste = { git = "https://github.com/dtolnay/paste" }\n'),
    findings: ['foreign-source'],
    cargo: { before: [resolves, has('paste@1.0.15', 'dtolnay')] },
  },
  {
    name: 'a git dependency on gemm with version and tag',
    before: app(
      '[dependencies]\ngemm = { version = "0.19", git = "https://github.com/sarah-quinones/gemm", tag = "0.19.0" }\n',
    ),
    findings: ['foreign-source'],
  },
  {
    name: 'a private registry',
    before: app('[dependencies]\npaste = { version = "1.0", registry = "corp" }\n'),
    findings: ['foreign-source'],
    cargo: { before: [resolves, has('paste', 'corp')] },
  },
  {
    name: 'a private registry by its index',
    before: app(
      '[dependencies]\ngemm = { version = "0.19", registry-index = "sparse+https://index.corp.example/" }\n',
    ),
    findings: ['foreign-source'],
  },
  {
    name: 'candle from a private registry',
    before: app('[dependencies]\ncandle-core = { version = "0.9", registry = "corp" }\n'),
    findings: ['foreign-source'],
  },
  {
    name: 'crates.io by its name is crates.io',
    before: app('[dependencies]\npaste = { version = "1.0", registry = "crates-io" }\n'),
    after: app('[dependencies]\nqlora-paste = { version = "1.0", registry = "crates-io" }\n'),
    cargo: { after: [resolves, has('qlora-paste'), lacks('paste')] },
  },
  {
    name: 'gemm from a path, paste from crates.io: each on its own',
    before: {
      ...app('[dependencies]\ngemm = { path = "vendor/gemm" }\npaste = "1.0"\n'),
      ...local('gemm'),
    },
    after: app('[dependencies]\ngemm = { path = "vendor/gemm" }\nqlora-paste = "1.0"\n'),
    findings: ['foreign-source'],
  },
  {
    name: 'paste from crates.io in one table and from a path in another move together or not at all',
    before: {
      ...app(
        '[dependencies]\npaste = { version = "1.0", path = "vendor/paste" }\n\n[dev-dependencies]\npaste = { version = "1.0", path = "vendor/paste" }\n',
      ),
      ...local('paste'),
    },
    findings: ['foreign-source'],
  },
  {
    name: 'the fork is already declared beside the old crate, from another source',
    before: app(
      '[dependencies]\npaste = "1.0"\nqlora-paste = { git = "https://github.com/tzervas/qlora-paste" }\n',
    ),
    findings: ['already-adopted', 'fork-already-declared'],
  },
  {
    name: 'why: a doubled key is not TOML',
    before: app('[dependencies]\nqlora-paste = "1.0"\nqlora-paste = "1.0"\n'),
    findings: ['toml-syntax'],
    cargo: { before: [fails(/duplicate key/)] },
  },
  {
    name: 'the package is called paste itself',
    before: {
      'Cargo.toml':
        '[package]\nname = "paste"\nversion = "1.0.15"\nedition = "2021"\n\n[dependencies]\nlog = "0.4"\n',
    },
    findings: ['nothing-found'],
  },
  {
    name: 'a [features] or [dependencies] word in a string is no table',
    before: {
      'Cargo.toml': `${head}description = """\n[dependencies]\npaste = "1.0"\n"""\n`,
    },
    findings: ['nothing-found'],
  },
];
