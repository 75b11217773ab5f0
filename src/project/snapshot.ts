/**
 * What the user's project is at one moment, as plain data. History keeps these, the draft stores
 * them, a permalink carries a part of one. Values are shared between snapshots, never changed.
 */
import type { MigrationOptions, SourceFile } from '../engine/index.ts';
import type { Keep } from './keep.ts';

/**
 * A file carried along byte for byte and never read as text: binary, not UTF-8 or too large. The
 * blob of a file on disk holds no bytes until it is read.
 */
export interface CarriedFile {
  readonly path: string;
  readonly blob: Blob;
}

export interface ProjectSnapshot {
  /** What to call the project: the folder's or archive's name, or '' when there is none. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly carried: readonly CarriedFile[];
  readonly options: MigrationOptions;
  /** Changes the user turned down. */
  readonly kept: readonly Keep[];
}

export const emptySnapshot: ProjectSnapshot = {
  name: '',
  files: [],
  carried: [],
  options: {},
  kept: [],
};
