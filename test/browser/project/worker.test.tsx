/**
 * The real worker, in a real browser: what the unit tests show of the client holds with it too.
 */
import { afterEach, expect, test } from 'vitest';
import { migrate } from '../../../src/engine/index.ts';
import { createMigrationClient } from '../../../src/worker/client.ts';

const clients: { dispose(): void }[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

function open(...args: Parameters<typeof createMigrationClient>) {
  const client = createMigrationClient(...args);
  clients.push(client);
  return client;
}

const project = [
  {
    path: 'Cargo.toml',
    text: '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\npaste = "1.0"\n',
  },
  { path: 'src/lib.rs', text: 'use paste::paste;\r\npaste! { fn f() {} }\r\n' },
];

test('answers as the engine does', async () => {
  const client = open();
  expect(await client.migrate(project, {})).toEqual({ state: 'done', migration: migrate(project) });
  const edited = project.map((file) => ({ ...file, text: `${file.text}\n` }));
  expect(await client.migrate(edited, { strategy: 'alias' })).toEqual({
    state: 'done',
    migration: migrate(edited, { strategy: 'alias' }),
  });
});

test('takes a project in while it is read, its bytes given away', async () => {
  const client = open();
  const arrival = client.arrival();
  const read = project.map((file) => ({ ...file, bytes: new TextEncoder().encode(file.text) }));
  arrival.read(read);
  arrival.end('');
  expect(read.map(({ bytes }) => bytes.length)).toEqual([0, 0]);
  expect(await client.migrate(project, {})).toEqual({ state: 'done', migration: migrate(project) });
});

test('the latest of many requests wins', async () => {
  const client = open();
  const versions = Array.from({ length: 20 }, (_, index) => [
    { path: 'src/lib.rs', text: `// ${index}` },
  ]);
  const outcomes = await Promise.all(versions.map((files) => client.migrate(files, {})));
  expect(outcomes.map((outcome) => outcome.state)).toEqual([
    ...Array.from({ length: 19 }, () => 'superseded'),
    'done',
  ]);
});

test('a worker that is killed at work is replaced', async () => {
  const workers: Worker[] = [];
  const client = open({
    spawn: () => {
      // The first one has nothing inside: it fails as a worker whose file is missing does.
      const url =
        workers.length === 0
          ? URL.createObjectURL(new Blob(['throw new Error("lost")'], { type: 'text/javascript' }))
          : new URL('../../../src/worker/worker.ts', import.meta.url);
      const worker = new Worker(url, { type: 'module' });
      workers.push(worker);
      return worker;
    },
  });
  expect((await client.migrate(project, {})).state).toBe('done');
  expect(workers).toHaveLength(2);
});

test('a worker that hangs is given up, twice, and Cancel needs no answer from it', async () => {
  const spawn = () => {
    const code = 'self.onmessage = () => { for (;;); }';
    return new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  };
  const impatient = open({ spawn, patience: () => 50 });
  expect(await impatient.migrate(project, {})).toMatchObject({ state: 'failed', reason: 'hung' });
  const patient = open({ spawn });
  const stop = new AbortController();
  const pending = patient.migrate(project, {}, { signal: stop.signal });
  setTimeout(() => stop.abort(), 50);
  expect(await pending).toEqual({ state: 'cancelled' });
});
