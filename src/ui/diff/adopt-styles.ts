/**
 * CodeMirror gives a document its rules in a `<style>` element, which the page's content policy
 * forbids, and a shadow root an adopted sheet, which no policy concerns. It keeps what it has
 * mounted on the root itself, under a symbol: the set of a shadow root, put on the document before
 * any editor opens, makes it adopt its sheet there too.
 */
import { EditorView } from '@codemirror/view';

let adopted = false;

export function adoptStyles(): void {
  if (adopted) return;
  adopted = true;
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  new EditorView({ root, parent: root }).destroy();
  for (const key of Object.getOwnPropertySymbols(root)) {
    Reflect.set(document, key, Reflect.get(root, key));
  }
}
