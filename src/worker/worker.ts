/**
 * The engine's worker: keeps the project's texts and the engine's readings of them, and answers requests one at a time.
 * The client takes care of start-up and the order of messages.
 */
import type { FromWorker, ToWorker } from './protocol.ts';
import { WorkerProject } from './worker-project.ts';

const project = new WorkerProject((message) => self.postMessage(message));

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => project.receive(data));
self.postMessage({ type: 'ready' } satisfies FromWorker);
