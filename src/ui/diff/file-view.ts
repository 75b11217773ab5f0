/**
 * What the page asks of a view of one file, be it the reader or an editor. Types alone: the views load later than the
 * page's frame.
 */
import type { Edit, Finding, MigratedFile } from '../../engine/host.ts';

export type { Layout } from '../../state/preferences.ts';

/** One file as a view shows it. Offsets are in the model's text, as everywhere. */
export interface FileInput {
  readonly path: string;
  /** The user's text now; `null` for a file the migration creates. */
  readonly text: string | null;
  /** The latest result; it may belong to an older `text` (then `result.before !== text`). */
  readonly result: MigratedFile | null;
  readonly findings: readonly Finding[];
  /** Edits the user declined. */
  readonly kept: readonly Edit[];
}

/** What is decided in a view. `from` and `to` are offsets into the user's text. */
export interface ChangeHost {
  /** The edits that begin in the stretch, both ends included, are applied, or left out. */
  apply(path: string, from: number, to: number, apply: boolean): void;
  /** The whole result of the file went to the clipboard. */
  copied(path: string): void;
  /** Where one is among the changes of the open file. */
  moved(place: ChangePlace): void;
}

/** Which of the changes one is at, counted from 1; `null` where one is at none. */
export interface ChangePlace {
  readonly change: readonly [first: number, last: number] | null;
  readonly changes: number;
}

export interface FileHost extends ChangeHost {
  edited(path: string, text: string): void;
}

/** What the next view of the same file takes over from this one. */
export interface Place {
  /** The user's line at the top, counted from 1. */
  readonly top: number;
  /** The user's line that has the keyboard; `null` when it is elsewhere. */
  readonly line: number | null;
}

/** What the page's commands ask of whatever shows changes. */
export interface ChangeView {
  /** To the next (1) or previous (-1) change; `false` when there is none in that direction. */
  step(direction: 1 | -1): boolean;
  /** Leaves the change at the cursor out; `false` when there is none. */
  keepHere(): boolean;
  /** To another file, where several are shown. */
  showFile?(path: string): void;
  foldAll?(folded: boolean): void;
}

export interface FileView extends ChangeView {
  /** Shows `input`, which has the path the view was opened with. */
  show(input: FileInput): void;
  /** To the first or last change, when coming from another file. */
  enter(direction: 1 | -1): void;
  /** To a stretch of the user's text. */
  goTo(from: number, to: number): void;
  place(): Place;
  takePlace(place: Place): void;
  destroy(): void;
}
