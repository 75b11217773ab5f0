/** The engine's worker as a thread of Node, for `moving.ts`. */
import { parentPort } from 'node:worker_threads';
import { WorkerProject } from '../../src/worker/worker-project.ts';

const project = new WorkerProject((message) => parentPort?.postMessage(message));
parentPort?.on('message', (message) => project.receive(message));
