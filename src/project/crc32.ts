/** The checksum of zip entries and links: CRC-32 as in ISO 3309, reflected, with polynomial 0xEDB88320. */

/** The contribution of each byte value. */
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/**
 * The checksum of `bytes` as an unsigned 32-bit number. `before` is the checksum of the bytes that come before them.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}
