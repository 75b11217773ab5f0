/**
 * Where something is in a text. The one definition of what an offset means in this engine.
 */

/** A position in a text, counted in UTF-16 code units from its start (what `String` indexes by). */
export type Offset = number;

/** A half-open stretch `[from, to)` of a text, in UTF-16 code units. */
export interface Span {
  readonly from: Offset;
  readonly to: Offset;
}

/**
 * Something a reader could not take, at its place. Readers of the lower floors return these beside
 * their result ("parsing never fails"); `migrate` turns them into findings.
 */
export interface Problem extends Span {
  readonly message: string;
}
