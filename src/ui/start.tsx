/** Puts the page in the place of its frame. */
import { render } from 'solid-js/web';
import { App } from './app.tsx';

export function start(): void {
  const root = document.querySelector('#app');
  const frame = document.querySelector('#frame');
  if (!root) return;
  render(() => <App />, root);
  // Not earlier: if the page can't be made, the frame says so.
  frame?.remove();
}
