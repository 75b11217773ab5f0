/** A manifest that patches crates.io already: the table is understood in every spelling, and extended in place. */
import { fails, has, lacks, quiet, resolves, warns } from '../lab/verdict.ts';
import { app, entries, fork, guideCrates, type ManifestCase, patch, text } from './case.ts';

const used = { patchScope: 'used' } as const;
const log = { 'log/Cargo.toml': '[package]\nname = "log"\nversion = "0.4.27"\nedition = "2021"\n' };
const patched = [resolves, quiet, has('candle-core@0.9.2', 'qlora-candle'), lacks('gemm')];
const dependencies = '[dependencies]\ncandle-core = "0.9"\nlog = "0.4"\n';

/** The table's spelling with another crate in it, before and after candle-core is added. */
const extended: readonly (readonly [
  name: string,
  before: string,
  after: string,
  findings?: readonly string[],
])[] = [
  [
    'a header',
    '\n[patch.crates-io]\nlog = { path = "log" }\n',
    `\n[patch.crates-io]\nlog = { path = "log" }\ncandle-core = ${fork}\n`,
  ],
  [
    'a header in the middle of the document',
    '\n[patch.crates-io]\nlog = { path = "log" }\n\n[profile.dev]\nopt-level = 1\n',
    `\n[patch.crates-io]\nlog = { path = "log" }\ncandle-core = ${fork}\n\n[profile.dev]\nopt-level = 1\n`,
  ],
  [
    'a header with comments',
    '\n[patch.crates-io] # local\n# our log\nlog = { path = "log" } # fast\n# end\n',
    `\n[patch.crates-io] # local\n# our log\nlog = { path = "log" } # fast\ncandle-core = ${fork}\n# end\n`,
  ],
  [
    'an empty header',
    '\n[patch.crates-io]\n',
    `\n[patch.crates-io]\ncandle-core = ${fork}\n`,
    ['back-table'],
  ],
  [
    'a quoted header',
    '\n[patch."crates-io"]\nlog = { path = "log" }\n',
    `\n[patch."crates-io"]\nlog = { path = "log" }\ncandle-core = ${fork}\n`,
  ],
  [
    'a header with blanks',
    '\n[ patch . "crates-io" ]\nlog = { path = "log" }\n',
    `\n[ patch . "crates-io" ]\nlog = { path = "log" }\ncandle-core = ${fork}\n`,
  ],
  [
    'the address of the crates.io index',
    '\n[patch."https://github.com/rust-lang/crates.io-index"]\nlog = { path = "log" }\n',
    `\n[patch."https://github.com/rust-lang/crates.io-index"]\nlog = { path = "log" }\ncandle-core = ${fork}\n`,
  ],
  [
    'a sub-table of another crate',
    '\n[patch.crates-io.log]\npath = "log"\n',
    `${patch('candle-core')}\n[patch.crates-io.log]\npath = "log"\n`,
  ],
  [
    '[patch] with a dotted key',
    '\n[patch]\ncrates-io.log = { path = "log" }\n',
    `\n[patch]\ncrates-io.log = { path = "log" }\ncrates-io.candle-core = ${fork}\n`,
  ],
  [
    '[patch] with an inline table',
    '\n[patch]\ncrates-io = { log = { path = "log" } }\n',
    `\n[patch]\ncrates-io = { log = { path = "log" }, candle-core = ${fork} }\n`,
  ],
  [
    'a patch of another source only',
    '\n[patch."https://github.com/rust-lang/log"]\nlog = { path = "log" }\n',
    `\n[patch."https://github.com/rust-lang/log"]\nlog = { path = "log" }\n${patch('candle-core')}`,
  ],
];

/** The fork's patch, already there, in every spelling. */
const adopted: readonly (readonly [name: string, patch: string])[] = [
  ['a header', `\n[patch.crates-io]\n${entries('candle-core')}`],
  [
    'a sub-table',
    '\n[patch.crates-io.candle-core]\ngit = "https://github.com/tzervas/qlora-candle.git"\nbranch = "use-qlora-gemm"\n',
  ],
  ['dotted', `\n[patch]\ncrates-io.candle-core = ${fork}\n`],
  ['inline', `\n[patch]\ncrates-io = { candle-core = ${fork} }\n`],
  [
    'the index address',
    `\n[patch."https://github.com/rust-lang/crates.io-index"]\n${entries('candle-core')}`,
  ],
  ['quoted, with blanks', `\n[ patch . "crates-io" ]\n${entries('candle-core')}`],
  [
    'the address without .git',
    '\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle", branch = "use-qlora-gemm" }\n',
  ],
  [
    'under another key with package',
    '\n[patch.crates-io]\nfork = { package = "candle-core", git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n',
  ],
];

