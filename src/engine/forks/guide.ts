/**
 * The guide's rows, as data. `status` says as of when the facts beside it were true.
 */
import type { Fork, PatchedFork, RenamedFork } from './fork.ts';

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

/** The forks of the adoption guide. The default of `MigrationOptions.forks`. */
export const guideForks: readonly Fork[] = [qloraPaste, qloraGemm, qloraCandle];
