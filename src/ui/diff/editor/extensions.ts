/** What every editor has: the keys and history of `@codemirror/commands`, search, wrapping, colours, its name. */
import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands';
import { EditorState, type Extension, Prec, StateEffect } from '@codemirror/state';
import {
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  ViewPlugin,
} from '@codemirror/view';
import { isRulesFile } from '../../../engine/host.ts';
import { text } from '../../text.ts';
import type { FileHost } from '../file-view.ts';
import { coloursFor } from './colours.ts';
import { hangingIndent } from './hanging-indent.ts';

export interface EditorOptions {
  /** Whether long lines wrap. If not, they scroll sideways. */
  readonly wraps: boolean;
}

/** The user's side: editable, with its old undo history when the file is opened again. */
export function editable(
  path: string,
  document: string,
  options: EditorOptions,
  host: Pick<FileHost, 'pasted'>,
): Extension {
  const before = histories.get(path);
  return [
    history(),
    before?.document === document ? historyField.init(() => before.field) : [],
    common(path, options),
    pageTakesDocuments(host),
    isRulesFile(path) ? ruleKeys : [],
    EditorView.contentAttributes.of({
      'aria-label': text.diff.yours(path),
      'aria-describedby': 'editor-hint',
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
    }),
  ];
}

/** Offers the keys of `forklift.toml`, once that part has loaded. */
const ruleKeys = ViewPlugin.define((view) => {
  let isOpen = true;
  void import('./rule-keys.ts').then(
    ({ offersRuleKeys }) =>
      isOpen && view.dispatch({ effects: StateEffect.appendConfig.of(offersRuleKeys) }),
    // Without it, this file is edited like any other.
    () => undefined,
  );
  return {
    destroy: () => {
      isOpen = false;
    },
  };
});

/** The result's side: it can be read, selected and copied. */
export function readable(path: string, options: EditorOptions): Extension {
  return [
    common(path, options),
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    EditorView.contentAttributes.of({ 'aria-label': text.diff.migrated(path), tabindex: '0' }),
  ];
}

/** Remembers what can be undone in a file that the user leaves. */
export function rememberHistory(path: string, state: EditorState): void {
  const field = state.field(historyField, false);
  if (field !== undefined) histories.set(path, { document: state.doc.toString(), field });
}

/** Undo histories of files viewed before, by path. Each only fits the very text that it ends with. */
const histories = new Map<string, { readonly document: string; readonly field: unknown }>();

/**
 * Copying from the result with nothing selected copies the whole file, not the cursor's line. `whole`: the file's text
 * as it would be saved, or `null` while there is none.
 */
export function copyWhole(whole: () => string | null, copied: () => void): Extension {
  return EditorView.domEventHandlers({
    copy(event, view) {
      const text = whole();
      const selected = view.state.selection.ranges.some((range) => !range.empty);
      if (selected || text === null || !event.clipboardData) return false;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      copied();
      return true;
    },
  });
}

/** Tab has no binding: it leaves the editor, so that nobody who uses the keyboard is trapped in it. */
function common(path: string, { wraps }: EditorOptions): Extension {
  return [
    lineNumbers(),
    highlightSpecialChars(),
    pageTakesFiles,
    wraps ? [EditorView.lineWrapping, hangingIndent] : [],
    coloursFor(path),
    keymap.of([{ key: 'Mod-f', run: openSearch }, ...historyKeymap, ...editingKeys]),
  ];
}

/** Alt with the up and down arrows is left to the page, which steps through changes with it. */
const editingKeys = defaultKeymap.filter(
  ({ key }) => key !== 'Alt-ArrowUp' && key !== 'Alt-ArrowDown',
);

/** CodeMirror would insert a dropped file's text into the open one; the page opens it as a file. */
const pageTakesFiles = EditorView.domEventHandlers({
  drop: (event) => event.dataTransfer?.types.includes('Files') ?? false,
});

/** What is pasted may be more than an edit: a manifest of the user's, over an example's text. */
function pageTakesDocuments(host: Pick<FileHost, 'pasted'>): Extension {
  return EditorView.domEventHandlers({
    paste(event, { state: { doc, selection } }) {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      const { from, to } = selection.main;
      if (!host.pasted(pasted, from === 0 && to === doc.length)) return false;
      event.preventDefault();
      return true;
    },
  });
}

const searching = new WeakSet<EditorView>();

/** Loads search when it is first used. Its panel is below the text, because above it would shift one side down. */
function openSearch(view: EditorView): boolean {
  void import('@codemirror/search').then(({ openSearchPanel, search, searchKeymap }) => {
    if (!searching.has(view)) {
      searching.add(view);
      const added = [search({ top: false }), Prec.high(keymap.of([...searchKeymap]))];
      view.dispatch({ effects: StateEffect.appendConfig.of(added) });
    }
    openSearchPanel(view);
  });
  return true;
}
