/**
 * Projects in which a part of the migration is kept back: what the engine must say, and what Cargo says about the
 * result.
 */
import {
  type Edit,
  guideForks,
  type Migration,
  type MigrationOptions,
  migrate,
  wayBack,
} from '../../../src/engine/index.ts';
import type { Files } from '../lab/run.ts';
import { checks, doesNotCheck, fails, resolves, type Verdict, warns } from '../lab/verdict.ts';

export interface KeptCase {
  readonly name: string;
  readonly files: Files;
  readonly options?: MigrationOptions;
  /** Which edits are kept. */
  readonly keep: (edit: Edit, path: string) => boolean;
  /** `path:line code`, in order. */
  readonly says: readonly string[];
  /** What Cargo says of the outcome; absent where it can't be asked. */
  readonly cargo?: readonly Verdict[];
}

const head = (name: string) => `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n`;
const uses = 'pub fn f() { paste::paste! {} }\n';

const single: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\npaste = "1.0"\n`,
  'src/lib.rs': uses,
};

const inline: Files = {
  'Cargo.toml': 'workspace = { members = ["a"], dependencies = { paste = "1.0" } }\n',
  'a/Cargo.toml': `${head('a')}\n[dependencies]\npaste = {\n  workspace = true,\n}\n`,
  'a/src/lib.rs': uses,
};

const inherited: Files = {
  'Cargo.toml':
    '[workspace]\nresolver = "2"\nmembers = ["a", "b"]\n\n[workspace.dependencies]\npaste = "1.0"\n',
  'a/Cargo.toml': `${head('a')}\n[dependencies]\npaste.workspace = true\n`,
  'a/src/lib.rs': uses,
  'b/Cargo.toml': `${head('b')}\n[dependencies.paste]\nworkspace = true\n`,
  'b/src/lib.rs': uses,
};

const twoPackages: Files = {
  'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["a", "b"]\n',
  'a/Cargo.toml': `${head('a')}\n[dependencies]\npaste = "1.0"\n`,
  'a/src/lib.rs': uses,
  'b/Cargo.toml': `${head('b')}\n[dependencies]\npaste = "1.0"\n`,
  'b/src/lib.rs': uses,
};

const example = (open: string, close: string): Files => ({
  'Cargo.toml': single['Cargo.toml'] ?? '',
  'src/lib.rs': `${open}\n\`\`\`\npaste::paste! {}\n\`\`\`\n${close}\n${uses}`,
});

const features: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\npaste = { version = "1.0", optional = true }\n\n[features]\nx = ["dep:paste"]\n`,
  'src/lib.rs': '',
};

const publicFeature: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\npaste = { version = "1.0", optional = true }\n\n[features]\nx = []\n`,
  'src/lib.rs': '',
};

const profile: Files = {
  'Cargo.toml': `${single['Cargo.toml']}\n[profile.dev.package.paste]\nopt-level = 2\n`,
  'src/lib.rs': uses,
};

const machete: Files = {
  'Cargo.toml': `${head('app')}\n[package.metadata.cargo-machete]\nignored = ["paste"]\n\n[dependencies]\npaste = "1.0"\n`,
  'src/lib.rs': '',
};

const both: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\npaste = "1.0"\n\n[dev-dependencies]\npaste = "1.0"\n`,
  'src/lib.rs': uses,
};

const versions: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\ngemm = "0.19.0"\n`,
  'src/lib.rs': '',
};

const candle: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\ncandle-core = "0.9.1"\n`,
  'src/lib.rs': '',
};

const partly: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\ncandle-core = "0.9.1"\ncandle-nn = "0.9.1"\n\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n`,
  'src/lib.rs': '',
};

const byHand: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\nqlora-paste = "1.0"\n`,
  'src/lib.rs': uses,
};

const beside: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\npaste = "1.0"\nqlora-paste = "1.0"\n`,
  'src/lib.rs': uses,
};

const isIn = (where: string) => (_: Edit, path: string) => path === where;
const isPart =
  (...parts: readonly Edit['part'][]) =>
  ({ part }: Edit) =>
    parts.includes(part);

const sorted: Files = {
  'Cargo.toml': `${head('app')}\n[dependencies]\npaste = "1.0"\npastey = "0.2"\n`,
  'src/lib.rs': '',
  'tomlfmt.toml': '',
};

const filesIn = (files: Files) => Object.entries(files).map(([path, text]) => ({ path, text }));
const filesOf = ({ files }: Migration): Files =>
  Object.fromEntries(files.map(({ path, after }) => [path, after]));
