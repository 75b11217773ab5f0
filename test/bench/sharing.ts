/**
 * One grown project in which every file names crates that move, handed over as bytes and migrated, by one worker and by
 * several: milliseconds from the first file to the result, the start of the workers included. Prints one line of JSON.
 * Its argument is the number of files; threads of Node stand in for the browser's workers.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessagePort, Worker } from 'node:worker_threads';
import type { SourceFile } from '../../src/engine/index.ts';
import { createMigrationClient } from '../../src/worker/client.ts';
import type { WorkerLike } from '../../src/worker/crew.ts';
import { stopwatch, type Times } from './clock.ts';
import { megabytes } from './folder.ts';
import { grownProject } from './grown.ts';
import { sound } from './sound.ts';

export interface Sharing {
  readonly megabytes: number;
  readonly one: Times;
  readonly several: Times;
  readonly workers: number;
}

const files = grownProject(Number(process.argv[2]), 12_500, 1);
const workers = Math.min(8, availableParallelism());
const one: number[] = [];
const several: number[] = [];
for (let run = 0; run < 3; run++) {
  one.push(await migrated(files, 1));
  several.push(await migrated(files, workers));
}
const sharing: Sharing = {
  megabytes: megabytes(files),
  one: stopwatch(one).times(),
  several: stopwatch(several).times(),
  workers,
};
console.log(JSON.stringify(sharing));

/** Milliseconds of one migration by new workers, from the first file handed over. */
async function migrated(project: readonly SourceFile[], most: number): Promise<number> {
  const encoder = new TextEncoder();
  // Each in a buffer of its own, as a browser reads them.
  const read = project.map((file) => ({ ...file, bytes: encoder.encode(file.text).slice() }));
  const client = createMigrationClient({ spawn, workers: most });
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
function given(each: Transferable): readonly (ArrayBuffer | MessagePort)[] {
  return each instanceof ArrayBuffer || each instanceof MessagePort ? [each] : [];
}
