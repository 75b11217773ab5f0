/**
 * Random sequences of what a user and other tabs do (test/property/session-world.ts), over the
 * browser's own database, local storage, locks and file system.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRecords } from '../../../src/project/records.ts';
import { openTabLocks } from '../../../src/project/tab-locks.ts';
import { check, folderFiles, type Machine, sequences } from '../../property/session-world.ts';
import { folderOf, put, textAt } from './folders.ts';

const runs = Number(import.meta.env.FORKLIFT_RUNS || 25);
let machines = 0;

async function ofTheBrowser(): Promise<Machine> {
  localStorage.clear();
  const database = `session-${Date.now()}-${++machines}`;
  const names = [...folderFiles(0).keys()];
  const folders = await Promise.all(
    [0, 1].map(async (folder) => {
      const handle = await folderOf(`${folder}`, Object.fromEntries(folderFiles(folder)));
      return {
        handle,
        async texts() {
          const paths = [...names, 'src/added0.rs', 'src/added1.rs', '.git/config'];
          const all = await Promise.all(
            paths.map(async (path) => [path, await textAt(handle, path)] as const),
          );
          return new Map(
            all.flatMap(([path, text]) => (text === null ? [] : [[path, text] as const])),
          );
        },
        put: (path: string, text: string) => put(handle, path, text),
      };
    }),
  );
  return {
    records: () => openRecords(database),
    texts: localStorage,
    locks: () => openTabLocks(navigator.locks),
    folders,
    stored: async () =>
      JSON.stringify([...(await everyValue(database)), ...Object.values(localStorage)]),
  };
}

/** Every value of a database as it is now. */
function everyValue(database: string): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('draft').objectStore('draft').getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result);
      };
    };
  });
}

for (const withLocks of [true, false]) {
  test(`no sequence loses or overwrites anything, ${withLocks ? 'with' : 'without'} locks`, async () => {
    await fc.assert(
      fc.asyncProperty(sequences, async (steps) => check(await ofTheBrowser(), steps, withLocks)),
      { numRuns: runs, seed: 13 },
    );
    expect(machines).toBeGreaterThanOrEqual(runs);
  }, 600_000);
}
