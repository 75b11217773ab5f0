/** Puts the page in its place; the frame that stood there until now painted before any script ran. */
import { render } from 'solid-js/web';
import './styles/tokens.css';
import './styles/base.css';
import './styles/page.css';
import { App } from './ui/app.tsx';
import { guardSinks } from './ui/trusted-types.ts';

guardSinks();
const root = document.querySelector('#app');
if (root) {
  root.replaceChildren();
  render(() => <App />, root);
}
