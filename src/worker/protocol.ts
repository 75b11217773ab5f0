/**
 * What the page and the engine's worker say to each other. Both directions carry differences: a
 * file's text crosses once, and its result again only when it changed.
 */
import type { Edit, FileKind, Migration, MigrationOptions, SourceFile } from '../engine/index.ts';

export type ToWorker =
  /** Texts that are new or changed since the last message; they replace those of the same path. */
  | { readonly type: 'put'; readonly files: readonly SourceFile[] }
  /** Migrate what was put. */
  | {
      readonly type: 'run';
      readonly id: number;
      readonly options: MigrationOptions;
      /** All paths in order, or `null` when they are the same as last time; others are forgotten. */
      readonly paths: readonly string[] | null;
    };

export type FromWorker =
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'done'; readonly id: number; readonly result: MigrationDelta }
  /** The engine threw, against its promise. */
  | { readonly type: 'threw'; readonly id: number; readonly message: string };

/** How far a request is. */
export interface Progress {
  /** `sending`: texts go to the worker; `migrating`: it works on them. */
  readonly phase: 'sending' | 'migrating';
  /** Files. */
  readonly done: number;
  readonly total: number;
}

/** A `Migration`, its files less what the other end has or can rebuild. */
export interface MigrationDelta extends Omit<Migration, 'files'> {
  /** Input files whose edits or kind differ from those last sent (none sent: no edits, kind `other`). */
  readonly changed: readonly FileResult[];
  /** All files the migration creates. */
  readonly created: readonly CreatedFile[];
}

export interface CreatedFile {
  readonly path: string;
  readonly text: string;
  readonly kind: FileKind;
}

/** What the migration does to one input file; its text is rebuilt from the edits. */
export interface FileResult {
  readonly path: string;
  readonly kind: FileKind;
  readonly edits: readonly Edit[];
}
