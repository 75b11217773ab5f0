/**
 * What the page asks of an editor, whichever layout it has. The implementations load with
 * CodeMirror, after the shell has painted; this file is types alone.
 */
import type { Edit, Finding, MigratedFile } from '../../engine/index.ts';

export type Layout = 'split' | 'unified' | 'source';

/** One file as the editor shows it. Offsets are in the model text, as everywhere. */
export interface EditorInput {
  readonly path: string;
  /** The user's text now; `null` for a file the migration creates. */
  readonly text: string | null;
  /** The latest result; it may belong to an older `text` (then `result.before !== text`). */
  readonly result: MigratedFile | null;
  readonly findings: readonly Finding[];
  /** Edits the user declined. */
  readonly kept: readonly Edit[];
}

/** What the editor tells the page. */
export interface EditorHost {
  edited(path: string, text: string): void;
  keep(path: string, from: number, to: number): void;
  take(path: string, from: number, to: number): void;
  /** The whole result of the file went to the clipboard. */
  copied(path: string): void;
}

/** What of a view's state the one that takes its place keeps. */
export interface Place {
  /** The user's line at the top, counted from 1. */
  readonly top: number;
  /** The user's line that has the keyboard; `null` when it is elsewhere. */
  readonly line: number | null;
}

export interface FileEditor {
  /** Shows `input`, which has the path the editor was opened with. */
  show(input: EditorInput): void;
  /** To the next (1) or previous (-1) change; `false` when there is none in that direction. */
  step(direction: 1 | -1): boolean;
  /** To the first or last change, when coming from another file. */
  enter(direction: 1 | -1): void;
  /** To a stretch of the user's text. */
  goTo(from: number, to: number): void;
  /** Declines the change at the cursor; `false` when there is none. */
  keepHere(): boolean;
  destroy(): void;
}

export interface FullEditor extends FileEditor {
  /** Shows what was in sight, and takes the keyboard over, from a view that stood here before. */
  takePlace(place: Place): void;
}
