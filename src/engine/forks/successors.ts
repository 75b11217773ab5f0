/**
 * Successors of unmaintained crates, as data: off until they are chosen. `evidence` says what each row was verified by.
 */
import type { Fork } from './fork.ts';

/** Rows beside the guide's. */
export const successors: readonly Fork[] = [];
