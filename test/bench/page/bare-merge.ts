/** CodeMirror's merge view alone, as anyone would set it up: what a keystroke costs without our code. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { MergeView } from '@codemirror/merge';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';

declare global {
  interface Window {
    openBareMerge(before: string, after: string): void;
  }
}

window.openBareMerge = (before, after) => {
  const extensions = [lineNumbers(), EditorView.lineWrapping];
  const editing = [history(), keymap.of([...defaultKeymap, ...historyKeymap])];
  new MergeView({
    parent: document.body,
    a: { doc: before, extensions: [...extensions, editing] },
    b: { doc: after, extensions },
    diffConfig: { scanLimit: 10_000 },
  }).a.focus();
};
