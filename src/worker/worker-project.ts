/**
 * The project as one worker holds it: opened files by path, an engine with its memory, and what was last sent of each
 * file's result. How messages travel is not its affair, so that a test can drive it directly.
 */
import {
  createEngine,
  type Edit,
  type MigrationOptions,
  type ProjectChanges,
  ProjectFile,
  type SourceWork,
} from '../engine/index.ts';
import type { FileResult, FromWorker, MigrationDelta, ToWorker, Work } from './protocol.ts';
import { says } from './reuse.ts';

/** A run that waits for the members' work. */
interface Run {
  readonly id: number;
  readonly options: MigrationOptions;
  readonly files: readonly ProjectFile[];
  /** How many members have not answered. */
  missing: number;
}

export class WorkerProject {
  private readonly answer: (message: FromWorker) => void;
  private readonly engine = createEngine();
  private staged: ProjectFile[] = [];
  private readonly files = new Map<string, ProjectFile>();
  private paths: readonly string[] = [];
  /** Edits last sent, by path. */
  private readonly sent = new Map<string, readonly Edit[]>();
  /** What each member last sent. */
  private readonly works = new Map<MessagePort, SourceWork>();
  private members = 0;
  private run: Run | null = null;
  private leader: MessagePort | null = null;
  private lastWork: SourceWork | null = null;

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
      case 'member':
        this.members++;
        message.port.onmessage = ({ data }: MessageEvent<Work>) => this.take(message.port, data);
        return;
      case 'leader':
        this.leader = message.port;
        return;
      case 'run':
        this.start(message.id, message.options, message.paths);
    }
  }

  private put(file: ProjectFile): void {
    this.files.set(file.path, file);
  }

  private start(id: number, options: MigrationOptions, paths: readonly string[] | null): void {
    if (paths) this.keepOnly(paths);
    const files = this.paths.map((path) => this.fileAt(path));
    if (this.leader) {
      const work = this.engine.sources(files, options);
      const message: Work = { id, work: work === this.lastWork ? null : work };
      this.leader.postMessage(message);
      this.lastWork = work;
      return;
    }
    this.run = { id, options, files, missing: this.members };
    // While the others are at their sources, this one is at its own; the engine remembers.
    if (this.members > 0) this.engine.sources(files, options);
    this.finish();
  }

  /** What is not here is with another worker. */
  private fileAt(path: string): ProjectFile {
    const known = this.files.get(path);
    if (known) return known;
    const named = new ProjectFile(path, null);
    this.put(named);
    return named;
  }

  private take(member: MessagePort, { id, work }: Work): void {
    if (work) this.works.set(member, work);
    if (this.run?.id !== id) return;
    this.run.missing--;
    this.finish();
  }

  /** Answers once all work is in. */
  private finish(): void {
    const { run } = this;
    if (!run || run.missing > 0) return;
    this.run = null;
    const { id, files, options } = run;
    try {
      const changes = this.engine.changes(files, options, [...this.works.values()]);
      this.answer({ type: 'done', id, result: this.delta(changes) });
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
    for (const path of this.paths) {
      const last = this.sent.get(path) ?? noEdits;
      const now = edits.get(path) ?? noEdits;
      if (says(last, now)) continue;
      this.sent.set(path, now);
      changed.push({ path, edits: now });
    }
    return { ...rest, changed };
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const noEdits: readonly Edit[] = [];
