/**
 * Folders of the File System Access API. Their handle is kept with the intake, so that the result can be written back.
 */
import { cleanPath } from '../paths.ts';
import { leftOut } from '../what-belongs.ts';
import { gather } from './gather.ts';
import type { Found, Intake, IntakeOptions } from './intake.ts';

/** Reads a whole folder. Paths start below it. */
export function readDirectory(
  directory: FileSystemDirectoryHandle,
  options: IntakeOptions = {},
): Promise<Intake> {
  return gather(foundInDirectory(directory, ''), { name: directory.name, directory }, options);
}

/**
 * How many folders are listed ahead of the one whose files are being taken: each listing waits for the browser's file
 * process.
 */
const listedAhead = 8;

/** Everything below a folder. `prefix` is put before each path. */
export async function* foundInDirectory(
  directory: FileSystemDirectoryHandle,
  prefix: string,
): AsyncGenerator<Found> {
  const waiting: Folder[] = [{ directory, prefix }];
  const listing: Promise<Listed>[] = [];
  for (;;) {
    while (listing.length < listedAhead) {
      const next = waiting.shift();
      if (!next) break;
      listing.push(list(next));
    }
    const listed = await listing.shift();
    if (!listed) return;
    const { found, folders } = listed;
    for (const folder of folders) waiting.push(folder);
    yield* found;
  }
}

interface Folder {
  readonly directory: FileSystemDirectoryHandle;
  readonly prefix: string;
}

interface Listed {
  readonly found: readonly Found[];
  readonly folders: readonly Folder[];
}

/** What is directly in a folder: the files found, and the folders to look into. */
async function list({ directory, prefix }: Folder): Promise<Listed> {
  const found: Found[] = [];
  const folders: Folder[] = [];
  try {
    for await (const [name, handle] of directory.entries()) {
      const path = `${prefix}${name}`;
      if (isDirectory(handle)) {
        if (leftOut(`${path}/`)) found.push({ kind: 'left-out', path: `${path}/` });
        // A path that never ends is a link that leads back up.
        else if (!cleanPath(path)) found.push({ kind: 'problem', code: 'unsafe-path', path });
        else folders.push({ directory: handle, prefix: `${path}/` });
      } else if (isFile(handle)) {
        found.push({ kind: 'file', path, open: () => handle.getFile() });
      }
    }
  } catch {
    found.push({ kind: 'problem', code: 'unreadable', path: prefix });
  }
  return { found, folders };
}

export function isDirectory(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}

function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}
