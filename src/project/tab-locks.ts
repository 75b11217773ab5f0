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

/** Milliseconds to wait for a lock that is taken: a page that is reloaded may still hold it for a moment. */
const patience = 300;

export function openTabLocks(locks: LockManager | undefined): TabLocks {
  const holds = new Map<string, Promise<Hold>>();
  const releases: (() => void)[] = [];
  let isClosed = false;

  /** `null`: somebody has it, and nobody waits for it. */
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
      // One that is free is had however long the browser takes to say so: a clock tells of those alone that are taken.
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
