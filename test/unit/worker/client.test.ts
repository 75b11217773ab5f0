import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Migration, SourceFile } from '../../../src/engine/index.ts';
import { finding } from '../../../src/engine/migrate/findings/finding.ts';
import { createMigrationClient, type Outcome } from '../../../src/worker/client.ts';
import { type FakeWorker, fakeWorkers, outline } from './fake-worker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const file = (path: string, text: string): SourceFile => ({ path, text });
const edit = (from: number, to: number, insert: string) => ({
  from,
  to,
  insert,
  reason: 'renamed',
  fork: 'qlora-paste',
  group: 'paste',
  part: 'path' as const,
  manifests: ['Cargo.toml'],
});
const manifest = file('Cargo.toml', '[dependencies]\npaste = "1"\n');
const lib = file('src/lib.rs', 'use paste::paste;\n');

function setUp() {
  const { spawn, workers } = fakeWorkers();
  const client = createMigrationClient({ spawn, patience: () => 5000 });
  /** The worker that is alive, which must exist. */
  const worker = (): FakeWorker => {
    const last = workers.at(-1);
    if (!last) throw new Error('no worker was started');
    return last;
  };
  return { client, worker, workers };
}

/** Lets everything that is due now happen. */
const settle = () => vi.advanceTimersByTimeAsync(0);

function done(outcome: Outcome) {
  if (outcome.state !== 'done') throw new Error(`not done but ${outcome.state}`);
  return outcome.migration;
}

describe('a request', () => {
  test('starts the worker, sends every file once, and rebuilds texts from edits', async () => {
    const { client, worker, workers } = setUp();
    const pending = client.migrate([manifest, lib], { docs: false });
    await settle();
    expect(worker().received).toEqual([
      { type: 'put', files: [manifest, lib] },
      { type: 'run', id: 1, options: { docs: false }, paths: ['Cargo.toml', 'src/lib.rs'] },
    ]);
    worker().answer({
      changed: [{ path: lib.path, edits: [edit(4, 9, 'qlora_paste')] }],
      created: [{ path: 'shim/Cargo.toml', text: '[package]' }],
      commands: ['cargo check'],
    });
    const migration = done(await pending);
    expect(outline(migration)).toEqual([
      ['Cargo.toml', manifest.text],
      ['src/lib.rs', 'use qlora_paste::paste;\n'],
      ['shim/Cargo.toml', '[package]'],
    ]);
    expect(migration.files[2]?.before).toBeNull();
    expect(migration.commands).toEqual(['cargo check']);
    expect(workers).toHaveLength(1);
  });

  test.each<[string, readonly SourceFile[], readonly string[], readonly string[] | null]>([
    ['nothing changed', [manifest, lib], [], null],
    ['one text changed', [manifest, file(lib.path, 'x')], ['src/lib.rs'], null],
    ['a file added', [manifest, lib, file('b', '')], ['b'], ['Cargo.toml', 'src/lib.rs', 'b']],
    ['a file removed', [lib], [], ['src/lib.rs']],
    ['another order', [lib, manifest], [], ['src/lib.rs', 'Cargo.toml']],
    ['a file renamed', [manifest, file('c', lib.text)], ['c'], ['Cargo.toml', 'c']],
  ])('after another: %s', async (_name, files, put, paths) => {
    const { client, worker } = setUp();
    const first = client.migrate([manifest, lib], {});
    await settle();
    worker().answer();
    await first;
    const second = client.migrate(files, {});
    await settle();
    expect(worker().put.slice(2)).toEqual(put);
    expect(worker().runs.at(-1)?.paths).toEqual(paths);
    worker().answer();
    expect(outline(done(await second))).toEqual(files.map(({ path, text }) => [path, text]));
  });

  test('keeps the object of a file whose text and result are as before', async () => {
    const { client, worker } = setUp();
    const first = client.migrate([manifest, lib], {});
    await settle();
    worker().answer({ changed: [{ path: lib.path, edits: [edit(4, 9, 'q')] }] });
    const before = done(await first);
    const second = client.migrate([file(manifest.path, ''), { ...lib }], {});
    await settle();
    worker().answer();
    const after = done(await second);
    expect(after.files[1]).toBe(before.files[1]);
    expect(after.files[0]).not.toBe(before.files[0]);
  });

  test('keeps the object of a finding, a graph, a created file … that says what it said', async () => {
    const { client, worker } = setUp();
    const place = { path: null };
    const kept = finding('workspace-patch', place, {});
    const answers = [
      { findings: [kept], commands: ['cargo check'], created: [file('shim', '')] },
      { findings: [finding('config-paths', place, {}), kept], created: [file('shim', '')] },
    ];
    const migrations: Migration[] = [];
    for (const answer of answers) {
      const pending = client.migrate([manifest], {});
      await settle();
      worker().answer(answer);
      migrations.push(done(await pending));
    }
    const [before, after] = migrations;
    expect(after?.findings.map(({ code }) => code)).toEqual(['config-paths', 'workspace-patch']);
    expect(after?.findings[1]).toBe(before?.findings[0]);
    expect(after?.checklist).toBe(before?.checklist);
    expect(after?.files[1]).toBe(before?.files[1]);
    expect(after?.commands).toEqual([]);
  });

  test('a file taken out and put back is sent again', async () => {
    const { client, worker } = setUp();
    for (const files of [[manifest, lib], [manifest], [manifest, lib]]) {
      const pending = client.migrate(files, {});
      await settle();
      worker().answer();
      await pending;
    }
    expect(worker().put).toEqual(['Cargo.toml', 'src/lib.rs', 'src/lib.rs']);
  });

  test('sends big projects in batches, with counts', async () => {
    const { client, worker } = setUp();
    const big = 'x'.repeat(3 * 1024 * 1024);
    const files = ['a', 'b', 'c'].map((path) => file(path, big));
    const seen: unknown[] = [];
    const pending = client.migrate(files, {}, { onProgress: (progress) => seen.push(progress) });
    await vi.advanceTimersByTimeAsync(10);
    expect(worker().received.map((message) => message.type)).toEqual(['put', 'put', 'put', 'run']);
    expect(seen).toEqual([
      { phase: 'sending', done: 1, total: 3 },
      { phase: 'sending', done: 2, total: 3 },
      { phase: 'migrating', done: 0, total: 3 },
    ]);
    worker().answer();
    expect((await pending).state).toBe('done');
  });
});

