/** How a language is coloured, line by line: right to the eye, and quick. The engine reads for meaning. */

/** The page's colours for code, as in styles/tokens.css. */
export type Colour = 'quiet' | 'keyword' | 'string' | 'value' | 'name';

/** What is open where a line begins, such as a comment: '' is nothing. Equal states read a line alike. */
export type LineState = string;

/** Takes one coloured stretch of a line; offsets count from the line's start. */
export type Emit = (from: number, to: number, colour: Colour) => void;

export interface Language {
  /** Reads a line that begins in `state`, and returns the state in which the next one begins. */
  read(line: string, state: LineState, emit: Emit): LineState;
  /** Whether a line that begins with nothing open can leave something open; only those need reading for it. */
  canOpen(line: string): boolean;
  /** What comments begin with, for the key that makes a comment of a line. */
  readonly comments: {
    readonly line: string;
    readonly block?: { readonly open: string; readonly close: string };
  };
}

/** Longer lines are generated: they get no colours, and are taken to leave nothing open. */
export const longestColoured = 10_000;
