/**
 * Search in an editor: loaded, and added to the editor, when it is first asked for. Its panel stands
 * below the text: above it, one side would slide down beside the other.
 */
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Prec, StateEffect } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';

const searching = new WeakSet<EditorView>();

export function openSearch(view: EditorView): void {
  if (!searching.has(view)) {
    searching.add(view);
    const added = [search({ top: false }), Prec.high(keymap.of([...searchKeymap]))];
    view.dispatch({ effects: StateEffect.appendConfig.of(added) });
  }
  openSearchPanel(view);
}
