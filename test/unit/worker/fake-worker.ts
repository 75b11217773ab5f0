/**
 * A fake of the engine's worker that answers when told to, so that a test decides the order of events. It keeps texts
 * as the real one does, and "migrates" by a rule that a test can predict.
 */
import { vi } from 'vitest';
import { type Migration, migrate } from '../../../src/engine/index.ts';
import type { FromWorker, MigrationDelta, ToWorker } from '../../../src/worker/protocol.ts';
import type { WorkerLike } from '../../../src/worker/remote-project.ts';

type Run = Extract<ToWorker, { type: 'run' }>;

export class FakeWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly received: ToWorker[] = [];
  terminated = false;

  postMessage(message: ToWorker): void {
    this.received.push(structuredClone(message));
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Paths put since the start, in order. */
  get put(): readonly string[] {
    return this.received.flatMap((message) =>
      message.type === 'put' ? message.files.map((file) => file.path) : [],
    );
  }

  get runs(): readonly Run[] {
    return this.received.filter((message) => message.type === 'run');
  }

  /** Its code has come. */
  ready(): void {
    this.send({ type: 'ready' });
  }

  /** `took`: what it costs the page to look at the message, in ms of the test's clock. */
  answer(result: Partial<MigrationDelta> = {}, took = 0): void {
    this.send({ type: 'done', id: this.lastId, result: { ...emptyDelta, ...result } }, took);
  }

  throws(message: string): void {
    this.send({ type: 'threw', id: this.lastId, message });
  }

  die(): void {
    this.onerror?.(Object.assign(new Event('error'), deathNotice));
  }

  private get lastId(): number {
    return this.runs.at(-1)?.id ?? -1;
  }

  private send(data: FromWorker, took = 0): void {
    const event = new MessageEvent<FromWorker>('message');
    Object.defineProperty(event, 'data', {
      get() {
        if (took > 0) vi.advanceTimersByTime(took);
        return structuredClone(data);
      },
    });
    this.onmessage?.(event);
  }
}

/** What an `error` event says of a worker that died. */
export const deathNotice = {
  message: 'out of memory',
  filename: '',
  lineno: 0,
  colno: 0,
  error: null,
};

const { files: _, ...nothing } = migrate([]);
const emptyDelta: MigrationDelta = { ...nothing, changed: [], created: [] };

/** A spawn function, and the workers it made. */
export function fakeWorkers(): { spawn: () => FakeWorker; workers: FakeWorker[] } {
  const workers: FakeWorker[] = [];
  const spawn = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  return { spawn, workers };
}

/** What a migration says of each file, as a table a test reads. */
export function outline(migration: Migration): readonly (readonly [string, string])[] {
  return migration.files.map((file) => [file.path, file.after] as const);
}
