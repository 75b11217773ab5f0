/** A migration as callers use it: every file is returned, changed or not, whatever happens. */
import { applyEdits, type Edit, isRemoved } from '../text/edit.ts';
import { patchOf, patchParts } from '../text/unified-patch.ts';
import { createEngine } from './engine.ts';
import type {
  CreatedFile,
  MigratedFile,
  Migration,
  MigrationOptions,
  SourceFile,
} from './migration.ts';
import { kindOf } from './read/kind.ts';

export type Migrator = (files: readonly SourceFile[], options?: MigrationOptions) => Migration;

/** A single migration; nothing is remembered. Never throws. */
export const migrate: Migrator = (files, options) => createMigrator()(files, options);

/** A migrator that remembers its work (`engine.ts`) and is fast when little has changed. Never throws. */
export function createMigrator(): Migrator {
  const engine = createEngine();
  const results = createResults();
  return (files, options) => {
    const { edits, created, ...rest } = engine.changes(files, options);
    return { ...rest, files: [...results(files, edits), ...created.map(createdFile)] };
  };
}

/** Builds the results. A file that changed neither now nor the last time keeps its object. */
function createResults() {
  let last: readonly MigratedFile[] = [];
  return (files: readonly SourceFile[], edits: ReadonlyMap<string, readonly Edit[]>) => {
    last = files.map((file, at) => migratedFile(file, edits.get(file.path) ?? noEdits, last[at]));
    return last;
  };
}

const noEdits: readonly Edit[] = [];

/** A file with its edits made; `last` itself if that says the same. */
export function migratedFile(
  { path, text }: SourceFile,
  edits: readonly Edit[],
  last?: MigratedFile,
): MigratedFile {
  if (last?.path === path && last.before === text && last.edits === edits) return last;
  const result = { path, before: text, after: applyEdits(text, edits), edits, kind: kindOf(path) };
  return isRemoved(edits) ? { ...result, removed: true } : result;
}

export function createdFile({ path, text, optional }: CreatedFile): MigratedFile {
  const result = { path, before: null, after: text, edits: [], kind: kindOf(path) };
  return optional ? { ...result, optional } : result;
}

/** All changed and created files of a migration as one patch that `git apply` accepts; empty when nothing changed. */
export function unifiedPatch(migration: Migration): string {
  return patchOf(migration.files);
}

/** The same patch in pieces, for callers that want to do other things in between. */
export function unifiedPatchParts(migration: Migration): Iterable<string> {
  return patchParts(migration.files);
}
