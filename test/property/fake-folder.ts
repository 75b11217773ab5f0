/** A folder on disk as the browser provides it, but in memory. */

/** Texts by path. What is written through the handle is written here. */
export type Disk = Map<string, string>;

export function folderHandle(name: string, disk: Disk, below = ''): FileSystemDirectoryHandle {
  const missing = () => new DOMException('There is none.', 'NotFoundError');
  const isFolder = (path: string) => [...disk.keys()].some((one) => one.startsWith(`${path}/`));
  return {
    kind: 'directory',
    name,
    isSameEntry: async () => false,
    async getDirectoryHandle(segment, { create = false } = {}) {
      const path = below + segment;
      if (!create && !isFolder(path)) throw missing();
      return folderHandle(segment, disk, `${path}/`);
    },
    async getFileHandle(segment, { create = false } = {}) {
      const path = below + segment;
      if (!disk.has(path) && !create) throw missing();
      return fileHandle(segment, disk, path);
    },
    async removeEntry(segment) {
      if (isFolder(below + segment)) {
        throw new DOMException('It is not empty.', 'InvalidModificationError');
      }
      disk.delete(below + segment);
    },
    resolve: async () => null,
    entries: nothing,
    keys: nothing,
    values: nothing,
    [Symbol.asyncIterator]: nothing,
  };
}

function fileHandle(name: string, disk: Disk, path: string): FileSystemFileHandle {
  return {
    kind: 'file',
    name,
    isSameEntry: async () => false,
    getFile: async () => new File([disk.get(path) ?? ''], name),
    createWritable: async () => new Writing(disk, path),
  };
}

/** The text is whole beside the file before `close` puts it in its place. */
class Writing extends WritableStream implements FileSystemWritableFileStream {
  private text = '';
  private readonly disk: Disk;
  private readonly path: string;

  constructor(disk: Disk, path: string) {
    super();
    this.disk = disk;
    this.path = path;
  }

  async write(data: FileSystemWriteChunkType): Promise<void> {
    if (data instanceof Uint8Array) this.text += new TextDecoder().decode(data);
  }

  override async close(): Promise<void> {
    this.disk.set(this.path, this.text);
  }

  async seek(): Promise<void> {}
  async truncate(): Promise<void> {}
}

/** Nothing in here is ever listed. */
function nothing(): never {
  throw new Error('This folder is not listed.');
}
