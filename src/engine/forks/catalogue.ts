/**
 * What is known beyond the guide: rows that are off until the user switches them on, and every advisory that calls a
 * crate unmaintained. Much larger than the guide's rows, so the page loads it when it is needed (`host.ts`).
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
  /** Versions that the advisory does not apply to, each as a requirement: `> 0.7.0`. Absent if there are none. */
  readonly unaffected?: readonly string[];
}

/** All such advisories that are in force: not withdrawn, and not of another kind. */
export interface UnmaintainedList {
  /** The day of the newest change that the list includes, as `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly advisories: readonly Unmaintained[];
}

/** `MigrationOptions.catalogue`: what to look for besides `forks`. It moves nothing by itself. */
export interface Catalogue {
  /** Rows that may be offered. Being listed here does not switch them on. */
  readonly rows: readonly Fork[];
  readonly unmaintained: UnmaintainedList;
}

/** The rows of `successors.ts`, and RustSec's advisories (`scripts/catalogue.js` writes them). */
export const catalogue: Catalogue = { rows: successors, unmaintained: list };
