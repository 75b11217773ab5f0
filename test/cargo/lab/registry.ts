/**
 * The stub registry: the crates.io of the cases, as data. Names, versions, features and dependencies
 * follow the published crates as far as Cargo's decisions depend on them; the code is `stubs/*.rs`.
 */

/** One release of one crate. */
export interface StubCrate {
  readonly name: string;
  readonly version: string;
  /** The library's name, where it is not the package's. */
  readonly lib?: string;
  /** Dependency key → its TOML value. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly features?: Readonly<Record<string, readonly string[]>>;
  /** A file of `stubs/`, without extension. */
  readonly source:
    | 'paste'
    | 'gemm'
    | 'candle_core'
    | 'candle_user'
    | 'exports_paste'
    | 'takes_gemm'
    | 'thing'
    | 'everyday'
    | 'get_size'
    | 'get_size2'
    | 'empty';
}

/** Whether the crate is a procedural macro. */
export function isProcMacro(crate: StubCrate): boolean {
  return crate.source === 'paste';
}

/** The manifest of a stub. */
export function stubManifest(crate: StubCrate): string {
  const lines = [
    '[package]',
    `name = "${crate.name}"`,
    `version = "${crate.version}"`,
    'edition = "2021"',
    '',
    '[lib]',
    'path = "lib.rs"',
    ...(crate.lib === undefined ? [] : [`name = "${crate.lib}"`]),
    ...(isProcMacro(crate) ? ['proc-macro = true'] : []),
    '',
    '[dependencies]',
    ...Object.entries(crate.dependencies ?? {}).map(([key, value]) => `${key} = ${value}`),
    '',
    '[features]',
    ...Object.entries(crate.features ?? {}).map(
      ([name, values]) => `${name} = ${JSON.stringify(values)}`,
    ),
    '',
  ];
  return lines.join('\n');
}

const pastes: readonly StubCrate[] = [
  ...['0.1.18', '1.0.7', '1.0.14', '1.0.15'].map(
    (version): StubCrate => ({ name: 'paste', version, source: 'paste' }),
  ),
  ...['1.0.21', '1.0.22'].map(
    (version): StubCrate => ({ name: 'qlora-paste', version, source: 'paste' }),
  ),
  { name: 'pastey', version: '0.2.2', source: 'paste' },
  { name: 'uu_paste', version: '0.0.27', source: 'empty' },
];

/** Unmaintained crates and their successors: names, library names and features as published, one small API for all. */
const successors: readonly StubCrate[] = [
  { name: 'memmap', version: '0.7.0', features: { a: [] }, source: 'everyday' },
  { name: 'mapr', version: '0.8.0', features: { b: [] }, source: 'thing' },
  { name: 'memmap2', version: '0.5.10', source: 'thing' },
  { name: 'memmap2', version: '0.9.11', features: { a: [], b: [] }, source: 'everyday' },
  { name: 'dotenv', version: '0.15.0', source: 'everyday' },
  { name: 'dotenvy', version: '0.15.7', source: 'everyday' },
  { name: 'yaml-rust', version: '0.4.5', source: 'everyday' },
  { name: 'yaml-rust2', version: '0.11.1', source: 'everyday' },
  { name: 'mopa', version: '0.2.2', source: 'thing' },
  { name: 'mopa-maintained', version: '0.2.3', lib: 'mopa', source: 'thing' },
  { name: 'xml-rs', version: '0.8.20', lib: 'xml', source: 'thing' },
  { name: 'xml', version: '1.0.0', source: 'thing' },
  { name: 'tokio-tar', version: '0.3.1', source: 'thing' },
  { name: 'astral-tokio-tar', version: '0.6.2', lib: 'tokio_tar', source: 'thing' },
  { name: 'sha-1', version: '0.10.1', lib: 'sha1', source: 'thing' },
  { name: 'sha1', version: '0.10.6', source: 'thing' },
  { name: 'chrono-english', version: '0.1.7', source: 'thing' },
  { name: 'interim', version: '0.2.1', features: { chrono: [] }, source: 'thing' },
  { name: 'dirs-next', version: '1.0.2', source: 'thing' },
  { name: 'dirs-next', version: '2.0.0', source: 'thing' },
  { name: 'dirs', version: '4.0.0', source: 'thing' },
  { name: 'dirs', version: '6.0.0', source: 'thing' },
  { name: 'instant', version: '0.1.13', features: { stdweb: [], now: [] }, source: 'thing' },
  { name: 'web-time', version: '1.1.0', features: { clock: [] }, source: 'thing' },
  { name: 'jemallocator', version: '0.5.4', source: 'thing' },
  { name: 'jemalloc-ctl', version: '0.5.4', source: 'thing' },
  { name: 'tikv-jemallocator', version: '0.6.1', source: 'thing' },
  { name: 'tikv-jemalloc-ctl', version: '0.6.1', source: 'thing' },
  { name: 'get-size', version: '0.1.4', source: 'get_size' },
  { name: 'get-size2', version: '0.1.4', source: 'get_size2' },
];

/** gemm's features, the same in every release but `nightly`, which 0.19 no longer has. */
function gemmFeatures(nightly: boolean): Readonly<Record<string, readonly string[]>> {
  return {
    default: ['std', 'rayon', 'f16'],
    f16: [],
    std: [],
    rayon: ['std'],
    'wasm-simd128-enable': [],
    'x86-v4': [],
    'experimental-apple-amx': [],
    ...(nightly ? { nightly: [] } : {}),
  };
}

