/** The door of the lazily loaded part: everything that needs CodeMirror hangs below it. */
import { adoptStyles } from './adopt-styles.ts';
import type { EditorHost, EditorInput, FullEditor, Layout } from './editor.ts';
import { openSource } from './source-editor.ts';
import { openSplit } from './split-editor.ts';
import { openUnified } from './unified-editor.ts';

const openers = { split: openSplit, unified: openUnified, source: openSource } as const;

export function openEditor(
  layout: Layout,
  parent: Element,
  input: EditorInput,
  host: EditorHost,
): FullEditor {
  adoptStyles();
  return openers[layout](parent, input, host);
}
