/**
 * One tab for each project: a tab holds a lock on the id of each project that it has shown as its user's own, until the
 * tab is gone. The browser releases the locks of a crashed tab.
 */

/** `none`: this browser has no locks (or the address is not secure), so nobody can know about other tabs. */
export type Hold = 'held' | 'elsewhere' | 'none';

export interface TabLocks {
  hold(id: string): Promise<Hold>;
  /** Releases all of them. */
  close(): void;
}

/** Milliseconds to wait for a lock that is taken: a page being reloaded may still hold it for a moment. */
const patience = 300;

export function openTabLocks(locks: LockManager | undefined): TabLocks {
  const holds = new Map<string, Promise<Hold>>();
  const releases: (() => void)[] = [];
  let isClosed = false;

  /** `null`: another tab has it, and we don't wait for it. */
  const request = (manager: LockManager, id: string, options: LockOptions) =>
    new Promise<Hold | null>((resolve, reject) => {
      manager
        .request(`forklift-project-${id}`, options, (lock) => {
          if (!lock) return resolve(null);
          resolve(isClosed ? 'elsewhere' : 'held');
          return new Promise<void>((release) => {
            if (isClosed) release();
            else releases.push(release);
          });
        })
        .catch(reject);
    });

  const ask = async (manager: LockManager, id: string): Promise<Hold> => {
    try {
      // A free lock is taken however long the browser needs to answer. Only for a taken one do we watch the clock.
      const free = await request(manager, id, { ifAvailable: true });
      if (free !== null) return free;
      const signal = AbortSignal.timeout(patience);
      return (await request(manager, id, { signal })) ?? 'elsewhere';
    } catch (error) {
      const isTaken = error instanceof DOMException && /^(?:Timeout|Abort)Error$/.test(error.name);
      return isTaken ? 'elsewhere' : 'none';
    }
  };

  return {
    async hold(id) {
      if (!locks) return 'none';
      const asked = holds.get(id) ?? ask(locks, id);
      holds.set(id, asked);
      const hold = await asked;
      // The other tab may close, so the next call asks again.
      if (hold !== 'held') holds.delete(id);
      return hold;
    },
    close() {
      isClosed = true;
      for (const release of releases) release();
      holds.clear();
    },
  };
}
