/**
 * The page's end of the engine's worker: whole projects in, migrations out. It works out what the
 * worker lacks, lets the latest request win, and replaces a worker that dies or hangs.
 */
import type { Migration, MigrationOptions, SourceFile } from '../engine/index.ts';
import type { FromWorker, Progress, ToWorker } from './protocol.ts';
import { RemoteProject } from './remote-project.ts';

export type { Progress } from './protocol.ts';

/** What became of a request. */
export type Outcome =
  | { readonly state: 'done'; readonly migration: Migration }
  /** A newer request took its place. */
  | { readonly state: 'superseded' }
  | { readonly state: 'cancelled' }
  /** After the second attempt, in a fresh worker. */
  | { readonly state: 'failed'; readonly reason: FailureReason; readonly message: string };

/** `crashed`: the worker died or could not start; `hung`: no answer in time; `threw`: a defect of the engine. */
export type FailureReason = 'crashed' | 'hung' | 'threw';

export interface RequestOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels the request: it settles at once, and the worker is stopped if it was at work on it. */
  readonly signal?: AbortSignal;
}

/** The part of `Worker` that is used, so that a test can stand in for it. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface ClientOptions {
  readonly spawn?: () => WorkerLike;
  /** Milliseconds to wait for an answer about a project of that many UTF-16 code units. */
  readonly patience?: (size: number) => number;
}

export interface MigrationClient {
  /**
   * Migrates the whole project. Files that are the same as in the call before are not sent again,
   * and what did not change in the result is the same object as before.
   */
  migrate(
    files: readonly SourceFile[],
    options: MigrationOptions,
    request?: RequestOptions,
  ): Promise<Outcome>;
  /** Stops the worker; what is under way is cancelled. A later `migrate` starts a new one. */
  dispose(): void;
}

/**
 * Milliseconds of sending before the page gets a turn. What fits goes at once: a page that has just been given files
 * has much to draw in its turn, and the worker would wait for it.
 */
const stretch = 24;

/** How many code units go to the worker in one message: about 10 ms of copying. */
const batchSize = 4 * 1024 * 1024;

export function createMigrationClient(options: ClientOptions = {}): MigrationClient {
  return new Client(options.spawn ?? spawnWorker, options.patience ?? defaultPatience);
}

interface Request {
  readonly id: number;
  readonly files: readonly SourceFile[];
  readonly options: MigrationOptions;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly settle: (outcome: Outcome) => void;
  settled: boolean;
  attempts: number;
}

class Client implements MigrationClient {
  private readonly spawn: () => WorkerLike;
  private readonly patience: (size: number) => number;
  private worker: WorkerLike | null = null;
  private remote = new RemoteProject();
  private lastId = 0;
  /** The request the worker is at; a superseded one stays here until the worker answers. */
  private running: Request | null = null;
  /** The newest request, waiting for the worker. */
  private waiting: Request | null = null;
  private alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(spawn: () => WorkerLike, patience: (size: number) => number) {
    this.spawn = spawn;
    this.patience = patience;
  }

  migrate(
    files: readonly SourceFile[],
    options: MigrationOptions,
    { onProgress, signal }: RequestOptions = {},
  ): Promise<Outcome> {
    return new Promise((resolve) => {
      const request: Request = {
        id: ++this.lastId,
        files,
        options,
        onProgress,
        settle: (outcome) => {
          if (request.settled) return;
          request.settled = true;
          signal?.removeEventListener('abort', cancel);
          resolve(outcome);
        },
        settled: false,
        attempts: 0,
      };
      const cancel = () => this.cancel(request);
      if (signal?.aborted) return request.settle({ state: 'cancelled' });
      signal?.addEventListener('abort', cancel);
      this.waiting?.settle({ state: 'superseded' });
      this.running?.settle({ state: 'superseded' });
      this.waiting = request;
      this.next();
    });
  }

  dispose(): void {
    this.waiting?.settle({ state: 'cancelled' });
    this.running?.settle({ state: 'cancelled' });
    this.waiting = null;
    this.stopWorker();
  }

  private cancel(request: Request): void {
    request.settle({ state: 'cancelled' });
    if (this.waiting === request) this.waiting = null;
    if (this.running === request) {
      this.stopWorker();
      this.next();
    }
  }

