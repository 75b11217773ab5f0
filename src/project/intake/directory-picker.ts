/**
 * The browser's dialog for choosing a folder that can be written back to. Separate from `directory.ts`, because the
 * page needs it before it has loaded the code that reads files.
 */

export type PickedDirectory =
  | { readonly state: 'picked'; readonly directory: FileSystemDirectoryHandle }
  /** The user closed the dialog. */
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly message: string };

/** The picker, which TypeScript's DOM types lack. */
type DirectoryPicker = (options: {
  readonly id: string;
  readonly mode: 'read' | 'readwrite';
}) => Promise<FileSystemDirectoryHandle>;

/** Asks for a folder. Must be called from a click or key press, or the browser refuses. */
export async function pickDirectory(): Promise<PickedDirectory> {
  const pick = directoryPicker();
  if (!pick) return { state: 'failed', message: 'This browser cannot open folders this way.' };
  try {
    return { state: 'picked', directory: await pick({ id: 'project', mode: 'read' }) };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return { state: 'cancelled' };
    return { state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

function directoryPicker(): DirectoryPicker | null {
  const pick: unknown = Reflect.get(globalThis, 'showDirectoryPicker');
  return isPicker(pick) ? (options) => pick.call(globalThis, options) : null;
}

function isPicker(value: unknown): value is DirectoryPicker {
  return typeof value === 'function';
}
