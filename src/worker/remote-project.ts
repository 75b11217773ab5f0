/**
 * The results the leading worker sent: the page's side of the differences that cross in `protocol.ts`. What says the
 * same as in the last result is the same object, so that views draw only what is new. One of these lives as long as its
 * workers.
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
import { reuse, says } from './reuse.ts';

export class RemoteProject {
  /** Edits last sent, by path. */
  private readonly edits = new Map<string, readonly Edit[]>();
  /** The input files of the last migration. */
  private migrated = new Map<string, MigratedFile>();
  private last: Omit<Migration, 'files'> = nothing;
  private created: readonly MigratedFile[] = [];

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
    this.created = reuse(this.created, created.map(createdFile));
    this.last = {
      patch: says(this.last.patch, rest.patch) ? this.last.patch : rest.patch,
      findings: reuse(this.last.findings, rest.findings),
      checklist: reuse(this.last.checklist, rest.checklist),
      commands: reuse(this.last.commands, rest.commands),
      graphs: reuse(this.last.graphs, rest.graphs),
    };
    return { ...this.last, files: [...migrated.values(), ...this.created] };
  }
}

const nothing = { patch: null, findings: [], checklist: [], commands: [], graphs: [] };

const noEdits: readonly Edit[] = [];
