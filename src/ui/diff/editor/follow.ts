/** How an editor's document follows the page's text, touching no more of it than differs, and tells of what is typed. */
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

/** On transactions that follow the model, so that they are not told back to it. */
const followsModel = Annotation.define<boolean>();

/** Characters compared at once: the texts are alike but for a word, and the browser compares stretches quickly. */
const stretch = 4096;

/** The one change between the two texts: what their common beginning and end leave. */
export function changeBetween(before: string, after: string): Splice | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (
    from + stretch <= most &&
    before.slice(from, from + stretch) === after.slice(from, from + stretch)
  ) {
    from += stretch;
  }
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  const [endBefore, endAfter] = [before.length, after.length];
  let end = 0;
  while (
    end + stretch <= most - from &&
    before.slice(endBefore - end - stretch, endBefore - end) ===
      after.slice(endAfter - end - stretch, endAfter - end)
  ) {
    end += stretch;
  }
  while (
    end < most - from &&
    before.charCodeAt(endBefore - 1 - end) === after.charCodeAt(endAfter - 1 - end)
  ) {
    end += 1;
  }
  return { from, to: endBefore - end, insert: after.slice(from, endAfter - end) };
}

/** Whether the update holds a change of the user's own, one that the model has yet to hear of. */
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

/** Brings `view` to `document`. */
export function followText(view: EditorView, document: string): void {
  const change = changeBetween(view.state.doc.toString(), document);
  if (change) follow(view, change);
}

/** Has the merge view compare all of `view`'s document with the other side. */
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
 * `splices` of the left document as splices of the right one: what is typed where both sides agree is typed on both at
 * once. `null` when one touches a difference.
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
