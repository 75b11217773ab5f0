/**
 * What a project has beyond its stored draft, written while the page is closing: there is no time left for a database,
 * but local storage is written at once. One record for each project. It is only removed by the tab that holds the
 * project's lock, once its content is stored.
 */
import { type DraftHead, headOf, readHead, readSnapshot, textRecords } from './draft-record.ts';
import type { ProjectSnapshot } from './snapshot.ts';

/** The part of `localStorage` that we use. Every method may throw. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface LastMoments {
  /**
   * Stores what the draft lacks. `stored` are the states that the draft may have: the last one known to be stored, and
   * one being stored. Returns `false` if there is no room or no storage.
   */
  keep(
    snapshot: ProjectSnapshot,
    revision: number,
    savedAt: number,
    stored: readonly ProjectSnapshot[],
  ): boolean;
  /** What was stored for a project; does not remove it. */
  read(id: string): Kept | null;
  forget(id: string): void;
  /** The heads of everything stored. */
  all(): readonly DraftHead[];
  /** What an older page stored, for whichever project; `standsOn` is when that project's draft was saved. */
  old(): (Pick<Kept, 'over'> & { readonly standsOn: number }) | null;
  forgetOld(): void;
}

export interface Kept {
  readonly revision: number;
  /** The project as it was, given its draft as it is stored (`null` if there is none). */
  over(draft: ProjectSnapshot | null): {
    readonly snapshot: ProjectSnapshot;
    /** Files that neither of them holds. */
    readonly lost: readonly string[];
    /** The name of its folder, if neither of them holds that. */
    readonly folderLost: string | null;
  };
}

const prefix = 'forklift.last.';
/** The key of older pages, used for whichever project. */
const oldKey = 'forklift.unsaved';

export function openLastMoments(storage: () => TextStorage): LastMoments {
  const read = (key: string) => parsed(attempt(() => storage().getItem(key)) ?? '');
  const remove = (key: string) => void attempt(() => storage().removeItem(key));
  return {
    keep(snapshot, revision, savedAt, stored) {
      const known = stored.map(textRecords);
      const texts = [...textRecords(snapshot)].filter(
        ([name, text]) => known.length === 0 || known.some((one) => one.get(name) !== text),
      );
      const head = {
        ...headOf(snapshot, revision, savedAt),
        carried: [],
        reasons: [],
        folder: null,
      };
      const left = {
        carried: snapshot.carried.map(({ path }) => path),
        folder: snapshot.folder?.handle.name ?? null,
      };
      const record = JSON.stringify({ head, texts, left });
      return attempt(() => storage().setItem(prefix + snapshot.id, record)) !== null;
    },
    read(id) {
      const kept = read(prefix + id);
      return (
        kept && {
          revision: kept.head.revision,
          over(draft) {
            const whole = over(kept, draft);
            return { ...whole, snapshot: { ...whole.snapshot, id } };
          },
        }
      );
    },
    forget: (id) => remove(prefix + id),
    all() {
      const heads: DraftHead[] = [];
      attempt(() => {
        const store = storage();
        const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
        for (const key of keys) {
          const kept = key.startsWith(prefix) ? read(key) : null;
          if (kept) heads.push({ ...kept.head, id: key.slice(prefix.length) });
        }
      });
      return heads;
    },
    old() {
      const kept = read(oldKey);
      return kept && { standsOn: kept.head.savedAt, over: (draft) => over(kept, draft) };
    },
    forgetOld: () => remove(oldKey),
  };
}

function over(
  { head, texts, left }: Parsed,
  draft: ProjectSnapshot | null,
): ReturnType<Kept['over']> {
  const records = new Map<string, unknown>([...(draft ? textRecords(draft) : []), ...texts]);
  const { snapshot, lost } = readSnapshot(head, records);
  // Handles and bytes can't be stored here; both change far less often than texts.
  const { carried = [], folder = null } = draft ?? {};
  const held = new Set(carried.map(({ path }) => path));
  return {
    snapshot: { ...snapshot, carried, folder },
    lost: [...lost, ...left.carried.filter((path) => !held.has(path))],
    folderLost: folder ? null : left.folder,
  };
}

interface Parsed {
  readonly head: DraftHead;
  readonly texts: readonly (readonly [string, string])[];
  /** What can't be stored here: the paths of files without text, and the folder's name. */
  readonly left: { readonly carried: readonly string[]; readonly folder: string | null };
}

function parsed(json: string): Parsed | null {
  const value = attempt((): unknown => JSON.parse(json));
  if (typeof value !== 'object' || value === null) return null;
  const head = readHead(Reflect.get(value, 'head'));
  if (typeof head === 'string') return null;
  const given: unknown = Reflect.get(value, 'texts');
  const texts: (readonly [string, string])[] = [];
  for (const entry of Array.isArray(given) ? given : []) {
    const [name, text]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof name === 'string' && typeof text === 'string') texts.push([name, text]);
  }
  const left: unknown = Reflect.get(value, 'left') ?? {};
  return { head, texts, left: typeof left === 'object' && left ? readLeft(left) : nothingLeft };
}

const nothingLeft: Parsed['left'] = { carried: [], folder: null };

function readLeft(left: object): Parsed['left'] {
  const carried: unknown = Reflect.get(left, 'carried');
  const folder: unknown = Reflect.get(left, 'folder');
  return {
    carried: Array.isArray(carried) ? carried.filter((path) => typeof path === 'string') : [],
    folder: typeof folder === 'string' ? folder : null,
  };
}

/** The result of `work`; `null` if storage refuses. */
function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
