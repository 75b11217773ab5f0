/**
 * What the page needs from a view of one file, be it the reader or an editor. Types only, because the views load later
 * than the page's frame.
 */
import type { Edit, Finding, MigratedFile } from '../../engine/host.ts';

export type { Layout } from '../../state/preferences.ts';

/** A file as a view shows it. As everywhere, offsets refer to the model's text. */
export interface FileInput {
  readonly path: string;
  /** The user's present text; `null` for a file that the migration creates. */
  readonly text: string | null;
  /** The latest result. It may be about an older `text` (then `result.before !== text`). */
  readonly result: MigratedFile | null;
  readonly findings: readonly Finding[];
  /** Edits that the user declined. */
  readonly kept: readonly Edit[];
}

/** What a view lets its user decide. `from` and `to` are offsets into the user's text. */
export interface ChangeHost {
  /** Applies the edits that begin in the range (both ends included), or leaves them out. */
  apply(path: string, from: number, to: number, apply: boolean): void;
  /** Reports that the file's whole result was copied to the clipboard. */
  copied(path: string): void;
  /** Reports which changes of the open file the user is at. */
  moved(place: ChangePlace): void;
}

/** The changes that the user is at, counted from 1; `null` if at none. */
export interface ChangePlace {
  readonly change: readonly [first: number, last: number] | null;
  readonly changes: number;
}

export interface FileHost extends ChangeHost {
  edited(path: string, text: string): void;
  /** Takes a pasted text in as something else than an edit, if it is that. `overAll`: everything was selected. */
  pasted(text: string, overAll: boolean): boolean;
}

/** What the next view of the same file takes over from this one. */
export interface Place {
  /** The user's line at the top, counted from 1. */
  readonly top: number;
  /** The user's line that has the keyboard; `null` if it is elsewhere. */
  readonly line: number | null;
  /** Where in that line the cursor is, in UTF-16 units; absent in a view without one. */
  readonly column?: number;
}

/** What the page's commands need from anything that shows changes. */
export interface ChangeView {
  /** Goes to the next (1) or previous (-1) change; `false` if there is none in that direction. */
  step(direction: 1 | -1): boolean;
  /** Leaves out the change at the cursor; `false` if there is none. */
  keepHere(): boolean;
  /** Goes to another file with the keyboard, if several are shown. */
  showFile?(path: string): void;
  fold?(path: string, folded: boolean): void;
}

export interface FileView extends ChangeView {
  /** Shows `input`, whose path is that of the file with which the view was opened. */
  show(input: FileInput): void;
  /** Goes to the first or last change, coming from another file. */
  enter(direction: 1 | -1): void;
  /** Goes to a range of the user's text. */
  goTo(from: number, to: number): void;
  place(): Place;
  takePlace(place: Place): void;
  destroy(): void;
}
