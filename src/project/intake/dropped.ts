/**
 * Takes hold of what was dropped. A drop can only be accessed while its event is handled; this does it there and then.
 * `drop.ts`, which is loaded on demand, reads it later.
 */

/** One dropped thing, in every form in which the browser may offer it. */
interface DroppedItem {
  /** The newest form: a handle that also allows writing back. */
  readonly handle: Promise<FileSystemHandle | null>;
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
}

/** The part of `DataTransfer` that we use. */
export interface DropSource {
  readonly items: Iterable<DropSourceItem>;
  getData(format: string): string;
}

type DropSourceItem = Pick<DataTransferItem, 'kind' | 'getAsFile' | 'webkitGetAsEntry'>;

export interface Dropped {
  readonly items: readonly DroppedItem[];
  /** Text dragged from another page or program, if no file was dropped. */
  readonly text: string;
}

/** Takes hold of everything in a drop. Must be called synchronously in the event's handler. */
export function takeDrop(transfer: DropSource): Dropped {
  const items = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({
      handle: handleOf(item),
      entry: item.webkitGetAsEntry?.() ?? null,
      file: item.getAsFile(),
    }));
  return { items, text: items.length === 0 ? transfer.getData('text/plain') : '' };
}

/** The item's file system handle, if the browser has them. Never rejects. */
function handleOf(item: DropSourceItem): Promise<FileSystemHandle | null> {
  const get: unknown = Reflect.get(item, 'getAsFileSystemHandle');
  if (typeof get !== 'function') return Promise.resolve(null);
  const pending: unknown = get.call(item);
  return Promise.resolve(pending).then(
    (handle) => (handle instanceof FileSystemHandle ? handle : null),
    () => null,
  );
}
