/** The control that takes a declined change after all. */
import { text } from '../text.ts';

export function takeButton(take: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'take-change';
  button.textContent = text.diff.take;
  button.title = text.diff.takeTitle;
  button.addEventListener('click', take);
  return button;
}
