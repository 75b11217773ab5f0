/** The entry of the chunk that loads when the user edits: everything that needs CodeMirror is behind it. */
import { EditorView } from '@codemirror/view';
import type { FileHost, FileInput, FileView } from '../file-view.ts';
import type { EditorOptions } from './extensions.ts';
import { openSource } from './source.ts';
import { openSplit } from './split.ts';

const openers = { split: openSplit, source: openSource } as const;

export function openEditor(
  layout: keyof typeof openers,
  options: EditorOptions,
  parent: Element,
  input: FileInput,
  host: FileHost,
): FileView {
  adoptStyles();
  return openers[layout](options, parent, input, host);
}

let adopted = false;

/**
 * In a document, CodeMirror puts its rules into a `<style>` element, which the page's content policy forbids; in a
 * shadow root, it uses an adopted sheet, which no policy restricts. It remembers what it has mounted under a symbol on
 * the root itself. So this copies what it keeps for a shadow root to the document before any editor opens, and
 * CodeMirror adopts its sheet there too.
 */
function adoptStyles(): void {
  if (adopted) return;
  adopted = true;
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  new EditorView({ root, parent: root }).destroy();
  for (const key of Object.getOwnPropertySymbols(root)) {
    Reflect.set(document, key, Reflect.get(root, key));
  }
}
