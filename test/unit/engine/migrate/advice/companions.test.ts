import { describe, expect, it } from 'vitest';
import {
  companionFindings,
  isCompanion,
} from '../../../../../src/engine/migrate/advice/companions.ts';
import type { CompanionFacts } from '../../../../../src/engine/migrate/advice/facts.ts';

const facts: CompanionFacts = {
  advisories: [{ advisory: 'RUSTSEC-2024-0436', crate: 'paste', gone: true }],
  repositories: ['https://github.com/tzervas/qlora-candle.git'],
  patched: ['candle-core'],
  moved: [
    { crate: 'gemm', fork: 'qlora-gemm', rekeyed: true, stays: false },
    { crate: 'paste', fork: 'qlora-paste', rekeyed: true, stays: true },
  ],
  shims: ['paste'],
  resolutionChanges: true,
};

interface Case {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** Code and the text at its place. */
  readonly says: readonly (readonly [code: string, at: string])[];
  readonly facts?: Partial<CompanionFacts>;
}

const cases: readonly Case[] = [
  {
    name: 'an ignored advisory, as a string',
    path: 'deny.toml',
    text: '[advisories]\nignore = [\n  # paste\n  "RUSTSEC-2024-0436",\n  "RUSTSEC-2024-0001",\n]\n',
    says: [['advisory-ignore-obsolete', '"RUSTSEC-2024-0436"']],
  },
  {
    name: 'an ignored advisory, as a table',
    path: 'ci/deny.toml',
    text: 'advisories.ignore = [{ id = "RUSTSEC-2024-0436", reason = "paste" }]\n',
    says: [['advisory-ignore-obsolete', '{ id = "RUSTSEC-2024-0436", reason = "paste" }']],
  },
  {
    name: 'an ignore that is still needed',
    path: '.cargo/audit.toml',
    text: '[advisories]\nignore = ["RUSTSEC-2024-0436"]\n',
    says: [['advisory-ignore-stays', '"RUSTSEC-2024-0436"']],
    facts: { advisories: [{ advisory: 'RUSTSEC-2024-0436', crate: 'paste', gone: false }] },
  },
  {
    name: 'another advisory',
    path: '.cargo/audit.toml',
    text: '[advisories]\nignore = ["RUSTSEC-2024-0437"]\n',
    says: [],
  },
  {
    name: 'repositories denied unless listed',
    path: 'deny.toml',
    text: '[sources]\nunknown-git = "deny"\nallow-git = ["https://github.com/huggingface/candle"]\n',
    says: [['deny-unknown-git', '"deny"']],
  },
  {
    name: 'the fork’s repository listed, in another spelling',
    path: 'deny.toml',
    text: '[sources]\nunknown-git = "deny"\nallow-git = ["https://github.com/Tzervas/qlora-candle/"]\n',
    says: [],
  },
  {
    name: 'its owner listed',
    path: 'deny.toml',
    text: '[sources]\nunknown-git = "deny"\n[sources.allow-org]\ngithub = ["tzervas"]\n',
    says: [],
  },
  {
    name: 'unknown repositories allowed',
    path: 'deny.toml',
    text: '[sources]\nunknown-git = "warn"\n',
    says: [],
  },
  {
    name: 'a ban on the shim’s name',
    path: 'deny.toml',
    text: '[bans]\ndeny = [{ name = "openssl" }, { crate = "paste@1" }]\n',
    says: [['deny-bans-shim', '{ crate = "paste@1" }']],
  },
  {
    name: 'the same ban without a shim',
    path: 'deny.toml',
    text: '[bans]\ndeny = [{ name = "paste" }]\n',
    says: [],
    facts: { shims: [] },
  },
  {
    name: 'an audit in a workflow',
    path: '.github/workflows/audit.yml',
    text: 'jobs:\n  a:\n    steps:\n      - run: cargo audit --ignore RUSTSEC-2024-0436\n',
    says: [['advisory-ignore-obsolete', 'RUSTSEC-2024-0436']],
  },
  {
    name: 'a lock file that must not change',
    path: '.gitlab-ci.yml',
    text: 'test:\n  script:\n    - cargo test --workspace --locked\n    - cargo build --frozen\n',
    says: [
      ['ci-locked', '--locked'],
      ['ci-locked', '--frozen'],
    ],
  },
  {
    name: 'tools installed with their own lock file, comments, other flags',
    path: '.github/workflows/ci.yml',
    text: 'steps:\n  - run: cargo install --locked cargo-deny\n  # cargo test --locked, RUSTSEC-2024-0436\n  - run: cargo test --locked-down\n  - run: npm --locked\n',
    says: [],
  },
  {
    name: 'nothing changes what cargo resolves',
    path: '.github/workflows/ci.yml',
    text: 'steps:\n  - run: cargo test --locked\n',
    says: [],
    facts: { resolutionChanges: false },
  },
  {
    name: 'Cargo’s configuration',
    path: '.cargo/config.toml',
    text: 'paths = ["../candle"]\n[patch.crates-io]\ncandle-core = { path = "../candle/candle-core" }\nserde = { path = "../serde" }\n[source.crates-io]\nreplace-with = "vendored-sources"\n',
    says: [
      ['config-patch', '{ path = "../candle/candle-core" }'],
      ['config-paths', '["../candle"]'],
      ['config-source', '"vendored-sources"'],
    ],
  },
  {
    name: 'a configuration of other things',
    path: '.cargo/config.toml',
    text: '[build]\njobs = 2\n',
    says: [],
  },
  ...[
    'Justfile',
    'ci/test.Dockerfile',
    '.circleci/config.yml',
    'azure-pipelines.yml',
    '.gitlab-ci.yml',
    'scripts/check.sh',
    'Makefile.toml',
    'Makefile',
    '.github/workflows/ci.yml',
  ].map(
    (path): Case => ({
      name: `a feature and a package by name, in ${path}`,
      path,
      text: 'x:\n  - cargo test --features gemm/f16 -p gemm\n  - cargo build --locked\n',
      says: [
        ['ci-feature', 'gemm/f16'],
        ['ci-package', 'gemm'],
        ['ci-locked', '--locked'],
      ],
    }),
  ),
  {
    name: 'features in other spellings',
    path: 'ci.sh',
    text: `cargo check --features="std gemm/f16" \\\n  -F 'gemm?/rayon' --features=app/gemm\ncargo check --features gemm,other-gemm/x\n`,
    says: [
      ['ci-feature', 'gemm/f16'],
      ['ci-feature', 'gemm?/rayon'],
    ],
  },
  {
    name: 'packages in other spellings; one that stays, and others',
    path: 'ci.sh',
    text: 'cargo update -p gemm@0.19.0 --package=gemm\ncargo tree -i gemm\ncargo update -p paste -p gemm-common\nnpm -p gemm\n',
    says: [
      ['ci-package', 'gemm@0.19.0'],
      ['ci-package', 'gemm'],
      ['ci-package', 'gemm'],
    ],
  },
  {
    name: 'a lock file on a continued line',
    path: 'ci.sh',
    text: 'cargo test \\\n  --workspace \\\n  --locked && cargo +nightly build --frozen\n',
    says: [
      ['ci-locked', '--locked'],
      ['ci-locked', '--frozen'],
    ],
  },
  {
    name: 'calls that have a lock file of their own, and flags for others',
    path: 'ci.sh',
    text: 'cargo +stable install x --locked\ncargo binstall --locked y\ncargo "$install" x --locked\ncargo vet --locked\ncargo deny --locked check\ncargo run -- --locked\ncargo test; npm ci --locked\n',
    says: [],
  },
  {
    name: 'what a call passes on to another program is not its own',
    path: 'ci.sh',
    text: 'cargo run --bin x -- --features gemm/f16 -p gemm\ncargo run \\\n  -- \\\n  -F gemm/f16\n["cargo", "run", "--", "-p", "gemm", "--features", "gemm/f16"]\n',
    says: [],
  },
  {
    name: 'features behind a short flag, joined to it or not',
    path: 'ci.sh',
    text: 'cargo check -Fgemm/f16 -F=gemm?/rayon\nrm -Fx gemm/f16\n',
    says: [
      ['ci-feature', 'gemm/f16'],
      ['ci-feature', 'gemm?/rayon'],
    ],
  },
  {
    name: 'features in a setting that a call takes up elsewhere',
    path: '.github/workflows/ci.yml',
    text: 'env:\n  FEATURES: "std,gemm/f16"\nmatrix:\n  features: ["gemm/rayon", x]\n  paths: gemm/src\n  features_in: gemm/f16\n',
    says: [
      ['ci-feature', 'gemm/f16'],
      ['ci-feature', 'gemm/rayon'],
    ],
  },
  {
    name: 'a container’s call as a list',
    path: 'Dockerfile',
    text: 'RUN ["cargo", "build", "--locked", "--features", "gemm/f16"]\nRUN ["npm", "ci", "--locked"]\n',
    says: [
      ['ci-feature', 'gemm/f16'],
      ['ci-locked', '--locked'],
    ],
  },
  {
    name: 'cargo-make: arguments as a list',
    path: 'Makefile.toml',
    text: '[tasks.test]\ncommand = "cargo"\nargs = [\n  "test", # all\n  "--features", "gemm/f16",\n  "-p", "gemm",\n  "--locked",\n]\n[tasks.js]\ncommand = "npm"\nargs = ["ci", "--locked"]\ndependencies = ["test"]\n',
    says: [
      ['ci-feature', 'gemm/f16'],
      ['ci-package', 'gemm'],
      ['ci-locked', '--locked'],
    ],
  },
  {
    name: 'Cargo’s aliases, as a string and as a list',
    path: '.cargo/config.toml',
    text: '[alias]\nt = "test -p gemm --features gemm/f16"\nu = ["test", "--locked", "-p", "gemm", "--", "--features", "gemm/f16"]\nv = "run -- -p gemm"\n',
    says: [
      ['ci-feature', 'gemm/f16'],
      ['ci-package', 'gemm'],
      ['ci-locked', '--locked'],
      ['ci-package', 'gemm'],
    ],
  },
  {
    name: 'packages that a command takes without a flag; cross, which takes what cargo takes',
    path: 'ci.sh',
    text: 'cargo update gemm@0.19.0 serde --precise 1.0.1\ncargo remove gemm\ncargo add gemm\ncross build --locked\n',
    says: [
      ['ci-package', 'gemm@0.19.0'],
      ['ci-package', 'gemm'],
      ['ci-locked', '--locked'],
    ],
  },
  {
    name: 'a call in a list of YAML',
    path: 'Taskfile.yml',
    text: 'tasks:\n  t: { cmds: [cargo test -p gemm --locked] }\n',
    says: [
      ['ci-package', 'gemm'],
      ['ci-locked', '--locked'],
    ],
  },
  {
    name: 'what clippy refuses',
    path: 'clippy.toml',
    text: 'disallowed-macros = ["paste::paste", { path = "gemm::x", reason = "slow" }, "std::println"]\n',
    says: [
      ['tool-names-crate', '"paste::paste"'],
      ['tool-names-crate', '{ path = "gemm::x", reason = "slow" }'],
    ],
  },
  {
    name: 'a list of cargo deny, a table an entry',
    path: 'deny.toml',
    text: '[[licenses.clarify]]\nname = "ring"\n[[licenses.clarify]]\nname = "paste"\n[bans.build]\nbypass = [{ crate = "gemm" }]\n',
    says: [
      ['tool-names-crate', '{ crate = "gemm" }'],
      ['tool-names-crate', 'clarify'],
    ],
  },
  {
    name: 'crates that cargo deny lists by name',
    path: 'deny.toml',
    text: '[bans]\nskip = [{ name = "gemm", version = "0.18" }, { crate = "libc" }]\n[licenses]\nexceptions = [{ allow = ["MIT"], name = "paste" }]\n',
    says: [
      ['tool-names-crate', '{ name = "gemm", version = "0.18" }'],
      ['tool-names-crate', '{ allow = ["MIT"], name = "paste" }'],
    ],
  },
  {
    name: 'cargo vet',
    path: 'supply-chain/config.toml',
    text: '[[exemptions.gemm]]\nversion = "0.19.0"\n[[exemptions.libc]]\nversion = "1.0.0"\n',
    says: [['vet-unaudited', 'gemm']],
  },
  {
    name: 'osv-scanner',
    path: 'osv-scanner.toml',
    text: '[[IgnoredVulns]]\nid = "RUSTSEC-2024-0436"\n',
    says: [['advisory-ignore-obsolete', 'RUSTSEC-2024-0436']],
  },
  {
    name: 'trivy',
    path: '.trivyignore',
    text: '# RUSTSEC-2024-0436\nRUSTSEC-2024-0436\n',
    says: [['advisory-ignore-obsolete', 'RUSTSEC-2024-0436']],
  },
  {
    name: 'Bazel',
    path: 'src/BUILD.bazel',
    text: 'deps = ["@crates//:gemm", "@crate_index//:gemm-common", "//:gemm"]\n',
    says: [['bazel-label', '@crates//:gemm']],
  },
  {
    name: 'Nix',
    path: 'nix/package.nix',
    text: 'cargoHash = "sha256-x";\ncargoLock.outputHashes = { };\n',
    says: [
      ['nix-hash', 'cargoHash'],
      ['nix-hash', 'outputHashes'],
    ],
  },
  {
    name: 'expected compiler output, once',
    path: 'tests/ui/fail.stderr',
    text: 'error: gemm::x\n = note: gemm::y\n',
    says: [['stderr-names-crate', 'gemm::']],
  },
  {
    name: 'what hakari leaves out',
    path: '.config/hakari.toml',
    text: 'hakari-package = "x"\n[traversal-excludes]\nthird-party = [{ name = "paste" }, { name = "serde" }]\n[final-excludes]\nthird-party = [{ name = "gemm", version = "0.19" }]\n',
    says: [
      ['tool-names-crate', '{ name = "paste" }'],
      ['tool-names-crate', '{ name = "gemm", version = "0.19" }'],
    ],
  },
  { name: 'no TOML', path: 'deny.toml', text: '[advisories\n', says: [] },
  {
    name: 'hostile shapes',
    path: 'deny.toml',
    text: 'advisories = 1\nbans = [[]]\nsources = "x"\n',
    says: [],
  },
  { name: 'another file', path: 'docs/deny.md', text: 'RUSTSEC-2024-0436', says: [] },
];

describe('files beside the manifests', () => {
  it.each(cases)('$name', ({ path, text, says, facts: other }) => {
    const found = companionFindings({ path, text }, { ...facts, ...other });
    expect(found.map(({ code, from, to }) => [code, text.slice(from, to)])).toEqual(says);
    expect(found.every((each) => each.path === path)).toBe(true);
    if (found.length > 0) expect(isCompanion(path)).toBe(true);
  });
});
