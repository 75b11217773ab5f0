/** One kind of finding, as data. `{name}` in a text stands for a parameter. */
export interface FindingRecord {
  readonly severity: 'error' | 'warning' | 'info';
  /** What is so, in one or two sentences. */
  readonly message: string;
  /** Parameters that take one of a few values, and what the text says for each. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What to do. */
  readonly help?: string;
  /** Why it is so, and what it means for the reader. Shown in the page's help. */
  readonly why: string;
}
