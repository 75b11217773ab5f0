/** The folder on disk the project came from, where the browser gave one, and its texts as they were read. */
import { createSignal } from 'solid-js';
import type { SourceFile } from '../engine/index.ts';

export function createDisk() {
  const [directory, setDirectory] = createSignal<FileSystemDirectoryHandle | null>(null);
  let texts: ReadonlyMap<string, string> = new Map();
  return {
    directory,
    opened(from: FileSystemDirectoryHandle | null, files: readonly SourceFile[]): void {
      setDirectory(from);
      texts = new Map(files.map((file) => [file.path, file.text]));
    },
    /** The text on disk as this page last saw it; `null` for a file that was not there. */
    read: (path: string): string | null => texts.get(path) ?? null,
    /** What was written is what is on disk now. */
    written(files: readonly SourceFile[]): void {
      texts = new Map([...texts, ...files.map((file) => [file.path, file.text] as const)]);
    },
  };
}