const back: MigrationOptions = { forks: guideForks.map(wayBack) };
const registry = 'source = "registry+https://github.com/rust-lang/crates.io-index"';
const shimmed = filesOf(
  migrate(
    filesIn({
      'Cargo.toml': `${head('app')}\n[dependencies]\nuses-paste = "1"\n`,
      'Cargo.lock': `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["uses-paste"]\n\n[[package]]\nname = "paste"\nversion = "1.0.14"\n${registry}\n\n[[package]]\nname = "uses-paste"\nversion = "1.2.0"\n${registry}\ndependencies = ["paste"]\n`,
      'src/lib.rs': '',
    }),
    { shim: true },
  ),
);
/** Two of candle's crates with another patch between them. */
const between = {
  'Cargo.toml': `${head('app')}\n[dependencies]\ncandle-core = "0.9.1"\ncandle-nn = "0.9.1"\n\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\nother = { path = "other" }\ncandle-nn = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n`,
  'src/lib.rs': '',
};
/** The shims of two crates, whose entries are one edit. */
const shims = filesOf(
  migrate(
    filesIn({
      'Cargo.toml': `${head('app')}\n[dependencies]\nuses-paste = "1"\nuses-gemm = "0.3"\n\n[patch.crates-io]\nother = { path = "other" }\n`,
      'Cargo.lock': `version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\ndependencies = ["uses-gemm", "uses-paste"]\n\n[[package]]\nname = "gemm"\nversion = "0.19.0"\n${registry}\n\n[[package]]\nname = "paste"\nversion = "1.0.14"\n${registry}\n\n[[package]]\nname = "uses-gemm"\nversion = "0.3.0"\n${registry}\ndependencies = ["gemm"]\n\n[[package]]\nname = "uses-paste"\nversion = "1.2.0"\n${registry}\ndependencies = ["paste"]\n`,
      'src/lib.rs': '',
    }),
    { shim: true },
  ),
);

