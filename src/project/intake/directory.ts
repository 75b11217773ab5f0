/**
 * Folders opened through the File System Access API. Their handle is kept with the intake, so that
 * the result can be written back.
 */
import { leftOut } from '../selection.ts';
import { gather } from './gather.ts';
import type { Found, Intake, IntakeOptions } from './intake.ts';

export type PickedDirectory =
  | { readonly state: 'picked'; readonly directory: FileSystemDirectoryHandle }
  /** The user closed the dialog. */
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly message: string };

/** The picker, which TypeScript's DOM types do not have yet. */
type DirectoryPicker = (options: {
  readonly id: string;
  readonly mode: 'read' | 'readwrite';
}) => Promise<FileSystemDirectoryHandle>;

/** Whether this browser can open a folder in a way that allows writing back to it. */
export function canPickDirectory(): boolean {
  return directoryPicker() !== null;
}

/** Asks for a folder; call it from a click or key press, or the browser refuses. */
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

/** Reads a whole folder; paths start below it. */
export function readDirectory(
  directory: FileSystemDirectoryHandle,
  options: IntakeOptions = {},
): Promise<Intake> {
  return gather(foundInDirectory(directory, ''), { name: directory.name, directory }, options);
}

/** Everything below a folder, `prefix` put before each path. Links to files look like files here: the browser follows none that leave the folder. */
export async function* foundInDirectory(
  directory: FileSystemDirectoryHandle,
  prefix: string,
): AsyncGenerator<Found> {
  try {
    for await (const [name, handle] of directory.entries()) {
      const path = `${prefix}${name}`;
      if (isDirectory(handle)) {
        if (leftOut(`${path}/`)) yield { kind: 'left-out', path: `${path}/` };
        else yield* foundInDirectory(handle, `${path}/`);
      } else if (isFile(handle)) {
        yield { kind: 'file', path, open: () => handle.getFile() };
      }
    }
  } catch {
    yield { kind: 'problem', code: 'unreadable', path: prefix };
  }
}

export function isDirectory(handle: FileSystemHandle): handle is FileSystemDirectoryHandle {
  return handle.kind === 'directory';
}

export function isFile(handle: FileSystemHandle): handle is FileSystemFileHandle {
  return handle.kind === 'file';
}

function directoryPicker(): DirectoryPicker | null {
  const pick: unknown = Reflect.get(globalThis, 'showDirectoryPicker');
  return isPicker(pick) ? (options) => pick.call(globalThis, options) : null;
}

function isPicker(value: unknown): value is DirectoryPicker {
  return typeof value === 'function';
}
