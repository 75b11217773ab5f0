/** What the shapes are made of: pieces of manifests, lock files and projects. */
import type { MigrationOptions, SourceFile } from '../../src/engine/index.ts';

export interface Shape {
  readonly what: string;
  readonly of: (n: number) => readonly SourceFile[];
  readonly options?: MigrationOptions;
  /**
   * How many places its answer mentions and how many edits it makes, at least: a shape that leads to less has lost its
   * point.
   */
  readonly says?: (n: number) => number;
}

export const file = (path: string, text: string): SourceFile => ({ path, text });
export const times = (n: number, write: (at: number) => string): string =>
  Array.from({ length: n }, (_, at) => write(at)).join('');
export const each = <T>(n: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: n }, (_, at) => make(at));

export const head = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';
export const manifest = `${head}\n[dependencies]\npaste = "1.0"\ngemm = "0.19"\ncandle-core = "0.9"\n`;
export const app = file('Cargo.toml', manifest);

export const index = 'registry+https://github.com/rust-lang/crates.io-index';
export const locked = (
  name: string,
  version: string,
  dependencies: readonly string[] = [],
): string =>
  `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = "${index}"\n${
    dependencies.length === 0
      ? ''
      : `dependencies = [\n${dependencies.map((each) => ` "${each}",\n`).join('')}]\n`
  }\n`;
export const ours = (dependencies: readonly string[]): string =>
  locked('app', '0.1.0', dependencies).replace(/source.*\n/, '');
export const lock = (entries: string): readonly SourceFile[] => [
  app,
  file('src/lib.rs', ''),
  file('Cargo.lock', `version = 4\n\n${entries}`),
];
export const toml = (text: string): readonly SourceFile[] => [file('Cargo.toml', text)];
export const rust = (text: string): readonly SourceFile[] => [app, file('src/lib.rs', text)];
export const readme = (text: string): readonly SourceFile[] => [app, file('README.md', text)];
export const beside = (path: string, text: string): readonly SourceFile[] => [
  app,
  file(path, text),
];
export const packages = (n: number, text: (at: number) => string): readonly SourceFile[] =>
  each(n, (at) =>
    file(`p${at}/Cargo.toml`, `${head.replace('app', `p${at}`)}[dependencies]\n${text(at)}`),
  );

/** A lock file of `n` versions of one crate, all of them asked for by one package. */
export const lockOfVersions = (n: number) =>
  file(
    'Cargo.lock',
    `version = 4\n\n${times(n, (at) => locked('paste', `1.0.${at}`))}${locked(
      'c',
      '1.0.0',
      each(n, (at) => `paste 1.0.${at}`),
    )}${ours(['c'])}`,
  );