export const keptCases: readonly KeptCase[] = [
  { name: 'nothing', files: single, keep: () => false, says: [], cargo: [checks] },
  { name: 'everything', files: single, keep: () => true, says: [], cargo: [checks] },
  {
    name: 'a manifest, its sources moved',
    files: single,
    keep: isPart('declaration'),
    says: ['Cargo.toml:7 kept-manifest'],
    cargo: [doesNotCheck(/E0432|E0433/)],
  },
  {
    name: 'a line that moves in a sorted table, as a whole',
    files: sorted,
    keep: ({ moves }) => moves === true,
    says: [],
    cargo: [checks],
  },
  {
    name: 'where it was, though it stands at its new place too',
    files: sorted,
    keep: ({ moves, part }) => moves === true && part === 'declaration',
    says: ['Cargo.toml:7 kept-in-part'],
    cargo: [checks],
  },
  {
    name: 'where it goes, though it is gone from where it was',
    files: sorted,
    keep: ({ moves, part }) => moves === true && part === 'detail',
    says: ['Cargo.toml:8 kept-in-part'],
    cargo: [checks],
  },
  {
    name: 'a source, its manifest moved',
    files: single,
    keep: isPart('path'),
    says: ['src/lib.rs:1 kept-source'],
    cargo: [doesNotCheck(/E0432|E0433/)],
  },
  {
    name: 'a source whose manifest was moved by hand',
    files: byHand,
    keep: isPart('path'),
    says: ['src/lib.rs:1 kept-source'],
    cargo: [doesNotCheck(/E0432|E0433/)],
  },
  {
    name: 'one package of two, whole',
    files: twoPackages,
    keep: (_, path) => path.startsWith('a/'),
    says: [],
    cargo: [checks],
  },
  {
    name: 'the root’s entry, all in one line',
    files: inline,
    keep: isIn('Cargo.toml'),
    says: ['Cargo.toml:1 kept-inherited'],
    cargo: [fails(/was not found in `workspace\.dependencies`/)],
  },
  {
    name: 'a member’s inheritance over several lines',
    files: inline,
    keep: isIn('a/Cargo.toml'),
    says: ['a/Cargo.toml:7 kept-inherited'],
    cargo: [fails(/was not found in `workspace\.dependencies`/)],
  },
  {
    name: 'the root’s entry, its members moved',
    files: inherited,
    keep: isIn('Cargo.toml'),
    says: ['Cargo.toml:6 kept-inherited'],
    cargo: [fails(/was not found in `workspace\.dependencies`/)],
  },
  {
    name: 'one member of two, the root moved',
    files: inherited,
    keep: (_, path) => path.startsWith('b/'),
    says: ['b/Cargo.toml:6 kept-inherited'],
    cargo: [fails(/was not found in `workspace\.dependencies`/)],
  },
  {
    name: 'an example in a block comment',
    files: example('/**', '*/'),
    keep: isPart('example'),
    says: ['src/lib.rs:3 kept-example'],
    cargo: [checks],
  },
  {
    name: 'an example in line comments',
    files: {
      ...single,
      'src/lib.rs': `/// \`\`\`\n/// paste::paste! {}\n/// \`\`\`\n${uses}`,
    },
    keep: isPart('example'),
    says: ['src/lib.rs:2 kept-example'],
    cargo: [checks],
  },
  {
    name: 'a README',
    files: { ...single, 'README.md': '```rust\npaste::paste! {}\n```\n' },
    keep: isPart('text'),
    says: [],
    cargo: [checks],
  },
  {
    name: 'a feature’s value',
    files: features,
    keep: isPart('reference'),
    says: ['Cargo.toml:10 kept-reference'],
    cargo: [fails(/dep:paste|`paste`/)],
  },
  {
    name: 'a dependency that a feature names',
    files: features,
    keep: isPart('declaration'),
    says: ['Cargo.toml:7 kept-in-part'],
    cargo: [fails(/qlora-paste/)],
  },
  {
    name: 'the feature that the dependency was',
    files: publicFeature,
    keep: isPart('public-feature'),
    says: ['Cargo.toml:10 kept-public-feature'],
    cargo: [resolves],
  },
  {
    name: 'a profile',
    files: profile,
    keep: isPart('profile'),
    says: ['Cargo.toml:9 kept-setting'],
    cargo: [checks],
  },
  {
    name: 'all but the profile',
    files: profile,
    keep: isPart('declaration', 'path'),
    says: ['Cargo.toml:7 kept-setting'],
    cargo: [checks],
  },
  {
    name: 'a tool’s setting',
    files: machete,
    keep: isPart('setting'),
    says: ['Cargo.toml:7 kept-setting'],
    cargo: [checks],
  },
  {
    name: 'the development half of two declarations',
    files: both,
    keep: isPart('surplus'),
    says: [],
    cargo: [checks],
  },
  {
    name: 'the half that the library uses',
    files: both,
    keep: isPart('declaration'),
    says: ['Cargo.toml:7 kept-manifest'],
  },
  {
    name: 'a declaration beside the fork’s own',
    files: beside,
    keep: isPart('surplus'),
    says: [],
    cargo: [checks],
  },
  {
    name: 'the paths of a crate whose declaration goes',
    files: beside,
    keep: isPart('path'),
    says: ['src/lib.rs:1 kept-source'],
    cargo: [doesNotCheck(/E0432|E0433/)],
  },
  {
    name: 'a requirement that the fork does not meet',
    files: versions,
    keep: isPart('detail'),
    says: ['Cargo.toml:7 kept-in-part'],
    cargo: [fails(/failed to select a version/)],
  },
  {
    name: 'half of what wraps a requirement',
    files: single,
    options: { strategy: 'alias' },
    keep: ({ insert }) => insert === ' }',
    says: ['Cargo.toml:7 kept-in-part'],
    cargo: [fails(/./)],
  },
  {
    name: 'a patch as a whole',
    files: candle,
    keep: isPart('patch'),
    says: [],
    cargo: [resolves],
  },
  {
    name: 'a patch of crates whose family is patched',
    files: partly,
    keep: isPart('extension'),
    says: ['Cargo.toml:11 kept-patch-entry'],
  },
  {
    name: 'a requirement without which the patch is not used',
    files: {
      'Cargo.toml': `${head('app')}\n[dependencies]\ncandle-core = "0.8"\ncandle-nn = "0.9.1"\n`,
      'src/lib.rs': '',
    },
    options: { outsideMatrix: 'migrate' },
    keep: ({ crates, insert }) => crates?.length === 1 && !insert.includes('patch'),
    says: ['Cargo.toml:7 kept-patch-entry'],
    cargo: [warns(/was not used in the crate graph|Patch/)],
  },
  {
    name: 'the guide’s entry that Cargo refuses',
    files: {
      'Cargo.toml': `${head('app')}\n[patch.crates-io]\npaste = { package = "qlora-paste", version = "1.0" }\n`,
      'Cargo.lock': 'version = 4\n\n[[package]]\nname = "app"\nversion = "0.1.0"\n',
      'src/lib.rs': '',
    },
    options: { shim: true },
    keep: isPart('snippet'),
    says: ['Cargo.toml:7 kept-snippet'],
  },
  {
    name: 'the entry of a shim that goes',
    files: shimmed,
    options: back,
    keep: isPart('unpatched'),
    says: ['Cargo.toml:8 kept-shim-entry'],
    cargo: [fails(/failed to (?:load|get|read)/)],
  },
  {
    name: 'a shim whose entry goes',
    files: shimmed,
    options: back,
    keep: isPart('file'),
    says: [],
    cargo: [checks],
  },
  {
    name: 'the manifest of a shim that goes',
    files: shimmed,
    options: back,
    keep: ({ part }, path) => part === 'file' && path.endsWith('Cargo.toml'),
    says: ['shims/paste/Cargo.toml:1 kept-shim-part'],
  },
  {
    name: 'one of the entries that a fork had',
    files: between,
    options: back,
    keep: ({ part, crates }) => part === 'unpatched' && crates?.[0] === 'candle-core',
    says: ['Cargo.toml:11 kept-patched'],
  },
  {
    name: 'the entries of two shims, and the files of the first',
    files: shims,
    options: back,
    keep: ({ part }, path) => part === 'unpatched' || path.startsWith('shims/paste/'),
    says: ['Cargo.toml:12 kept-shim-entry'],
  },
  {
    name: 'the entries and the files of two shims',
    files: shims,
    options: back,
    keep: ({ part }) => part === 'unpatched' || part === 'file',
    says: [],
  },
];
