/**
 * Records under keys in IndexedDB; it does not know what they mean. If storage is missing, full, blocked or damaged,
 * calls reject with an error that `storageFailure` puts into words.
 */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';

/** Records are grouped. A group is read and deleted as a whole. */
export type RecordKey = readonly [group: string, name: string];

export interface Records {
  /** The record under a key from the time before there were groups. */
  single(key: string): Promise<unknown>;
  get(key: RecordKey): Promise<unknown>;
  /** Every record of a group, by name. */
  group(group: string): Promise<ReadonlyMap<string, unknown>>;
  /** Puts records, and deletes those that are `undefined`: all of it or nothing. */
  write(changes: readonly (readonly [RecordKey | string, unknown])[]): Promise<void>;
}

/** Milliseconds after which storage that neither works nor fails counts as blocked. */
const patience = 8000;

/**
 * How many records are written between two turns of the page, so that the first save of a big project does not block
 * it.
 */
const batch = 200;

export function openRecords(database = 'forklift'): Records {
  const store = ifAllowed(() =>
    typeof indexedDB === 'undefined' ? null : createStore(database, 'draft'),
  );
  return {
    single: (key) => within(store, 'readonly', (all) => promisifyRequest<unknown>(all.get(key))),
    get: ([group, name]) =>
      within(store, 'readonly', (all) => promisifyRequest<unknown>(all.get([group, name]))),
    group: (group) =>
      within(store, 'readonly', async (all) => {
        // In IndexedDB's order, an array comes after every string.
        const range = IDBKeyRange.bound([group], [group, []]);
        const [keys, values] = await Promise.all([
          promisifyRequest(all.getAllKeys(range)),
          promisifyRequest<unknown[]>(all.getAll(range)),
        ]);
        const records = new Map<string, unknown>();
        for (const [index, key] of keys.entries()) {
          const name: unknown = Array.isArray(key) ? key[1] : null;
          if (typeof name === 'string') records.set(name, values[index]);
        }
        return records;
      }),
    write: (changes) =>
      within(store, 'readwrite', async (all) => {
        for (const [index, [key, value]] of changes.entries()) {
          const place = typeof key === 'string' ? key : [...key];
          const done =
            value === undefined
              ? promisifyRequest(all.delete(place))
              : promisifyRequest(all.put(value, place));
          if (index % batch === batch - 1) await done;
          else done.catch(() => undefined);
        }
        await promisifyRequest(all.transaction);
      }),
  };
}

export interface StorageFailure {
  readonly state: 'failed';
  readonly reason: 'unavailable' | 'full' | 'blocked' | 'error';
  readonly message: string;
}

export function storageFailure(error: unknown): StorageFailure {
  const name = error instanceof DOMException ? error.name : '';
  const failed = (reason: StorageFailure['reason'], message: string) =>
    ({ state: 'failed', reason, message }) as const;
  if (error instanceof Blocked) {
    return failed(
      'blocked',
      'The browser’s storage does not answer. Close other tabs of this page and try again.',
    );
  }
  if (name === 'QuotaExceededError') {
    return failed(
      'full',
      'The browser’s storage is full, so this work is not kept. Download it as a zip.',
    );
  }
  if (error instanceof Missing || name === 'SecurityError' || name === 'InvalidStateError') {
    return failed(
      'unavailable',
      'The browser allows no storage here (a private window, perhaps), so this work is not kept over a reload. Download it as a zip.',
    );
  }
  const detail = error instanceof Error ? ` (${error.message})` : '';
  return failed('error', `This work could not be stored${detail}. Download it as a zip.`);
}

class Blocked extends Error {}
class Missing extends Error {}

/** Runs `work` in one transaction, which is undone if it fails. */
async function within<T>(
  store: UseStore | null,
  mode: IDBTransactionMode,
  work: (records: IDBObjectStore) => Promise<T>,
): Promise<T> {
  if (!store) throw new Missing();
  return withinPatience(
    store(mode, async (records) => {
      try {
        return await work(records);
      } catch (error) {
        ifAllowed(() => records.transaction.abort());
        throw error;
      }
    }),
  );
}

/** The result of `make`; `null` if the browser throws, as it does when all storage is denied. */
function ifAllowed<T>(make: () => T | null): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

function withinPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(() => reject(new Blocked()), patience);
    work.then(resolve, reject).finally(() => clearTimeout(alarm));
  });
}
