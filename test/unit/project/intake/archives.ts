/**
 * Archives as a test needs them: honest ones and forged ones, byte by byte.
 */
import { deflateRawSync, gzipSync } from 'node:zlib';
import { crc32 } from '../../../../src/project/crc32.ts';

const utf8 = new TextEncoder();
const bytesOf = (content: string | Uint8Array) =>
  typeof content === 'string' ? utf8.encode(content) : content;

export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  /** '0' a file, '1' and '2' links, '5' a folder, 'x' and 'L' extension headers. Default '0'. */
  readonly type?: string;
  readonly prefix?: string;
  /** Where a link leads. */
  readonly target?: string;
  /** What the header claims, where it differs from the truth. */
  readonly size?: number;
  readonly checksum?: number;
}

export function tar(entries: readonly TarEntry[], { end = true } = {}): Uint8Array<ArrayBuffer> {
  const blocks = entries.flatMap((entry) => [
    tarHeader(entry),
    padded(bytesOf(entry.content ?? '')),
  ]);
  return joined(end ? [...blocks, new Uint8Array(1024)] : blocks);
}

function tarHeader(entry: TarEntry): Uint8Array {
  const header = new Uint8Array(512);
  const put = (at: number, text: string) => header.set(utf8.encode(text), at);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');
  put(0, entry.name);
  put(100, '0000644\0');
  put(124, `${octal(entry.size ?? bytesOf(entry.content ?? '').length, 11)}\0`);
  put(156, entry.type ?? '0');
  put(157, entry.target ?? '');
  put(257, 'ustar\x0000');
  put(345, entry.prefix ?? '');
  put(148, ' '.repeat(8));
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(entry.checksum ?? sum, 6)}\0 `);
  return header;
}

/** A pax record about the entry that follows. */
export function pax(key: string, value: string): TarEntry {
  const rest = ` ${key}=${value}\n`;
  let length = utf8.encode(rest).length;
  while (length !== utf8.encode(`${length}${rest}`).length) length++;
  return { name: 'PaxHeader', type: 'x', content: `${length}${rest}` };
}

export const gzip = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(gzipSync(bytes));

export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** Unix mode, in octal: 0o120777 is a link. */
  readonly mode?: number;
  /** What the central directory claims, where it differs from the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly offset?: number;
  /** Writes sizes and offset in the zip64 way. */
  readonly zip64?: boolean;
}

export interface ZipForm {
  readonly comment?: string | Uint8Array;
  /** What stands before the first entry: a self-extractor, say. Offsets do not count it. */
  readonly prefix?: Uint8Array;
  /** What the end record claims, where it differs from the truth. */
  readonly count?: number;
  readonly zip64?: boolean;
}

export function zip(entries: readonly ZipEntry[], form: ZipForm = {}): Uint8Array<ArrayBuffer> {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = bytesOf(entry.name);
    const content = bytesOf(entry.content ?? '');
    const method = entry.method ?? 8;
    const data = method === 8 ? new Uint8Array(deflateRawSync(content)) : content;
    const local = joined([
      record('4 2 2 2 2 2 4 4 4 2 2', [0x04034b50, 20, 0, method, 0, 33, 0, 0, 0, name.length, 0]),
      name,
      data,
    ]);
    const size = entry.size ?? content.length;
    const at = entry.offset ?? offset;
    const wide = entry.zip64
      ? record('2 2 8 8 8', [1, 24, size, data.length, at])
      : new Uint8Array();
    const narrow = (value: number) => (entry.zip64 ? 0xffffffff : value);
    central.push(
      record('4 2 2 2 2 2 2 4 4 4 2 2 2 2 2 4 4', [
        0x02014b50,
        (3 << 8) | 20,
        20,
        entry.flags ?? 0,
        method,
        0,
        33,
        entry.crc ?? crc32(content),
        narrow(data.length),
        narrow(size),
        name.length,
        wide.length,
        0,
        0,
        0,
        (entry.mode ?? 0o100644) * 0x10000,
        narrow(at),
      ]),
      name,
      wide,
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = joined(central);
  const count = form.count ?? entries.length;
  const comment = bytesOf(form.comment ?? '');
  const end64 = form.zip64
    ? [
        record('4 8 2 2 4 4 8 8 8 8', [
          0x06064b50,
          44,
          45,
          45,
          0,
          0,
          count,
          count,
          directory.length,
          offset,
        ]),
        record('4 4 8 4', [0x07064b50, 0, offset + directory.length, 1]),
      ]
    : [];
  const short = form.zip64 ? 0xffff : count;
  const end = record('4 2 2 2 2 4 4 2', [
    0x06054b50,
    0,
    0,
    short,
    short,
    directory.length,
    form.zip64 ? 0xffffffff : offset,
    comment.length,
  ]);
  return joined([form.prefix ?? new Uint8Array(), ...locals, directory, ...end64, end, comment]);
}

/** Numbers little-endian, in fields of the widths given. */
function record(widths: string, values: readonly number[]): Uint8Array {
  const sizes = widths.split(' ').map(Number);
  const view = new DataView(new ArrayBuffer(sizes.reduce((sum, size) => sum + size, 0)));
  let at = 0;
  for (const [index, size] of sizes.entries()) {
    const value = values[index] ?? 0;
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
  whole.set(bytes);
  return whole;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(parts));
}
