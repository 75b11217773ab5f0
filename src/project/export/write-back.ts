/**
 * Writes results into the folder they came from. A file that is no longer what was read is never
 * overwritten unasked; each file is replaced whole or not at all (the browser writes beside it and
 * swaps); what happened to each is reported, also when it fails halfway.
 */
import { cleanPath } from '../paths.ts';

export interface Write {
  readonly path: string;
  /** The text as it was read from disk; `null` for a file that is new. */
  readonly read: string | null;
  readonly text: string;
}

export interface WriteOptions {
  /** What the user decided about files found changed; without a decision nothing at all is written. */
  readonly decisions?: ReadonlyMap<string, 'overwrite' | 'leave'>;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface WrittenFile {
  readonly path: string;
  readonly state:
    | 'written'
    /** It already had this text. */
    | 'same'
    /** The user decided so. */
    | 'left'
    /** It changed on disk between the check and the write. */
    | 'conflict'
    | 'failed'
    /** Not tried: cancelled before its turn. */
    | 'untried';
  /** Why, for `failed`. */
  readonly message?: string;
}

export interface Conflict {
  readonly path: string;
  /** `changed`: another text than was read; `gone`: deleted since; `exists`: a new file's place is taken. */
  readonly kind: 'changed' | 'gone' | 'exists';
}

export type WriteBack =
  /** Nothing was written: ask, then call again with decisions. */
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

/** What is at a path: its text, `null` for nothing, `unreadable` for what is no UTF-8 file. */
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
    // Looked at again: the check of all files may be minutes old by now.
    const disk = await readText(directory, path);
    if (disk !== null && disk !== 'unreadable' && disk.text === text)
      return { path, state: 'same' };
    if (decision !== 'overwrite' && conflictOf(write, disk)) return { path, state: 'conflict' };
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
 * Whether a segment names a folder of version control on any file system: some take no notice of
 * case, of invisible characters, of dots and blanks at the end, or of what follows a colon; `git~1`
 * is what Windows calls `.git` in short.
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

/** The new content is complete beside the file before `close` puts it in its place. */
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
 * Permission as the browser has or asks for it, which it does only for moments after a click: first of all.
 * TypeScript's DOM types lack both methods.
 */
export async function mayWrite(directory: FileSystemDirectoryHandle): Promise<boolean> {
  for (const name of ['queryPermission', 'requestPermission']) {
    const method: unknown = Reflect.get(directory, name);
    // The origin-private file system needs no permission and may have no such method.
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
