/**
 * The real worker's project without a thread around it: messages are cloned, as real messages are, and answered when
 * the event loop comes round.
 */

import type { FromWorker, ToWorker } from '../../../src/worker/protocol.ts';
import type { WorkerLike } from '../../../src/worker/remote-project.ts';
import { WorkerProject } from '../../../src/worker/worker-project.ts';
import { deathNotice } from './fake-worker.ts';

export class LocalWorker implements WorkerLike {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onmessageerror: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  /** What came in, in order; its bytes are the worker's own. */
  readonly received: ToWorker[] = [];
  /** Results of files that went out. */
  results = 0;
  private readonly project = new WorkerProject((message) => this.answer(message));

  postMessage(message: ToWorker, transfer: Transferable[] = []): void {
    const arrived = structuredClone(message, { transfer });
    this.received.push(arrived);
    this.project.receive(arrived);
  }

  terminate(): void {}

  die(): void {
    this.onerror?.(Object.assign(new Event('error'), deathNotice));
  }

  /** Files put since the last time this was asked. */
  takePut(): readonly string[] {
    return this.received
      .splice(0)
      .flatMap((message) => (message.type === 'put' ? message.files.map(({ path }) => path) : []));
  }

  private answer(message: FromWorker): void {
    const data = structuredClone(message);
    if (data.type === 'done') this.results += data.result.changed.length;
    queueMicrotask(() => this.onmessage?.(new MessageEvent('message', { data })));
  }
}

/** A spawn function, and the workers it made. */
export function localWorkers(): { spawn: () => LocalWorker; workers: LocalWorker[] } {
  const workers: LocalWorker[] = [];
  const spawn = () => {
    const worker = new LocalWorker();
    workers.push(worker);
    return worker;
  };
  return { spawn, workers };
}
