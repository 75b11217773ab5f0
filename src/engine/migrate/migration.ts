/**
 * What goes into a migration and what comes out: the engine's public types.
 */
import type { Fork } from '../forks/fork.ts';
import type { Edit } from '../text/edit.ts';
import type { GraphReport } from './advice/graph-report.ts';
import type { Finding } from './findings/finding.ts';

export type { Finding } from './findings/finding.ts';

/** A text file as the user gave it. */
export interface SourceFile {
  /** Relative, '/'-separated, unique in the project. */
  readonly path: string;
  /** Every code unit that decoded, BOM and CRLF included. */
  readonly text: string;
}

export interface MigrationOptions {
  /** `rename` (default): key and imports, the guide's way. `alias`: the key stays, `package = "…"` is added. */
  readonly strategy?: 'rename' | 'alias';
  /** `guide` (default): the guide's three candle crates plus any other patched crate in use. `used`: only those in use, and candle-core. */
  readonly patchScope?: 'guide' | 'used';
  /** What becomes of a requirement that the compatibility matrix does not cover: left with a finding (`hold`, default), or migrated with a warning. */
  readonly outsideMatrix?: 'hold' | 'migrate';
  /** Add shim crates for transitive paste and gemm (the guide's scenario 5, in the form Cargo accepts). Default false. */
  readonly shim?: boolean;
  /** Rewrite Rust and TOML code fences in doc comments and Markdown. Default true. */
  readonly docs?: boolean;
  /** What to move to what. Default `guideForks`. */
  readonly forks?: readonly Fork[];
}

export type FileKind = 'manifest' | 'lockfile' | 'rust' | 'markdown' | 'other';

export interface MigratedFile {
  readonly path: string;
  /** The text as given; `null` for a file the migration creates. */
  readonly before: string | null;
  /** `before` with exactly `edits` spliced in. */
  readonly after: string;
  /** Sorted, disjoint, in UTF-16 offsets into `before`. */
  readonly edits: readonly Edit[];
  readonly kind: FileKind;
}

/** The text of the `[patch]` tables to stand at the workspace root, also when the root was not among the files. */
export interface PatchBlock {
  readonly text: string;
  /** Where it goes: the root manifest's path, or `null` when it was not given. */
  readonly path: string | null;
  /** Whether the migrated root already holds it (nothing left to paste). */
  readonly applied: boolean;
}

export interface ChecklistStep {
  /** The guide's order, 1 to 7. */
  readonly step: number;
  readonly title: string;
  /** `done` by this migration or before it; `todo` by the user; `unneeded` in this project. */
  readonly state: 'done' | 'todo' | 'unneeded';
  /** What was found in this project. */
  readonly detail: string;
  readonly commands: readonly string[];
}

export interface Migration {
  /** Every input file, in input order, then the created ones. */
  readonly files: readonly MigratedFile[];
  readonly patch: PatchBlock | null;
  readonly findings: readonly Finding[];
  readonly checklist: readonly ChecklistStep[];
  /** What to run afterwards, exact and in order. */
  readonly commands: readonly string[];
  /** What the lock files show, one for each workspace that has one. */
  readonly graphs: readonly GraphReport[];
}
