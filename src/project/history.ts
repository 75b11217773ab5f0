/**
 * Undo and redo of whole-project actions (files added or removed, options, "keep mine"), as pure
 * data. Snapshots share everything that did not change between them, so a step costs what it changed.
 * Undo of typing inside a file is the editor's own.
 */
import type { ProjectSnapshot } from './snapshot.ts';

/** A state of the project, with the name of the action that led to it: "Remove src/lib.rs". */
export interface Step {
  readonly label: string;
  readonly snapshot: ProjectSnapshot;
}

export interface History {
  /** Oldest first. */
  readonly past: readonly Step[];
  readonly present: Step;
  /** The one undone last comes first. */
  readonly future: readonly Step[];
}

/** How many steps can be undone. */
export const historyLimit = 100;

export function startHistory(snapshot: ProjectSnapshot, label = ''): History {
  return { past: [], present: { label, snapshot }, future: [] };
}

/** The project after an action; what had been undone before it is gone. */
export function record(history: History, label: string, snapshot: ProjectSnapshot): History {
  if (snapshot === history.present.snapshot) return history;
  const past = [...history.past, history.present].slice(-historyLimit);
  return { past, present: { label, snapshot }, future: [] };
}

/**
 * The present replaced without a step of its own: what was typed in an editor belongs to the state
 * reached, so that undoing a later action gives the typed text back.
 */
export function amend(history: History, snapshot: ProjectSnapshot): History {
  if (snapshot === history.present.snapshot) return history;
  return { ...history, present: { ...history.present, snapshot } };
}

/** The history one step back; the same object when there is nothing to undo. */
export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
  };
}

/** The history one step forward; the same object when there is nothing to redo. */
export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future };
}

/** The name of the action that Undo would take back, or `null`. */
export function undoLabel(history: History): string | null {
  return history.past.length > 0 ? history.present.label : null;
}

/** The name of the action that Redo would do again, or `null`. */
export function redoLabel(history: History): string | null {
  return history.future[0]?.label ?? null;
}