export const existingPatchCases: readonly ManifestCase[] = [
  ...extended.map(
    ([name, before, after, findings = []]): ManifestCase => ({
      name: `extended: ${name}`,
      before: { ...app(dependencies + before), ...log },
      after: app(dependencies + after),
      options: used,
      findings,
      cargo: {
        before: [resolves, has('gemm')],
        after: [resolves, has('candle-core', 'qlora-candle'), lacks('gemm')],
      },
    }),
  ),
  ...adopted.map(
    ([name, table]): ManifestCase => ({
      name: `already there: ${name}`,
      before: app(dependencies + table),
      options: used,
      findings: ['already-adopted'],
      cargo: { before: patched },
    }),
  ),
  {
    name: 'one of two crates is there',
    before: app(`[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.9"\n${patch('candle-core')}`),
    after: app(
      `[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.9"\n${patch('candle-core', 'candle-nn')}`,
    ),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'the guide’s scope adds what is missing of the three',
    before: app(`[dependencies]\ncandle-core = "0.9"\n${patch('candle-core')}`),
    after: app(`[dependencies]\ncandle-core = "0.9"\n${patch(...guideCrates)}`),
    findings: ['patch-unused'],
    cargo: { after: [resolves, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'the table is in front of the dependencies',
    before: {
      ...app(`[patch.crates-io]\nlog = { path = "log" }\n\n${dependencies}`),
      ...log,
    },
    after: app(
      `[patch.crates-io]\nlog = { path = "log" }\ncandle-core = ${fork}\n\n${dependencies}`,
    ),
    options: used,
    cargo: { after: patched },
  },
  {
    name: 'aligned entries',
    before: {
      ...app(
        `${dependencies}\n[patch.crates-io]\nanyhow           = { path = "anyhow" }\nlog              = { path = "log" }\n`,
      ),
      ...log,
      'anyhow/Cargo.toml': '[package]\nname = "anyhow"\nversion = "1.0.98"\nedition = "2021"\n',
    },
    after: app(
      `${dependencies}\n[patch.crates-io]\nanyhow           = { path = "anyhow" }\nlog              = { path = "log" }\ncandle-core      = ${fork}\n`,
    ),
    options: used,
    cargo: { after: [resolves, has('candle-core', 'qlora-candle')] },
  },
  {
    name: 'a candle crate patched elsewhere stays, and no fork is put beside it',
    before: {
      ...app(`${dependencies}\n[patch.crates-io]\ncandle-core = { path = "candle-core" }\n`),
      'candle-core/Cargo.toml':
        '[package]\nname = "candle-core"\nversion = "0.9.2"\nedition = "2021"\n',
    },
    options: used,
    findings: ['existing-patch-conflict'],
  },
  {
    name: 'candle patched to upstream’s repository stays',
    before: app(
      `${dependencies}\n[patch.crates-io]\ncandle-core = { git = "https://github.com/huggingface/candle", tag = "0.9.2" }\n`,
    ),
    options: used,
    findings: ['existing-patch-conflict'],
    cargo: { before: [resolves, has('candle-core', 'huggingface')] },
  },
  {
    name: 'the fork on another branch is said',
    before: app(
      `${dependencies}\n[patch.crates-io]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle" }\n`,
    ),
    options: used,
    findings: ['git-other-branch'],
    cargo: { before: [resolves, has('candle-core', 'qlora-candle'), has('gemm')] },
  },
  {
    name: 'scenario 5’s snippet for paste',
    before: app(
      '[dependencies]\nuses-paste = "1"\n\n[patch.crates-io]\npaste = { package = "qlora-paste", version = "1.0" }\n',
    ),
    findings: ['transitive-snippet'],
    cargo: {
      before: [fails(/patch for `qlora-paste` in .* resolved to more than one candidate/)],
    },
  },
  {
    name: 'scenario 5’s snippet for gemm',
    before: app(
      '[dependencies]\nuses-gemm = "0.3"\n\n[patch.crates-io]\ngemm = { package = "qlora-gemm", version = "0.20" }\n',
    ),
    findings: ['transitive-snippet'],
    cargo: {
      before: [fails(/points to the same source, but patches must point to different sources/)],
    },
  },
  {
    name: 'why two headers can’t be: duplicate key',
    before: app(text(`\n${dependencies}${patch('candle-core')}${patch('candle-nn')}`)),
    findings: ['toml-syntax'],
    cargo: { before: [fails(/duplicate key/)] },
  },
  {
    name: 'a patch in place of a crate nobody uses is warned of',
    before: app(`[dependencies]\nlog = "0.4"\n${patch('candle-core')}`),
    options: used,
    findings: ['already-adopted'],
    cargo: { before: [resolves, warns(/patch `candle-core .* was not used/)] },
  },
  {
    name: 'the user’s own patch of a crate that moves',
    before: {
      ...app('[dependencies]\npaste = "1.0"\n\n[patch.crates-io]\npaste = { path = "mine" }\n'),
      'mine/Cargo.toml': '[package]\nname = "paste"\nversion = "1.0.15"\nedition = "2021"\n',
    },
    after: app(
      '[dependencies]\nqlora-paste = "1.0"\n\n[patch.crates-io]\npaste = { path = "mine" }\n',
    ),
    findings: ['own-patch-idle'],
    cargo: { after: [resolves, warns(/patch `paste .* was not used/), has('qlora-paste')] },
  },
];
