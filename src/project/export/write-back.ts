/**
 * Writes results into the folder they came from. A file that has changed since it was read is never overwritten without
 * asking. Each file is replaced as a whole or not at all (the browser writes beside it and swaps). The result for each
 * file is reported, even if writing fails halfway.
 */
import { folderOf } from '../../engine/host.ts';
import { cleanPath } from '../paths.ts';

export interface Write {
  readonly path: string;
  /** The text as read from disk; `null` for a new file. */
  readonly read: string | null;
  /** `null`: the file is deleted, and the folders that are empty without it. */
  readonly text: string | null;
}

export interface WriteOptions {
  /** What the user decided about changed files. If a decision is missing, nothing at all is written or deleted. */
  readonly decisions?: ReadonlyMap<string, 'overwrite' | 'leave'>;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface WrittenFile {
  readonly path: string;
  readonly state:
    | 'written'
    | 'deleted'
    /** The file already had this text, or was gone already. */
    | 'same'
    /** Left alone, as the user decided. */
    | 'left'
    /** It changed on disk between the check and the write. */
    | 'conflict'
    | 'failed'
    /** Cancelled before it was tried. */
    | 'untried';
  /** The reason, for `failed`. */
  readonly message?: string;
}

export interface Conflict {
  readonly path: string;
  /**
   * `changed`: another text than was read; `gone`: deleted since; `exists`: there is already a file where a new one
   * should go.
   */
  readonly kind: 'changed' | 'gone' | 'exists';
}

export type WriteBack =
  /** Nothing was written. Ask the user, then call again with the decisions. */
  | { readonly state: 'conflicts'; readonly conflicts: readonly Conflict[] }
  | { readonly state: 'denied'; readonly message: string }
  | { readonly state: 'finished'; readonly files: readonly WrittenFile[] };

export async function writeBack(
  directory: FileSystemDirectoryHandle,
  writes: readonly Write[],
  options: WriteOptions = {},
): Promise<WriteBack> {
  if (!(await mayWrite(directory))) {
    return { state: 'denied', message: 'The browser was not allowed to write to this folder.' };
  }
  const { decisions = new Map(), onProgress, signal } = options;
  const conflicts: Conflict[] = [];
  for (const write of writes) {
    if (signal?.aborted) return { state: 'finished', files: untried(writes) };
    const kind = conflictOf(write, await readText(directory, write.path));
    if (kind && !decisions.has(write.path)) conflicts.push({ path: write.path, kind });
  }
  if (conflicts.length > 0) return { state: 'conflicts', conflicts };

  const files: WrittenFile[] = [];
  for (const [index, write] of writes.entries()) {
    if (signal?.aborted)
      return { state: 'finished', files: [...files, ...untried(writes.slice(index))] };
    const file = await writeOne(directory, write, decisions.get(write.path));
    files.push(file);
    onProgress?.(files.length, writes.length);
  }
  return { state: 'finished', files };
}

/** What is at a path: a text, `null` for nothing, or `unreadable` for something that is not a UTF-8 file. */
type OnDisk = { readonly text: string } | 'unreadable' | null;

function conflictOf(write: Write, disk: OnDisk): Conflict['kind'] | null {
  const text = disk === null || disk === 'unreadable' ? disk : disk.text;
  if (text === write.text) return null;
  if (write.read === null) return disk === null ? null : 'exists';
  if (disk === null) return 'gone';
  return text === write.read ? null : 'changed';
}

async function writeOne(
  directory: FileSystemDirectoryHandle,
  write: Write,
  decision: 'overwrite' | 'leave' | undefined,
): Promise<WrittenFile> {
  const { path, text } = write;
  if (decision === 'leave') return { path, state: 'left' };
  if (cleanPath(path)?.path !== path) {
    return { path, state: 'failed', message: 'This path is not safe to write.' };
  }
  if (path.split('/').some(isVersionControl)) {
    return {
      path,
      state: 'failed',
      message: 'Version control’s own files are never written: they can hold commands.',
    };
  }
  try {
    // Read again, because the check of all files may have been minutes ago.
    const disk = await readText(directory, path);
    if ((disk !== 'unreadable' && disk?.text) === (text ?? undefined))
      return { path, state: 'same' };
    if (decision !== 'overwrite' && conflictOf(write, disk)) return { path, state: 'conflict' };
    if (text === null) {
      await deleteFile(directory, path);
      return { path, state: 'deleted' };
    }
    const { parent, name } = await locate(directory, path, true);
    await replaceFile(await parent.getFileHandle(name, { create: true }), text);
    return { path, state: 'written' };
  } catch (error) {
    return {
      path,
      state: 'failed',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

/**
 * Whether a path segment means a folder of version control on some file system. Some ignore case, invisible characters,
 * dots and blanks at the end, or what follows a colon; `git~1` is Windows' short name for `.git`.
 */
function isVersionControl(segment: string): boolean {
  const name = segment
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/:.*$/s, '')
    .toLowerCase();
  let end = name.length;
  while (end > 0 && '. '.includes(name.charAt(end - 1))) end--;
  return /^(?:\.(?:git|hg|jj|svn)|git~\d+)$/.test(name.slice(0, end));
}

/** The new content is complete beside the file before `close` moves it into place. */
async function replaceFile(handle: FileSystemFileHandle, text: string): Promise<void> {
  const stream = await handle.createWritable();
  try {
    await stream.write(new TextEncoder().encode(text));
    await stream.close();
  } catch (error) {
    await stream.abort().catch(() => undefined);
    throw error;
  }
}

/** Deletes a file, and each folder above it that is empty without it. */
async function deleteFile(directory: FileSystemDirectoryHandle, path: string): Promise<void> {
  const { parent, name } = await locate(directory, path, false);
  await parent.removeEntry(name);
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const above = await locate(directory, folder, false);
    try {
      await above.parent.removeEntry(above.name);
    } catch {
      // It still holds something.
      return;
    }
  }
}

async function readText(directory: FileSystemDirectoryHandle, path: string): Promise<OnDisk> {
  let file: File;
  try {
    const { parent, name } = await locate(directory, path, false);
    file = await (await parent.getFileHandle(name)).getFile();
  } catch (error) {
    const isMissing = error instanceof DOMException && error.name === 'NotFoundError';
    return isMissing ? null : 'unreadable';
  }
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(await file.arrayBuffer()) };
  } catch {
    return 'unreadable';
  }
}

async function locate(
  directory: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<{ parent: FileSystemDirectoryHandle; name: string }> {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  let parent = directory;
  for (const segment of segments) parent = await parent.getDirectoryHandle(segment, { create });
  return { parent, name };
}

/**
 * Asks for permission to write. The browser only asks its user shortly after a click, so call this first. TypeScript's
 * DOM types lack both methods.
 */
export async function mayWrite(directory: FileSystemDirectoryHandle): Promise<boolean> {
  for (const name of ['queryPermission', 'requestPermission']) {
    const method: unknown = Reflect.get(directory, name);
    // The origin-private file system needs no permission, and its handles may lack the method.
    if (typeof method !== 'function') return true;
    try {
      const state: unknown = await method.call(directory, { mode: 'readwrite' });
      if (state === 'granted') return true;
    } catch {
      return false;
    }
  }
  return false;
}

function untried(writes: readonly Write[]): readonly WrittenFile[] {
  return writes.map(({ path }) => ({ path, state: 'untried' }));
}
