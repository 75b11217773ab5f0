/**
 * The user's projects, stored under their ids so that they survive reloads, crashes and closed tabs. Whoever saves or
 * removes a project holds its lock (`session.ts`), so each has one writer.
 *
 * A head is stored together with the texts that it names: a draft exists completely or not at all.
 */
import {
  carriedKey,
  type DraftHead,
  headOf,
  readHead,
  readSnapshot,
  textRecords,
} from './draft-record.ts';
import { type RecordKey, type Records, type StorageFailure, storageFailure } from './records.ts';
import type { CarriedFile, ProjectSnapshot } from './snapshot.ts';

export interface DraftSummary {
  readonly id: string;
  readonly title: string;
  /** Number of files, including carried ones. */
  readonly files: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export interface Draft {
  readonly state: 'loaded';
  readonly snapshot: ProjectSnapshot;
  readonly revision: number;
  /** Files that are no longer in it: they were too large to store, or are damaged. */
  readonly lost: readonly string[];
}

export interface Drafts {
  /** The newest first. `unreadable` counts the drafts that only another version of the page can read. */
  list(): Promise<
    | {
        readonly state: 'listed';
        readonly drafts: readonly DraftSummary[];
        readonly unreadable: readonly ('newer' | 'damaged')[];
      }
    | StorageFailure
  >;
  load(id: string): Promise<Draft | { readonly state: 'missing' } | StorageFailure>;
  /** `revision` increases with each change of the project. */
  save(
    snapshot: ProjectSnapshot,
    revision: number,
  ): Promise<{ readonly state: 'saved' } | StorageFailure>;
  remove(id: string): Promise<{ readonly state: 'removed' } | StorageFailure>;
}

/** The group of all heads. Texts are in a group named by their project's id. */
const heads = 'projects';
/** Where older pages kept the head of their single draft, and of the one that it replaced. */
const oldSlots = ['current', 'earlier'] as const;

/** How many bytes of carried files a draft stores in total: it is a draft and no backup. */
const carriedBound = 64 * 1024 * 1024;

/** What this page knows to be stored of a project. */
interface Known {
  readonly revision: number;
  readonly texts: ReadonlyMap<string, string>;
  readonly carried: ReadonlyMap<string, Blob>;
}

export function createDrafts(records: Records, now: () => number = Date.now): Drafts {
  const known = new Map<string, Known>();

  return {
    list: () =>
      outcome(async () => {
        const unreadable = await adoptOldDrafts(records);
        const drafts: DraftSummary[] = [];
        for (const stored of (await records.group(heads)).values()) {
          const head = readHead(stored);
          if (head === 'newer' || head === 'damaged') unreadable.push(head);
          else if (head !== 'missing') drafts.push(summary(head));
        }
        drafts.sort((a, b) => b.savedAt - a.savedAt);
        return { state: 'listed', drafts, unreadable } as const;
      }),
    load: (id) =>
      outcome(async () => {
        const head = readHead(await records.get([heads, id]));
        if (typeof head === 'string') return { state: 'missing' } as const;
        const { snapshot, lost } = readSnapshot(head, await records.group(id));
        known.set(id, {
          revision: head.revision,
          texts: textRecords(snapshot),
          carried: new Map(snapshot.carried.map(({ path, blob }) => [path, blob])),
        });
        return { state: 'loaded', snapshot, revision: head.revision, lost } as const;
      }),
    save: (snapshot, revision) =>
      outcome(async () => {
        const { id } = snapshot;
        const head = readHead(await records.get([heads, id]));
        const last = known.get(id);
        // A browser may delete storage while the page is open. Then everything is written again.
        const base = typeof head !== 'string' && head.revision === last?.revision ? last : null;
        const texts = textRecords(snapshot);
        const changes: [RecordKey, unknown][] = [];
        for (const [name, text] of texts) {
          if (base?.texts.get(name) !== text) changes.push([[id, name], text]);
        }
        for (const name of base?.texts.keys() ?? []) {
          if (!texts.has(name)) changes.push([[id, name], undefined]);
        }
        changes.push([[heads, id], headOf(snapshot, revision, now())]);
        await records.write(changes);
        known.set(id, { revision, texts, carried: base?.carried ?? new Map() });
        await saveCarried(id, snapshot.carried);
        return { state: 'saved' } as const;
      }),
    remove: (id) =>
      outcome(async () => {
        const names = [...(await records.group(id)).keys()];
        await records.write([
          [[heads, id], undefined],
          ...names.map((name) => [[id, name], undefined] as const),
        ]);
        known.delete(id);
        return { state: 'removed' } as const;
      }),
  };

  /** Runs after the texts are stored, file by file, so that a file which can't be read or has no room costs no text. */
  async function saveCarried(id: string, carried: readonly CarriedFile[]): Promise<void> {
    const base = known.get(id);
    if (!base) return;
    const wanted = new Map(carried.map(({ path, blob }) => [path, blob]));
    const stored = new Map(base.carried);
    for (const path of base.carried.keys()) {
      if (wanted.has(path)) continue;
      stored.delete(path);
      await records.write([[[id, carriedKey(path)], undefined]]);
    }
    let bytes = 0;
    for (const [path, blob] of wanted) {
      bytes += blob.size;
      if (bytes > carriedBound || stored.get(path) === blob) continue;
      try {
        // Stores the bytes themselves, because a file on disk may change before it is read back.
        const held = new Blob([await blob.arrayBuffer()]);
        await records.write([[[id, carriedKey(path)], held]]);
      } catch {
        // The user is told when the draft is opened, because the head names the file.
      }
      stored.set(path, blob);
    }
    known.set(id, { ...base, carried: stored });
  }
}

/**
 * Gives drafts of older pages a head like all others; their texts stay where they are. Doing it twice, as two tabs may,
 * gives the same result. Returns what was there and could not be read.
 */
async function adoptOldDrafts(records: Records): Promise<('newer' | 'damaged')[]> {
  const unreadable: ('newer' | 'damaged')[] = [];
  for (const slot of oldSlots) {
    const stored = await records.single(slot);
    const head = readHead(stored);
    if (head === 'newer' || head === 'damaged') unreadable.push(head);
    else if (head !== 'missing') {
      await records.write([
        [[heads, head.id], stored],
        [slot, undefined],
      ]);
    }
  }
  return unreadable;
}

function summary({ id, title, paths, carried, savedAt }: DraftHead): DraftSummary {
  return { id, title, files: paths.length + carried.length, savedAt };
}

async function outcome<T>(work: () => Promise<T>): Promise<T | StorageFailure> {
  try {
    return await work();
  } catch (error) {
    return storageFailure(error);
  }
}
