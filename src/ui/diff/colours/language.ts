/**
 * How a language is coloured, line by line: quickly, and well enough for the eye. The engine is the one that reads for
 * meaning.
 */

/** The page's colours for code, as in styles/tokens.css. */
export type Colour = 'quiet' | 'keyword' | 'string' | 'value' | 'name';

/**
 * What is open where a line begins, such as a comment; `''` is nothing. From equal states, a line is read the same way.
 */
export type LineState = string;

/** Takes a coloured range of a line; offsets count from the line's start. */
export type Emit = (from: number, to: number, colour: Colour) => void;

export interface Language {
  /** Reads a line that begins in `state`, and returns the state in which the next one begins. */
  read(line: string, state: LineState, emit: Emit): LineState;
  /**
   * Whether a line that begins with nothing open may leave something open. Only such lines have to be read for their
   * state.
   */
  canOpen(line: string): boolean;
  /** What comments begin with, for the key that turns a line into a comment. */
  readonly comments: {
    readonly line: string;
    readonly block?: { readonly open: string; readonly close: string };
  };
}

/** Longer lines are generated code: they get no colours, and count as leaving nothing open. */
export const longestColoured = 10_000;
