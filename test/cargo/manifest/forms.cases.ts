/** How a dependency can be written in TOML: the key is renamed, every other byte stays. */
import { fails, has, lacks, quiet, resolves } from '../lab/verdict.ts';
import { app, head, type ManifestCase, member, virtual } from './case.ts';

const pasteMoved = {
  before: [resolves, has('paste')],
  after: [resolves, quiet, has('qlora-paste'), lacks('paste')],
};
const gemmMoved = {
  before: [resolves, has('gemm')],
  after: [resolves, quiet, has('qlora-gemm'), lacks('gemm')],
};

/** Name, the manifest's end before, and after. */
type Form = readonly [name: string, before: string, after: string];

const pasteForms: readonly Form[] = [
  ['string', '[dependencies]\npaste = "1.0"\n', '[dependencies]\nqlora-paste = "1.0"\n'],
  ['literal string', "[dependencies]\npaste = '1.0'\n", "[dependencies]\nqlora-paste = '1.0'\n"],
  [
    'inline table',
    '[dependencies]\npaste = { version = "1.0", default-features = false }\n',
    '[dependencies]\nqlora-paste = { version = "1.0", default-features = false }\n',
  ],
  [
    'inline table without spaces',
    '[dependencies]\npaste={version="1.0"}\n',
    '[dependencies]\nqlora-paste={version="1.0"}\n',
  ],
  [
    'sub-table',
    '[dependencies.paste]\nversion = "1.0"\ndefault-features = false\n',
    '[dependencies.qlora-paste]\nversion = "1.0"\ndefault-features = false\n',
  ],
  [
    'sub-table with blanks in its header and a comment',
    '[ dependencies . paste ] # macros\nversion = "1.0"\n',
    '[ dependencies . qlora-paste ] # macros\nversion = "1.0"\n',
  ],
  [
    'sub-table of a target',
    '[target.\'cfg(unix)\'.dependencies.paste]\nversion = "1.0"\n',
    '[target.\'cfg(unix)\'.dependencies.qlora-paste]\nversion = "1.0"\n',
  ],
  [
    'dotted key',
    '[dependencies]\npaste.version = "1.0"\npaste.default-features = false\n',
    '[dependencies]\nqlora-paste.version = "1.0"\nqlora-paste.default-features = false\n',
  ],
  [
    'dotted key, its parts apart from each other',
    '[dependencies]\npaste.version = "1.0"\nlog = "0.4"\npaste.default-features = false\n',
    '[dependencies]\nqlora-paste.version = "1.0"\nlog = "0.4"\nqlora-paste.default-features = false\n',
  ],
  [
    'basic quoted key',
    '[dependencies]\n"paste" = "1.0"\n',
    '[dependencies]\n"qlora-paste" = "1.0"\n',
  ],
  [
    'literal quoted key',
    '[dependencies]\n\'paste\' = "1.0"\n',
    '[dependencies]\n\'qlora-paste\' = "1.0"\n',
  ],
  [
    'quoted key in a header',
    '[dependencies."paste"]\nversion = "1.0"\n',
    '[dependencies."qlora-paste"]\nversion = "1.0"\n',
  ],
  [
    'quoted key with an escape',
    '[dependencies]\n"p\\u0061ste" = "1.0"\n',
    '[dependencies]\n"qlora-paste" = "1.0"\n',
  ],
  [
    'quoted table name',
    '["dependencies"]\npaste = "1.0"\n',
    '["dependencies"]\nqlora-paste = "1.0"\n',
  ],
  [
    'multi-line inline table with comments and a trailing comma (TOML 1.1)',
    '[dependencies]\npaste = { # macros\n    version = "1.0",\n    default-features = false, # none\n}\n',
    '[dependencies]\nqlora-paste = { # macros\n    version = "1.0",\n    default-features = false, # none\n}\n',
  ],
  [
    'multi-line string as a version',
    '[dependencies]\npaste = """1.0"""\n',
    '[dependencies]\nqlora-paste = """1.0"""\n',
  ],
  [
    'trailing comment',
    '[dependencies]\npaste = "1.0" # for paste!\n',
    '[dependencies]\nqlora-paste = "1.0" # for paste!\n',
  ],
  [
    'comments that mention the crate stay',
    '# paste = "0.9"\n[dependencies]\n# paste: macros\npaste = "1.0"\n# paste = { git = "x" }\n',
    '# paste = "0.9"\n[dependencies]\n# paste: macros\nqlora-paste = "1.0"\n# paste = { git = "x" }\n',
  ],
  [
    'indented with tabs',
    '[dependencies]\n\tlog = "0.4"\n\tpaste\t=\t"1.0"\n',
    '[dependencies]\n\tlog = "0.4"\n\tqlora-paste\t=\t"1.0"\n',
  ],
  ['no final newline', '[dependencies]\npaste = "1.0"', '[dependencies]\nqlora-paste = "1.0"'],
  [
    'trailing blanks and blank lines',
    '[dependencies]   \n\n\npaste = "1.0"  \n\n\n',
    '[dependencies]   \n\n\nqlora-paste = "1.0"  \n\n\n',
  ],
  [
    'aligned equals signs, with room',
    '[dependencies]\nlog            = "0.4"\npaste          = "1.0"\nserde          = "1"\n',
    '[dependencies]\nlog            = "0.4"\nqlora-paste    = "1.0"\nserde          = "1"\n',
  ],
  [
    'aligned equals signs with exactly the room needed',
    '[dependencies]\nexports-paste = "1"\npaste         = "1.0"\n',
    '[dependencies]\nexports-paste = "1"\nqlora-paste   = "1.0"\n',
  ],
  [
    'aligned equals signs without room: only this line grows',
    '[dependencies]\nlog   = "0.4"\npaste = "1.0"\nserde = "1"\n',
    '[dependencies]\nlog   = "0.4"\nqlora-paste = "1.0"\nserde = "1"\n',
  ],
  [
    'not sorted: the order stays',
    '[dependencies]\nserde = "1"\npaste = "1.0"\nlog = "0.4"\n',
    '[dependencies]\nserde = "1"\nqlora-paste = "1.0"\nlog = "0.4"\n',
  ],
  [
    'a user’s own alias: only the package changes',
    '[dependencies]\nmy_paste = { package = "paste", version = "1.0" }\n',
    '[dependencies]\nmy_paste = { package = "qlora-paste", version = "1.0" }\n',
  ],
  [
    'a user’s own alias as a sub-table with a literal string',
    "[dependencies.my_paste]\npackage = 'paste'\nversion = '1.0'\n",
    "[dependencies.my_paste]\npackage = 'qlora-paste'\nversion = '1.0'\n",
  ],
  [
    'a user’s own alias as dotted keys',
    '[dependencies]\nmy_paste.package = "paste"\nmy_paste.version = "1.0"\n',
    '[dependencies]\nmy_paste.package = "qlora-paste"\nmy_paste.version = "1.0"\n',
  ],
  [
    'the key repeated as package: one name is enough',
    '[dependencies]\npaste = { package = "paste", version = "1.0" }\n',
    '[dependencies]\nqlora-paste = { version = "1.0" }\n',
  ],
  [
    'the key repeated as package, in dotted keys',
    '[dependencies]\npaste.package = "paste"\npaste.version = "1.0"\n',
    '[dependencies]\nqlora-paste.version = "1.0"\n',
  ],
  [
    'the key repeated as package, last',
    '[dependencies]\npaste = { version = "1.0", package = "paste" }\n',
    '[dependencies]\nqlora-paste = { version = "1.0" }\n',
  ],
  [
    'the key repeated as package, in a sub-table',
    '[dependencies.paste]\npackage = "paste"\nversion = "1.0"\n',
    '[dependencies.qlora-paste]\nversion = "1.0"\n',
  ],
  [
    'the key repeated as package, on a line of its own',
    '[dependencies]\npaste = {\n    package = "paste",\n    version = "1.0", # any\n}\n',
    '[dependencies]\nqlora-paste = {\n    version = "1.0", # any\n}\n',
  ],
  [
    'the old spelling of the dev table of a target',
    '[target.\'cfg(unix)\'.dev_dependencies]\npaste = "1.0"\n',
    '[target.\'cfg(unix)\'.dev_dependencies]\nqlora-paste = "1.0"\n',
  ],
  [
    'a sub-table in front of its table',
    '[dependencies.paste]\nversion = "1.0"\n\n[dependencies]\nlog = "0.4"\n',
    '[dependencies.qlora-paste]\nversion = "1.0"\n\n[dependencies]\nlog = "0.4"\n',
  ],
  [
    'the fork’s key already on an alias of paste',
    '[dependencies]\nqlora-paste = { package = "paste", version = "1.0" }\n',
    '[dependencies]\nqlora-paste = { package = "qlora-paste", version = "1.0" }\n',
  ],
];

