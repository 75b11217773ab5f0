/** The small controls inside a text: apply a change or leave it out, show folded lines. All are real form controls. */
import { text } from '../text.ts';
import { type Fold, type FoldStep, stepLines } from './folds.ts';

/** How much of a change is applied. */
export type Applied = 'all' | 'none' | 'some';

/** The box of one change. `line` is a line of the user's text, counted from 1. */
export function applyBox(
  line: number,
  applied: Applied,
  set: (apply: boolean) => void,
): HTMLInputElement {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.className = 'apply';
  box.checked = applied === 'all';
  box.indeterminate = applied === 'some';
  box.dataset.line = String(line);
  box.setAttribute('aria-label', text.diff.apply(line));
  box.title = text.diff.applied[applied];
  box.addEventListener('change', () => set(box.checked));
  return box;
}

/** The bar in place of folded lines: shows 20 more at either end, or all of them. */
export function foldBar(fold: Fold, open: (fold: Fold, step: FoldStep) => void): HTMLElement {
  const hidden = fold.last - fold.first + 1;
  const bar = document.createElement('div');
  bar.className = 'fold';
  const steps: readonly FoldStep[] = hidden > stepLines ? ['top', 'all', 'bottom'] : ['all'];
  for (const step of steps) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text.diff.fold[step](step === 'all' ? hidden : stepLines);
    button.addEventListener('click', () => open(fold, step));
    button.dataset.step = step;
    const lines = step === 'all' ? hidden : stepLines;
    button.setAttribute('aria-label', text.diff.foldTitle[step](lines, fold.first, fold.last));
    if (step !== 'all') button.title = button.ariaLabel ?? '';
    bar.append(button);
  }
  return bar;
}

/** The bar's height in px, as in diff.css. */
export const foldHeight = 28;
