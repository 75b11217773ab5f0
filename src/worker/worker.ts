/**
 * The engine's worker: keeps the project's texts and the engine's readings of them, and answers
 * requests one at a time. Start-up and message order are the client's affair.
 */

import type { FromWorker, ToWorker } from './protocol.ts';
import { WorkerProject } from './worker-project.ts';

const project = new WorkerProject();

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  for (const answer of project.receive(data)) send(answer);
});

function send(message: FromWorker): void {
  self.postMessage(message);
}
