/**
 * Reads a stream of bytes piece by piece and refuses to read more than allowed: it protects against archives and links
 * that inflate without end. The stream is then cancelled, not drained.
 */

/** The stream has more bytes than allowed. */
export class PastBound extends Error {}

export class ByteSource {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  private chunk: Uint8Array<ArrayBuffer> = new Uint8Array();
  private allowance: number;

  constructor(stream: ReadableStream<Uint8Array<ArrayBuffer>>, mostBytes: number) {
    this.reader = stream.getReader();
    this.allowance = mostBytes;
  }

  /** Exactly `length` bytes. Throws if there are fewer, or `PastBound` if they are more than allowed. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    this.spend(length);
    const whole = await this.some(length);
    if (whole.length === length) return whole;
    const parts = [whole];
    for (let missing = length - whole.length; missing > 0; ) {
      const part = await this.some(missing);
      if (part.length === 0) throw new Error('unexpected end');
      parts.push(part);
      missing -= part.length;
    }
    return join(parts, length);
  }

  /** Skips `length` bytes, which count towards the limit. Throws like `take`. */
  async skip(length: number): Promise<void> {
    this.spend(length);
    for (let missing = length; missing > 0; ) {
      const part = await this.some(missing);
      if (part.length === 0) throw new Error('unexpected end');
      missing -= part.length;
    }
  }

  /** Everything that is left. Throws `PastBound` as soon as it is more than allowed. */
  async rest(): Promise<Uint8Array<ArrayBuffer>> {
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    for (;;) {
      const part = await this.some(Number.POSITIVE_INFINITY);
      if (part.length === 0) return join(parts, length);
      this.spend(part.length);
      parts.push(part);
      length += part.length;
    }
  }

  /**
   * Reads to the end, within the limit, and drops the bytes: a wrong checksum at the end makes the stream fail here.
   */
  async drain(): Promise<void> {
    for (;;) {
      const part = await this.some(Number.POSITIVE_INFINITY);
      if (part.length === 0) return;
      this.spend(part.length);
    }
  }

  /** Releases the stream and whatever fills it. */
  async close(): Promise<void> {
    // A stream that has failed can't be cancelled; it is over anyway.
    await this.reader.cancel().catch(() => undefined);
  }

  private spend(length: number): void {
    this.allowance -= length;
    if (this.allowance < 0) throw new PastBound();
  }

  /** Between one and `most` bytes; none at the end. A view, not a copy. */
  private async some(most: number): Promise<Uint8Array<ArrayBuffer>> {
    while (this.chunk.length === 0) {
      const { done, value } = await this.reader.read();
      if (done) return this.chunk;
      this.chunk = value;
    }
    const part = this.chunk.subarray(0, most);
    this.chunk = this.chunk.subarray(part.length);
    return part;
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
