/**
 * What the page and the engine's worker say to each other. Both directions carry differences: a file's text crosses
 * once, and its result again only when it changed.
 */
import type { Catalogue, Edit, Migration, MigrationOptions, SourceFile } from '../engine/host.ts';

export type ToWorker =
  /** Files of a project that is still being read. They wait beside the files that were put. */
  | { readonly type: 'stage'; readonly files: readonly StagedFile[] }
  /** What waits is put under its paths less `root`, or forgotten when that is `null`. */
  | { readonly type: 'adopt'; readonly root: string | null }
  /** Texts that are new or changed since the last message; they replace those of the same path. */
  | { readonly type: 'put'; readonly files: readonly SourceFile[] }
  /** What is known beyond the guide; it stays until another one comes. */
  | { readonly type: 'catalogue'; readonly catalogue: Catalogue | null }
  /** Migrate what was put. */
  | {
      readonly type: 'run';
      readonly id: number;
      readonly options: Omit<MigrationOptions, 'catalogue'>;
      /** All paths in order, or `null` when they are the same as last time; others are forgotten. */
      readonly paths: readonly string[] | null;
    };

/** A file as it was read: its bytes, which are UTF-8, where they can be handed over; else its text. */
export type StagedFile =
  | { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly path: string; readonly text: string };

export type FromWorker =
  /** Its code has come and runs: from here on it is the engine that is waited for, and not the network. */
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly result: MigrationDelta }
  /** The worker threw: a defect. */
  | { readonly type: 'threw'; readonly id: number; readonly message: string };

/** A `Migration`, its files less what the other end has or can rebuild. */
export interface MigrationDelta extends Omit<Migration, 'files'> {
  /** Input files whose edits differ from those last sent (none sent: no edits). */
  readonly changed: readonly FileResult[];
  /** All files the migration creates. */
  readonly created: readonly SourceFile[];
}

/** What the migration does to one input file; its text is rebuilt from the edits. */
export interface FileResult {
  readonly path: string;
  readonly edits: readonly Edit[];
}
