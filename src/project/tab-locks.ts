/**
 * One tab a project: a tab holds a lock on the id of each project it has shown as its user's own,
 * until it is gone. The browser lets go of a crashed tab's locks.
 */

/** `none`: this browser has no locks (or no secure address); nobody can know of other tabs. */
export type Hold = 'held' | 'elsewhere' | 'none';

export interface TabLocks {
  hold(id: string): Promise<Hold>;
  /** Lets go of all of them. */
  close(): void;
}

/** Milliseconds to wait for a lock: a page that is reloaded may still hold it for a moment. */
const patience = 300;

export function openTabLocks(locks: LockManager | undefined): TabLocks {
  const holds = new Map<string, Promise<Hold>>();
  const releases: (() => void)[] = [];
  let isClosed = false;

  const ask = (manager: LockManager, id: string) =>
    new Promise<Hold>((resolve) => {
      manager
        .request(`forklift-project-${id}`, { signal: AbortSignal.timeout(patience) }, () => {
          resolve(isClosed ? 'elsewhere' : 'held');
          return new Promise<void>((release) => {
            if (isClosed) release();
            else releases.push(release);
          });
        })
        .catch((error: unknown) => {
          const isTaken =
            error instanceof DOMException && /^(?:Timeout|Abort)Error$/.test(error.name);
          resolve(isTaken ? 'elsewhere' : 'none');
        });
    });

  return {
    async hold(id) {
      if (!locks) return 'none';
      const asked = holds.get(id) ?? ask(locks, id);
      holds.set(id, asked);
      const hold = await asked;
      // Another tab may close: the next question is a new one.
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
