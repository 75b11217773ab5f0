/**
 * The page's end of the engine's worker: whole projects go in, migrations come out. The latest request wins. A worker
 * that dies or hangs is replaced, and the new one is asked once more.
 */
import type { Migration, MigrationOptions, SourceFile } from '../engine/host.ts';
import type { FromWorker } from './protocol.ts';
import { type ReadFile, RemoteProject, type WorkerLike } from './remote-project.ts';

/** How a request ended. */
export type Outcome =
  | { readonly state: 'done'; readonly migration: Migration }
  /** A newer request replaced it. */
  | { readonly state: 'superseded' }
  | { readonly state: 'cancelled' }
  /** The second attempt, in a fresh worker, failed as well. */
  | { readonly state: 'failed'; readonly reason: FailureReason; readonly message: string };

/** `crashed`: the worker died or could not start; `hung`: it gave no answer in time; `threw`: a bug in the engine. */
export type FailureReason = 'crashed' | 'hung' | 'threw';

/** The progress of a request. */
export interface Progress {
  /** `sending`: texts go to the worker; `migrating`: the worker works on them. */
  readonly phase: 'sending' | 'migrating';
  /** Number of files. */
  readonly done: number;
  readonly total: number;
}

export interface RequestOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels the request: it settles at once, and the worker is stopped if it was working on it. */
  readonly signal?: AbortSignal;
}

export interface ClientOptions {
  readonly spawn?: () => WorkerLike;
  /**
   * Milliseconds to wait for an answer about a project of `size` UTF-16 code units. `isReady`: whether the worker's
   * code has loaded.
   */
  readonly patience?: (size: number, isReady: boolean) => number;
}

/** A project on its way in, sent to the worker while it is still being read. */
export interface Arrival {
  read(files: readonly ReadFile[]): void;
  /** Says that it is complete. In the next `migrate`, its paths lack `root`. `null`: it is not wanted any more. */
  end(root: string | null): void;
}

export interface MigrationClient {
  /**
   * Migrates the whole project. Files that are the same as in the last call are not sent again, and unchanged parts of
   * the result are the same objects as before.
   */
  migrate(
    files: readonly SourceFile[],
    options: MigrationOptions,
    request?: RequestOptions,
  ): Promise<Outcome>;
  /** Begins to take in a project ahead of its migration. An earlier arrival that has not ended is dropped. */
  arrival(): Arrival;
  /** Stops the worker and cancels the current request. A later `migrate` starts a new one. */
  dispose(): void;
}

/**
 * Milliseconds of sending or of taking an answer in before the page gets a turn. What fits into this goes at once: a
 * page that has just received files has much to draw in its turn, and the worker would wait for that.
 */
const turn = 24;

