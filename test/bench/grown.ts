/**
 * A Cargo workspace of any size, made up: packages of a hundred files, all of which depend on paste and
 * gemm; every twentieth file uses one of them. Real projects mention them less.
 */
import type { SourceFile } from '../../src/engine/index.ts';

const filesPerPackage = 100;

/** A workspace of about `count` files of `fileSize` characters each; one in `every` names crates that move. */
export function grownProject(count: number, fileSize = 12_500, every = 20): readonly SourceFile[] {
  const packages = Math.max(1, Math.round(count / filesPerPackage));
  const names = Array.from({ length: packages }, (_, index) => `part-${index}`);
  const modules = Math.max(1, Math.round(count / packages) - 2);
  return [
    { path: 'Cargo.toml', text: rootManifest(names) },
    { path: 'Cargo.lock', text: lockFile(names) },
    ...names.flatMap((name) => packageFiles(name, modules, fileSize, every)),
  ];
}

/** A source file of `lines` lines that uses paste once. */
export function sourceFile(lines: number): string {
  const body = functions('typed', lines * 40)
    .split('\n')
    .slice(0, lines - 1);
  // Cut between functions, so that every delimiter closes.
  const end = body.lastIndexOf('}');
  return `${[paste('typed'), ...body.slice(0, end + 1)].join('\n')}\n`;
}

function packageFiles(
  name: string,
  modules: number,
  fileSize: number,
  every: number,
): SourceFile[] {
  const list = Array.from({ length: modules }, (_, index) => `module_${index}`);
  const root = `${list.map((module) => `pub mod ${module};`).join('\n')}\n\n${functions(name, 4000)}`;
  return [
    { path: `crates/${name}/Cargo.toml`, text: manifest(name) },
    { path: `crates/${name}/src/lib.rs`, text: root },
    ...list.map((module, index) => ({
      path: `crates/${name}/src/${module}.rs`,
      text: `${index % every === 0 ? using(module) : ''}${functions(module, fileSize)}`,
    })),
  ];
}

function using(module: string): string {
  return `use gemm::{gemm, Parallelism};\n${paste(module)}\n`;
}

const paste = (name: string): string =>
  `paste::paste! { pub fn [<make_ ${name}>]() -> usize { 1 } }`;

function functions(name: string, size: number): string {
  let out = '';
  for (let index = 0; out.length < size; index++) {
    out += `
/// Adds up what lies between two marks of row ${index}.
pub fn ${name.replaceAll('-', '_')}_${index}(values: &[f32], from: usize, to: usize) -> Result<f32, Failure> {
    let mut sum = 0.0f32;
    for (at, value) in values.iter().enumerate().skip(from).take(to - from) {
        // The first one counts twice.
        sum += if at == from { value * 2.0 } else { *value };
    }
    let label = format!("row {index}: {sum:.3} of {}", values.len());
    log::debug!(target: "rows", "{label}", index = ${index});
    match sum.partial_cmp(&0.0) {
        Some(std::cmp::Ordering::Less) => Err(Failure::Negative { row: ${index}, sum }),
        _ => Ok(sum / (to - from).max(1) as f32),
    }
}
`;
  }
  // Through bytes, so that the text is one flat string and not a rope of thousands.
  return Buffer.from(out, 'latin1').toString('latin1');
}

const rootManifest = (names: readonly string[]): string => `[workspace]
resolver = "2"
members = ["crates/*"]

[workspace.dependencies]
paste = "1.0"
gemm = { version = "0.19", default-features = false }
candle-core = "0.9.2"
${names.map((name) => `${name} = { path = "crates/${name}" }\n`).join('')}`;

const manifest = (name: string): string => `[package]
name = "${name}"
version = "0.1.0"
edition = "2021"

[dependencies]
paste = { workspace = true }
gemm = { workspace = true, features = ["rayon"] }
candle-core.workspace = true
log = "0.4"
`;

const lockFile = (names: readonly string[]): string => `version = 4
${['candle-core 0.9.2', 'gemm 0.19.0', 'log 0.4.29', 'paste 1.0.15']
  .map((each) => each.split(' '))
  .map(([name, version]) => lockPackage(name ?? '', version ?? '', true))
  .join('')}${names.map((name) => lockPackage(name, '0.1.0', false)).join('')}`;

const lockPackage = (name: string, version: string, published: boolean): string => `
[[package]]
name = "${name}"
version = "${version}"
${published ? 'source = "registry+https://github.com/rust-lang/crates.io-index"\n' : 'dependencies = [\n "candle-core",\n "gemm",\n "log",\n "paste",\n]\n'}`;
