/** Features that the fork lacks: removed wherever they are requested, with a finding. */
import { fails, has, quiet, resolves, succeeds, type Verdict } from '../lab/verdict.ts';
import { app, type ManifestCase } from './case.ts';

const moved: readonly Verdict[] = [resolves, quiet];

/** `cargo check` with these features alone. */
const on = (features: string): Verdict =>
  succeeds('check', '--no-default-features', '--features', features);

export const missingFeatureCases: readonly ManifestCase[] = [
  {
    name: 'a feature the fork does not have is removed from the dependency',
    before: app('[dependencies]\ngemm = { version = "0.18", features = ["f16", "nightly"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = "0.20", features = ["f16"] }\n'),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { before: [resolves, has('gemm@0.18.2')], after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'why: Cargo refuses a feature the fork does not have',
    before: app('[dependencies]\nqlora-gemm = { version = "0.20", features = ["nightly"] }\n'),
    findings: ['already-adopted'],
    cargo: {
      before: [fails(/with feature `nightly` but `qlora-gemm` does not have that feature/)],
    },
  },
  {
    name: 'a missing feature first in a list',
    before: app('[dependencies]\ngemm = { version = "0.18", features = ["nightly", "f16"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = "0.20", features = ["f16"] }\n'),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'a missing feature alone in its list',
    before: app('[dependencies]\ngemm = { version = "0.18", features = ["nightly"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = "0.20", features = [] }\n'),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'a missing feature on its own line',
    before: app(`
[dependencies.gemm]
version = "0.18"
features = [
    "f16",
    "nightly",
    "rayon",
]
`),
    after: app(`
[dependencies.qlora-gemm]
version = "0.20"
features = [
    "f16",
    "rayon",
]
`),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { after: [...moved, has('qlora-gemm')] },
  },
  {
    name: 'a missing feature in a feature value',
    before: app(`
[dependencies]
gemm = "0.18"

[features]
nightly = ["gemm/nightly"]
full = ["nightly", "gemm/f16", "gemm/nightly"]
`),
    after: app(`
[dependencies]
qlora-gemm = "0.20"

[features]
nightly = []
full = ["nightly", "qlora-gemm/f16"]
`),
    options: { outsideMatrix: 'migrate' },
    findings: ['feature-missing', 'requirement-migrated-outside-matrix'],
    cargo: { before: [on('full')], after: [...moved, on('full')] },
  },
  {
    name: 'a missing feature, where the requirement itself may stay',
    before: app('[dependencies]\ngemm = { version = ">=0.18", features = ["nightly"] }\n'),
    after: app('[dependencies]\nqlora-gemm = { version = ">=0.18", features = [] }\n'),
    findings: ['feature-missing'],
    cargo: { before: [resolves], after: [...moved, has('qlora-gemm@0.20.0')] },
  },
];
