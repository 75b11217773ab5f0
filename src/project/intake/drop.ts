/**
 * Reads what was dropped on the page: files, folders and archives.
 */
import { cleanPath } from '../paths.ts';
import { leftOut } from '../what-belongs.ts';
import { foundInDirectory, isDirectory, readDirectory } from './directory.ts';
import type { Dropped } from './dropped.ts';
import { gather } from './gather.ts';
import type { Found, Intake, IntakeOptions } from './intake.ts';
import { archiveOrigin, foundInFiles } from './picked.ts';

/** Takes in what was dropped. A single folder keeps its handle, so that it can be written back to. */
export async function readDrop(dropped: Dropped, options: IntakeOptions = {}): Promise<Intake> {
  const [only, ...others] = dropped.items;
  const handle = others.length === 0 ? await only?.handle : null;
  if (handle && isDirectory(handle)) return readDirectory(handle, options);
  const files = dropped.items.flatMap(({ file }) => file ?? []);
  return gather(foundInDrop(dropped, options), archiveOrigin(files), options);
}

async function* foundInDrop(dropped: Dropped, options: IntakeOptions): AsyncGenerator<Found> {
  const loose: File[] = [];
  for (const { handle: pending, entry, file } of dropped.items) {
    const handle = await pending;
    if (handle && isDirectory(handle)) yield* foundInDirectory(handle, `${handle.name}/`);
    else if (entry && isDirectoryEntry(entry)) yield* foundInEntry(entry, `${entry.name}/`);
    else if (file) loose.push(file);
    else yield { kind: 'problem', code: 'unreadable', path: entry?.name ?? '' };
  }
  yield* foundInFiles(loose, options);
}

/** Everything below a folder in the older Entries API. */
async function* foundInEntry(
  directory: FileSystemDirectoryEntry,
  prefix: string,
): AsyncGenerator<Found> {
  const reader = directory.createReader();
  try {
    for (;;) {
      // Each call returns at most 100 entries; an empty answer is the end.
      const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
        reader.readEntries(resolve, reject),
      );
      if (entries.length === 0) return;
      for (const entry of entries) {
        const path = `${prefix}${entry.name}`;
        if (isDirectoryEntry(entry)) {
          if (leftOut(`${path}/`)) yield { kind: 'left-out', path: `${path}/` };
          // A path that never ends is a link that leads back up.
          else if (!cleanPath(path)) yield { kind: 'problem', code: 'unsafe-path', path };
          else yield* foundInEntry(entry, `${path}/`);
        } else if (isFileEntry(entry)) {
          const open = () => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
          yield { kind: 'file', path, open };
        }
      }
    }
  } catch {
    yield { kind: 'problem', code: 'unreadable', path: prefix };
  }
}

function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