describe('the latest wins', () => {
  test('older requests settle at once; of those waiting only the newest runs', async () => {
    const { client, worker } = setUp();
    const requests = ['1', '2', '3'].map((text) => client.migrate([file('a', text)], {}));
    await settle();
    expect((await Promise.all(requests.slice(0, 2))).map((outcome) => outcome.state)).toEqual([
      'superseded',
      'superseded',
    ]);
    worker().answer();
    await settle();
    worker().answer();
    const [, , last] = requests;
    expect(outline(done(await (last ?? Promise.reject())))).toEqual([['a', '3']]);
    expect(worker().put).toHaveLength(2);
  });

  test('a result that comes for a superseded request is still known to the next', async () => {
    const { client, worker } = setUp();
    const first = client.migrate([lib], {});
    await settle();
    const second = client.migrate([lib], { docs: false });
    expect(await first).toEqual({ state: 'superseded' });
    worker().answer({ changed: [{ path: lib.path, edits: [edit(0, 3, 'USE')] }] });
    await settle();
    worker().answer();
    expect(outline(done(await second))).toEqual([[lib.path, 'USE paste::paste;\n']]);
  });
});

describe('Cancel', () => {
  test('stops the worker at work and settles at once', async () => {
    const { client, worker, workers } = setUp();
    const stop = new AbortController();
    const pending = client.migrate([lib], {}, { signal: stop.signal });
    await settle();
    stop.abort();
    expect(await pending).toEqual({ state: 'cancelled' });
    expect(worker().terminated).toBe(true);
    const next = client.migrate([lib], {});
    await settle();
    expect(workers).toHaveLength(2);
    expect(worker().put).toEqual([lib.path]);
    worker().answer();
    expect((await next).state).toBe('done');
  });

  test('of a request that waits lets the running one be', async () => {
    const { client, worker, workers } = setUp();
    void client.migrate([lib], {});
    await settle();
    const stop = new AbortController();
    const pending = client.migrate([lib], {}, { signal: stop.signal });
    stop.abort();
    expect(await pending).toEqual({ state: 'cancelled' });
    expect(worker().terminated).toBe(false);
    expect(workers).toHaveLength(1);
  });

  test('before the start starts nothing', async () => {
    const { client, workers } = setUp();
    expect(await client.migrate([lib], {}, { signal: AbortSignal.abort() })).toEqual({
      state: 'cancelled',
    });
    expect(workers).toHaveLength(0);
  });

  test('and a newer request reach an answer that was long in coming in', async () => {
    const { client, worker } = setUp();
    const abort = new AbortController();
    const first = client.migrate([manifest], {}, { signal: abort.signal });
    await settle();
    worker().answer({}, 100);
    abort.abort();
    expect((await first).state).toBe('cancelled');
    const overtaken = client.migrate([manifest], {});
    await settle();
    worker().answer({}, 100);
    const second = client.migrate([manifest], {});
    expect((await overtaken).state).toBe('superseded');
    await settle();
    const settled = vi.fn();
    void second.then(settled);
    worker().answer({ commands: ['cargo check'] }, 100);
    await Promise.resolve();
    await Promise.resolve();
    expect(settled).not.toHaveBeenCalled();
    await settle();
    expect(done(await second).commands).toEqual(['cargo check']);
    expect(worker().terminated).toBe(false);
  });

  test('by dispose cancels what runs and what waits', async () => {
    const { client, worker } = setUp();
    const first = client.migrate([lib], {});
    await settle();
    const second = client.migrate([lib], {});
    client.dispose();
    expect((await first).state).toBe('superseded');
    expect((await second).state).toBe('cancelled');
    expect(worker().terminated).toBe(true);
  });
});

