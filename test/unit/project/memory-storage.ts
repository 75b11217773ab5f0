/** The browser's storage in memory, which can be full, denied or thrown away. */
import type { TextStorage } from '../../../src/project/last-moments.ts';
import type { RecordKey, Records } from '../../../src/project/records.ts';

type Key = RecordKey | string;

export interface MemoryRecords extends Records {
  /** What is stored, by its key as JSON. */
  readonly all: Map<string, unknown>;
  /** Every key that was written to, in order. */
  readonly written: string[];
  /** What every question fails with while it is set. */
  refusal: Error | null;
}

export function memoryRecords(): MemoryRecords {
  const all = new Map<string, unknown>();
  const written: string[] = [];
  const name = (key: Key) => JSON.stringify(key);
  const records: MemoryRecords = {
    all,
    written,
    refusal: null,
    single: async (key) => answer(() => all.get(name(key))),
    get: async (key) => answer(() => all.get(name(key))),
    group: async (group) =>
      answer(() => {
        const found = new Map<string, unknown>();
        for (const [key, value] of all) {
          const parsed: unknown = JSON.parse(key);
          if (Array.isArray(parsed) && parsed[0] === group) found.set(String(parsed[1]), value);
        }
        return found;
      }),
    write: async (changes) =>
      answer(() => {
        for (const [key, value] of changes) {
          written.push(name(key));
          if (value === undefined) all.delete(name(key));
          else all.set(name(key), value);
        }
      }),
  };
  function answer<T>(result: () => T): T {
    if (records.refusal) throw records.refusal;
    return result();
  }
  return records;
}

export function memoryTexts(): TextStorage & { readonly all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
    key: (index) => [...all.keys()][index] ?? null,
    get length() {
      return all.size;
    },
  };
}
