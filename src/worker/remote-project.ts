/**
 * The results the leading worker sent: the page's side of the differences that cross in `protocol.ts`. One of these
 * lives as long as its workers.
 */
import {
  createdFile,
  type Edit,
  type MigratedFile,
  type Migration,
  migratedFile,
  type SourceFile,
} from '../engine/index.ts';
import type { MigrationDelta } from './protocol.ts';

export class RemoteProject {
  /** Edits last sent, by path. */
  private readonly edits = new Map<string, readonly Edit[]>();
  /** The files of the last migration, reused where nothing changed. */
  private migrated = new Map<string, MigratedFile>();

  /** The migration of `files`, rebuilt from what the worker sent about it. */
  receive(files: readonly SourceFile[], delta: MigrationDelta): Migration {
    const { changed, created, ...rest } = delta;
    for (const { path, edits } of changed) this.edits.set(path, edits);
    const migrated = new Map<string, MigratedFile>();
    for (const file of files) {
      const edits = this.edits.get(file.path) ?? noEdits;
      migrated.set(file.path, migratedFile(file, edits, this.migrated.get(file.path)));
    }
    this.migrated = migrated;
    for (const path of this.edits.keys()) if (!migrated.has(path)) this.edits.delete(path);
    return { ...rest, files: [...migrated.values(), ...created.map(createdFile)] };
  }
}

const noEdits: readonly Edit[] = [];
