/** Drafts in the browser's own database. */
import { expect, test, vi } from 'vitest';
import { createDrafts } from '../../../src/project/drafts.ts';
import { openRecords, storageFailure } from '../../../src/project/records.ts';
import { newProject } from '../../../src/project/snapshot.ts';
import { folderOf } from './folders.ts';

let databases = 0;
const fresh = () => `records-${Date.now()}-${++databases}`;

test('a draft comes back with its folder’s handle and its bytes', async () => {
  const name = fresh();
  const handle = await folderOf('kept', { 'Cargo.toml': 'on disk' });
  const snapshot = newProject({
    files: [
      { path: 'Cargo.toml', text: 'typed' },
      { path: 'src/lib.rs', text: '\ufeffa\r\nb' },
    ],
    carried: [{ path: 'logo.png', blob: new Blob([Uint8Array.of(0, 255)]), reason: 'binary' }],
    folder: { handle, read: new Map([['Cargo.toml', 'on disk']]) },
  });
  await createDrafts(openRecords(name)).save(snapshot, 1);
  const draft = await createDrafts(openRecords(name)).load(snapshot.id);
  if (draft.state !== 'loaded') throw new Error(draft.state);
  expect(draft.snapshot.files).toEqual(snapshot.files);
  const { carried, folder } = draft.snapshot;
  expect(await carried[0]?.blob.arrayBuffer()).toEqual(Uint8Array.of(0, 255).buffer);
  expect(folder?.read).toEqual(new Map([['Cargo.toml', 'on disk']]));
  expect(await folder?.handle.isSameEntry(handle)).toBe(true);
});

test('a write is whole or not at all', async () => {
  const records = openRecords(fresh());
  await records.write([[['a', 'one'], 1]]);
  const uncloneable = () => undefined;
  await expect(
    records.write([
      [['a', 'one'], 2],
      [['a', 'two'], uncloneable],
    ]),
  ).rejects.toThrow();
  expect(await records.group('a')).toEqual(new Map([['one', 1]]));
});

test('a group is its own records, whatever they are called', async () => {
  const records = openRecords(fresh());
  const names = ['', '__proto__', 'a\0disk', 'ü/…', 'z'.repeat(1000)];
  await records.write([
    ...names.map((name) => [['a', name], name] as const),
    [['a ', 'other'], 1],
    [['b', 'other'], 1],
    ['a', 'from before there were groups'],
  ]);
  expect(await records.group('a')).toEqual(new Map(names.map((name) => [name, name])));
  expect(await records.single('a')).toBe('from before there were groups');
  expect(await records.get(['a', 'none'])).toBeUndefined();
});

test('many records at once', async () => {
  const records = openRecords(fresh());
  const all = Array.from({ length: 1000 }, (_, index) => [['a', `${index}`], index] as const);
  await records.write(all);
  expect((await records.group('a')).size).toBe(1000);
});

test('a database that another page holds up is told of as blocked', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    // A request that neither works nor fails.
    const waiting = indexedDB.open(fresh());
    waiting.onsuccess = null;
    vi.spyOn(indexedDB, 'open').mockReturnValue(waiting);
    const asked = openRecords(fresh()).get(['a', 'one']).catch(storageFailure);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await asked).toMatchObject({ state: 'failed', reason: 'blocked' });
  } finally {
    vi.restoreAllMocks();
    vi.useRealTimers();
  }
});

test('a database that the browser refuses is told of', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('No.', 'SecurityError');
  });
  const listed = await createDrafts(openRecords(fresh())).list();
  vi.restoreAllMocks();
  expect(listed).toMatchObject({ state: 'failed', reason: 'unavailable' });
});
