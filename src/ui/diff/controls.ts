/** The small controls inside a text: keep a change out, take it after all, show folded lines. All are real buttons. */
import { text } from '../text.ts';
import { type Fold, type FoldStep, stepLines } from './folds.ts';

/** Leaves one change out. */
export function keepButton(keep: () => void): HTMLButtonElement {
  return control('keep-mine', text.diff.keepSign, text.diff.keepTitle, keep);
}

/** Marks a change that was left out, and takes it after all. */
export function takeButton(take: () => void): HTMLButtonElement {
  const button = control('take-change', text.diff.keptSign, text.diff.take, take);
  button.title = text.diff.takeTitle;
  return button;
}

/** Stands in place of folded lines: 20 more at either end, or all of them. */
export function foldBar(fold: Fold, open: (fold: Fold, step: FoldStep) => void): HTMLElement {
  const hidden = fold.last - fold.first + 1;
  const bar = document.createElement('div');
  bar.className = 'fold';
  const steps: readonly FoldStep[] = hidden > stepLines ? ['top', 'all', 'bottom'] : ['all'];
  for (const step of steps) {
    const words = text.diff.fold[step](step === 'all' ? hidden : stepLines);
    const button = control('', words, '', () => open(fold, step));
    button.dataset.step = step;
    if (step !== 'all') button.title = text.diff.foldTitle(stepLines);
    bar.append(button);
  }
  return bar;
}

/** The bar's height in px, as in diff.css. */
export const foldHeight = 28;

/** `name` is what assistive technology reads; '' where the words say it. */
function control(className: string, words: string, name: string, run: () => void) {
  const button = document.createElement('button');
  button.type = 'button';
  if (className) button.className = className;
  button.textContent = words;
  if (name) {
    button.title = name;
    button.setAttribute('aria-label', name);
  }
  button.addEventListener('click', run);
  return button;
}
