/**
 * The project in the worker: opened files by path, an engine with its memory, and the result last sent for each file.
 * It does not handle messages itself, so that a test can use it directly.
 */
import {
  type Catalogue,
  createEngine,
  type Edit,
  type MigrationOptions,
  type ProjectChanges,
  ProjectFile,
} from '../engine/host.ts';
import { inParts } from './parts.ts';
import type { FileResult, FromWorker, MigrationDelta, ToWorker } from './protocol.ts';
import { isEqual } from './reuse.ts';

export class WorkerProject {
  private readonly answer: (message: FromWorker) => void;
  private readonly engine = createEngine();
  private staged: ProjectFile[] = [];
  private readonly files = new Map<string, ProjectFile>();
  private paths: readonly string[] = [];
  private catalogue: Catalogue | null = null;
  /** Edits last sent, by path. */
  private readonly sent = new Map<string, readonly Edit[]>();

  constructor(answer: (message: FromWorker) => void) {
    this.answer = answer;
  }

  receive(message: ToWorker): void {
    switch (message.type) {
      case 'stage':
        for (const file of message.files) {
          const text = 'text' in file ? file.text : decoder.decode(file.bytes);
          const opened = new ProjectFile(file.path, text);
          opened.readAhead();
          this.staged.push(opened);
        }
        return;
      case 'adopt':
        if (message.root !== null) {
          for (const file of this.staged) this.put(file.at(file.path.slice(message.root.length)));
        }
        this.staged = [];
        return;
      case 'put':
        for (const { path, text } of message.files) this.put(new ProjectFile(path, text));
        return;
      case 'catalogue':
        this.catalogue = message.catalogue;
        return;
      case 'run':
        this.run(message.id, message.options, message.paths);
    }
  }

  private put(file: ProjectFile): void {
    this.files.set(file.path, file);
  }

  private run(id: number, options: MigrationOptions, paths: readonly string[] | null): void {
    try {
      if (paths) this.keepOnly(paths);
      const files = this.paths.flatMap((path) => this.files.get(path) ?? []);
      const changes = this.engine.changes(files, { ...options, catalogue: this.catalogue });
      const { parts, rest } = inParts(this.delta(changes));
      for (const part of parts) this.answer({ type: 'part', id, part });
      this.answer({ type: 'done', id, result: rest });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.answer({ type: 'threw', id, message });
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

  private delta({ edits, ...rest }: ProjectChanges): MigrationDelta {
    const changed: FileResult[] = [];
    for (const [path, now] of edits) {
      if (!isEqual(this.sent.get(path) ?? noEdits, now)) changed.push({ path, edits: now });
    }
    for (const path of this.sent.keys()) {
      if (!edits.has(path)) changed.push({ path, edits: noEdits });
    }
    for (const { path, edits: now } of changed) {
      if (now.length > 0) this.sent.set(path, now);
      else this.sent.delete(path);
    }
    return { ...rest, changed };
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const noEdits: readonly Edit[] = [];
