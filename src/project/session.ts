/**
 * Stores every project of the user's own under its id, and finds it again. It knows neither page nor browser: storage,
 * locks and the clock are passed in.
 *
 * - A draft is written by the tab that holds its lock; every other tab works on a copy of its own.
 * - A project that another one replaces stays where it is stored; nothing is moved for it.
 * - The holder of the lock removes the record of the last moments once its content is stored.
 */
import type { DraftSummary, Drafts } from './drafts.ts';
import type { LastMoments } from './last-moments.ts';
import type { StorageFailure } from './records.ts';
import { copyOf, isEmpty, type ProjectSnapshot } from './snapshot.ts';
import type { TabLocks } from './tab-locks.ts';

export interface SessionParts {
  readonly drafts: Drafts;
  readonly lastMoments: LastMoments;
  readonly locks: TabLocks;
  /** The id of the project that this tab showed last. It survives a reload of the tab and nothing else. */
  readonly tab: { get(): string | null; set(id: string): void };
  readonly now: () => number;
  /** Runs `work` a little later. Several calls may share one run. */
  readonly soon: (work: () => void) => void;
  /** Reports the result of storing: `null` if everything is stored. */
  readonly told: (failure: StorageFailure | null) => void;
}

export type Opened =
  | {
      readonly state: 'opened';
      readonly snapshot: ProjectSnapshot;
      /** Those of its files that no storage holds. */
      readonly lost: readonly string[];
      /** The name of its folder, if no storage holds that. */
      readonly folderLost: string | null;
    }
  /** It is open in another tab. `copy` creates a copy with an id of its own. */
  | { readonly state: 'elsewhere'; readonly id: string }
  | { readonly state: 'missing' }
  | StorageFailure;

/** A project of this tab: its present state, and the stored one. */
interface Entry {
  latest: ProjectSnapshot;
  revision: number;
  stored: ProjectSnapshot | null;
  /** Set for a copy that nobody asked for: as long as its original has the same content, no draft is made of it. */
  copied: ProjectSnapshot | null;
  /** The state being stored. */
  sent: ProjectSnapshot | null;
}

export interface Session {
  /** Must be called with every new state of the shown project. */
  changed(snapshot: ProjectSnapshot): void;
  /** Resolves once all work is stored, or is known to be impossible to store. */
  flush(): Promise<void>;
  /** Must be called while the page hides, because there may be no later moment. */
  hide(): void;
  /** Whether there is work that is stored nowhere because storage refuses it. */
  unsafe(): boolean;
  /** The project to start with: this tab's, or else the latest; `null` if there is none. */
  latest(): Promise<
    | {
        readonly state: 'found';
        readonly id: string | null;
        readonly unreadable: readonly ('newer' | 'damaged')[];
      }
    | StorageFailure
  >;
  /** Stores a state of a project as a project of its own. */
  putAside(snapshot: ProjectSnapshot): void;
  open(id: string): Promise<Opened>;
  copy(id: string): Promise<Opened>;
  /** All stored projects, the one used last first. */
  earlier(): Promise<Awaited<ReturnType<Drafts['list']>>>;
  /** `elsewhere`: it is open in another tab or shown in this one, and stays. */
  remove(id: string): Promise<{ readonly state: 'removed' | 'elsewhere' } | StorageFailure>;
}

