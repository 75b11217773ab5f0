/** The door of the part that loads when one edits: everything that needs CodeMirror is behind it. */
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
 * CodeMirror gives a document its rules in a `<style>` element, which the page's content policy
 * forbids, and a shadow root an adopted sheet, which no policy concerns. It keeps what it has
 * mounted on the root itself, under a symbol: the set of a shadow root, put on the document before
 * any editor opens, makes it adopt its sheet there too.
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
