/**
 * The page's side of the project in a worker: sends the worker what it lacks, and rebuilds the migration from the
 * differences that come back (`protocol.ts`). It lives as long as its worker; after a crash, the client starts another
 * with another one of these.
 */
import {
  type Catalogue,
  createdFile,
  type Edit,
  type MigratedFile,
  type Migration,
  type MigrationOptions,
  migratedFile,
  nothingSaid,
  type SourceFile,
} from '../engine/host.ts';
import { JoinedParts } from './parts.ts';
import type { FromWorker, MigrationDelta, ResultPart, StagedFile, ToWorker } from './protocol.ts';
import { isEqual, reuse } from './reuse.ts';

/** The part of `Worker` that we use, so that a test can replace it. */
export interface WorkerLike {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A text file as it was read, with its bytes. The bytes are transferred if nothing else shares their buffer. */
export interface ReadFile extends SourceFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface WorkerEvents {
  /** `began`: when the message was first accessed, in ms of the page's clock. Accessing it copies it. */
  receive(message: FromWorker, began: number): void;
  /** The worker died, or its answer could not be read. */
  lost(detail: string): void;
}

/** How many code units one message to the worker holds: about 10 ms of copying. */
const batchSize = 4 * 1024 * 1024;

export class RemoteProject {
  private readonly worker: WorkerLike;
  /** The texts that the worker holds, by path. Comparing strings that are the same object costs nothing. */
  private readonly texts = new Map<string, string>();
  /** Sent ahead and not yet adopted. */
  private staged: SourceFile[] = [];
  /** The paths that the worker was last sent. */
  private paths: readonly string[] = [];
  /** The catalogue that the worker holds. */
  private catalogue: Catalogue | null = null;
  /** The files that the worker is known to hold, by index in the project. */
  private delivered: readonly SourceFile[] = [];
  /** Edits last received, by path, for files that have any. */
  private readonly edits = new Map<string, readonly Edit[]>();
  /** The input files of the last migration. */
  private migrated: readonly MigratedFile[] = [];
  private created: readonly MigratedFile[] = [];
  private last: Omit<Migration, 'files'> = nothingSaid;
  /** The parts of the next result that have come. */
  private parts: JoinedParts | null = null;

  constructor(worker: WorkerLike, events: WorkerEvents) {
    this.worker = worker;
    worker.onmessage = (event) => {
      const began = performance.now();
      events.receive(event.data, began);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      events.lost(event.message ?? '');
    };
    worker.onmessageerror = () => events.lost('its answer could not be read');
  }

  /** Sends files of a project that is still being read. */
  stage(files: readonly ReadFile[]): void {
    if (files.length === 0) return;
    const transfer = wholeBuffers(files);
    const staged = files.map(
      ({ path, text, bytes }): StagedFile =>
        transfer.has(bytes.buffer) ? { path, bytes } : { path, text },
    );
    this.worker.postMessage({ type: 'stage', files: staged }, [...transfer]);
    for (const { path, text } of files) this.staged.push({ path, text });
  }

  /** Adds the staged files to the project, with their paths less `root`; `null` drops them. */
  adopt(root: string | null): void {
    this.delivered = [];
    if (this.staged.length === 0) return;
    this.worker.postMessage({ type: 'adopt', root });
    if (root !== null) {
      for (const { path, text } of this.staged) this.texts.set(path.slice(root.length), text);
    }
    this.staged = [];
  }

  /**
   * Sends what the worker lacks of `files`. Each step sends a batch and reports how many files of how many are sent.
   */
  *deliver(files: readonly SourceFile[]): Generator<{ done: number; total: number }> {
    const known = this.delivered;
    this.delivered = [];
    const lacking = files.filter(
      (file, at) => known[at] !== file && this.texts.get(file.path) !== file.text,
    );
    let done = 0;
    for (const batch of batches(lacking)) {
      this.worker.postMessage({ type: 'put', files: batch });
      for (const { path, text } of batch) this.texts.set(path, text);
      done += batch.length;
      yield { done, total: lacking.length };
    }
    this.delivered = files;
  }

  /** Tells the worker to migrate what was delivered. */
  run(id: number, { catalogue = null, ...options }: MigrationOptions): void {
    const { delivered, paths } = this;
    if (catalogue !== this.catalogue) this.worker.postMessage({ type: 'catalogue', catalogue });
    this.catalogue = catalogue;
    const isInOrder =
      delivered.length === paths.length && delivered.every(({ path }, at) => path === paths[at]);
    if (!isInOrder) this.tell(delivered.map(({ path }) => path));
    this.worker.postMessage({ type: 'run', id, options, paths: isInOrder ? null : this.paths });
  }

  /** Takes in a part of the next result. */
  take(part: ResultPart): void {
    this.parts ??= new JoinedParts();
    this.parts.add(part);
  }

  /** The migration of `files`, rebuilt from what the worker sent about it. */
  receive(files: readonly SourceFile[], delta: MigrationDelta): Migration {
    const { changed, created, ...rest } = this.parts?.with(delta) ?? delta;
    this.parts = null;
    for (const { path, edits } of changed) {
      if (edits.length > 0) this.edits.set(path, edits);
      else this.edits.delete(path);
    }
    this.migrated = this.rebuild(files);
    this.created = reuse(this.created, created.map(createdFile));
    this.last = {
      patch: isEqual(this.last.patch, rest.patch) ? this.last.patch : rest.patch,
      findings: reuse(this.last.findings, rest.findings),
      moves: reuse(this.last.moves, rest.moves),
      checklist: reuse(this.last.checklist, rest.checklist),
      commands: reuse(this.last.commands, rest.commands),
      graphs: reuse(this.last.graphs, rest.graphs),
      audit: reuse(this.last.audit, rest.audit),
      waysOut: reuse(this.last.waysOut, rest.waysOut),
      offers: reuse(this.last.offers, rest.offers),
      adopted: reuse(this.last.adopted, rest.adopted),
      rules: reuse(this.last.rules, rest.rules),
    };
    return { ...this.last, files: [...this.migrated, ...this.created] };
  }

  stop(): void {
    this.worker.onmessage = null;
    this.worker.onerror = null;
    this.worker.onmessageerror = null;
    this.worker.terminate();
  }

  /** Files that are not at one of `paths` are dropped, here as in the worker. */
  private tell(paths: readonly string[]): void {
    this.paths = paths;
    const present = new Set(paths);
    for (const path of this.texts.keys()) if (!present.has(path)) this.texts.delete(path);
  }

  /** The input files with their edits made. Most are unchanged, at the same index as before. */
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

const noEdits: readonly Edit[] = [];

/** The buffers that hold nothing but these files, so that they can be transferred. */
function wholeBuffers(files: readonly ReadFile[]): ReadonlySet<ArrayBuffer> {
  const held = new Map<ArrayBuffer, number>();
  for (const { bytes } of files) {
    held.set(bytes.buffer, (held.get(bytes.buffer) ?? 0) + bytes.byteLength);
  }
  return new Set([...held].flatMap(([buffer, size]) => (size === buffer.byteLength ? buffer : [])));
}

function* batches(files: readonly SourceFile[]): Generator<readonly SourceFile[]> {
  let batch: SourceFile[] = [];
  let size = 0;
  for (const { path, text } of files) {
    if (batch.length > 0 && size + text.length > batchSize) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push({ path, text });
    size += text.length;
  }
  if (batch.length > 0) yield batch;
}
