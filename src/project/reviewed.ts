/**
 * Which files of the migration the user has looked at. A mark holds for what was looked at: once the migration proposes
 * something else for the file, it is to be reviewed again. Leaving one of its changes out is a part of the review.
 */
import type { MigratedFile } from '../engine/host.ts';

export interface Reviewed {
  readonly path: string;
  /** What the migration proposed, as `markOf` says it. */
  readonly of: string;
}

/** Length and FNV-1a checksum of what the migration proposes: enough to tell one result of a file from the next. */
export function markOf({ after }: MigratedFile): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < after.length; at++) {
    hash = Math.imul(hash ^ after.charCodeAt(at), 0x01000193);
  }
  return `${after.length}-${(hash >>> 0).toString(16)}`;
}
