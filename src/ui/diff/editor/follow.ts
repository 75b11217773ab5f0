/** Makes an editor's document follow the page's text, changing only what differs, and reports what is typed. */
import type { Chunk } from '@codemirror/merge';
import {
  Annotation,
  type ChangeSet,
  type ChangeSpec,
  type Text,
  Transaction,
} from '@codemirror/state';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import type { Splice } from '../../../engine/host.ts';

/** Marks transactions that follow the model, so that they are not reported back to it. */
const followsModel = Annotation.define<boolean>();

/**
 * How many characters are compared at once. The texts usually differ in a word only, and browsers compare long strings
 * quickly.
 */
const compared = 4096;

/** The single change between the two texts: what lies between their common beginning and end. */
export function changeBetween(before: string, after: string): Splice | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (
    from + compared <= most &&
    before.slice(from, from + compared) === after.slice(from, from + compared)
  ) {
    from += compared;
  }
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  const [endBefore, endAfter] = [before.length, after.length];
  let end = 0;
  while (
    end + compared <= most - from &&
    before.slice(endBefore - end - compared, endBefore - end) ===
      after.slice(endAfter - end - compared, endAfter - end)
  ) {
    end += compared;
  }
  while (
    end < most - from &&
    before.charCodeAt(endBefore - 1 - end) === after.charCodeAt(endAfter - 1 - end)
  ) {
    end += 1;
  }
  return { from, to: endBefore - end, insert: after.slice(from, endAfter - end) };
}

/** Whether the update contains a change by the user, which the model does not have yet. */
export function isTyped(update: ViewUpdate): boolean {
  return update.transactions.some(isOwn);
}

export function isOwn(transaction: Transaction): boolean {
  return transaction.docChanged && !transaction.annotation(followsModel);
}

export function follow(view: EditorView, changes: ChangeSpec): void {
  view.dispatch({
    changes,
    annotations: [followsModel.of(true), Transaction.addToHistory.of(false)],
  });
}

/** Changes `view`'s document to `document`. */
export function followText(view: EditorView, document: string): void {
  const change = changeBetween(view.state.doc.toString(), document);
  if (change) follow(view, change);
}

/** Makes the merge view compare all of `view`'s document with the other side. */
export function compareAgain(view: EditorView): void {
  const { doc } = view.state;
  follow(view, { from: 0, to: doc.length, insert: doc });
}

export function splicesOf(changes: ChangeSet): readonly Splice[] {
  const splices: Splice[] = [];
  changes.iterChanges((from, to, _fromNew, _toNew, inserted: Text) => {
    splices.push({ from, to, insert: inserted.toString() });
  });
  return splices;
}

/**
 * `splices` of the left document as splices of the right one: what is typed where both sides are equal is typed on both
 * at once. `null` if one of them touches a difference.
 */
export function mirrored(
  chunks: readonly Chunk[],
  splices: readonly Splice[],
): readonly Splice[] | null {
  const out: Splice[] = [];
  for (const splice of splices) {
    let shift = 0;
    for (const chunk of chunks) {
      if (chunk.fromA > splice.to) break;
      if (chunk.toA > splice.from) return null;
      shift = chunk.toB - chunk.toA;
    }
    out.push({ from: splice.from + shift, to: splice.to + shift, insert: splice.insert });
  }
  return out;
}
