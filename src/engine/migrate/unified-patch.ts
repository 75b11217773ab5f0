import { patchOf } from '../text/unified-patch.ts';
import type { Migration } from './migration.ts';

/** All changed and created files of a migration as one patch that `git apply` accepts; empty when nothing changed. */
export function unifiedPatch(migration: Migration): string {
  return patchOf(migration.files);
}
