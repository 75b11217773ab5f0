/**
 * rustc as the judge: compiles stubs of paste, gemm and their forks once, then any sources against them.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { RustEdition } from '../../../src/engine/rust/rewrite.ts';
import { rootsOf } from './case.ts';

const run = promisify(execFile);

export const hasRustc = spawnSync('rustc', ['--version']).status === 0;

const ATTRIBUTES = `
extern crate proc_macro;
use proc_macro::TokenStream;
#[proc_macro_attribute] pub fn keep(_: TokenStream, item: TokenStream) -> TokenStream { item }
#[proc_macro_derive(Kept, attributes(kept, serde))] pub fn kept(_: TokenStream) -> TokenStream { TokenStream::new() }
`;

const PASTE = `
pub use stub_attributes::{keep, Kept};
#[macro_export] macro_rules! paste { ($($t:tt)*) => { $($t)* } }
#[macro_export] macro_rules! item { ($($t:tt)*) => { $($t)* } }
pub fn nothing() {}
pub struct Pasted;
pub mod inner { pub fn nothing() {} pub struct Piece; }
`;

const GEMM = `
pub use stub_attributes::{keep, Kept};
pub fn gemm<T>(_: T) {}
pub fn set_threading_threshold(_: usize) {}
pub const DEFAULT_THRESHOLD: usize = 7;
#[derive(Clone, Copy, PartialEq, PartialOrd)] pub enum Parallelism { None, Rayon(usize) }
impl Parallelism { pub fn new() -> Self { Parallelism::None } }
pub struct f16;
pub trait Kernel { const SIZE: usize = 1; fn run(&self) {} fn start() {} }
impl Kernel for u8 {}
pub mod inner { pub fn deep() {} pub struct Tile<T>(pub T); }
#[macro_export] macro_rules! tile { ($($t:tt)*) => { $($t)* } }
`;

/** Two crates whose items have other names: of the first, `Shade` is not in the second. */
const HUES = `
#[derive(Clone, Copy)] pub enum Colour { Red, RGB(u8, u8, u8) }
pub struct ANSIString(pub u8);
pub struct Style;
pub fn plain() -> Colour { Colour::Red }
pub mod inner { pub struct Old; pub fn make() -> Old { Old } }
#[macro_export] macro_rules! hue { ($($t:tt)*) => { $($t)* } }
`;
const HUES2 = HUES.replaceAll('Colour', 'Color')
  .replace('RGB', 'Rgb')
  .replace('ANSIString', 'AnsiString')
  .replaceAll('Old', 'New');

const STUBS: readonly (readonly [string, string])[] = [
  ['paste', PASTE],
  ['gemm', GEMM],
  ['hues', `${HUES}pub struct Shade;`],
  ['hues2', HUES2],
  ['qlora_paste', PASTE],
  ['qlora_gemm', GEMM],
  [
    'other',
    'pub mod paste { pub fn elsewhere() {} }\npub mod gemm { pub fn elsewhere() {} }\n#[macro_export] macro_rules! tool { () => {} }',
  ],
];

export interface Judge {
  /** rustc's errors for the crates of `files`, `''` when all compile. */
  compile(
    files: ReadonlyMap<string, string>,
    edition: RustEdition,
    crates: readonly string[],
  ): Promise<string>;
  /** The same for the doctests of the library, which are also run, and its intra-doc links. */
  doctest(
    files: ReadonlyMap<string, string>,
    edition: RustEdition,
    crates: readonly string[],
  ): Promise<string>;
  close(): void;
}

export const OLD = ['paste', 'gemm', 'other'];
export const NEW = ['qlora_paste', 'qlora_gemm', 'other'];

export async function openJudge(): Promise<Judge> {
  const home = mkdtempSync(join(tmpdir(), 'forklift-rustc-'));
  const stubs = join(home, 'stubs');
  mkdirSync(stubs);
  const build = async (
    name: string,
    text: string,
    kind: string,
    ...more: string[]
  ): Promise<void> => {
    const source = join(home, `${name}.rs`);
    writeFileSync(source, text);
    const args = [
      '--edition',
      '2021',
      '--crate-type',
      kind,
      '--crate-name',
      name,
      '--out-dir',
      stubs,
    ];
    await run('rustc', [...args, '--cap-lints', 'allow', '-L', stubs, ...more, source]);
  };
  await build('stub_attributes', ATTRIBUTES, 'proc-macro');
  await Promise.all(
    STUBS.map(([name, text]) => build(name, text, 'rlib', '--extern', 'stub_attributes')),
  );

  let count = 0;
  const lay = (files: ReadonlyMap<string, string>): string => {
    const folder = join(home, `case-${++count}`);
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };
  const common = (edition: RustEdition, crates: readonly string[]): string[] => [
    '--edition',
    edition,
    '-L',
    stubs,
    ...crates.flatMap((name) => ['--extern', `${name}=${join(stubs, `lib${name}.rlib`)}`]),
  ];
  const judge = (command: string, args: readonly string[], cwd: string): Promise<string> =>
    new Promise((resolve) => {
      const env = { ...process.env, RUSTFLAGS: '' };
      execFile(command, args, { cwd, env }, (error, stdout, stderr) => {
        resolve(error ? `${stderr}${stdout}` || String(error) : '');
      });
    });

  return {
    async compile(files, edition, crates) {
      const folder = lay(files);
      const verdicts: string[] = [];
      for (const root of rootsOf(files.keys())) {
        const kind = root === 'src/lib.rs' ? 'lib' : 'bin';
        const args = [
          '--crate-type',
          kind,
          '--emit=metadata',
          '--cap-lints',
          'allow',
          '--out-dir',
          'out',
        ];
        verdicts.push(await judge('rustc', [...common(edition, crates), ...args, root], folder));
      }
      return verdicts.join('');
    },
    async doctest(files, edition, crates) {
      const folder = lay(files);
      const args = ['--crate-name', 'own', ...common(edition, crates), 'src/lib.rs'];
      const tests = await judge('rustdoc', ['--test', ...args], folder);
      const links = ['-D', 'rustdoc::broken_intra_doc_links', '--out-dir', 'doc'];
      return tests || judge('rustdoc', [...links, ...args], folder);
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}