const gemmForms: readonly Form[] = [
  [
    'inline table with features',
    '[dependencies]\ngemm = { version = "0.19", default-features = false, features = ["std", "f16"] }\n',
    '[dependencies]\nqlora-gemm = { version = "0.20", default-features = false, features = ["std", "f16"] }\n',
  ],
  [
    'version last',
    '[dependencies]\ngemm = { features = ["f16"], version = \'0.19.0\' }\n',
    '[dependencies]\nqlora-gemm = { features = ["f16"], version = \'0.20\' }\n',
  ],
  [
    'sub-table, version last, with comments',
    '[dependencies.gemm]\n# kernels\nfeatures = [\n  "rayon", # threads\n]\nversion = "0.19" # upstream\n',
    '[dependencies.qlora-gemm]\n# kernels\nfeatures = [\n  "rayon", # threads\n]\nversion = "0.20" # upstream\n',
  ],
  [
    'dotted keys',
    '[dependencies]\ngemm.version = "0.19"\ngemm.features = ["f16"]\n',
    '[dependencies]\nqlora-gemm.version = "0.20"\nqlora-gemm.features = ["f16"]\n',
  ],
  [
    'a user’s own alias',
    '[dependencies]\nmatmul = { package = "gemm", version = "0.19.0" }\n',
    '[dependencies]\nmatmul = { package = "qlora-gemm", version = "0.20" }\n',
  ],
  [
    'aligned inside a sub-table',
    '[dependencies.gemm]\nversion          = "0.19"\ndefault-features = false\n',
    '[dependencies.qlora-gemm]\nversion          = "0.20"\ndefault-features = false\n',
  ],
];

