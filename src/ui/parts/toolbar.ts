/** A toolbar following the ARIA pattern: all of it is one tab stop; arrows, Home and End move inside. */
import { onCleanup } from 'solid-js';
import { arrowTarget } from './arrow-keys.ts';

/** To be used as the toolbar's `ref`. */
export function toolbar(bar: HTMLElement): void {
  let stop: HTMLElement | null = null;
  const items = () =>
    [...bar.querySelectorAll<HTMLElement>('button, input[type=radio]')].filter(
      (item) => !item.closest(inside) && !item.matches(':disabled'),
    );
  const mark = () => {
    const all = items();
    if (!stop || !all.includes(stop)) stop = all[0] ?? null;
    for (const item of all) item.tabIndex = item === stop ? 0 : -1;
  };
  const move = (event: KeyboardEvent) => {
    const all = items();
    const { target } = event;
    const at = target instanceof HTMLElement ? all.indexOf(target) : -1;
    const next = at === -1 ? null : arrowTarget(event, 'across', at, all.length);
    if (next === null) return;
    event.preventDefault();
    all[next]?.focus();
  };
  const follow = ({ target }: FocusEvent) => {
    const item = items().find((one) => one === target);
    if (!item) return;
    stop = item;
    mark();
  };
  bar.addEventListener('keydown', move);
  bar.addEventListener('focusin', follow);
  const observer = new MutationObserver(mark);
  observer.observe(bar, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  queueMicrotask(mark);
  onCleanup(() => observer.disconnect());
}

/** What opens from a toolbar has keys of its own. */
const inside = '.menu-list';
