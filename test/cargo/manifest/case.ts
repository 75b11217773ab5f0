/**
 * A case of the table: a project before and after, what the engine must say about it, and what Cargo says about both.
 */
import type { MigrationOptions } from '../../../src/engine/index.ts';
import type { Files } from '../lab/run.ts';
import type { Verdict } from '../lab/verdict.ts';

export interface ManifestCase {
  /** The form, in the words of Cargo's reference. */
  readonly name: string;
  readonly before: Files;
  /** The files the migration changes or creates, byte for byte; every other one stays. Absent: nothing changes. */
  readonly after?: Files;
  readonly options?: MigrationOptions;
  /** The codes of all findings, each once, in any order. Absent: the migration has nothing to say. */
  readonly findings?: readonly string[];
  /** What Cargo says; absent: that the project resolves. */
  readonly cargo?: { readonly before?: readonly Verdict[]; readonly after?: readonly Verdict[] };
}

/** The package every small case is about. */
export const head = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n';

/** A package whose manifest goes on with `body` (its first line break is the template's own). */
export function app(body: string): Files {
  return { 'Cargo.toml': `${head}\n${text(body)}` };
}

/** A package `name` in the folder of that name. */
export function member(name: string, body: string): Files {
  const own = `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n`;
  return { [`${name}/Cargo.toml`]: `${own}\n${text(body)}` };
}

/** A root manifest without a package. */
export function virtual(body: string): Files {
  return { 'Cargo.toml': `[workspace]\nresolver = "2"\n${text(body)}` };
}

/** A template without the line break it starts with. */
export function text(template: string): string {
  return template.startsWith('\n') ? template.slice(1) : template;
}

/** Where the guide's patch entries point. */
export const fork =
  '{ git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }';

/** Patch entries for `crates`, one a line. */
export function entries(...crates: readonly string[]): string {
  return crates.map((crate) => `${crate} = ${fork}\n`).join('');
}

/** The guide's three crates. */
export const guideCrates = ['candle-core', 'candle-nn', 'candle-transformers'] as const;

/** The patch table as it is added at the end of a manifest: the guide's crates, then `others`. */
export function guidePatch(...others: readonly string[]): string {
  return `\n[patch.crates-io]\n${entries(...guideCrates, ...others)}`;
}

/** The patch table at the end of a manifest, for exactly `crates`. */
export function patch(...crates: readonly string[]): string {
  return `\n[patch.crates-io]\n${entries(...crates)}`;
}

/** The patch table at the end of a workspace's root, for exactly `crates`: there a heading says what they are. */
export function rootPatch(...crates: readonly string[]): string {
  return `\n[patch.crates-io]\n# Maintained candle fork with qlora-gemm\n${entries(...crates)}`;
}