const crlf = (text: string) => text.replaceAll('\n', '\r\n');

export const formCases: readonly ManifestCase[] = [
  ...pasteForms.map(
    ([name, before, after]): ManifestCase => ({
      name: `paste: ${name}`,
      before: app(before),
      after: app(after),
      cargo: pasteMoved,
    }),
  ),
  ...gemmForms.map(
    ([name, before, after]): ManifestCase => ({
      name: `gemm: ${name}`,
      before: app(before),
      after: app(after),
      cargo: gemmMoved,
    }),
  ),
  {
    name: 'dependencies as dotted keys of the document',
    before: {
      'Cargo.toml':
        'package.name = "app"\npackage.version = "0.1.0"\npackage.edition = "2021"\ndependencies.paste = "1.0"\n',
    },
    after: {
      'Cargo.toml':
        'package.name = "app"\npackage.version = "0.1.0"\npackage.edition = "2021"\ndependencies.qlora-paste = "1.0"\n',
    },
    cargo: pasteMoved,
  },
  {
    name: 'dependencies as one inline table',
    before: {
      'Cargo.toml':
        'package = { name = "app", version = "0.1.0", edition = "2021" }\ndependencies = { log = "0.4", paste = { version = "1.0" } }\n',
    },
    after: {
      'Cargo.toml':
        'package = { name = "app", version = "0.1.0", edition = "2021" }\ndependencies = { log = "0.4", qlora-paste = { version = "1.0" } }\n',
    },
    cargo: pasteMoved,
  },
  {
    name: 'dependencies as a multi-line inline table (TOML 1.1)',
    before: {
      'Cargo.toml': `dependencies = {\n  log = "0.4", # logs\n  paste = "1.0",\n}\n\n${head}`,
    },
    after: {
      'Cargo.toml': `dependencies = {\n  log = "0.4", # logs\n  qlora-paste = "1.0",\n}\n\n${head}`,
    },
    cargo: pasteMoved,
  },
  {
    name: 'target tables as an inline table',
    before: {
      'Cargo.toml': `target = { 'cfg(unix)' = { dependencies = { paste = "1.0" } } }\n\n${head}`,
    },
    after: {
      'Cargo.toml': `target = { 'cfg(unix)' = { dependencies = { qlora-paste = "1.0" } } }\n\n${head}`,
    },
    cargo: pasteMoved,
  },
  {
    name: 'CRLF line ends stay',
    before: {
      'Cargo.toml': crlf(
        `${head}\n[dependencies]\nlog = "0.4"\npaste = "1.0"\n\n[dependencies.gemm]\nversion = "0.19"\n`,
      ),
    },
    after: {
      'Cargo.toml': crlf(
        `${head}\n[dependencies]\nlog = "0.4"\nqlora-paste = "1.0"\n\n[dependencies.qlora-gemm]\nversion = "0.20"\n`,
      ),
    },
    cargo: { before: [has('paste')], after: [resolves, quiet, lacks('gemm')] },
  },
  {
    name: 'a byte order mark stays',
    before: { 'Cargo.toml': `\uFEFF${head}\n[dependencies]\npaste = "1.0"\n` },
    after: { 'Cargo.toml': `\uFEFF${head}\n[dependencies]\nqlora-paste = "1.0"\n` },
    cargo: pasteMoved,
  },
  {
    name: 'a byte order mark, CRLF and no final newline together',
    before: { 'Cargo.toml': `\uFEFF${crlf(`${head}\n[dependencies]\npaste = "1.0"`)}` },
    after: { 'Cargo.toml': `\uFEFF${crlf(`${head}\n[dependencies]\nqlora-paste = "1.0"`)}` },
    cargo: pasteMoved,
  },
  {
    name: 'CRLF kept where a patch table is added',
    before: { 'Cargo.toml': crlf(`${head}\n[dependencies]\ncandle-core = "0.9.2"\n`) },
    after: {
      'Cargo.toml': crlf(
        `${head}\n[dependencies]\ncandle-core = "0.9.2"\n\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n`,
      ),
    },
    options: { patchScope: 'used' },
    cargo: { after: [resolves, quiet, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'names like the key elsewhere stay',
    before: {
      'Cargo.toml':
        '[package]\nname = "paste-app"\nversion = "0.1.0"\nedition = "2021"\ndescription = "paste = \\"1.0\\""\nkeywords = ["paste", "gemm"]\n\n[dependencies]\npaste = "1.0"\nuu_paste = "0.0.27"\n',
    },
    after: {
      'Cargo.toml':
        '[package]\nname = "paste-app"\nversion = "0.1.0"\nedition = "2021"\ndescription = "paste = \\"1.0\\""\nkeywords = ["paste", "gemm"]\n\n[dependencies]\nqlora-paste = "1.0"\nuu_paste = "0.0.27"\n',
    },
    cargo: pasteMoved,
  },
  {
    name: 'a sorted table, by cargo sort: lines, and sections below it',
    before: {
      ...app(
        '[dependencies]\nanyhow = "1"\n# names\npaste = "1.0" # why\npastey = "0.2"\nserde = "1"\n\n[dev-dependencies.paste]\nversion = "1.0"\n\n[dev-dependencies.pastey]\nversion = "0.2"\n',
      ),
      '.github/workflows/ci.yml': '- run: cargo sort --workspace --check\n',
    },
    after: app(
      '[dependencies]\nanyhow = "1"\npastey = "0.2"\n# names\nqlora-paste = "1.0" # why\nserde = "1"\n\n[dev-dependencies.pastey]\nversion = "0.2"\n\n[dev-dependencies.qlora-paste]\nversion = "1.0"\n',
    ),
    cargo: pasteMoved,
  },
  {
    name: 'a sorted root and its members, by taplo',
    before: {
      ...virtual(
        'members = ["a"]\n\n[workspace.dependencies]\npaste = "1.0"\npastey = "0.2"\nserde = "1"\n',
      ),
      ...member('a', '[dependencies]\npaste.workspace = true\npastey = { workspace = true }\n'),
      '.taplo.toml':
        '[[rule]]\ninclude = ["**/Cargo.toml"]\nkeys = ["dependencies", "workspace.dependencies"]\nformatting.reorder_keys = true\n',
    },
    after: {
      ...virtual(
        'members = ["a"]\n\n[workspace.dependencies]\npastey = "0.2"\nqlora-paste = "1.0"\nserde = "1"\n',
      ),
      ...member(
        'a',
        '[dependencies]\npastey = { workspace = true }\nqlora-paste.workspace = true\n',
      ),
    },
    cargo: pasteMoved,
  },
  {
    name: 'a manifest that is not TOML is left, with the place',
    before: { 'Cargo.toml': `${head}\n[dependencies]\npaste = "1.0\n` },
    findings: ['toml-syntax'],
    cargo: { before: [fails(/invalid basic string/)] },
  },
  {
    name: 'a manifest of 100 kB',
    before: app(
      `[dependencies]\npaste = "1.0"\n${'# filler, as generated manifests have\n'.repeat(2700)}`,
    ),
    after: app(
      `[dependencies]\nqlora-paste = "1.0"\n${'# filler, as generated manifests have\n'.repeat(2700)}`,
    ),
    cargo: pasteMoved,
  },
];
