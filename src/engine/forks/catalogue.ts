/**
 * What is known beyond the guide: rows that are off until they are chosen, and every advisory that calls a crate
 * unmaintained. Large beside the guide's rows, so the page loads it when it is needed (`host.ts`).
 */
import type { Fork } from './fork.ts';
import { successors } from './successors.ts';
import list from './unmaintained.json';

/** An advisory that calls a crate unmaintained. */
export interface Unmaintained {
  readonly package: string;
  /** `RUSTSEC-2024-0436` */
  readonly id: string;
  /** Day of the advisory, as `YYYY-MM-DD`. */
  readonly date: string;
  readonly title: string;
  /** Versions that the advisory does not speak of, each a requirement: `> 0.7.0`. None when absent. */
  readonly unaffected?: readonly string[];
}

/** All of them that are in force on a day: neither withdrawn nor of another kind. */
export interface UnmaintainedList {
  /** The day of the newest change that the list knows, as `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly advisories: readonly Unmaintained[];
}

/** `MigrationOptions.catalogue`: what to look for beside `forks`. Nothing moves by it. */
export interface Catalogue {
  /** Rows that may be offered, and that are not in use by being here. */
  readonly rows: readonly Fork[];
  readonly unmaintained: UnmaintainedList;
}

/** The rows of `successors.ts`, and RustSec's advisories (`scripts/catalogue.js` writes them). */
export const catalogue: Catalogue = { rows: successors, unmaintained: list };
