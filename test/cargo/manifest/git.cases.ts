/** candle as a git dependency: patched by the address of its repository, or left with the reason. */
import { fails, has, lacks, quiet, resolves, warns } from '../lab/verdict.ts';
import { app, entries, fork, type ManifestCase } from './case.ts';

const used = { patchScope: 'used' } as const;
const upstream = 'https://github.com/huggingface/candle';
const address = (...crates: readonly string[]) => `\n[patch."${upstream}"]\n${entries(...crates)}`;
const patched = [resolves, quiet, has('candle-core@0.9.2', 'qlora-candle'), lacks('gemm')];

/** Spellings of the upstream address that Cargo takes for one. */
const spellings = [
  upstream,
  `${upstream}.git`,
  `${upstream}/`,
  'https://github.com/HuggingFace/candle',
];

export const gitCases: readonly ManifestCase[] = [
  ...spellings.map(
    (url): ManifestCase => ({
      name: `${url} with version and tag is patched by the address`,
      before: app(
        `[dependencies]\ncandle-core = { git = "${url}", tag = "0.9.2", version = "0.9" }\n`,
      ),
      after: app(
        `[dependencies]\ncandle-core = { git = "${url}", tag = "0.9.2", version = "0.9" }\n${address('candle-core')}`,
      ),
      options: used,
      cargo: { before: [resolves, has('gemm')], after: patched },
    }),
  ),
  {
    name: 'why not crates-io: that table does nothing for a git dependency',
    before: app(
      `[dependencies]\ncandle-core = { git = "${upstream}", tag = "0.9.2", version = "0.9" }\n\n[patch.crates-io]\ncandle-core = ${fork}\n`,
    ),
    after: app(
      `[dependencies]\ncandle-core = { git = "${upstream}", tag = "0.9.2", version = "0.9" }\n\n[patch.crates-io]\ncandle-core = ${fork}\n${address('candle-core')}`,
    ),
    options: used,
    cargo: {
      before: [resolves, has('gemm'), warns(/patch `candle-core .* was not used/)],
      after: [resolves, has('candle-core', 'qlora-candle'), lacks('gemm')],
    },
  },
  {
    name: 'without a version it would be moved down without a word',
    before: app(`[dependencies]\ncandle-core = { git = "${upstream}" }\n`),
    options: used,
    findings: ['git-patch-downgrade'],
    cargo: { before: [resolves, has('candle-core@0.11.0')] },
  },
  {
    name: 'why: Cargo takes 0.9.2 for 0.11 when no version is asked for',
    before: app(`[dependencies]\ncandle-core = { git = "${upstream}" }\n${address('candle-core')}`),
    options: used,
    findings: ['already-adopted'],
    cargo: { before: [resolves, quiet, has('candle-core@0.9.2', 'qlora-candle')] },
  },
  {
    name: 'without a version, migrated when the user says so',
    before: app(`[dependencies]\ncandle-core = { git = "${upstream}" }\n`),
    after: app(`[dependencies]\ncandle-core = { git = "${upstream}" }\n${address('candle-core')}`),
    options: { patchScope: 'used', outsideMatrix: 'migrate' },
    findings: ['git-patch-migrated'],
    cargo: { after: patched },
  },
  {
    name: 'with a version the fork can’t stand in for',
    before: app(`[dependencies]\ncandle-core = { git = "${upstream}", version = "0.11" }\n`),
    options: used,
    findings: ['git-patch-unused'],
    cargo: { before: [resolves, has('candle-core@0.11.0')] },
  },
  {
    name: 'what that finding advises: the fork’s version accepts its patch, whatever the repository has',
    before: app(`[dependencies]\ncandle-core = { git = "${upstream}", version = "0.9.2" }\n`),
    after: app(
      `[dependencies]\ncandle-core = { git = "${upstream}", version = "0.9.2" }\n${address('candle-core')}`,
    ),
    options: used,
    cargo: { before: [fails(/candle-core/)], after: patched },
  },
  {
    name: 'why: a patch for version 0.11 goes unused',
    before: app(
      `[dependencies]\ncandle-core = { git = "${upstream}", version = "0.11" }\n${address('candle-core')}`,
    ),
    options: used,
    findings: ['git-patch-unused'],
    cargo: { before: [resolves, warns(/patch `candle-core .* was not used/)] },
  },
  {
    name: 'ssh is another address to Cargo: patched by that address',
    before: app(
      '[dependencies]\ncandle-core = { git = "ssh://git@github.com/huggingface/candle.git", tag = "0.9.2", version = "0.9" }\n',
    ),
    after: app(
      `[dependencies]\ncandle-core = { git = "ssh://git@github.com/huggingface/candle.git", tag = "0.9.2", version = "0.9" }\n\n[patch."ssh://git@github.com/huggingface/candle.git"]\n${entries('candle-core')}`,
    ),
    options: used,
    cargo: { before: [resolves, has('candle-core@0.9.2', 'ssh')], after: patched },
  },
  {
    name: 'somebody else’s candle',
    before: app('[dependencies]\ncandle-core = { git = "https://github.com/dtolnay/paste" }\n'),
    findings: ['foreign-source'],
    cargo: { before: [fails(/no matching package named `candle-core` found/)] },
  },
  {
    name: 'the fork as a git dependency is adopted',
    before: app(`[dependencies]\ncandle-core = ${fork}\n`),
    findings: ['already-adopted'],
    cargo: { before: patched },
  },
  {
    name: 'the fork as a git dependency on another branch',
    before: app(
      '[dependencies]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle" }\n',
    ),
    findings: ['git-other-branch'],
    cargo: { before: [resolves, has('gemm')] },
  },
  {
    name: 'why not by patch: the same repository on another branch',
    before: app(
      `[dependencies]\ncandle-core = { git = "https://github.com/tzervas/qlora-candle" }\n\n[patch."https://github.com/tzervas/qlora-candle"]\ncandle-core = ${fork}\n`,
    ),
    findings: ['git-other-branch'],
    cargo: {
      before: [fails(/points to the same source, but patches must point to different sources/)],
    },
  },
  {
    name: 'crates.io and git in one project: both tables',
    before: app(
      `[dependencies]\ncandle-core = { git = "${upstream}", tag = "0.9.2", version = "0.9" }\n\n[dev-dependencies]\ncandle-nn = "0.9"\n`,
    ),
    after: app(
      `[dependencies]\ncandle-core = { git = "${upstream}", tag = "0.9.2", version = "0.9" }\n\n[dev-dependencies]\ncandle-nn = "0.9"\n\n[patch.crates-io]\n${entries('candle-core', 'candle-nn')}${address('candle-core')}`,
    ),
    options: used,
    cargo: { after: [resolves, quiet, lacks('gemm'), has('candle-nn', 'qlora-candle')] },
  },
  {
    name: 'the fork of paste by git is adopted',
    before: app(
      '[dependencies]\nqlora-paste = { git = "https://github.com/tzervas/qlora-paste" }\n',
    ),
    findings: ['already-adopted'],
    cargo: { before: [resolves, has('qlora-paste', 'tzervas')] },
  },
];
