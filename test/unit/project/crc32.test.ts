import { expect, test } from 'vitest';
import { crc32 } from '../../../src/project/crc32.ts';

test.each([
  ['', 0],
  // The check value that catalogues of checksums give for CRC-32.
  ['123456789', 0xcbf43926],
  ['The quick brown fox jumps over the lazy dog', 0x414fa339],
])('the checksum of %j is %i', (text, checksum) => {
  expect(crc32(new TextEncoder().encode(text))).toBe(checksum);
});
