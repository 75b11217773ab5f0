/** The button for the migration's options, and how they open and close. */
import { createSignal, createUniqueId, lazy, onCleanup, onMount, Show, Suspense } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { Icon } from '../parts/icon.tsx';
import { text } from '../text.ts';

const OptionsPanel = lazy(() => import('./options-panel.tsx'));

export function OptionsPopover() {
  const store = useStore();
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let root: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;
  /** How many options of this popover are chosen; switches in panels don't count. */
  const chosen = () => {
    const { switches: _s, projectRules: _p, accept: _a, ...own } = store.project.options();
    return Object.keys(own).length;
  };

  const outside = (event: Event) => {
    if (!(event.target instanceof Element)) return;
    if (!root?.contains(event.target) || event.target.matches('.menu-backdrop')) setOpen(false);
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open()) return;
    setOpen(false);
    button?.focus();
  };
  onMount(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('pointerdown', outside, { signal });
    document.addEventListener('focusin', outside, { signal });
    document.addEventListener('keydown', leave, { signal });
    onCleanup(() => listening.abort());
  });

  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        type="button"
        class="button is-plain"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        aria-label={text.actions.options}
        onClick={() => setOpen(!open())}
      >
        <Icon name="options" />
        <span class="button-label">{text.actions.options}</span>
        <Show when={chosen() > 0}>
          <span class="badge">{chosen()}</span>
        </Show>
      </button>
      <Show when={open()}>
        <div class="menu-backdrop" />
        <Suspense>
          <OptionsPanel id={id} />
        </Suspense>
      </Show>
    </div>
  );
}
