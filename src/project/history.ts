/**
 * Undo and redo of actions on the whole project (adding or removing files, options, "keep mine"), as pure data.
 * Snapshots share everything that did not change between them, so a step only costs what it changed.
 *
 * Undo of typing inside a file is left to the editor: undoing an action never removes text typed since, except the text
 * of a file that only this action brought.
 */
import type { SourceFile } from '../engine/host.ts';
import { changed, type Folder, type ProjectSnapshot } from './snapshot.ts';

/** A state of the project, with the name of the action that led to it: "Remove src/lib.rs". */
export interface Step {
  readonly label: string;
  readonly snapshot: ProjectSnapshot;
  /** The state right after the action or Redo. Whatever differs from it was typed since. */
  readonly made: ProjectSnapshot;
}

export interface History {
  /** Oldest first. */
  readonly past: readonly Step[];
  readonly present: Step;
  /** The step undone last comes first. */
  readonly future: readonly Step[];
  /** The state in which each project was left when another one replaced it, by id. */
  readonly left: ReadonlyMap<string, ProjectSnapshot>;
  /** The original texts of files typed into since the last step, by path. */
  readonly typedOver: ReadonlyMap<string, string>;
}

/** How many steps can be undone. */
export const historyLimit = 100;

export function startHistory(snapshot: ProjectSnapshot): History {
  const present = { label: '', snapshot, made: snapshot };
  return { past: [], present, future: [], left: new Map(), typedOver: new Map() };
}

/** The history after an action. What could be redone before is gone. */
export function record(history: History, label: string, snapshot: ProjectSnapshot): History {
  if (snapshot === history.present.snapshot) return history;
  const settled = settle(history);
  const past = [...settled.past, settled.present].slice(-historyLimit);
  const present = { label, snapshot, made: snapshot };
  return { ...settled, past, present, future: [], left: leaving(history, snapshot) };
}

/** Replaces the text of a file in the present state, as typing in an editor does. This is no step of its own. */
export function amend(history: History, path: string, text: string): History {
  const { present, typedOver } = history;
  const old = present.snapshot.files.find((file) => file.path === path);
  if (!old || old.text === text) return history;
  const snapshot = withTexts(present.snapshot, new Map([[path, { from: old.text, to: text }]]));
  return {
    ...history,
    present: { ...present, snapshot },
    typedOver: typedOver.has(path) ? typedOver : new Map(typedOver).set(path, old.text),
  };
}

/**
 * The history after a save. Undo does not change what is on disk, so every state of the project gets the new record of
 * what was written.
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
      [...history.left].map(([id, snapshot]) => [
        id,
        known({ label: '', snapshot, made: snapshot }).snapshot,
      ]),
    ),
  };
}

/** One step back; the same object if there is nothing to undo. */
export function undo(history: History): History {
  const { past, present, future, typedOver } = settle(history);
  const previous = past.at(-1);
  if (!previous) return history;
  return {
    past: past.slice(0, -1),
    present: arriving(history, previous),
    future: [present, ...future],
    left: leaving(history, previous.snapshot),
    typedOver,
  };
}

/** One step forward; the same object if there is nothing to redo. */
export function redo(history: History): History {
  const { past, present, future, typedOver } = settle(history);
  const [next, ...rest] = future;
  if (!next) return history;
  const arrived = arriving(history, next);
  return {
    past: [...past, present],
    present: { ...arrived, made: arrived.snapshot },
    future: rest,
    left: leaving(history, next.snapshot),
    typedOver,
  };
}

/**
 * The project as it was before Undo or Redo, if text was typed in it that it no longer contains. `null` if all of that
 * is still there, or if another project replaced it, because then it stays as it is.
 */
export function typingGone(before: History, after: History): ProjectSnapshot | null {
  const { snapshot, made } = before.present;
  const now = after.present.snapshot;
  if (now.id !== snapshot.id) return null;
  const [first, there] = [textsOf(made), textsOf(now)];
  const gone = snapshot.files.some(
    ({ path, text }) => text.trim() !== '' && first.get(path) !== text && there.get(path) !== text,
  );
  return gone ? snapshot : null;
}

/** The name of the action that Undo would undo, or `null`. */
export function undoLabel(history: History): string | null {
  return history.past.length > 0 ? history.present.label : null;
}

/** The name of the action that Redo would redo, or `null`. */
export function redoLabel(history: History): string | null {
  return history.future[0]?.label ?? null;
}

/**
 * Applies what was typed since the last step to every state of the project that has the text typed over, so that Undo
 * and Redo lead to states with it.
 */
function settle(history: History): History {
  const { present, typedOver } = history;
  if (typedOver.size === 0) return history;
  const now = textsOf(present.snapshot);
  const typed = new Map(
    [...typedOver].map(([path, from]) => [path, { from, to: now.get(path) ?? from }] as const),
  );
  const known = (step: Step): Step => {
    if (step.snapshot.id !== present.snapshot.id) return step;
    const snapshot = withTexts(step.snapshot, typed);
    return snapshot === step.snapshot ? step : { ...step, snapshot };
  };
  return {
    ...history,
    past: history.past.map(known),
    future: history.future.map(known),
    typedOver: new Map(),
  };
}

/** The project with some texts replaced by others; itself if it has none of them. */
function withTexts(
  snapshot: ProjectSnapshot,
  typed: ReadonlyMap<string, { readonly from: string; readonly to: string }>,
): ProjectSnapshot {
  const files = snapshot.files.map((file): SourceFile => {
    const change = typed.get(file.path);
    return change?.from === file.text && change.to !== file.text
      ? { ...file, text: change.to }
      : file;
  });
  return files.every((file, index) => file === snapshot.files[index])
    ? snapshot
    : changed(snapshot, { files });
}

function textsOf({ files }: ProjectSnapshot): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}

function leaving({ present: { snapshot }, left }: History, next: ProjectSnapshot) {
  return next.id === snapshot.id ? left : new Map(left).set(snapshot.id, snapshot);
}

/**
 * A step that leads to another project, in the state in which that project was last left: it may have been opened again
 * since this step, and undoing that must not remove what was typed then.
 */
function arriving({ present, left }: History, step: Step): Step {
  const { id } = step.snapshot;
  const snapshot = id === present.snapshot.id ? undefined : left.get(id);
  return snapshot ? { ...step, snapshot } : step;
}
