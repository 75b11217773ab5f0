/**
 * Inflates gzip files of one or several members, which `cat a.gz b.gz` and parallel packers make, also with zeros after
 * the last one, which tape tools leave. The browser's own DecompressionStream refuses both.
 *
 * Format: RFC 1952, sections 2.2 (members) and 2.3.1 (CRC32, ISIZE).
 */
import { Gunzip } from 'fflate';
import { crc32 } from '../crc32.ts';

/** How many bytes are inflated at once: at 1,032 to 1, no more than 34 MB come out in one go. */
const inputChunk = 32 * 1024;

/** The length of CRC32 and ISIZE in bytes. */
const trailerLength = 8;

/**
 * The inflated archive. The stream fails at the end of the archive or of a member if a checksum is wrong or bytes are
 * missing.
 */
export function gunzipped(archive: Blob): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  let member = new Member();
  const input = new Tail();
  let refused = false;
  let ready: Uint8Array<ArrayBuffer>[] = [];
  const gunzip = new Gunzip((chunk) => {
    member.add(chunk);
    if (chunk.length > 0) ready.push(new Uint8Array(chunk));
  });
  gunzip.onmember = (offset) => {
    if (!member.endsWith(input.before(offset))) throw new Error('wrong checksum');
    member = new Member();
  };
  return new ReadableStream({
    async pull(controller) {
      while (ready.length === 0) {
        if (at >= archive.size) {
          if (!input.ends((trailer) => member.endsWith(trailer))) throw new Error('cut short');
          return controller.close();
        }
        const end = Math.min(at + inputChunk, archive.size);
        const bytes = new Uint8Array(await archive.slice(at, end).arrayBuffer());
        at = end;
        input.add(bytes);
        try {
          if (!refused) gunzip.push(bytes, at === archive.size);
        } catch {
          // Acceptable only if nothing but zeros follows a complete member. The trailer shows that at the end.
          refused = true;
        }
      }
      for (const chunk of ready) controller.enqueue(chunk);
      ready = [];
    },
  });
}

/** What has come out of one member so far. */
class Member {
  private crc = 0;
  private size = 0;

  add(chunk: Uint8Array): void {
    this.crc = crc32(chunk, this.crc);
    this.size = (this.size + chunk.length) % 2 ** 32;
  }

  endsWith(trailer: Uint8Array): boolean {
    const view = new DataView(trailer.buffer, trailer.byteOffset, trailer.length);
    return (
      trailer.length === trailerLength &&
      view.getUint32(0, true) === this.crc &&
      view.getUint32(4, true) === this.size
    );
  }
}

/** The input's last bytes: the chunk being read, and the one before it. */
class Tail {
  private last = new Uint8Array();
  private length = 0;
  /** Up to the last byte that is not zero. */
  private content = new Uint8Array();
  private zeros = 0;

  add(bytes: Uint8Array): void {
    this.last = joined(this.last.subarray(-4 * trailerLength), bytes);
    this.length += bytes.length;
    const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
    if (end > 0) {
      const zeros = new Uint8Array(Math.min(this.zeros, trailerLength));
      const content = joined(joined(this.content, zeros), bytes.subarray(0, end));
      this.content = content.subarray(-trailerLength);
      this.zeros = 0;
    }
    this.zeros += bytes.length - end;
  }

  /** The trailer that ends at `offset` of the input. */
  before(offset: number): Uint8Array {
    const end = this.last.length - (this.length - offset);
    return this.last.subarray(Math.max(0, end - trailerLength), end);
  }

  /** Whether the input ends with a trailer that `test` accepts, followed by nothing but zeros. */
  ends(test: (trailer: Uint8Array) => boolean): boolean {
    const most = Math.min(this.zeros, trailerLength);
    const padded = joined(this.content, new Uint8Array(most));
    for (let zeros = most; zeros >= 0; zeros--) {
      if (test(padded.subarray(0, padded.length - zeros).slice(-trailerLength))) return true;
    }
    return false;
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}