describe('a worker that is lost', () => {
  const losses: readonly [string, (worker: FakeWorker) => unknown, string][] = [
    ['dies', (worker) => worker.die(), 'crashed'],
    ['answers unreadably', (worker) => worker.onmessageerror?.(new MessageEvent('x')), 'crashed'],
    ['throws', (worker) => worker.throws('a defect'), 'threw'],
    ['hangs', () => vi.advanceTimersByTimeAsync(5000), 'hung'],
  ];

  test('whose code is slow to come is waited for, and from then on as any other', async () => {
    const { spawn, workers } = fakeWorkers();
    const patience = (_size: number, isReady: boolean) => (isReady ? 5000 : 60_000);
    const client = createMigrationClient({ spawn, patience });
    const pending = client.migrate([lib], {});
    await vi.advanceTimersByTimeAsync(59_000);
    workers[0]?.ready();
    await vi.advanceTimersByTimeAsync(4900);
    expect(workers).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(workers.map((one) => one.terminated)).toEqual([true, false]);
    // The next one's code is waited for again.
    await vi.advanceTimersByTimeAsync(50_000);
    workers[1]?.ready();
    workers[1]?.answer();
    expect((await pending).state).toBe('done');
    // Long after the answer nobody is taken for hanging.
    await vi.advanceTimersByTimeAsync(120_000);
    expect(workers).toHaveLength(2);
  });

  test.each(losses)('%s: is replaced, and the request tried once more', async (_name, lose) => {
    const { client, worker, workers } = setUp();
    const pending = client.migrate([lib], {});
    await settle();
    await lose(worker());
    await settle();
    expect(workers.map((one) => one.terminated)).toEqual([true, false]);
    expect(worker().put).toEqual([lib.path]);
    worker().answer();
    expect((await pending).state).toBe('done');
  });

  test.each(losses)(
    '%s twice: says so, and the next request works',
    async (_name, lose, reason) => {
      const { client, worker } = setUp();
      const pending = client.migrate([lib], {});
      await settle();
      await lose(worker());
      await settle();
      await lose(worker());
      const outcome = await pending;
      expect(outcome).toMatchObject({ state: 'failed', reason });
      const next = client.migrate([lib], {});
      await settle();
      worker().answer();
      expect((await next).state).toBe('done');
    },
  );

  test('cannot be started at all: says so', async () => {
    const client = createMigrationClient({
      spawn: () => {
        throw new Error('refused by policy');
      },
    });
    const outcome = await client.migrate([lib], {});
    expect(outcome).toMatchObject({ state: 'failed', reason: 'crashed' });
    expect(outcome.state === 'failed' && outcome.message).toContain('refused by policy');
  });

  test('an answer from a worker given up is not heard', async () => {
    const { client, workers } = setUp();
    const pending = client.migrate([lib], {});
    await settle();
    const [first] = workers;
    first?.die();
    await settle();
    first?.answer({ commands: ['from the dead'] });
    workers[1]?.answer({ commands: ['alive'] });
    expect(done(await pending).commands).toEqual(['alive']);
  });
});
