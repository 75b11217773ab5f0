/**
 * What the guide says about its forks besides the rows: the state of upstream, who maintains them, where to ask, what
 * else the advisory recommends. These facts were true on the day in `asOf`. The page says so and never looks them up.
 */

interface GuideStatus {
  /** The day on which these facts were true, as `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly upstream: UpstreamChange;
  readonly maintainer: Maintainer;
  readonly advisory: Advisory;
  /** Where to ask questions, by fork. */
  readonly trackers: readonly { readonly fork: string; readonly url: string }[];
  /** The guide's table of crates that are aligned with the forks. */
  readonly aligned: readonly AlignedCrate[];
}

/** A change proposed upstream that would make a patch unnecessary. */
interface UpstreamChange {
  readonly repository: string;
  readonly pullRequest: string;
  /** As the guide says. */
  readonly state: 'open' | 'merged' | 'closed';
  readonly change: string;
  /** What a project should do once it is merged. */
  readonly onceMerged: string;
}

interface Maintainer {
  readonly name: string;
  readonly email: string;
  readonly url: string;
  readonly commitments: readonly string[];
}

interface Advisory {
  readonly id: string;
  readonly crate: string;
  readonly url: string;
  readonly kind: string;
  /** Day of the advisory, as `YYYY-MM-DD`. */
  readonly date: string;
  readonly summary: string;
  /** The replacements that the advisory recommends. The guide's fork is not among them: the choice is the user's. */
  readonly alternatives: readonly {
    readonly crate: string;
    readonly url: string;
    readonly note: string;
  }[];
}

interface AlignedCrate {
  readonly crate: string;
  /** How it uses candle. */
  readonly usage: string;
  readonly status: string;
  /** Whether it needs a patch of its own when built outside the workspace. */
  readonly standalone: boolean;
}

const inWorkspace = (crate: string, usage = 'workspace dependency'): AlignedCrate => ({
  crate,
  usage,
  status: 'Patched by the workspace',
  standalone: false,
});

export const guideStatus: GuideStatus = {
  asOf: '2026-11-23',
  upstream: {
    repository: 'https://github.com/huggingface/candle',
    pullRequest: 'https://github.com/huggingface/candle/pull/3335',
    state: 'open',
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
    crate: 'paste',
    url: 'https://rustsec.org/advisories/RUSTSEC-2024-0436.html',
    kind: 'unmaintained',
    date: '2024-10-07',
    summary:
      'paste is archived and no longer maintained. The advisory reports no vulnerability, and no patched version exists.',
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
  trackers: [
    { fork: 'qlora-paste', url: 'https://github.com/tzervas/qlora-paste/issues' },
    { fork: 'qlora-gemm', url: 'https://github.com/tzervas/qlora-gemm/issues' },
    { fork: 'qlora-candle', url: 'https://github.com/tzervas/qlora-candle/issues' },
  ],
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
      standalone: true,
    },
  ],
};
