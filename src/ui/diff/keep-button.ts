/** The "keep mine" control of one change: a real button, for mouse, touch and keyboard alike. */
import { text } from '../text.ts';

export function keepButton(keep: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'keep-mine';
  button.title = text.diff.keepTitle;
  button.setAttribute('aria-label', text.diff.keepTitle);
  const sign = document.createElement('span');
  sign.setAttribute('aria-hidden', 'true');
  sign.textContent = text.diff.keepSign;
  button.append(sign);
  // The merge view acts on mousedown, on its own idea of reverting: it must not see ours.
  button.addEventListener('mousedown', (event) => event.stopPropagation());
  button.addEventListener('click', () => keep(button));
  return button;
}
