/**
 * Folders in the origin-private file system: real handles, without a dialog.
 */

/** A fresh folder holding `files`; a path's last segment is the file. */
export async function folderOf(
  name: string,
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(name, { recursive: true }).catch(() => undefined);
  const folder = await root.getDirectoryHandle(name, { create: true });
  for (const [path, content] of Object.entries(files)) await put(folder, path, content);
  return folder;
}

export async function put(
  folder: FileSystemDirectoryHandle,
  path: string,
  content: string | Uint8Array<ArrayBuffer>,
): Promise<void> {
  const stream = await (await handleAt(folder, path, true)).createWritable();
  await stream.write(content);
  await stream.close();
}

/** The text at a path, or `null` when nothing is there. */
export async function textAt(
  folder: FileSystemDirectoryHandle,
  path: string,
): Promise<string | null> {
  try {
    const file = await (await handleAt(folder, path, false)).getFile();
    // Not `text()`: that would drop a byte order mark.
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

async function handleAt(
  folder: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<FileSystemFileHandle> {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  let parent = folder;
  for (const segment of segments) parent = await parent.getDirectoryHandle(segment, { create });
  return parent.getFileHandle(name, { create });
}
