/** The user's place in an editor: going to a place, and passing it on to the next view of the file. */
import { EditorView } from '@codemirror/view';
import type { Place } from '../file-view.ts';

/** Selects a range of the document, scrolls it to the middle, and gives the editor the keyboard. */
export function select(view: EditorView, anchor: number, head = anchor): void {
  const most = view.state.doc.length;
  const selection = { anchor: Math.min(anchor, most), head: Math.min(head, most) };
  view.dispatch({
    selection,
    effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }),
  });
  view.focus();
}

/** `top`: where the visible part begins, in px of the window. */
export function placeIn(view: EditorView, top: number): Place {
  const { doc, selection } = view.state;
  const block = view.lineBlockAtHeight(Math.max(0, top - view.documentTop));
  const { head } = selection.main;
  const { number, from } = doc.lineAt(head);
  const at = view.hasFocus ? { line: number, column: head - from } : { line: null };
  return { top: doc.lineAt(block.from).number, ...at };
}

/** Scrolls to the place, and takes the keyboard if the previous view had it. `go` goes to an offset. */
export function takePlace(
  view: EditorView,
  { top, line, column = 0 }: Place,
  go: (at: number) => void,
): void {
  const { doc } = view.state;
  const lineOf = (number: number) => doc.line(Math.max(1, Math.min(number, doc.lines)));
  if (line !== null) go(Math.min(lineOf(line).from + column, lineOf(line).to));
  if (top <= 1) return;
  view.dispatch({
    effects: EditorView.scrollIntoView(lineOf(top).from, { y: 'start', yMargin: 0 }),
  });
}
