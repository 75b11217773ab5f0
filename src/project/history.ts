/**
 * Undo and redo of whole-project actions (files added or removed, options, "keep mine"), as pure
 * data. Snapshots share everything that did not change between them, so a step costs what it changed.
 *
 * Undo of typing inside a file is the editor's own: an action taken back takes back no text that was
 * typed since, but for the text of a file that only this action brought.
 */
import type { SourceFile } from '../engine/host.ts';
import { changed, type Folder, type ProjectSnapshot } from './snapshot.ts';

/** A state of the project, with the name of the action that led to it: "Remove src/lib.rs". */
export interface Step {
  readonly label: string;
  readonly snapshot: ProjectSnapshot;
  /** As the action left it, or Redo: what differs from it was typed since. */
  readonly made: ProjectSnapshot;
}

export interface History {
  /** Oldest first. */
  readonly past: readonly Step[];
  readonly present: Step;
  /** The one undone last comes first. */
  readonly future: readonly Step[];
  /** How each project was left when another one came, by id. */
  readonly left: ReadonlyMap<string, ProjectSnapshot>;
  /** The texts that were typed over since the last step, by path. */
  readonly typedOver: ReadonlyMap<string, string>;
}

/** How many steps can be undone. */
export const historyLimit = 100;

export function startHistory(snapshot: ProjectSnapshot, label = ''): History {
  const present = { label, snapshot, made: snapshot };
  return { past: [], present, future: [], left: new Map(), typedOver: new Map() };
}

/** The project after an action; what had been undone before it is gone. */
export function record(history: History, label: string, snapshot: ProjectSnapshot): History {
  if (snapshot === history.present.snapshot) return history;
  const settled = settle(history);
  const past = [...settled.past, settled.present].slice(-historyLimit);
  const present = { label, snapshot, made: snapshot };
  return { ...settled, past, present, future: [], left: leaving(history, snapshot) };
}

/** The present with another text of a file, typed in an editor: no step of its own. */
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
      [...history.left].map(([id, snapshot]) => [
        id,
        known({ label: '', snapshot, made: snapshot }).snapshot,
      ]),
    ),
  };
}

/** The history one step back; the same object when there is nothing to undo. */
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

/** The history one step forward; the same object when there is nothing to redo. */
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
 * The project as it was left by Undo or Redo, if it holds text typed in it that it has no more:
 * `null` when all of that is there still, or when another project came, which leaves it as it is.
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

/** The name of the action that Undo would take back, or `null`. */
export function undoLabel(history: History): string | null {
  return history.past.length > 0 ? history.present.label : null;
}

/** The name of the action that Redo would do again, or `null`. */
export function redoLabel(history: History): string | null {
  return history.future[0]?.label ?? null;
}

/**
 * What was typed since the last step belongs to every state of the project that has the text it was
 * typed over: Undo and Redo lead to states with it.
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

/** The project with texts typed over others; itself when it has none of those. */
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
 * A step of another project, as that was left: it may have been opened again since this step, and
 * taking back its opening takes back nothing that was typed in it.
 */
function arriving({ present, left }: History, step: Step): Step {
  const { id } = step.snapshot;
  const snapshot = id === present.snapshot.id ? undefined : left.get(id);
  return snapshot ? { ...step, snapshot } : step;
}
