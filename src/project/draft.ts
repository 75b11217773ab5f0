/**
 * The user's work, kept in IndexedDB across reloads, crashes and closed tabs; and one earlier draft
 * beside it, so that nothing that replaces the work (a link, another tab) is without a way back.
 *
 * - A save names the revision it builds on. If another tab has saved since, nothing is written and
 *   the answer is `conflict`.
 * - Checking and writing are one transaction: a draft is stored whole or not at all.
 * - Storage that is missing, full, blocked or damaged is an answer, never an exception.
 */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import {
  type DraftHead,
  draftVersion,
  isRevision,
  readHead,
  readSnapshot,
} from './draft-record.ts';
import type { ProjectSnapshot } from './snapshot.ts';

export type LoadedDraft =
  | {
      readonly state: 'loaded';
      readonly snapshot: ProjectSnapshot;
      readonly savedAt: number;
      /** Files a draft does not hold (binary and the like) or that were lost. */
      readonly lost: readonly string[];
    }
  | { readonly state: 'empty' }
  /** There is one that this page cannot read; it stays where it is. */
  | { readonly state: 'unreadable'; readonly reason: 'newer' | 'damaged' }
  | DraftFailure;

export type SavedDraft =
  | { readonly state: 'saved'; readonly savedAt: number }
  /** Another tab saved since this one last loaded or saved; nothing was written. */
  | { readonly state: 'conflict'; readonly savedAt: number }
  | DraftFailure;

export interface DraftFailure {
  readonly state: 'failed';
  readonly reason: 'unavailable' | 'full' | 'blocked' | 'error';
  readonly message: string;
}

export interface Draft {
  /** The work as last saved, by any tab; later saves build on it. */
  load(): Promise<LoadedDraft>;
  /** `overwrite` settles a conflict in favour of this tab; the other's work becomes the earlier draft. */
  save(snapshot: ProjectSnapshot, options?: { readonly overwrite?: boolean }): Promise<SavedDraft>;
  /** Makes the stored work the earlier draft: do this before something else takes its place. */
  stash(): Promise<{ readonly state: 'stashed' | 'empty' } | DraftFailure>;
  /** The earlier draft, if there is one, without changing anything. */
  peekStash(): Promise<LoadedDraft>;
  /** Swaps the stored work and the earlier draft, and loads what is the work now. */
  swapStash(): Promise<LoadedDraft>;
  /** Calls back when another tab has saved; returns a function that ends it. */
  onOtherTab(listener: (savedAt: number) => void): () => void;
  close(): void;
}

/** Heads are stored under these keys, texts under `[head id, path]`. */
type Slot = 'current' | 'earlier';

/** Milliseconds after which storage that neither works nor fails counts as blocked. */
const patience = 8000;

/** Texts stored between two turns of the page. */
const batch = 200;

export function openDraft(database = 'forklift'): Draft {
  return new StoredDraft(database);
}

/** What this tab knows to be stored. */
interface Known {
  readonly id: string;
  readonly revision: number;
  readonly texts: ReadonlyMap<string, string>;
}

