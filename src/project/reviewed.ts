/**
 * The files of the migration that the user has looked at. A mark is valid for what was looked at: once the migration
 * proposes something else for the file, it has to be reviewed again. Leaving out one of its changes is part of the
 * review and keeps the mark.
 */
import type { MigratedFile } from '../engine/host.ts';

export interface Reviewed {
  readonly path: string;
  /** The result of `markOf` for what the migration proposed. */
  readonly of: string;
}

/**
 * Length and FNV-1a checksum of what the migration proposes: enough to distinguish one result for a file from the next.
 */
export function markOf({ after }: MigratedFile): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < after.length; at++) {
    hash = Math.imul(hash ^ after.charCodeAt(at), 0x01000193);
  }
  return `${after.length}-${(hash >>> 0).toString(16)}`;
}
