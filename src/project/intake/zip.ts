/**
 * Reads zip archives by their central directory, as unpackers do: stored and deflated entries, zip64. Local headers
 * only serve to find the data. Each file's size and checksum must be as the directory says.
 *
 * Format: PKWARE APPNOTE.TXT, sections 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (end record), 4.5.3
 * (zip64).
 */
import { Inflate, inflateSync } from 'fflate';
import { crc32 } from '../crc32.ts';
import { Pace } from '../pace.ts';
import { leftOut } from '../what-belongs.ts';
import type { Found, IntakeBounds, IntakeProblemCode } from './intake.ts';
import type { ArchiveLink } from './links.ts';

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly link: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** How many deflated bytes are inflated at once: at 1,032 to 1, no more than 34 MB come out in one go. */
const inputChunk = 32 * 1024;

export async function* foundInZip(archive: File, bounds: IntakeBounds): AsyncGenerator<Found> {
  const problem = (code: IntakeProblemCode, path = archive.name): Found => ({
    kind: 'problem',
    code,
    path,
  });
  if (archive.size > bounds.bytes) return yield problem('too-much-data');
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const directory = readDirectory(bytes, bounds.files);
  const pace = new Pace();
  let allowance = bounds.bytes;
  for (const entry of directory.entries) {
    const { name } = entry;
    if (name.endsWith('/')) continue;
    if (leftOut(name)) {
      yield { kind: 'left-out', path: name };
      continue;
    }
    const refusal = refusalOf(entry);
    if (refusal) {
      yield problem(refusal, name);
      continue;
    }
    if (entry.size > allowance) return yield problem('too-much-data');
    allowance -= entry.size;
    const content = await unpack(bytes, entry, pace);
    if (content && entry.link) yield { kind: 'link', link: linkOf(name, content) };
    else if (content) yield { kind: 'file', path: name, open: async () => content };
    else yield problem('damaged-archive', name);
  }
  if (directory.end !== 'complete') yield problem(directory.end);
}

function refusalOf(entry: Entry): IntakeProblemCode | null {
  if (entry.encrypted) return 'encrypted-entry';
  return entry.method === 0 || entry.method === 8 ? null : 'unsupported-entry';
}

/** A link's content is the path that it leads to. */
function linkOf(path: string, content: Uint8Array): ArchiveLink {
  return { path, target: new TextDecoder().decode(content.subarray(0, 4096)), hard: false };
}

interface Directory {
  readonly entries: readonly Entry[];
  /** Whether these are all entries. */
  readonly end: 'complete' | 'damaged-archive' | 'too-many-files';
}

const signatures = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

function readDirectory(bytes: Uint8Array, mostEntries: number): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  try {
    const { start, base, count } = readEnd(view);
    let at = start;
    for (let index = 0; index < count; index++) {
      if (index >= mostEntries) return { entries, end: 'too-many-files' };
      if (view.getUint32(at, true) !== signatures.central)
        return { entries, end: 'damaged-archive' };
      const lengths = {
        name: view.getUint16(at + 28, true),
        extra: view.getUint16(at + 30, true),
        comment: view.getUint16(at + 32, true),
      };
      entries.push(readEntry(bytes, view, at, base, lengths.name, lengths.extra));
      at += 46 + lengths.name + lengths.extra + lengths.comment;
    }
    return { entries, end: 'complete' };
  } catch {
    // The directory named a place outside the archive: DataView throws a RangeError.
    return { entries, end: 'damaged-archive' };
  }
}

/** Where the central directory starts in the given bytes, and what its offsets count from. */
interface DirectoryPlace {
  readonly start: number;
  /** The first byte of the archive. Not 0 if something comes before it, such as a self-extractor. */
  readonly base: number;
  readonly count: number;
}

/** Throws if there is no end record with a directory before it. */
function readEnd(view: DataView): DirectoryPlace {
  // The end record has 22 bytes. A comment of up to 65,535 bytes may follow it and hold anything.
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  let empty: DirectoryPlace | null = null;
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== signatures.end) continue;
    const place = placeFrom(view, at);
    if (place && place.count > 0) return place;
    // An empty archive, or bytes that look like a mark inside another archive's comment.
    empty ??= place;
  }
  if (empty) return empty;
  throw new RangeError('no end record');
}