/** gemm → gemm-common → pulp → paste, as published. */
function gemmRelease(version: string, pulp: string, nightly: boolean): readonly StubCrate[] {
  return [
    { name: 'gemm-common', version, dependencies: { pulp: `"${pulp}"` }, source: 'empty' },
    {
      name: 'gemm',
      version,
      dependencies: { 'gemm-common': `"${version}"`, paste: '"1.0.7"' },
      features: gemmFeatures(nightly),
      source: 'gemm',
    },
  ];
}

const gemms: readonly StubCrate[] = [
  ...gemmRelease('0.16.15', '0.18', true),
  ...gemmRelease('0.17.1', '0.18', true),
  ...gemmRelease('0.18.2', '0.21', true),
  ...gemmRelease('0.19.0', '0.22', false),
  ...['0.18.22', '0.21.5', '0.22.2'].map(
    (version): StubCrate => ({
      name: 'pulp',
      version,
      dependencies: { paste: '"1"' },
      source: 'empty',
    }),
  ),
  {
    name: 'qlora-gemm-common',
    version: '0.20.0',
    dependencies: { pulp: '"0.22"' },
    source: 'empty',
  },
  {
    name: 'qlora-gemm',
    version: '0.20.0',
    dependencies: { 'qlora-gemm-common': '"0.20.0"', 'qlora-paste': '"1.0.21"' },
    features: gemmFeatures(false),
    source: 'gemm',
  },
];

/** candle-core's features, the same in every release. */
export const candleFeatures: Readonly<Record<string, readonly string[]>> = {
  default: [],
  accelerate: [],
  cuda: [],
  cudnn: ['cuda'],
  metal: [],
  mkl: [],
};

/** The features of a crate above candle-core: each also asks candle-core for it. */
export const candleUserFeatures: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(candleFeatures).map(([name]) => [
    name,
    name === 'default' ? [] : [`candle/${name}`],
  ]),
);

/** The crates above candle-core that crates.io has. */
const candleUsers = [
  'candle-nn',
  'candle-transformers',
  'candle-datasets',
  'candle-flash-attn',
  'candle-onnx',
];

function candleRelease(version: string, gemm: string): readonly StubCrate[] {
  const core = `{ package = "candle-core", version = "${version}" }`;
  return [
    {
      name: 'candle-core',
      version,
      dependencies: { gemm: `{ version = "${gemm}", features = ["wasm-simd128-enable"] }` },
      features: candleFeatures,
      source: 'candle_core',
    },
    ...candleUsers.map(
      (name): StubCrate => ({
        name,
        version,
        dependencies: {
          candle: core,
          ...(name === 'candle-transformers' ? { 'candle-nn': `"${version}"` } : {}),
        },
        features: candleUserFeatures,
        source: 'candle_user',
      }),
    ),
    { name: 'candle-kernels', version, source: 'empty' },
    { name: 'candle-metal-kernels', version, source: 'empty' },
  ];
}

const candles: readonly StubCrate[] = [
  ...candleRelease('0.8.4', '0.17'),
  ...candleRelease('0.9.1', '0.18'),
  ...candleRelease('0.9.2', '0.19'),
  ...candleRelease('0.10.2', '0.19'),
  ...candleRelease('0.11.0', '0.19'),
  {
    name: 'candle-lora',
    version: '0.2.0',
    dependencies: { candle: '{ package = "candle-core", version = "0.9" }', 'candle-nn': '"0.9"' },
    source: 'candle_user',
  },
  {
    name: 'candle-cublaslt',
    version: '0.1.0',
    dependencies: { candle: '{ package = "candle-core", version = "0.9" }' },
    source: 'candle_user',
  },
];

const bystanders: readonly StubCrate[] = [
  {
    name: 'tokenizers',
    version: '0.21.4',
    dependencies: { paste: '"1.0.14"' },
    features: { default: [], onig: [] },
    source: 'empty',
  },
  { name: 'uses-paste', version: '1.2.0', dependencies: { paste: '"1.0"' }, source: 'empty' },
  { name: 'uses-gemm', version: '0.3.0', dependencies: { gemm: '"0.19"' }, source: 'empty' },
  { name: 'takes-gemm', version: '0.1.0', dependencies: { gemm: '"0.19"' }, source: 'takes_gemm' },
  { name: 'exports-paste', version: '1.0.0', source: 'exports_paste' },
  { name: 'serde', version: '1.0.219', features: { derive: [], std: [] }, source: 'empty' },
  { name: 'log', version: '0.4.27', features: { std: [] }, source: 'empty' },
  { name: 'anyhow', version: '1.0.98', source: 'empty' },
  { name: 'rayon', version: '1.10.0', source: 'empty' },
  { name: 'half', version: '2.6.0', features: { 'num-traits': [] }, source: 'empty' },
];

/** Everything crates.io has, in the lab. */
export const registryCrates: readonly StubCrate[] = [
  ...pastes,
  ...successors,
  ...gemms,
  ...candles,
  ...bystanders,
];

/** What the private registry `corp` has. */
export const corpCrates: readonly StubCrate[] = [
  { name: 'paste', version: '1.0.15', source: 'paste' },
  { name: 'gemm', version: '0.19.0', features: gemmFeatures(false), source: 'gemm' },
  { name: 'candle-core', version: '0.9.2', features: candleFeatures, source: 'candle_core' },
];
