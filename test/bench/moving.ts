/**
 * One grown project in which every file names crates that move, handed over as bytes and migrated by a new worker:
 * milliseconds from the first file to the result, the start of the worker included. Prints one line of JSON.
 * Its argument is the number of files; a thread of Node stands in for the browser's worker.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SourceFile } from '../../src/engine/index.ts';
import { createMigrationClient } from '../../src/worker/client.ts';
import type { WorkerLike } from '../../src/worker/remote-project.ts';
import { stopwatch, type Times } from './clock.ts';
import { megabytes } from './folder.ts';
import { grownProject } from './grown.ts';
import { sound } from './sound.ts';

export interface Moving {
  readonly megabytes: number;
  readonly time: Times;
}

const files = grownProject(Number(process.argv[2]), 12_500, 1);
const runs: number[] = [];
for (let run = 0; run < 3; run++) runs.push(await migrated(files));
const moving: Moving = { megabytes: megabytes(files), time: stopwatch(runs).times() };
console.log(JSON.stringify(moving));

/** Milliseconds of one migration by a new worker, from the first file handed over. */
async function migrated(project: readonly SourceFile[]): Promise<number> {
  const encoder = new TextEncoder();
  // Each in a buffer of its own, as a browser reads them.
  const read = project.map((file) => ({ ...file, bytes: encoder.encode(file.text).slice() }));
  const client = createMigrationClient({ spawn });
  const start = performance.now();
  const arrival = client.arrival();
  for (let at = 0; at < read.length; at += 64) arrival.read(read.slice(at, at + 64));
  arrival.end('');
  const outcome = await client.migrate(project, {});
  const time = performance.now() - start;
  if (outcome.state !== 'done') throw new Error(`The migration is ${outcome.state}.`);
  sound(outcome.migration);
  client.dispose();
  return time;
}

function spawn(): WorkerLike {
  const thread = new Worker(fileURLToPath(new URL('./thread.js', import.meta.url)));
  const worker: WorkerLike = {
    postMessage: (message, transfer = []) => thread.postMessage(message, transfer.flatMap(given)),
    terminate: () => void thread.terminate(),
    onmessage: null,
    onmessageerror: null,
    onerror: null,
  };
  thread.on('message', (data) => worker.onmessage?.(new MessageEvent('message', { data })));
  thread.on('error', (error) => {
    throw error;
  });
  return worker;
}

/** What a thread of Node can be given: all that the client gives away. */
function given(each: Transferable): readonly ArrayBuffer[] {
  return each instanceof ArrayBuffer ? [each] : [];
}
