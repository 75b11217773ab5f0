/** The rows of the adoption guide. `status.ts` says when these facts were true. */
import { dropped, type Fork, type PatchedFork, type RenamedFork, shimOf } from './fork.ts';

/**
 * Crates that once depended on paste, each with the first release that does not, read from the manifests of all their
 * tagged releases. Some moved to pastey, some need neither. Others, such as tokenizers 0.23 and metal 0.33, have no
 * such release yet.
 */
const withoutPaste: NonNullable<RenamedFork['droppedBy']> = [
  dropped('ark-ff', '0.6.0', 'arkworks-rs/algebra', 'v0.6.0/ff'),
  dropped('burn-cubecl', '0.20.0', 'tracel-ai/burn', 'v0.20.0/crates/burn-cubecl'),
  dropped('lance-encoding', '0.34.0', 'lancedb/lance', 'v0.34.0/rust/lance-encoding'),
  dropped('netlink-packet-utils', '0.6.0', 'rust-netlink/netlink-packet-utils', 'v0.6.0'),
  dropped('probe-rs', '0.25.0', 'probe-rs/probe-rs', 'v0.25.0/probe-rs'),
  dropped('ratatui', '0.30.0', 'ratatui/ratatui', 'ratatui-v0.30.0/ratatui'),
  dropped('simba', '0.10.0', 'dimforge/simba', 'v0.10.0'),
  dropped('sqlx-core', '0.8.3', 'launchbadge/sqlx', 'v0.8.3/sqlx-core'),
  dropped('tract-core', '0.22.0', 'sonos/tract', '0.22.0/core'),
  dropped('tract-linalg', '0.22.0', 'sonos/tract', '0.22.0/linalg'),
  dropped('uniffi_bindgen', '0.29.2', 'mozilla/uniffi-rs', 'v0.29.2/uniffi_bindgen'),
  dropped('uniffi_core', '0.29.1', 'mozilla/uniffi-rs', 'v0.29.1/uniffi_core'),
];

const qloraPaste: RenamedFork = {
  kind: 'rename',
  crate: 'paste',
  fork: 'qlora-paste',
  requirement: '1.0',
  versions: ['1.0.21', '1.0.22'],
  first: '1.0.20',
  compatible: '^1',
  macrosOnly: true,
  shim: shimOf('1.0.15', 'MIT OR Apache-2.0'),
  repository: 'https://github.com/tzervas/qlora-paste',
  advisories: ['RUSTSEC-2024-0436'],
  droppedBy: withoutPaste,
  tier: 'guide',
  notes: ['1.0.20, the release the guide names, was yanked; 1.0.21 and 1.0.22 take its place.'],
};

const qloraGemm: RenamedFork = {
  kind: 'rename',
  crate: 'gemm',
  fork: 'qlora-gemm',
  requirement: '0.20',
  versions: ['0.20.0'],
  first: '0.20.0',
  compatible: '^0.19',
  features: { drop: ['nightly'] },
  family: ['gemm-common', 'gemm-f16', 'gemm-f32', 'gemm-f64', 'gemm-c32', 'gemm-c64'],
  tier: 'guide',
  shim: shimOf('0.19.0', 'MIT', {
    features: ['std', 'rayon', 'f16', 'x86-v4', 'wasm-simd128-enable', 'experimental-apple-amx'],
    defaultFeatures: ['std', 'rayon', 'f16'],
  }),
  brings: [{ crate: 'paste', via: ['qlora-gemm-common', 'pulp'] }],
  repository: 'https://github.com/tzervas/qlora-gemm',
  notes: [
    'qlora-gemm 0.20 still reaches the old paste through pulp: only a shim, or a newer pulp, clears it from the graph.',
  ],
};

const qloraCandle: PatchedFork = {
  kind: 'patch',
  name: 'qlora-candle',
  crates: [
    'candle-core',
    'candle-nn',
    'candle-transformers',
    'candle-datasets',
    'candle-examples',
    'candle-flash-attn',
    'candle-flash-attn-v3',
    'candle-kernels',
    'candle-metal-kernels',
    'candle-onnx',
    'candle-pyo3',
    'candle-ug',
  ],
  lead: 'candle-core',
  family: 'candle-',
  tier: 'guide',
  guideCrates: ['candle-core', 'candle-nn', 'candle-transformers'],
  comment: 'Maintained candle fork with qlora-gemm',
  git: 'https://github.com/tzervas/qlora-candle.git',
  branch: 'use-qlora-gemm',
  version: '0.9.2',
  uses: ['qlora-gemm'],
  upstream: 'https://github.com/huggingface/candle',
  pullRequest: 'https://github.com/huggingface/candle/pull/3335',
};

/** The forks of the adoption guide: the default for `MigrationOptions.forks`. */
export const guideForks: readonly Fork[] = [qloraPaste, qloraGemm, qloraCandle];