export function createMigrationClient(options: ClientOptions = {}): MigrationClient {
  return new Client({ spawn: spawnWorker, patience: defaultPatience, ...options });
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
  private readonly options: Required<ClientOptions>;
  private remote: RemoteProject | null = null;
  private lastId = 0;
  /** The request the worker is working on. A superseded one stays here until the worker answers. */
  private running: Request | null = null;
  /** The newest request, which waits for the worker. */
  private waiting: Request | null = null;
  /** The request whose answer has arrived and is about to be passed on. */
  private answered: Request | null = null;
  private alarm: ReturnType<typeof setTimeout> | undefined;
  /** Whether the worker's code has loaded. */
  private isReady = false;
  /** The newest arrival, until it ends. */
  private arriving: Arrival | null = null;

  constructor(options: Required<ClientOptions>) {
    this.options = options;
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
      this.answered?.settle({ state: 'superseded' });
      this.waiting = request;
      this.next();
    });
  }

  arrival(): Arrival {
    const ifNewest = (act: (remote: RemoteProject) => void) => {
      if (this.arriving !== arrival) return;
      try {
        this.remote ??= this.open();
        act(this.remote);
      } catch {
        // If sending ahead fails, the request itself will meet the same trouble and report it.
      }
    };
    const arrival: Arrival = {
      read: (files) => ifNewest((remote) => remote.stage(files)),
      end: (root) => {
        ifNewest((remote) => remote.adopt(root));
        if (this.arriving === arrival) this.arriving = null;
      },
    };
    this.arriving = arrival;
    ifNewest((remote) => remote.adopt(null));
    return arrival;
  }

  dispose(): void {
    this.waiting?.settle({ state: 'cancelled' });
    this.running?.settle({ state: 'cancelled' });
    this.answered?.settle({ state: 'cancelled' });
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

  /** Starts the waiting request if the worker is free. */
  private next(): void {
    if (this.running || !this.waiting) return;
    const request = this.waiting;
    this.waiting = null;
    this.running = request;
    void this.start(request);
  }

  /** Sends what the worker lacks, in batches with turns for the page in between, then the request itself. */
  private async start(request: Request): Promise<void> {
    request.attempts++;
    try {
      this.remote ??= this.open();
      const { remote } = this;
      let since = performance.now();
      for (const { done, total } of remote.deliver(request.files)) {
        if (done < total) {
          request.onProgress?.({ phase: 'sending', done, total });
          if (performance.now() - since > turn) {
            await breath();
            since = performance.now();
          }
        }
        // The request was cancelled or the worker died in the meantime. Whoever did that has dealt with the request.
        if (this.remote !== remote || this.running !== request) return;
        // Superseded in the meantime. What was sent has arrived, and the newer request sends the rest.
        if (request.settled) break;
      }
      if (request.settled) {
        this.running = null;
        this.next();
        return;
      }
      remote.run(request.id, request.options);
      const total = request.files.length;
      request.onProgress?.({ phase: 'migrating', done: 0, total });
      this.watch(request);
    } catch (error) {
      this.lost('crashed', messageOf(error));
    }
  }

  /** Starts the time limit for the worker's answer. */
  private watch({ files }: Request): void {
    clearTimeout(this.alarm);
    const size = files.reduce((sum, file) => sum + file.text.length, 0);
    const time = this.options.patience(size, this.isReady);
    this.alarm = setTimeout(() => this.lost('hung', ''), time);
  }

  private relax(): void {
    clearTimeout(this.alarm);
    this.alarm = undefined;
  }

  /** Throws if no worker can be started. */
  private open(): RemoteProject {
    return new RemoteProject(this.options.spawn(), {
      receive: (message, began) => this.receive(message, began),
      lost: (detail) => this.lost('crashed', detail),
    });
  }

  /** `began`: when the message was first accessed, in ms of the page's clock. */
  private receive(message: FromWorker, began: number): void {
    const { running: request, remote } = this;
    if (message.type === 'ready') {
      this.isReady = true;
      if (request && this.alarm !== undefined) this.watch(request);
      return;
    }
    if (!request || !remote || message.id !== request.id) return;
    switch (message.type) {
      case 'part':
        remote.take(message.part);
        return;
      case 'threw':
        this.lost('threw', message.message);
        return;
      case 'done': {
        this.relax();
        const migration = remote.receive(request.files, message.result);
        this.running = null;
        this.answered = request;
        const settle = () => request.settle({ state: 'done', migration });
        // Showing a large answer takes as much work again as receiving it.
        if (performance.now() - began > turn) void breath().then(settle);
        else settle();
        this.next();
      }
    }
  }

  /** The worker is useless now. A fresh one tries the request once more, and only once. */
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
    this.relax();
    this.remote?.stop();
    this.remote = null;
    this.isReady = false;
    this.running = null;
  }
}

function spawnWorker(): WorkerLike {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}

/**
 * Ten seconds, and one more for each megabyte: ten times what real projects take. While the worker's code is still
 * loading over a slow line, a restart would only load it again, so it gets two minutes.
 */
function defaultPatience(size: number, isReady: boolean): number {
  return (isReady ? 10_000 : 120_000) + size / 1000;
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
      return `The migration failed because of a defect in Forklift${why}. Your files are untouched; please report it with the file that causes it.`;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
