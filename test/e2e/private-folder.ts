/** A folder of the origin-private file system, opened through the page's own folder command. */
import type { Files, ForkliftPage } from './page.ts';

const anyFolder = 'faulty';

/** Puts `files` into the folder and makes it the answer to the page's next question for one. */
export async function preparePrivateFolder(
  forklift: ForkliftPage,
  files: Files,
  folderName = anyFolder,
): Promise<void> {
  await forklift.page.evaluate(
    async ([name, entries]) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(name, { create: true });
      for (const [path, text] of entries) {
        const segments = path.split('/');
        const last = segments.pop() ?? '';
        let parent = folder;
        for (const one of segments) parent = await parent.getDirectoryHandle(one, { create: true });
        const stream = await (await parent.getFileHandle(last, { create: true })).createWritable();
        await stream.write(text);
        await stream.close();
      }
      Object.defineProperty(window, 'showDirectoryPicker', {
        value: async () => folder,
        configurable: true,
      });
    },
    [folderName, Object.entries(files)] as const,
  );
}

/** The text at a path of the folder as it is now; `null` when nothing is there. */
export function privateText(
  forklift: ForkliftPage,
  path: string,
  folderName = anyFolder,
): Promise<string | null> {
  return forklift.page.evaluate(
    async ([name, segments]) => {
      try {
        let parent = await (await navigator.storage.getDirectory()).getDirectoryHandle(name);
        const last = segments.at(-1) ?? '';
        for (const one of segments.slice(0, -1)) parent = await parent.getDirectoryHandle(one);
        return await (await (await parent.getFileHandle(last)).getFile()).text();
      } catch {
        return null;
      }
    },
    [folderName, path.split('/')] as const,
  );
}

/** Every text in the folder and below it, with its path. */
export function folderTexts(forklift: ForkliftPage, folderName: string): Promise<string> {
  return forklift.page.evaluate(async (name) => {
    const texts: string[] = [];
    const read = async (folder: FileSystemDirectoryHandle, at: string): Promise<void> => {
      for await (const entry of folder.values()) {
        const path = `${at}/${entry.name}`;
        if (entry.kind === 'directory') await read(entry, path);
        else texts.push(`${path}: ${await (await entry.getFile()).text()}`);
      }
    };
    await read(await (await navigator.storage.getDirectory()).getDirectoryHandle(name), '');
    return texts.join('\n');
  }, folderName);
}
