/** A toolbar as the ARIA pattern has it: one tab stop for all of it, arrows, Home and End move inside. */
import { onCleanup } from 'solid-js';

/** To be given as the toolbar's `ref`. */
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
    if (at === -1 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const next = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1 + all.length,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    all[next % all.length]?.focus();
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

/** What opens from a toolbar has its own keys. */
const inside = '.menu-list';
