/**
 * Undo and redo of whole-project actions (files added or removed, options, "keep mine"), as pure
 * data. Snapshots share everything that did not change between them, so a step costs what it changed.
 * Undo of typing inside a file is the editor's own.
 */
import type { Folder, ProjectSnapshot } from './snapshot.ts';

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
  /** How each project was left when another one came, by id. */
  readonly left: ReadonlyMap<string, ProjectSnapshot>;
}

/** How many steps can be undone. */
export const historyLimit = 100;

export function startHistory(snapshot: ProjectSnapshot, label = ''): History {
  return { past: [], present: { label, snapshot }, future: [], left: new Map() };
}

/** The project after an action; what had been undone before it is gone. */
export function record(history: History, label: string, snapshot: ProjectSnapshot): History {
  if (snapshot === history.present.snapshot) return history;
  const past = [...history.past, history.present].slice(-historyLimit);
  const present = { label, snapshot };
  return { past, present, future: [], left: leaving(history, snapshot) };
}

/**
 * The present replaced without a step of its own: what was typed in an editor belongs to the state
 * reached, so that undoing a later action gives the typed text back.
 */
export function amend(history: History, snapshot: ProjectSnapshot): History {
  if (snapshot === history.present.snapshot) return history;
  return { ...history, present: { ...history.present, snapshot } };
}

/**
 * The history after a save: undoing a step takes nothing back on disk, so every state of the project
 * knows what was written.
 */
export function wrote(history: History, from: Folder, to: Folder): History {
  const known = (step: Step): Step =>
    step.snapshot.folder === from ? { ...step, snapshot: { ...step.snapshot, folder: to } } : step;
  return {
    ...history,
    past: history.past.map(known),
    present: known(history.present),
    future: history.future.map(known),
    left: new Map(
      [...history.left].map(([id, snapshot]) => [id, known({ label: '', snapshot }).snapshot]),
    ),
  };
}

/** The history one step back; the same object when there is nothing to undo. */
export function undo(history: History): History {
  const previous = history.past.at(-1);
  if (!previous) return history;
  return {
    past: history.past.slice(0, -1),
    present: arriving(history, previous),
    future: [history.present, ...history.future],
    left: leaving(history, previous.snapshot),
  };
}

/** The history one step forward; the same object when there is nothing to redo. */
export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (!next) return history;
  return {
    past: [...history.past, history.present],
    present: arriving(history, next),
    future,
    left: leaving(history, next.snapshot),
  };
}

/** The name of the action that Undo would take back, or `null`. */
export function undoLabel(history: History): string | null {
  return history.past.length > 0 ? history.present.label : null;
}

/** The name of the action that Redo would do again, or `null`. */
export function redoLabel(history: History): string | null {
  return history.future[0]?.label ?? null;
}

function leaving({ present: { snapshot }, left }: History, next: ProjectSnapshot) {
  return next.id === snapshot.id ? left : new Map(left).set(snapshot.id, snapshot);
}

/**
 * A step of another project, as that was left: it may have been opened again since this step, and
 * taking back its opening takes back nothing that was typed in it.
 */
function arriving({ present, left }: History, step: Step): Step {
  const { id } = step.snapshot;
  const snapshot = id === present.snapshot.id ? undefined : left.get(id);
  return snapshot ? { ...step, snapshot } : step;
}
