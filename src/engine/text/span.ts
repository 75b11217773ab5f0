/** Where something is in a text. Offsets mean this, and nothing else, everywhere in the engine. */

/** A position in a text: UTF-16 code units from its start, as `String` indexes it. */
export type Offset = number;

/** The half-open range `[from, to)` of a text, in UTF-16 code units. */
export interface Span {
  readonly from: Offset;
  readonly to: Offset;
}

/**
 * Something a reader could not understand, and where. Readers of the lower floors return problems beside what they
 * could read ("parsing never fails"); `migrate` turns them into findings.
 */
export interface Problem extends Span {
  readonly message: string;
}
