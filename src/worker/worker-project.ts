/**
 * The project as the worker holds it: texts by path, a migrator with its readings, and what was last
 * sent of each file's result. No messaging in here, so that a test can drive it directly.
 */
import {
  createMigrator,
  type Edit,
  type MigratedFile,
  type Migration,
  type SourceFile,
} from '../engine/index.ts';
import type { CreatedFile, FileResult, FromWorker, MigrationDelta, ToWorker } from './protocol.ts';

export class WorkerProject {
  private readonly files = new Map<string, SourceFile>();
  private paths: readonly string[] = [];
  private readonly migrate = createMigrator();
  private readonly sent = new Map<string, FileResult>();

  /** The answers to one message; each is made when it is asked for, so progress goes out first. */
  *receive(message: ToWorker): Generator<FromWorker> {
    if (message.type === 'put') {
      for (const file of message.files) this.files.set(file.path, file);
      return;
    }
    const { id } = message;
    if (message.paths) this.keepOnly(message.paths);
    const files = this.paths.flatMap((path) => this.files.get(path) ?? []);
    yield {
      type: 'progress',
      id,
      progress: { phase: 'migrating', done: 0, total: files.length },
    };
    try {
      yield { type: 'done', id, result: this.delta(this.migrate(files, message.options)) };
    } catch (error) {
      yield { type: 'threw', id, message: error instanceof Error ? error.message : String(error) };
    }
  }

  private keepOnly(paths: readonly string[]): void {
    this.paths = paths;
    const present = new Set(paths);
    for (const path of this.files.keys()) {
      if (!present.has(path)) this.files.delete(path);
    }
    for (const path of this.sent.keys()) {
      if (!present.has(path)) this.sent.delete(path);
    }
  }

  private delta(migration: Migration): MigrationDelta {
    const changed: FileResult[] = [];
    const created: CreatedFile[] = [];
    for (const file of migration.files) {
      if (file.before === null) {
        created.push({ path: file.path, text: file.after, kind: file.kind });
      } else if (!this.isKnown(file)) {
        const result = { path: file.path, kind: file.kind, edits: file.edits };
        this.sent.set(file.path, result);
        changed.push(result);
      }
    }
    const { files: _files, ...rest } = migration;
    return { ...rest, changed, created };
  }

  private isKnown({ path, kind, edits }: MigratedFile): boolean {
    const last = this.sent.get(path);
    if (!last) return kind === 'other' && edits.length === 0;
    return (
      last.kind === kind &&
      last.edits.length === edits.length &&
      edits.every((edit, index) => sameEdit(edit, last.edits[index]))
    );
  }
}

function sameEdit(a: Edit, b: Edit | undefined): boolean {
  return (
    b !== undefined &&
    a.from === b.from &&
    a.to === b.to &&
    a.insert === b.insert &&
    a.reason === b.reason &&
    a.fork === b.fork
  );
}