class StoredDraft implements Draft {
  private readonly store: UseStore | null;
  private readonly channel: BroadcastChannel | null;
  private known: Known | null = null;
  /** Saves, loads and stashes run one after the other. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(database: string) {
    this.store = ifAllowed(() =>
      typeof indexedDB === 'undefined' ? null : createStore(database, 'draft'),
    );
    this.channel = ifAllowed(() =>
      typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`${database}-draft`),
    );
  }

  load(): Promise<LoadedDraft> {
    return this.exclusively('readonly', (store) => this.read(store, 'current'));
  }

  peekStash(): Promise<LoadedDraft> {
    return this.exclusively('readonly', (store) => this.read(store, 'earlier'));
  }

  async save(
    snapshot: ProjectSnapshot,
    { overwrite = false }: { readonly overwrite?: boolean } = {},
  ): Promise<SavedDraft> {
    const saved = await this.exclusively('readwrite', async (store): Promise<SavedDraft> => {
      const current = await promisifyRequest<unknown>(store.get('current'));
      // Ours is not read through once more: with 20,000 files that took 25 ms of every save.
      const ours = isRevision(current, this.known) ? this.known : null;
      const read = ours ? 'missing' : readHead(current);
      const theirs = typeof read === 'string' ? null : read;
      const isTheirs = read === 'newer' || theirs !== null;
      if (isTheirs && !overwrite) return { state: 'conflict', savedAt: theirs?.savedAt ?? 0 };
      // Nobody can take back what cannot be read, but a page that is mended may.
      if (isTheirs || read === 'damaged') await this.moveToEarlier(store, current);
      const last = (ours ?? theirs)?.revision ?? 0;
      const next = headOf(snapshot, ours?.id ?? crypto.randomUUID(), last + 1);
      const texts = new Map(snapshot.files.map(({ path, text }) => [path, text]));
      let stored = 0;
      for (const [path, text] of texts) {
        if (ours?.texts.get(path) === text) continue;
        const put = store.put(text, [next.id, path]);
        // The first save of a big project must not hold the page up.
        if (++stored % batch === 0) await promisifyRequest(put);
      }
      for (const path of ours?.texts.keys() ?? []) {
        if (!texts.has(path)) store.delete([next.id, path]);
      }
      store.put(next, 'current');
      await promisifyRequest(store.transaction);
      this.known = { id: next.id, revision: next.revision, texts };
      return { state: 'saved', savedAt: next.savedAt };
    });
    if (saved.state === 'saved') this.channel?.postMessage(saved.savedAt);
    return saved;
  }

  stash(): Promise<{ readonly state: 'stashed' | 'empty' } | DraftFailure> {
    return this.exclusively('readwrite', async (store) => {
      const stored = await promisifyRequest<unknown>(store.get('current'));
      const head = readHead(stored);
      const isEmpty = head === 'missing' || (typeof head !== 'string' && head.paths.length === 0);
      if (isEmpty) store.delete('current');
      else await this.moveToEarlier(store, stored);
      await promisifyRequest(store.transaction);
      this.known = null;
      return { state: isEmpty ? 'empty' : 'stashed' };
    });
  }

  swapStash(): Promise<LoadedDraft> {
    return this.exclusively('readwrite', async (store) => {
      const current = await promisifyRequest<unknown>(store.get('current'));
      const earlier = await promisifyRequest<unknown>(store.get('earlier'));
      if (earlier !== undefined) {
        store.put(earlier, 'current');
        if (current === undefined) store.delete('earlier');
        else store.put(current, 'earlier');
      }
      const loaded = await this.read(store, 'current');
      await promisifyRequest(store.transaction);
      return loaded;
    });
  }

  onOtherTab(listener: (savedAt: number) => void): () => void {
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'number') listener(data);
    };
    this.channel?.addEventListener('message', hear);
    return () => this.channel?.removeEventListener('message', hear);
  }

  close(): void {
    this.channel?.close();
  }

  /** The draft in a slot; the current one becomes what later saves build on. */
  private async read(store: IDBObjectStore, slot: Slot): Promise<LoadedDraft> {
    const head = readHead(await promisifyRequest<unknown>(store.get(slot)));
    if (head === 'missing') return { state: 'empty' };
    if (typeof head === 'string') return { state: 'unreadable', reason: head };
    const range = textsOf(head.id);
    const [keys, values] = await Promise.all([
      promisifyRequest(store.getAllKeys(range)),
      promisifyRequest<unknown[]>(store.getAll(range)),
    ]);
    const texts = new Map<string, unknown>();
    for (const [index, key] of keys.entries()) {
      const path: unknown = Array.isArray(key) ? key[1] : null;
      if (typeof path === 'string') texts.set(path, values[index]);
    }
    const { snapshot, lost } = readSnapshot(head, texts);
    if (slot === 'current') {
      const known = new Map(snapshot.files.map(({ path, text }) => [path, text]));
      this.known = { id: head.id, revision: head.revision, texts: known };
    }
    return { state: 'loaded', snapshot, savedAt: head.savedAt, lost };
  }

  /** Moves a head, readable or not, out of the way; the texts of the one it replaces go. */
  private async moveToEarlier(store: IDBObjectStore, head: unknown): Promise<void> {
    const replaced = readHead(await promisifyRequest<unknown>(store.get('earlier')));
    if (typeof replaced !== 'string') store.delete(textsOf(replaced.id));
    store.put(head, 'earlier');
    store.delete('current');
  }

  /** Runs `work` in one transaction, after everything asked for before it; failures become values. */
  private exclusively<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => Promise<T>,
  ): Promise<T | DraftFailure> {
    const { store } = this;
    if (!store) return Promise.resolve(failure(null));
    const attempt = () => withinPatience(store(mode, (objects) => wholly(objects, work)));
    const answer = this.queue.then(attempt).catch(failure);
    this.queue = answer;
    return answer;
  }
}

/** A transaction whose work fails must not commit what was done of it. */
async function wholly<T>(
  store: IDBObjectStore,
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T> {
  try {
    return await work(store);
  } catch (error) {
    try {
      store.transaction.abort();
    } catch {
      // It was over already.
    }
    throw error;
  }
}

function headOf(snapshot: ProjectSnapshot, id: string, revision: number): DraftHead {
  const { forks: _, ...options } = snapshot.options;
  return {
    version: draftVersion,
    id,
    revision,
    savedAt: Date.now(),
    name: snapshot.name,
    paths: snapshot.files.map((file) => file.path),
    carried: snapshot.carried.map((file) => file.path),
    options,
    kept: snapshot.kept,
  };
}

/** All keys `[id, …]`: in IndexedDB's order an array comes after every string. */
function textsOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

/** What `make` makes; `null` where the browser refuses by an exception, as with all storage denied. */
function ifAllowed<T>(make: () => T | null): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

class Blocked extends Error {}

function withinPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const alarm = setTimeout(() => reject(new Blocked()), patience);
    work.then(resolve, reject).finally(() => clearTimeout(alarm));
  });
}

function failure(error: unknown): DraftFailure {
  const name = error instanceof DOMException ? error.name : '';
  if (error instanceof Blocked) {
    return {
      state: 'failed',
      reason: 'blocked',
      message:
        'The browser’s storage does not answer. Close other tabs of this page and try again.',
    };
  }
  if (name === 'QuotaExceededError') {
    return {
      state: 'failed',
      reason: 'full',
      message: 'The browser’s storage is full, so this work is not kept. Download it as a zip.',
    };
  }
  if (error === null || name === 'SecurityError' || name === 'InvalidStateError') {
    return {
      state: 'failed',
      reason: 'unavailable',
      message:
        'The browser allows no storage here (a private window, perhaps), so this work is not kept over a reload. Download it as a zip.',
    };
  }
  const detail = error instanceof Error ? ` (${error.message})` : '';
  return {
    state: 'failed',
    reason: 'error',
    message: `This work could not be stored${detail}. Download it as a zip.`,
  };
}
