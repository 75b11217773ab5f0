/** One kind of finding, as data. `{name}` in a text is replaced by a parameter. */
export interface FindingRecord {
  readonly severity: 'error' | 'warning' | 'info';
  /** What is the case, in one or two sentences. */
  readonly message: string;
  /** For parameters with a few fixed values: the words that the text uses for each. */
  readonly words?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What to do. */
  readonly help?: string;
  /** Why it is the case, and what it means for the reader. Shown in the page's help. */
  readonly why: string;
}
