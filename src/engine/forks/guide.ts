/** The rows of the adoption guide. `status.ts` says when these facts were true. */
import type { Fork, PatchedFork, RenamedFork } from './fork.ts';

/**
 * Crates that once depended on paste, each with the first release that does not, read from the manifests of all their
 * tagged releases. Some moved to pastey, some need neither. Others, such as tokenizers 0.23 and metal 0.33, have no
 * such release yet.
 */
const withoutPaste: NonNullable<RenamedFork['droppedBy']> = [
  {
    crate: 'ark-ff',
    since: '0.6.0',
    source: 'https://github.com/arkworks-rs/algebra/blob/v0.6.0/ff/Cargo.toml',
  },
  {
    crate: 'burn-cubecl',
    since: '0.20.0',
    source: 'https://github.com/tracel-ai/burn/blob/v0.20.0/crates/burn-cubecl/Cargo.toml',
  },
  {
    crate: 'lance-encoding',
    since: '0.34.0',
    source: 'https://github.com/lancedb/lance/blob/v0.34.0/rust/lance-encoding/Cargo.toml',
  },
  {
    crate: 'netlink-packet-utils',
    since: '0.6.0',
    source: 'https://github.com/rust-netlink/netlink-packet-utils/blob/v0.6.0/Cargo.toml',
  },
  {
    crate: 'probe-rs',
    since: '0.25.0',
    source: 'https://github.com/probe-rs/probe-rs/blob/v0.25.0/probe-rs/Cargo.toml',
  },
  {
    crate: 'ratatui',
    since: '0.30.0',
    source: 'https://github.com/ratatui/ratatui/blob/ratatui-v0.30.0/ratatui/Cargo.toml',
  },
  {
    crate: 'simba',
    since: '0.10.0',
    source: 'https://github.com/dimforge/simba/blob/v0.10.0/Cargo.toml',
  },
  {
    crate: 'sqlx-core',
    since: '0.8.3',
    source: 'https://github.com/launchbadge/sqlx/blob/v0.8.3/sqlx-core/Cargo.toml',
  },
  {
    crate: 'tract-core',
    since: '0.22.0',
    source: 'https://github.com/sonos/tract/blob/0.22.0/core/Cargo.toml',
  },
  {
    crate: 'tract-linalg',
    since: '0.22.0',
    source: 'https://github.com/sonos/tract/blob/0.22.0/linalg/Cargo.toml',
  },
  {
    crate: 'uniffi_bindgen',
    since: '0.29.2',
    source: 'https://github.com/mozilla/uniffi-rs/blob/v0.29.2/uniffi_bindgen/Cargo.toml',
  },
  {
    crate: 'uniffi_core',
    since: '0.29.1',
    source: 'https://github.com/mozilla/uniffi-rs/blob/v0.29.1/uniffi_core/Cargo.toml',
  },
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
  shim: {
    lastRelease: '1.0.15',
    features: [],
    defaultFeatures: [],
    license: 'MIT OR Apache-2.0',
  },
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
  shim: {
    lastRelease: '0.19.0',
    features: ['std', 'rayon', 'f16', 'x86-v4', 'wasm-simd128-enable', 'experimental-apple-amx'],
    defaultFeatures: ['std', 'rayon', 'f16'],
    license: 'MIT',
  },
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
