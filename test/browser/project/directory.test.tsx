import { describe, expect, test } from 'vitest';
import { type Write, writeBack } from '../../../src/project/export/write-back.ts';
import { readDirectory } from '../../../src/project/intake/directory.ts';
import { folderOf, put, textAt } from './folders.ts';

test('a folder is read from its handle, which is kept', async () => {
  const folder = await folderOf('candle', {
    'Cargo.toml': '\ufeff[workspace]\r\n',
    'src/lib.rs': 'use gemm::gemm;',
    'target/debug/junk.rs': '',
    'latin.rs': Uint8Array.of(0x2f, 0x2f, 0xe9),
  });
  const intake = await readDirectory(folder);
  expect(intake.name).toBe('candle');
  expect(intake.directory).toBe(folder);
  expect(intake.files).toEqual([
    { path: 'Cargo.toml', text: '\ufeff[workspace]\r\n' },
    { path: 'src/lib.rs', text: 'use gemm::gemm;' },
  ]);
  expect(intake.skipped).toEqual([
    { reason: 'build-output', count: 1, examples: ['target/'] },
    { reason: 'not-utf8', count: 1, examples: ['latin.rs'] },
  ]);
});

describe('writeBack', () => {
  const files = { 'Cargo.toml': '\ufeffold\r\n', 'src/lib.rs': 'old' };
  const writes: readonly Write[] = [
    { path: 'Cargo.toml', read: '\ufeffold\r\n', text: '\ufeffnew\r\n' },
    { path: 'src/lib.rs', read: 'old', text: 'new' },
    { path: 'shims/paste/Cargo.toml', read: null, text: 'created' },
  ];
  const states = (...all: readonly string[]) =>
    all.map((state) => expect.objectContaining({ state }));
  const contents = async (folder: FileSystemDirectoryHandle) =>
    Promise.all(writes.map(({ path }) => textAt(folder, path)));

  test('writes what changed and what is new, and says so', async () => {
    const folder = await folderOf('write', files);
    const seen: (readonly number[])[] = [];
    const result = await writeBack(folder, writes, {
      onProgress: (done, total) => seen.push([done, total]),
    });
    expect(result).toEqual({ state: 'finished', files: states('written', 'written', 'written') });
    expect(await contents(folder)).toEqual(['\ufeffnew\r\n', 'new', 'created']);
    expect(seen).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(await writeBack(folder, writes)).toEqual({
      state: 'finished',
      files: states('same', 'same', 'same'),
    });
  });

  test('finds what changed since it was read, and writes nothing at all', async () => {
    const folder = await folderOf('conflict', { ...files, 'shims/paste/Cargo.toml': 'theirs' });
    await put(folder, 'Cargo.toml', 'their edit');
    await folder.removeEntry('src', { recursive: true });
    expect(await writeBack(folder, writes)).toEqual({
      state: 'conflicts',
      conflicts: [
        { path: 'Cargo.toml', kind: 'changed' },
        { path: 'src/lib.rs', kind: 'gone' },
        { path: 'shims/paste/Cargo.toml', kind: 'exists' },
      ],
    });
    expect(await contents(folder)).toEqual(['their edit', null, 'theirs']);
  });

  test('then does as it is told', async () => {
    const folder = await folderOf('decided', { ...files, 'shims/paste/Cargo.toml': 'theirs' });
    await put(folder, 'Cargo.toml', 'their edit');
    const decisions = new Map([
      ['Cargo.toml', 'overwrite'],
      ['shims/paste/Cargo.toml', 'leave'],
    ] as const);
    expect(await writeBack(folder, writes, { decisions })).toEqual({
      state: 'finished',
      files: states('written', 'written', 'left'),
    });
    expect(await contents(folder)).toEqual(['\ufeffnew\r\n', 'new', 'theirs']);
  });

  test('a file that cannot be written fails alone, and keeps its old content', async () => {
    const folder = await folderOf('fail', files);
    const lib = await (await folder.getDirectoryHandle('src')).getFileHandle('lib.rs');
    // Holds the file's lock, as another program might.
    const exclusive = { keepExistingData: true, mode: 'exclusive' };
    const lock = await lib.createWritable(exclusive);
    const result = await writeBack(folder, writes);
    await lock.abort();
    expect(result).toEqual({ state: 'finished', files: states('written', 'failed', 'written') });
    expect(await contents(folder)).toEqual(['\ufeffnew\r\n', 'old', 'created']);
  });

  test.each(['../outside', '/etc/passwd', 'a//b', 'a/./b'])('refuses the path %s', async (path) => {
    const folder = await folderOf('unsafe', files);
    const result = await writeBack(folder, [{ path, read: null, text: 'x' }], {
      decisions: new Map([[path, 'overwrite']]),
    });
    expect(result).toEqual({ state: 'finished', files: states('failed') });
  });

  test('cancelled between two files, leaves the others', async () => {
    const folder = await folderOf('cancel', files);
    const stop = new AbortController();
    const result = await writeBack(folder, writes, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(result).toEqual({ state: 'finished', files: states('written', 'untried', 'untried') });
    expect(await contents(folder)).toEqual(['\ufeffnew\r\n', 'old', null]);
  });

  test('without permission touches nothing', async () => {
    const folder = await folderOf('denied', files);
    const ask = { value: async () => 'denied' };
    const denied: FileSystemDirectoryHandle = Object.create(folder, {
      queryPermission: ask,
      requestPermission: ask,
    });
    expect(await writeBack(denied, writes)).toMatchObject({ state: 'denied' });
    expect(await contents(folder)).toEqual(['\ufeffold\r\n', 'old', null]);
  });
});
