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
  /** Edits last sent, by path, of the files that have any. */
  private readonly edits = new Map<string, readonly Edit[]>();
  /** The input files of the last migration. */
  private migrated: readonly MigratedFile[] = [];
  private last: Omit<Migration, 'files'> = nothing;
  private created: readonly MigratedFile[] = [];

  /** The migration of `files`, rebuilt from what the worker sent about it. */
  receive(files: readonly SourceFile[], delta: MigrationDelta): Migration {
    const { changed, created, ...rest } = delta;
    for (const { path, edits } of changed) {
      if (edits.length > 0) this.edits.set(path, edits);
      else this.edits.delete(path);
    }
    this.migrated = this.rebuild(files);
    this.created = reuse(this.created, created.map(createdFile));
    this.last = {
      patch: says(this.last.patch, rest.patch) ? this.last.patch : rest.patch,
      findings: reuse(this.last.findings, rest.findings),
      checklist: reuse(this.last.checklist, rest.checklist),
      commands: reuse(this.last.commands, rest.commands),
      graphs: reuse(this.last.graphs, rest.graphs),
    };
    return { ...this.last, files: [...this.migrated, ...this.created] };
  }

  /** The input files with their edits made; most are as they were, at the place where they were. */
  private rebuild(files: readonly SourceFile[]): readonly MigratedFile[] {
    const { edits, migrated } = this;
    const isInOrder =
      files.length === migrated.length &&
      files.every(({ path }, at) => path === migrated[at]?.path);
    const last = isInOrder ? null : new Map(migrated.map((file) => [file.path, file]));
    if (!isInOrder) {
      const present = new Set(files.map(({ path }) => path));
      for (const path of edits.keys()) if (!present.has(path)) edits.delete(path);
    }
    return files.map((file, at) =>
      migratedFile(
        file,
        edits.get(file.path) ?? noEdits,
        last ? last.get(file.path) : migrated[at],
      ),
    );
  }
}

const nothing = { patch: null, findings: [], checklist: [], commands: [], graphs: [] };

const noEdits: readonly Edit[] = [];