export function createSession(parts: SessionParts): Session {
  const { drafts, lastMoments, locks } = parts;
  const entries = new Map<string, Entry>();
  let shown: string | null = null;
  let failed = false;
  let queue: Promise<void> = Promise.resolve();

  const dirty = () =>
    [...entries.values()].filter(
      ({ latest, stored, copied }) => latest !== stored && latest !== copied,
    );

  const save = async (entry: Entry): Promise<StorageFailure | null> => {
    const { latest, revision } = entry;
    const { id } = latest;
    // The id is this tab's alone. The lock shows that to other tabs before there is a draft to find.
    await locks.hold(id);
    entry.sent = latest;
    const outcome = await drafts.save(latest, revision);
    entry.sent = null;
    if (outcome.state === 'failed') return outcome;
    entry.stored = latest;
    if (entry.latest === latest) lastMoments.forget(id);
    return null;
  };

  const flush = (): Promise<void> => {
    queue = queue.then(async () => {
      // New projects first: what was put aside is stored before the project that no longer contains it.
      const work = dirty().sort((a, b) => Number(a.stored !== null) - Number(b.stored !== null));
      if (work.length === 0) return;
      let failure: StorageFailure | null = null;
      for (const entry of work) failure = (await save(entry)) ?? failure;
      failed = failure !== null;
      parts.told(failure);
    });
    return queue;
  };

  const adopt = (id: string, opened: Loaded): Opened => {
    const { snapshot, revision, stored, lost, folderLost } = opened;
    entries.set(id, { latest: snapshot, revision, stored, copied: null, sent: null });
    if (stored === snapshot) lastMoments.forget(id);
    else parts.soon(() => void flush());
    return { state: 'opened', snapshot, lost, folderLost };
  };

  /** A draft, with the record of the last moments applied to it. */
  const load = async (id: string): Promise<Loaded | { state: 'missing' } | StorageFailure> => {
    const draft = await drafts.load(id);
    const kept = lastMoments.read(id);
    if (draft.state === 'loaded') {
      const { snapshot, revision, lost } = draft;
      return kept && kept.revision > revision
        ? { state: 'loaded', ...kept.over(snapshot), revision: kept.revision, stored: snapshot }
        : { state: 'loaded', snapshot, revision, stored: snapshot, lost, folderLost: null };
    }
    // Storage that does not answer may hold more than the last moments: nothing may be applied to it.
    if (draft.state === 'failed' || !kept) return draft;
    return { state: 'loaded', ...kept.over(null), revision: kept.revision, stored: null };
  };

  const copy = async (id: string, wanted: boolean): Promise<Opened> => {
    const opened = await load(id);
    if (opened.state !== 'loaded') return opened;
    const snapshot = copyOf(opened.snapshot);
    const copied = wanted ? null : snapshot;
    entries.set(snapshot.id, { latest: snapshot, revision: 1, stored: null, copied, sent: null });
    if (wanted) parts.soon(() => void flush());
    const { lost, folderLost } = opened;
    return { state: 'opened', snapshot, lost, folderLost };
  };

  const open = async (id: string): Promise<Opened> => {
    const entry = entries.get(id);
    if (entry) return { state: 'opened', snapshot: entry.latest, lost: [], folderLost: null };
    const hold = await locks.hold(id);
    if (hold === 'elsewhere') return { state: 'elsewhere', id };
    if (hold === 'none') return copy(id, false);
    const opened = await load(id);
    return opened.state === 'loaded' ? adopt(id, opened) : opened;
  };

  /** Turns what an older page stored last into a project of its own; returns whether there was any. */
  const adoptOld = async (listed: readonly DraftSummary[]): Promise<boolean> => {
    const old = lastMoments.old();
    if (!old) return false;
    const under = listed.find(({ savedAt }) => savedAt === old.standsOn);
    const draft = under ? await drafts.load(under.id) : null;
    if (draft?.state === 'failed') return false;
    const over = old.over(draft?.state === 'loaded' ? draft.snapshot : null);
    const snapshot = copyOf(over.snapshot);
    if ((await drafts.save(snapshot, 1)).state === 'failed') return false;
    lastMoments.forgetOld();
    return true;
  };

  const earlier: Session['earlier'] = async () => {
    let listed = await drafts.list();
    if (listed.state === 'failed') return listed;
    if (await adoptOld(listed.drafts)) listed = await drafts.list();
    if (listed.state === 'failed') return listed;
    const byId = new Map(listed.drafts.map((draft) => [draft.id, draft]));
    for (const { id, title, paths, savedAt } of lastMoments.all()) {
      const draft = byId.get(id);
      const files = draft?.files ?? paths.length;
      if (!draft || draft.savedAt < savedAt) byId.set(id, { id, title, files, savedAt });
    }
    return { ...listed, drafts: [...byId.values()].toSorted(byTime) };
  };

  const putAside = (snapshot: ProjectSnapshot) => {
    const latest = copyOf(snapshot);
    entries.set(latest.id, { latest, revision: 1, stored: null, copied: null, sent: null });
    parts.soon(() => void flush());
  };

  return {
    flush,
    open,
    putAside,
    copy: (id) => copy(id, true),
    async earlier() {
      // So that a project left a moment ago is in the list.
      await flush();
      return earlier();
    },
    changed(snapshot) {
      const { id } = snapshot;
      const entry = entries.get(id);
      const before = entry?.latest ?? null;
      const isOther = shown !== id;
      shown = id;
      if (!entry && (snapshot.origin.kind !== 'own' || isEmpty(snapshot))) return;
      if (isOther || !entry) parts.tab.set(id);
      if (!entry) {
        const first = { latest: snapshot, revision: 1, stored: null, copied: null, sent: null };
        entries.set(id, first);
      } else if (entry.latest !== snapshot) {
        entry.latest = snapshot;
        entry.revision++;
      } else return;
      // What the last moments can't hold is stored before anything else.
      if (isMoreThanText(snapshot, before)) void flush();
      else parts.soon(() => void flush());
    },
    hide() {
      for (const { latest, revision, stored, sent } of dirty()) {
        // A state that is being stored may never arrive. If nothing is stored yet, everything is kept.
        const known = stored ? [stored, ...(sent ? [sent] : [])] : [];
        lastMoments.keep(latest, revision, parts.now(), known);
      }
      void flush();
    },
    unsafe: () => failed && dirty().length > 0,
    async latest() {
      const listed = await earlier();
      if (listed.state === 'failed') return listed;
      const { drafts: all, unreadable } = listed;
      const own = parts.tab.get();
      const id = (all.find((one) => one.id === own) ?? all[0])?.id ?? null;
      return { state: 'found', id, unreadable };
    },
    async remove(id) {
      if (id === shown) return { state: 'elsewhere' };
      if ((await locks.hold(id)) === 'elsewhere') return { state: 'elsewhere' };
      const removed = await drafts.remove(id);
      if (removed.state === 'failed') return removed;
      lastMoments.forget(id);
      entries.delete(id);
      for (const entry of entries.values()) entry.copied = null;
      parts.soon(() => void flush());
      return removed;
    },
  };
}

interface Loaded {
  readonly state: 'loaded';
  readonly snapshot: ProjectSnapshot;
  readonly revision: number;
  readonly stored: ProjectSnapshot | null;
  readonly lost: readonly string[];
  readonly folderLost: string | null;
}

/** Whether it has a folder or files without text that `before` lacks: last moments can hold neither. */
function isMoreThanText(
  { folder, carried }: ProjectSnapshot,
  before: ProjectSnapshot | null,
): boolean {
  return (
    (folder !== null && folder !== before?.folder) ||
    (carried.length > 0 && carried !== before?.carried)
  );
}

function byTime(a: DraftSummary, b: DraftSummary): number {
  return b.savedAt - a.savedAt;
}
