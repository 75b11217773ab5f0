/** What every editor of the page has: keys, search, wrapping, colours, its name for assistive technology. */
import { history, historyField, historyKeymap } from '@codemirror/commands';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { text } from '../text.ts';
import { coloursFor } from './colour-visible.ts';
import { editingKeys } from './keys.ts';

/**
 * Tab is not bound: it leaves the editor, so that nobody is trapped in it by the keyboard. Alt with
 * arrows is left to the page, which steps through changes with it.
 */
function common(path: string): Extension {
  return [
    lineNumbers(),
    highlightSpecialChars(),
    pageTakesFiles,
    EditorView.lineWrapping,
    coloursFor(path),
    keymap.of([
      {
        key: 'Mod-f',
        run(view) {
          void import('./search.ts').then(({ openSearch }) => openSearch(view));
          return true;
        },
      },
      ...historyKeymap,
      ...editingKeys,
    ]),
  ];
}

/** CodeMirror would type a dropped file's text into the open one; the page opens it as a file. */
const pageTakesFiles = EditorView.domEventHandlers({
  drop: (event) => event.dataTransfer?.types.includes('Files') ?? false,
});

/** Undo histories of files looked at before, by path; good only for the very text they end in. */
const histories = new Map<string, { readonly document: string; readonly field: unknown }>();

export function rememberHistory(path: string, state: EditorState): void {
  const field = state.field(historyField, false);
  if (field !== undefined) histories.set(path, { document: state.doc.toString(), field });
}

/** The user's side: editable, with its undo history back when the file is opened again. */
export function editable(path: string, document: string): Extension {
  const before = histories.get(path);
  return [
    history(),
    before?.document === document ? historyField.init(() => before.field) : [],
    common(path),
    EditorView.contentAttributes.of({
      'aria-label': text.diff.yours(path),
      'aria-describedby': 'editor-hint',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
    }),
  ];
}

/** The result's side: to be read, selected and copied. */
export function readable(path: string): Extension {
  return [
    common(path),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': text.diff.migrated(path), tabindex: '0' }),
  ];
}
