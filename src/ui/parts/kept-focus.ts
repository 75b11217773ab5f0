/**
 * Keeps the keyboard on the page. A press can remove or hide the element that was pressed, or cover its region: a notice
 * closes, a narrow screen shows another region, a project comes in. The keyboard then goes to the region it was in or, if
 * that is hidden, to the one in sight.
 */
import { columnOf, enterColumn, isUsable } from './region-focus.ts';

/** Milliseconds between two tries. */
const pause = 100;

export function keepFocus(): () => void {
  /** The column that had the keyboard last, be it before a dialog or a notice. */
  let column: Element | null = null;
  const entered = ({ target }: FocusEvent) => {
    if (target instanceof Element) column = columnOf(target) ?? column;
  };
  const left = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget || !(target instanceof Element)) return;
    const from = column;
    // By the next frame another element may have taken the keyboard, and it is known what is hidden.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && !isUsable(target)) handOn(from);
    });
  };
  /** Tries until there is a place: while a project comes in, what covers the columns may not have loaded. */
  const handOn = (from: Element | null) => {
    if (document.activeElement !== document.body || enterColumn(from)) return;
    setTimeout(() => handOn(from), pause);
  };
  document.addEventListener('focusin', entered);
  document.addEventListener('focusout', left);
  return () => {
    document.removeEventListener('focusin', entered);
    document.removeEventListener('focusout', left);
  };
}
