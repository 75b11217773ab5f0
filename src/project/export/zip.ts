/**
 * Files as a zip archive. The same files always give the same bytes: entries are in path order and dated 1980-01-01
 * (the format's first day), names and texts are UTF-8.
 */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { Pace } from '../pace.ts';
import { cleanPath } from '../paths.ts';
import type { OutFile } from './out-file.ts';

export type ZipResult =
  | { readonly state: 'zipped'; readonly blob: Blob }
  | { readonly state: 'cancelled' }
  /** A carried file could no longer be read, or a path is not safe to write. */
  | { readonly state: 'failed'; readonly path: string; readonly message: string };

export interface ZipOptions {
  /** Called from time to time, with numbers of files. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Zip dates are local time. A date made from local parts gives the same bytes in every time zone. */
const date = new Date(1980, 0, 1);

/** How many bytes are deflated at once. */
const chunk = 256 * 1024;

/** Formats that deflate can't make smaller. */
const packed = /\.(?:png|jpe?g|gif|webp|avif|zip|gz|tgz|crate|xz|zst|bz2|7z|woff2|mp[34]|webm)$/i;

export async function zipFiles(
  files: readonly OutFile[],
  { onProgress, signal }: ZipOptions = {},
): Promise<ZipResult> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  // Entries are deflated on this thread, because fflate's workers come from blob: URLs, which the page's policy
  // forbids.
  const zip = new Zip((error, part) => {
    if (error) throw error;
    parts.push(part);
  });
  const encoder = new TextEncoder();
  const pace = new Pace();
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const [index, { path, data }] of sorted.entries()) {
    if (cleanPath(path)?.path !== path || path === sorted[index - 1]?.path) {
      return { state: 'failed', path, message: 'Its path cannot be written to an archive.' };
    }
    const bytes = typeof data === 'string' ? encoder.encode(data) : await read(data);
    if (!bytes) {
      const message = 'It could not be read again: it was changed, moved or locked on disk.';
      return { state: 'failed', path, message };
    }
    const entry = packed.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = date;
    zip.add(entry);
    for (let at = 0; at === 0 || at < bytes.length; at += chunk) {
      entry.push(bytes.subarray(at, at + chunk), at + chunk >= bytes.length);
      if (!pace.isDue) continue;
      onProgress?.(index, sorted.length);
      await pace.breathe();
      if (signal?.aborted) return { state: 'cancelled' };
    }
  }
  zip.end();
  onProgress?.(sorted.length, sorted.length);
  return { state: 'zipped', blob: new Blob(parts, { type: 'application/zip' }) };
}

async function read(blob: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}
