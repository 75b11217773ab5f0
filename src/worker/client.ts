/**
 * The page's end of the engine's workers: whole projects in, migrations out. The latest request wins, and workers that
 * die or hang are replaced.
 */
import type { Migration, MigrationOptions, SourceFile } from '../engine/index.ts';
import { Crew, type ReadFile, type WorkerLike } from './crew.ts';
import type { FromWorker } from './protocol.ts';
import { RemoteProject } from './remote-project.ts';
import { createShares } from './shares.ts';

export type { ReadFile } from './crew.ts';

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

/** How far a request is. */
export interface Progress {
  /** `sending`: texts go to the worker; `migrating`: it works on them. */
  readonly phase: 'sending' | 'migrating';
  /** Files. */
  readonly done: number;
  readonly total: number;
}

export interface RequestOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Cancels the request: it settles at once, and the worker is stopped if it was at work on it. */
  readonly signal?: AbortSignal;
}

export interface ClientOptions {
  readonly spawn?: () => WorkerLike;
  /** Milliseconds to wait for an answer about a project of that many UTF-16 code units. */
  readonly patience?: (size: number) => number;
  /** How many workers at most; by default as many as the machine runs at once. */
  readonly workers?: number;
  /** How much work is worth another worker: see `createShares`. */
  readonly share?: number;
}

/** A project on its way in, handed to the workers while it is still being read. */
export interface Arrival {
  read(files: readonly ReadFile[]): void;
  /** It is complete: in the next `migrate` its paths have lost `root`. `null`: nobody wants it any more. */
  end(root: string | null): void;
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
  /** Begins to take in a project ahead of its migration; an earlier one that has not ended is forgotten. */
  arrival(): Arrival;
  /** Stops the workers; what is under way is cancelled. A later `migrate` starts new ones. */
  dispose(): void;
}

/**
 * Milliseconds of sending before the page gets a turn. What fits goes at once: a page that has just been given files
 * has much to draw in its turn, and the worker would wait for it.
 */
const stretch = 24;

/**
 * Work that is worth another worker, in code units of sources that name a crate which moves: with 100 MB of them two
 * workers on two cores took 0.75 of the time of one; where one file in twenty does, they took longer (`npm run bench`).
 */
const defaultShare = 32 * 1024 * 1024;

/** No machine's processors are all ours. */
const mostWorkers = 8;

export function createMigrationClient(options: ClientOptions = {}): MigrationClient {
  return new Client({
    spawn: spawnWorker,
    patience: defaultPatience,
    workers: Math.min(mostWorkers, globalThis.navigator?.hardwareConcurrency ?? 1),
    share: defaultShare,
    ...options,
  });
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
  private crew: Crew | null = null;
  private remote = new RemoteProject();
  private lastId = 0;
  /** The request the worker is at; a superseded one stays here until the worker answers. */
  private running: Request | null = null;
  /** The newest request, waiting for the worker. */
  private waiting: Request | null = null;
  private alarm: ReturnType<typeof setTimeout> | undefined;
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
      this.waiting = request;
      this.next();
    });
  }

  arrival(): Arrival {
    const ifNewest = (act: (crew: Crew) => void) => {
      if (this.arriving !== arrival) return;
      try {
        this.crew ??= this.openCrew();
        act(this.crew);
      } catch {
        // Ahead of time or not at all: the request itself will meet the trouble and tell.
      }
    };
    const arrival: Arrival = {
      read: (files) => ifNewest((crew) => crew.stage(files)),
      end: (root) => {
        ifNewest((crew) => crew.adopt(root));
        if (this.arriving === arrival) this.arriving = null;
      },
    };
    this.arriving = arrival;
    ifNewest((crew) => crew.adopt(null));
    return arrival;
  }

  dispose(): void {
    this.waiting?.settle({ state: 'cancelled' });
    this.running?.settle({ state: 'cancelled' });
    this.waiting = null;
    this.stopWorkers();
  }

  private cancel(request: Request): void {
    request.settle({ state: 'cancelled' });
    if (this.waiting === request) this.waiting = null;
    if (this.running === request) {
      this.stopWorkers();
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
      this.crew ??= this.openCrew();
      const { crew } = this;
      let since = performance.now();
      for (const { done, total } of crew.deliver(request.files)) {
        if (done < total) {
          request.onProgress?.({ phase: 'sending', done, total });
          if (performance.now() - since > stretch) {
            await breath();
            since = performance.now();
          }
        }
        // Cancelled meanwhile, or a worker died: whoever did that has seen to the request.
        if (this.crew !== crew || this.running !== request) return;
        // Superseded meanwhile: what went over is there, and the newer request sends the rest.
        if (request.settled) break;
      }
      if (request.settled) {
        this.running = null;
        this.next();
        return;
      }
      crew.run(request.id, request.options);
      const total = request.files.length;
      request.onProgress?.({ phase: 'migrating', done: 0, total });
      const size = request.files.reduce((sum, file) => sum + file.text.length, 0);
      this.alarm = setTimeout(() => this.lost('hung', ''), this.options.patience(size));
    } catch (error) {
      this.lost('crashed', messageOf(error));
    }
  }

  private openCrew(): Crew {
    const { spawn, workers, share } = this.options;
    return new Crew(spawn, createShares(workers, share), {
      receive: (message) => this.receive(message),
      lost: (detail) => this.lost('crashed', detail),
    });
  }

  private receive(message: FromWorker): void {
    const request = this.running;
    if (!request || message.id !== request.id) return;
    switch (message.type) {
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

  /** The workers are of no use any more: fresh ones try the request once again, and no more than once. */
  private lost(reason: FailureReason, detail: string): void {
    const request = this.running;
    this.stopWorkers();
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

  private stopWorkers(): void {
    clearTimeout(this.alarm);
    this.crew?.stop();
    this.crew = null;
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