/** The directory that the end record at `at` points to, or `null` if there is none: then it is no end record. */
function placeFrom(view: DataView, at: number): DirectoryPlace | null {
  const count = view.getUint16(at + 10, true);
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  const isWide = count === 0xffff || size === 0xffffffff || offset === 0xffffffff;
  if (isWide && at >= 20 && view.getUint32(at - 20, true) === signatures.locator64) {
    const stated = getUint64(view, at - 12);
    // Something before the archive shifts all offsets. The shortest zip64 record is then right before its locator.
    const end64 = [stated, at - 20 - 56].find(
      (place) => place >= 0 && place + 56 <= at && view.getUint32(place, true) === signatures.end64,
    );
    if (end64 === undefined) return null;
    const wide = { size: getUint64(view, end64 + 40), offset: getUint64(view, end64 + 48) };
    return placeBefore(view, end64, wide, getUint64(view, end64 + 32));
  }
  return placeBefore(view, at, { size, offset }, count);
}

/** The directory at its stated place, shifted by what comes before the archive. */
function placeBefore(
  view: DataView,
  end: number,
  { size, offset }: { readonly size: number; readonly offset: number },
  count: number,
): DirectoryPlace | null {
  for (const start of [end - size, offset]) {
    if (start < offset || start > end) continue;
    if (count === 0 || isCentral(view, start)) return { start, base: start - offset, count };
  }
  return null;
}

function isCentral(view: DataView, at: number): boolean {
  return at + 46 <= view.byteLength && view.getUint32(at, true) === signatures.central;
}

function readEntry(
  bytes: Uint8Array,
  view: DataView,
  at: number,
  base: number,
  nameLength: number,
  extraLength: number,
): Entry {
  const flags = view.getUint16(at + 8, true);
  const nameEnd = at + 46 + nameLength;
  if (nameEnd + extraLength > bytes.length) throw new RangeError('entry past the end');
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  let wide = zip64Field(view, nameEnd, nameEnd + extraLength);
  if (wide !== null) {
    const next = () => {
      const value = getUint64(view, wide ?? 0);
      wide = (wide ?? 0) + 8;
      return value;
    };
    // The field only holds the values that did not fit, in this order.
    if (size === 0xffffffff) size = next();
    if (packed === 0xffffffff) packed = next();
    if (offset === 0xffffffff) offset = next();
  }
  // The upper half of the external attributes is a Unix mode if Unix (3) or macOS (19) made the entry.
  const madeBy = view.getUint8(at + 5);
  const mode = madeBy === 3 || madeBy === 19 ? view.getUint32(at + 38, true) >>> 16 : 0;
  return {
    name: decodeName(bytes.subarray(at + 46, nameEnd)),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    link: (mode & 0xf000) === 0xa000,
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    offset: base + offset,
  };
}

/** Where the data of the zip64 extra field (id 1) starts, or `null`. */
function zip64Field(view: DataView, from: number, to: number): number | null {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return at + 4;
  }
  return null;
}

function getUint64(view: DataView, at: number): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError('absurd size');
  return Number(value);
}

/**
 * All of today's tools write UTF-8, flagged or not. For other bytes, each becomes a character, so that names stay
 * distinct.
 */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** The content of an entry, or `null` if it is not what the directory says. */
async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  entry: Entry,
  pace: Pace,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { offset, packed, size } = entry;
  if (offset + 30 > bytes.length) return null;
  const local = new DataView(bytes.buffer, bytes.byteOffset + offset, 30);
  if (local.getUint32(0, true) !== signatures.local) return null;
  const start = offset + 30 + local.getUint16(26, true) + local.getUint16(28, true);
  if (start + packed > bytes.length) return null;
  const data = bytes.subarray(start, start + packed);
  const content = entry.method === 0 ? data : await inflate(data, size, pace);
  if (content?.length !== size || crc32(content) !== entry.crc) return null;
  await pace.breathe();
  return content;
}

/** `size` bytes inflated from `data`; `null` if there are more or fewer, or the data is damaged. */
async function inflate(
  data: Uint8Array,
  size: number,
  pace: Pace,
): Promise<Uint8Array<ArrayBuffer> | null> {
  // A declared size is only believed if deflate could reach it.
  if (size > data.length * 1032 + 1032) return null;
  if (data.length <= inputChunk) return inflateAtOnce(data, size);
  const content = new Uint8Array(size);
  let length = 0;
  const inflater = new Inflate((chunk) => {
    if (length + chunk.length <= size) content.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length && length <= size; at += inputChunk) {
      inflater.push(data.subarray(at, at + inputChunk), at + inputChunk >= data.length);
      await pace.breathe();
    }
  } catch {
    return null;
  }
  return length === size ? content : null;
}

/** The same for data of one chunk, which most source files are. Takes less than half the time (measured on candle). */
function inflateAtOnce(data: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  try {
    // The output is cut off at the end of the buffer. Its spare byte shows whether there was too much.
    const content = inflateSync(data, { out: new Uint8Array(size + 1) });
    return content.length === size ? content : null;
  } catch {
    return null;
  }
}
