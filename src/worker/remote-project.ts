/**
 * What the worker is known to hold, and the results it sent: the page's side of the differences that
 * cross in `protocol.ts`. One of these lives as long as its worker.
 */
import { applyEdits, type MigratedFile, type Migration, type SourceFile } from '../engine/index.ts';
import type { FileResult, MigrationDelta } from './protocol.ts';

export class RemoteProject {
  /** Texts the worker holds. Comparing strings that are the same object costs nothing. */
  private readonly texts = new Map<string, string>();
  private paths: readonly string[] = [];
  private readonly results = new Map<string, FileResult>();
  /** The files of the last migration, reused where nothing changed. */
  private migrated = new Map<string, MigratedFile>();

  /** The files whose text the worker does not have. */
  missing(files: readonly SourceFile[]): readonly SourceFile[] {
    return files.filter((file) => this.texts.get(file.path) !== file.text);
  }

  /** Notes that these were sent. */
  put(files: readonly SourceFile[]): void {
    for (const file of files) this.texts.set(file.path, file.text);
  }

  /** The paths to tell the worker, or `null` when it knows them; what is not among `files` is forgotten. */
  order(files: readonly SourceFile[]): readonly string[] | null {
    const { paths } = this;
    if (
      paths.length === files.length &&
      files.every((file, index) => file.path === paths[index]) &&
      this.texts.size === files.length
    ) {
      return null;
    }
    this.paths = files.map((file) => file.path);
    const present = new Set(this.paths);
    for (const path of this.texts.keys()) {
      if (!present.has(path)) this.texts.delete(path);
    }
    for (const path of this.results.keys()) {
      if (!present.has(path)) this.results.delete(path);
    }
    return this.paths;
  }

  /** The migration of `files`, rebuilt from what the worker sent about it. */
  receive(files: readonly SourceFile[], delta: MigrationDelta): Migration {
    for (const result of delta.changed) this.results.set(result.path, result);
    const migrated = new Map<string, MigratedFile>();
    for (const file of files) {
      const { kind, edits } = this.results.get(file.path) ?? unchanged(file.path);
      const last = this.migrated.get(file.path);
      const same = last && last.before === file.text && last.kind === kind && last.edits === edits;
      const { path, text: before } = file;
      migrated.set(
        path,
        same ? last : { path, before, after: applyEdits(before, edits), edits, kind },
      );
    }
    this.migrated = migrated;
    const created = delta.created.map(
      ({ path, text, kind }): MigratedFile => ({
        path,
        before: null,
        after: text,
        edits: [],
        kind,
      }),
    );
    const { changed: _changed, created: _created, ...rest } = delta;
    return { ...rest, files: [...migrated.values(), ...created] };
  }
}

const noEdits: FileResult['edits'] = [];

function unchanged(path: string): FileResult {
  return { path, kind: 'other', edits: noEdits };
}
