/**
 * What the guide says about its forks besides the rows: the state of upstream, who maintains them, what else the
 * advisory recommends. These facts were true on the day in `asOf`. The page says so and never looks them up.
 */

const inWorkspace = (crate: string, usage = 'workspace dependency') => ({
  crate,
  usage,
  status: 'Patched by the workspace',
});

export const guideStatus = {
  asOf: '2026-11-23',
  upstream: {
    pullRequest: 'https://github.com/huggingface/candle/pull/3335',
    change: 'candle-core depends on qlora-gemm in place of gemm.',
    onceMerged:
      'A candle release with the change needs no patch: raise the requirement to it, remove the [patch] entries and run cargo update for the candle crates. Releases before it, 0.9.2 among them, still need the patch.',
  },
  maintainer: {
    name: 'Tyler Zervas',
    email: 'tz-dev@vectorweight.com',
    url: 'https://github.com/tzervas',
    commitments: [
      'Security patches',
      'Compatibility with new Rust versions',
      'An API compatible with upstream',
      'Maintenance even after upstream adopts the changes',
    ],
  },
  advisory: {
    id: 'RUSTSEC-2024-0436',
    url: 'https://rustsec.org/advisories/RUSTSEC-2024-0436.html',
    summary:
      'paste is archived and no longer maintained. The advisory reports no vulnerability, and no patched version exists.',
    /** The guide's fork is not among them: the choice is the user's. */
    alternatives: [
      {
        crate: 'pastey',
        url: 'https://crates.io/crates/pastey',
        note: 'A fork meant as a drop-in replacement.',
      },
      {
        crate: 'with_builtin_macros',
        url: 'https://crates.io/crates/with_builtin_macros',
        note: 'A superset with eager expansion; its syntax differs.',
      },
    ],
  },
  /** The guide's table of crates that are aligned with the forks. */
  aligned: [
    inWorkspace('peft-rs'),
    inWorkspace('qlora-rs'),
    inWorkspace('unsloth-rs'),
    inWorkspace('axolotl-rs'),
    inWorkspace('bitnet-quantize'),
    inWorkspace('trit-vsa', 'optional workspace dependency'),
    inWorkspace('vsa-optim-rs'),
    inWorkspace('tritter-accel'),
    {
      crate: 'rust-ai-core',
      usage: 'direct, 0.9',
      status: 'Needs the patch when used stand-alone',
    },
  ],
} as const;
