/**
 * Takes hold of a drop. A drop can only be looked at while its event is handled: this does it there and
 * then, and `drop.ts`, which is loaded when it is needed, reads at leisure.
 */

/** One dropped thing, in every form the browser may give it. */
interface DroppedItem {
  /** The newest form: a handle that also allows writing back. */
  readonly handle: Promise<FileSystemHandle | null>;
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
}

/** The part of `DataTransfer` that is used. */
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

/** Takes hold of everything in a drop. Call it synchronously in the event's handler. */
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

/** `DataTransferItem.getAsFileSystemHandle`, where there is one; never rejects. */
function handleOf(item: DropSourceItem): Promise<FileSystemHandle | null> {
  const get: unknown = Reflect.get(item, 'getAsFileSystemHandle');
  if (typeof get !== 'function') return Promise.resolve(null);
  const pending: unknown = get.call(item);
  return Promise.resolve(pending).then(
    (handle) => (handle instanceof FileSystemHandle ? handle : null),
    () => null,
  );
}
