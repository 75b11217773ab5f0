import type { Finding } from '../migration.ts';

/** One kind of finding: what it says and what to do. `{name}` stands for a parameter. */
export interface Message {
  readonly severity: Finding['severity'];
  /** What, in one or two sentences. */
  readonly message: string;
  /** What to do. */
  readonly help?: string;
}
