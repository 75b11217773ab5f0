/**
 * The messages between the page and the engine's worker. Both directions carry differences: a file's text is sent once,
 * and its result only when it changed.
 */
import type {
  Catalogue,
  CreatedFile,
  Edit,
  Finding,
  FindingPlace,
  Migration,
  MigrationOptions,
  SourceFile,
} from '../engine/host.ts';

export type ToWorker =
  /** Files of a project that is still being read. They are kept apart from the project's files. */
  | { readonly type: 'stage'; readonly files: readonly StagedFile[] }
  /** Adds the staged files to the project, with their paths less `root`; `null` drops them. */
  | { readonly type: 'adopt'; readonly root: string | null }
  /** Texts that are new or changed since the last message. They replace those with the same paths. */
  | { readonly type: 'put'; readonly files: readonly SourceFile[] }
  /** What is known beyond the guide. It stays until another one is sent. */
  | { readonly type: 'catalogue'; readonly catalogue: Catalogue | null }
  /** Requests the migration of the project's files. */
  | {
      readonly type: 'run';
      readonly id: number;
      readonly options: Omit<MigrationOptions, 'catalogue'>;
      /** All paths in order, or `null` if they are the same as last time. Files at other paths are dropped. */
      readonly paths: readonly string[] | null;
    };

/** A file as it was read: its bytes, which are UTF-8, if they can be transferred; otherwise its text. */
export type StagedFile =
  | { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly path: string; readonly text: string };

export type FromWorker =
  /** The worker's code has loaded and runs: from now on we wait for the engine and not for the network. */
  | { readonly type: 'ready' }
  /**
   * A part of a large result, before the rest of it comes with `done`: taking one message in is one task of the page, and
   * nobody can type or cancel meanwhile.
   */
  | { readonly type: 'part'; readonly id: number; readonly part: ResultPart }
  | { readonly type: 'done'; readonly id: number; readonly result: MigrationDelta }
  /** The worker threw: a bug. */
  | { readonly type: 'threw'; readonly id: number; readonly message: string };

/** A `Migration`, with only those parts of its files that the page does not have and can't rebuild. */
export interface MigrationDelta extends Omit<Migration, 'files'> {
  /** Input files whose edits differ from those last sent (never sent counts as no edits). */
  readonly changed: readonly FileResult[];
  /** All files that the migration creates. */
  readonly created: readonly CreatedFile[];
}

/** Some of a result's edits, findings and places. Parts come in the order of the whole. */
export interface ResultPart {
  /** The edits of one file may be spread over several parts. */
  readonly changed: readonly FileResult[];
  readonly findings: readonly Finding[];
  /** More places of the last finding so far. */
  readonly places: readonly FindingPlace[];
}

/** The result for one input file. The page rebuilds its text from the edits. */
export interface FileResult {
  readonly path: string;
  readonly edits: readonly Edit[];
}
