/** The bar that stands for folded lines: real buttons, for mouse, touch and keyboard alike. */
import { text } from '../text.ts';
import { type Fold, type FoldStep, stepLines } from './fold-lines.ts';

export function foldBar(fold: Fold, open: (fold: Fold, step: FoldStep) => void): HTMLElement {
  const hidden = fold.last - fold.first + 1;
  const bar = document.createElement('div');
  bar.className = 'fold';
  const steps: readonly FoldStep[] = hidden > stepLines ? ['top', 'all', 'bottom'] : ['all'];
  for (const step of steps) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.step = step;
    button.textContent = text.diff.fold[step](step === 'all' ? hidden : stepLines);
    if (step !== 'all') button.title = text.diff.foldTitle(stepLines);
    button.addEventListener('click', () => open(fold, step));
    bar.append(button);
  }
  return bar;
}

/** The bar's height in px, as in diff.css. */
export const foldHeight = 28;
