/**
 * Reads tar archives as a stream: POSIX ustar and pax, and GNU's long names. Takes regular files; reports links and
 * devices. Holds one file in memory at a time.
 *
 * Format: POSIX.1-2017, `pax`, sections "ustar Interchange Format" and "pax Extended Header".
 */

import { ByteSource, PastBound } from '../byte-source.ts';
import { leftOut } from '../what-belongs.ts';
import { gunzipped } from './gunzip.ts';
import type { Found, IntakeBounds } from './intake.ts';

const block = 512;

/** The longest path record accepted, in bytes; real ones have up to 4,096. */
const longestRecord = 64 * 1024;

interface Header {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** Where a link leads. */
  readonly target: string;
}

export async function* foundInTar(
  archive: File,
  gzipped: boolean,
  bounds: IntakeBounds,
): AsyncGenerator<Found> {
  const source = new ByteSource(gzipped ? gunzipped(archive) : archive.stream(), bounds.bytes);
  try {
    yield* entries(source, bounds.files);
    // The checksum of the last gzip member is at the very end.
    await source.drain();
  } catch (error) {
    const code = error instanceof PastBound ? 'too-much-data' : 'damaged-archive';
    yield { kind: 'problem', code, path: archive.name };
  } finally {
    await source.close();
  }
}

/** Throws `PastBound`, or another error if the archive is damaged. */
async function* entries(source: ByteSource, mostEntries: number): AsyncGenerator<Found> {
  /** Set by extension headers for the entry that follows them. */
  let path: string | null = null;
  let size: number | null = null;
  let target: string | null = null;
  for (let count = 0; ; ) {
    const bytes = await source.take(block);
    const header = readHeader(bytes);
    if (!header) return;
    const isExtension = 'xgLK'.includes(header.type);
    const length = isExtension ? header.size : (size ?? header.size);
    if (isExtension) {
      if (length > longestRecord) throw new Error('overlong extension header');
      const record = await readPadded(source, length);
      if (header.type === 'L') path = untilNul(record);
      if (header.type === 'K') target = untilNul(record);
      if (header.type === 'x') {
        const records = readPax(record);
        path = records.get('path') ?? path;
        target = records.get('linkpath') ?? target;
        const stated = records.get('size');
        if (stated !== undefined) size = wholeNumber(stated, /^\d{1,15}$/, 10);
      }
      continue;
    }
    const name = path ?? header.name;
    const link = { path: name, target: target ?? header.target, hard: header.type === '1' };
    path = null;
    size = null;
    target = null;
    if (header.type === '5' || name.endsWith('/')) {
      await source.skip(padded(length));
      continue;
    }
    if (++count > mostEntries) {
      yield { kind: 'problem', code: 'too-many-files', path: '' };
      return;
    }
    if (!'0\x007'.includes(header.type)) {
      // A hard link may state its target's size without containing its bytes.
      if (header.type === '1' || header.type === '2') yield { kind: 'link', link };
      else {
        yield { kind: 'problem', code: 'special-entry', path: name };
        await source.skip(padded(length));
      }
    } else if (leftOut(name)) {
      await source.skip(padded(length));
      yield { kind: 'left-out', path: name };
    } else {
      const content = await readPadded(source, length);
      yield { kind: 'file', path: name, open: async () => content };
    }
  }
}

/** The header in a block, or `null` for a block of zeros, which ends an archive. */
function readHeader(bytes: Uint8Array): Header | null {
  if (bytes.every((byte) => byte === 0)) return null;
  // The checksum treats its own eight bytes as spaces.
  let sum = 0;
  for (const [at, byte] of bytes.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  if (sum !== octal(bytes.subarray(148, 156))) throw new Error('bad checksum');
  const isPosix = untilNul(bytes.subarray(257, 263)) === 'ustar';
  const prefix = isPosix ? untilNul(bytes.subarray(345, 500)) : '';
  const name = untilNul(bytes.subarray(0, 100));
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    size: number(bytes.subarray(124, 136)),
    type: String.fromCharCode(bytes[156] ?? 0),
    target: untilNul(bytes.subarray(157, 257)),
  };
}

/** A number in octal digits or, beyond 8 GB, in base 256 (GNU). */
function number(field: Uint8Array): number {
  const [first = 0, ...rest] = field;
  if (first < 128) return octal(field);
  const value = rest.reduce((sum, byte) => sum * 256 + byte, first & 63);
  if (!Number.isSafeInteger(value) || first >= 192) throw new Error('bad size');
  return value;
}

function octal(field: Uint8Array): number {
  const digits = untilNul(field).trim();
  return digits === '' ? 0 : wholeNumber(digits, /^[0-7]+$/, 8);
}

function wholeNumber(digits: string, form: RegExp, radix: number): number {
  if (!form.test(digits)) throw new Error('bad number');
  return Number.parseInt(digits, radix);
}

/**
 * Records of the form `<length> <key>=<value>
 * `, where the length in bytes counts the whole record.
 */
function readPax(bytes: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(32, at);
    if (space < 0) break;
    const length = wholeNumber(text(bytes.subarray(at, space)), /^\d{1,9}$/, 10);
    if (length < space - at + 2 || at + length > bytes.length) throw new Error('bad pax record');
    const record = text(bytes.subarray(space + 1, at + length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    at += length;
  }
  return records;
}

async function readPadded(source: ByteSource, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const content = await source.take(length);
  await source.skip(padded(length) - length);
  return content;
}

function padded(length: number): number {
  return Math.ceil(length / block) * block;
}

function untilNul(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return text(end < 0 ? bytes : bytes.subarray(0, end));
}

/** Names are UTF-8 in practice. Other bytes become U+FFFD, so that the file can still be read. */
function text(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