  /** Starts the waiting request when the worker is free. */
  private next(): void {
    if (this.running || !this.waiting) return;
    const request = this.waiting;
    this.waiting = null;
    this.running = request;
    void this.start(request);
  }

  /** Sends what the worker lacks, in batches with a breath between them, then the request itself. */
  private async start(request: Request): Promise<void> {
    request.attempts++;
    try {
      this.worker ??= this.openWorker();
      const worker = this.worker;
      const { remote } = this;
      const missing = remote.missing(request.files);
      let sent = 0;
      let since = performance.now();
      for (const batch of batches(missing)) {
        if (sent > 0) {
          request.onProgress?.({ phase: 'sending', done: sent, total: missing.length });
          if (performance.now() - since > stretch) {
            await breath();
            since = performance.now();
          }
          // Cancelled meanwhile, or the worker died: whoever did that has seen to the request.
          if (this.worker !== worker || this.running !== request) return;
          // Superseded meanwhile: what went over is there, and the newer request sends the rest.
          if (request.settled) break;
        }
        worker.postMessage({ type: 'put', files: batch });
        remote.put(batch);
        sent += batch.length;
      }
      if (request.settled) {
        this.running = null;
        this.next();
        return;
      }
      const paths = remote.order(request.files);
      worker.postMessage({ type: 'run', id: request.id, options: request.options, paths });
      const size = request.files.reduce((sum, file) => sum + file.text.length, 0);
      this.alarm = setTimeout(() => this.lost('hung', ''), this.patience(size));
    } catch (error) {
      this.lost('crashed', messageOf(error));
    }
  }

  private openWorker(): WorkerLike {
    const worker = this.spawn();
    worker.onmessage = ({ data }) => this.receive(data);
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.lost('crashed', event.message ?? '');
    };
    worker.onmessageerror = () => this.lost('crashed', 'its answer could not be read');
    return worker;
  }

  private receive(message: FromWorker): void {
    const request = this.running;
    if (!request || message.id !== request.id) return;
    switch (message.type) {
      case 'progress':
        if (!request.settled) request.onProgress?.(message.progress);
        return;
      case 'threw':
        this.lost('threw', message.message);
        return;
      case 'done': {
        clearTimeout(this.alarm);
        const migration = this.remote.receive(request.files, message.result);
        this.running = null;
        request.settle({ state: 'done', migration });
        this.next();
      }
    }
  }

  /** The worker is of no use any more: a fresh one tries the request once again, and no more than once. */
  private lost(reason: FailureReason, detail: string): void {
    const request = this.running;
    this.stopWorker();
    if (request && !request.settled) {
      if (request.attempts < 2) {
        this.running = request;
        void this.start(request);
        return;
      }
      request.settle({ state: 'failed', reason, message: failureMessage(reason, detail) });
    }
    this.next();
  }

  private stopWorker(): void {
    clearTimeout(this.alarm);
    if (this.worker) {
      this.worker.onmessage = null;
      this.worker.onerror = null;
      this.worker.onmessageerror = null;
      this.worker.terminate();
    }
    this.worker = null;
    this.running = null;
    this.remote = new RemoteProject();
  }
}

function spawnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

/** Ten seconds, and one more for each megabyte: an order of magnitude over what real projects take. */
function defaultPatience(size: number): number {
  return 10_000 + size / 1000;
}

function* batches(files: readonly SourceFile[]): Generator<readonly SourceFile[]> {
  let batch: SourceFile[] = [];
  let size = 0;
  for (const file of files) {
    if (batch.length > 0 && size + file.text.length > batchSize) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(file);
    size += file.text.length;
  }
  if (batch.length > 0) yield batch;
}

/** Lets the page paint and take input. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

function failureMessage(reason: FailureReason, detail: string): string {
  const why = detail === '' ? '' : ` (${detail})`;
  switch (reason) {
    case 'crashed':
      return `The migration stopped unexpectedly, twice${why}. Your files are untouched; reload the page, or try with fewer files.`;
    case 'hung':
      return 'The migration gave no answer in time, twice. Your files are untouched; try with fewer files.';
    case 'threw':
      return `The migration met a defect of its own${why}. Your files are untouched; please report it with the file that causes it.`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
