import { describe, expect, test } from 'vitest';
import { createBlobReader } from '../../../../src/project/intake/blob-reader.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a blob reader', () => {
  test('gives each file its own bytes, many at once', async () => {
    const read = createBlobReader();
    const texts = Array.from({ length: 500 }, (_, index) => 'x'.repeat(index % 7) + index);
    const bytes = await Promise.all(texts.map((each) => read(new Blob([each]))));
    expect(bytes.map(text)).toEqual(texts);
  });

  test('reads those that wait in few requests, and a large one alone', async () => {
    const read = createBlobReader();
    const small = await Promise.all(
      Array.from({ length: 100 }, (_, at) => read(new Blob([`${at}`]))),
    );
    expect(new Set(small.map(({ buffer }) => buffer)).size).toBeLessThan(10);
    const large = 'x'.repeat(300_000);
    const [first, second] = await Promise.all([read(new Blob([large])), read(new Blob([large]))]);
    expect([first?.buffer.byteLength, second?.buffer.byteLength]).toEqual([300_000, 300_000]);
  });

  test('an empty file is empty', async () => {
    const read = createBlobReader();
    const all = await Promise.all(['', 'a', ''].map((each) => read(new Blob([each]))));
    expect(all.map(text)).toEqual(['', 'a', '']);
  });
});
