/**
 * The repositories standing for those on GitHub, as data: what each branch and tag holds.
 */
import { guideForks } from '../../../src/engine/forks/guide.ts';
import {
  candleFeatures,
  candleUserFeatures,
  isProcMacro,
  registryCrates,
  type StubCrate,
  stubManifest,
} from './registry.ts';

/** A commit to make, on top of the ones before it in the same repository. */
export interface StubCommit {
  /** Relative path → text; the commit holds exactly these. */
  readonly files: Readonly<Record<string, string>>;
  /** Branches moved to this commit. */
  readonly branches: readonly string[];
  readonly tags?: readonly string[];
}

export interface StubRepository {
  /** `owner/name` on GitHub. */
  readonly name: string;
  readonly commits: readonly StubCommit[];
  /** The branch a dependency without `branch` gets. */
  readonly defaultBranch: string;
}

type Sources = (stub: StubCrate['source']) => string;

/** The crates of the candle repository: every one the catalogue lists. */
const candleCrates: readonly string[] = guideForks.flatMap((fork) =>
  fork.kind === 'patch' ? fork.crates : [],
);

/** The candle workspace at one version: path dependencies between its crates, as upstream has. */
function candleWorkspace(
  version: string,
  gemm: string,
  sources: Sources,
): Readonly<Record<string, string>> {
  const files: Record<string, string> = {
    'Cargo.toml': [
      '[workspace]',
      `members = ${JSON.stringify(candleCrates)}`,
      'resolver = "2"',
      '',
      '[workspace.package]',
      `version = "${version}"`,
      'edition = "2021"',
      '',
      '[workspace.dependencies]',
      `candle = { path = "./candle-core", package = "candle-core", version = "${version}" }`,
      `candle-nn = { path = "./candle-nn", version = "${version}" }`,
      `gemm = ${gemm}`,
      '',
    ].join('\n'),
  };
  for (const name of candleCrates) {
    const core = name === 'candle-core';
    const uses = core
      ? ['gemm = { workspace = true, features = ["wasm-simd128-enable"] }']
      : [
          'candle = { workspace = true }',
          ...(name === 'candle-transformers' ? ['candle-nn = { workspace = true }'] : []),
        ];
    files[`${name}/Cargo.toml`] = [
      '[package]',
      `name = "${name}"`,
      'version.workspace = true',
      'edition.workspace = true',
      '',
      '[dependencies]',
      ...uses,
      '',
      '[features]',
      ...Object.entries(core ? candleFeatures : candleUserFeatures).map(
        ([feature, values]) => `${feature} = ${JSON.stringify(values)}`,
      ),
      '',
    ].join('\n');
    files[`${name}/src/lib.rs`] = sources(core ? 'candle_core' : 'candle_user');
  }
  return files;
}

/** A repository that holds one released crate at its top. */
function single(name: string, crate: string, version: string, sources: Sources): StubRepository {
  const stub = registryCrates.find((it) => it.name === crate && it.version === version);
  if (stub === undefined) throw new Error(`the registry has no ${crate} ${version}`);
  // A procedural macro without the registry's own dependencies: the repository stands alone.
  const alone: StubCrate = isProcMacro(stub) ? stub : { ...stub, dependencies: {} };
  return {
    name,
    defaultBranch: 'main',
    commits: [
      {
        files: { 'Cargo.toml': stubManifest(alone), 'lib.rs': sources(stub.source) },
        branches: ['main'],
        tags: [version],
      },
    ],
  };
}

export function repositories(sources: Sources): readonly StubRepository[] {
  const fork = '{ package = "qlora-gemm", version = "0.20" }';
  return [
    {
      name: 'tzervas/qlora-candle',
      defaultBranch: 'main',
      commits: [
        { files: candleWorkspace('0.9.2', '"0.19"', sources), branches: ['main'] },
        { files: candleWorkspace('0.9.2', fork, sources), branches: ['use-qlora-gemm'] },
      ],
    },
    {
      name: 'huggingface/candle',
      defaultBranch: 'main',
      commits: [
        {
          files: candleWorkspace('0.9.2', '"0.19"', sources),
          branches: ['release-0.9'],
          tags: ['0.9.2'],
        },
        { files: candleWorkspace('0.11.0', '"0.19"', sources), branches: ['main'] },
      ],
    },
    single('dtolnay/paste', 'paste', '1.0.15', sources),
    single('sarah-quinones/gemm', 'gemm', '0.19.0', sources),
    single('tzervas/qlora-paste', 'qlora-paste', '1.0.22', sources),
    single('tzervas/qlora-gemm', 'qlora-gemm', '0.20.0', sources),
  ];
}
