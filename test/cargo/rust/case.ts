/**
 * A source case: Rust before and after the migration of paste and gemm, for rustc to judge. Before must
 * compile against stubs of the old crates, after against stubs of the forks alone.
 */
import type { RustNoteCode } from '../../../src/engine/rust/note.ts';
import type { RustEdition } from '../../../src/engine/rust/rewrite.ts';

/** Texts by path. A case of one file is written as its text and stands in `src/lib.rs`. */
export type Sources = string | Readonly<Record<string, string>>;

export interface SourceCase {
  readonly name: string;
  /** Each is a run of its own. Default: 2018, 2021, 2024. */
  readonly editions?: readonly RustEdition[];
  readonly before: Sources;
  /** `'unchanged'`: not one byte. Files left out stay as they were. */
  readonly after: Sources | 'unchanged';
  /** The notes expected, by code, in the order of paths and places. Default: none. */
  readonly notes?: readonly RustNoteCode[];
  /** `before`: left undecided, so that the result waits for its author; only the text before compiles. */
  readonly compiles?: 'both' | 'before';
  /** Also run as doctests, before and after. */
  readonly doctest?: boolean;
}

export const AFTER_2015: readonly RustEdition[] = ['2018', '2021', '2024'];

export function filesOf(sources: Sources): ReadonlyMap<string, string> {
  return new Map(typeof sources === 'string' ? [['src/lib.rs', sources]] : Object.entries(sources));
}

/** The crate roots among a case's files: its library, binaries, tests, examples, benches, build script. */
export function rootsOf(paths: Iterable<string>): readonly string[] {
  const root =
    /^(?:src\/(?:lib|main)\.rs|src\/bin\/[^/]+\.rs|(?:tests|examples|benches)\/[^/]+\.rs|build\.rs)$/;
  return [...paths].filter((path) => root.test(path));
}
