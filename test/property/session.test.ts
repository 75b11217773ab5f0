/**
 * Nothing of the user's is ever lost or overwritten, whatever is done and in whatever order, with storage, locks and
 * disks in memory. test/browser/project/session.test.tsx does the same with the browser's own.
 */
import fc from 'fast-check';
import { test } from 'vitest';
import type { TextStorage } from '../../src/project/last-moments.ts';
import type { RecordKey } from '../../src/project/records.ts';
import { type Disk, folderHandle } from './fake-folder.ts';
import { which } from './runs.ts';
import { check, folderFiles, type Machine, sequences } from './session-world.ts';

const runs = Number(process.env.FORKLIFT_RUNS ?? 2000);

function inMemory(): Machine {
  const stored = new Map<string, unknown>();
  const moments = new Map<string, string>();
  const held = new Set<string>();
  const key = (one: RecordKey | string) => JSON.stringify(one);
  const texts: TextStorage = {
    getItem: (name) => moments.get(name) ?? null,
    setItem: (name, value) => void moments.set(name, value),
    removeItem: (name) => void moments.delete(name),
    key: (index) => [...moments.keys()][index] ?? null,
    get length() {
      return moments.size;
    },
  };
  return {
    texts,
    records: () => ({
      single: async (name) => stored.get(key(name)),
      get: async (one) => stored.get(key(one)),
      async group(group) {
        const all = new Map<string, unknown>();
        for (const [name, value] of stored) {
          const parsed: unknown = JSON.parse(name);
          if (Array.isArray(parsed) && parsed[0] === group) all.set(String(parsed[1]), value);
        }
        return all;
      },
      async write(changes) {
        for (const [one, value] of changes) {
          if (value === undefined) stored.delete(key(one));
          else stored.set(key(one), value);
        }
      },
    }),
    locks() {
      const mine = new Set<string>();
      return {
        async hold(id) {
          if (held.has(id) && !mine.has(id)) return 'elsewhere';
          held.add(id);
          mine.add(id);
          return 'held';
        },
        close() {
          for (const id of mine) held.delete(id);
        },
      };
    },
    folders: [0, 1].map((folder) => {
      const disk: Disk = folderFiles(folder);
      return {
        handle: folderHandle(`${folder}`, disk),
        texts: async () => new Map(disk),
        put: async (path, text) => void disk.set(path, text),
      };
    }),
    stored: async () => JSON.stringify([...stored.values(), ...moments.values()]),
  };
}

for (const withLocks of [true, false]) {
  test(`no sequence loses or overwrites anything, ${withLocks ? 'with' : 'without'} locks`, async () => {
    await fc.assert(
      fc.asyncProperty(sequences, (steps) => check(inMemory(), steps, withLocks)),
      { ...which, numRuns: runs },
    );
  });
}
