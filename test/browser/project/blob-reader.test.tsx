/** Files of a real file system, which can vanish while they are being read. */
import { expect, test } from 'vitest';
import { createBlobReader } from '../../../src/project/intake/blob-reader.ts';

test('a file that is gone fails alone; those read with it come', async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('blob-reader', { create: true });
  const names = Array.from({ length: 40 }, (_, index) => `${index}.rs`);
  const files = await Promise.all(
    names.map(async (name) => {
      const handle = await folder.getFileHandle(name, { create: true });
      const writable = await handle.createWritable();
      await writable.write(name);
      await writable.close();
      return handle.getFile();
    }),
  );
  await folder.removeEntry('20.rs');
  const read = createBlobReader();
  const all = await Promise.allSettled(files.map(read));
  const decoder = new TextDecoder();
  expect(
    all.map((each) => (each.status === 'fulfilled' ? decoder.decode(each.value) : 'gone')),
  ).toEqual(names.map((name) => (name === '20.rs' ? 'gone' : name)));
  await root.removeEntry('blob-reader', { recursive: true });
});
