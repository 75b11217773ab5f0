/** Brings an editor to where the view before it was. */
import type { Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Place } from './editor.ts';

/** `select` goes to an offset of `own`, the user's document; `shown` says where it stands in the view's. */
export function takePlace(
  view: EditorView,
  own: Text,
  { top, line }: Place,
  select: (at: number) => void,
  shown: (at: number) => number = (at) => at,
): void {
  const from = (number: number) => own.line(Math.max(1, Math.min(number, own.lines))).from;
  if (line !== null) select(shown(from(line)));
  if (top <= 1) return;
  const at = Math.min(shown(from(top)), view.state.doc.length);
  view.dispatch({ effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 0 }) });
}
