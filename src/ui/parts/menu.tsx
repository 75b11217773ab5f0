/** A button with a menu: arrows, Home, End and first letters move; Escape returns the focus. */
import { createSignal, createUniqueId, For, type JSX, onCleanup, Show } from 'solid-js';
import { arrowTarget } from './arrow-keys.ts';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly keys?: string | undefined;
  readonly disabled?: boolean | undefined;
  /** For an item of a choice: whether it is chosen. */
  readonly checked?: boolean | undefined;
  readonly run: () => void;
}

export function Menu(props: {
  label: string;
  icon: IconName;
  items: readonly MenuItem[];
  iconOnly?: 'always' | undefined;
  align?: 'start' | 'end' | undefined;
  kind?: 'plain' | 'main' | 'quiet' | undefined;
  footer?: JSX.Element;
}) {
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let root: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;

  const outside = (event: PointerEvent) => {
    if (!(event.target instanceof Element)) return;
    if (!root?.contains(event.target) || event.target.matches('.menu-backdrop')) close(false);
  };
  const show = (from: 'first' | 'last') => {
    setOpen(true);
    document.addEventListener('pointerdown', outside);
    queueMicrotask(() =>
      itemsIn(root)
        .at(from === 'first' ? 0 : -1)
        ?.focus(),
    );
  };
  const close = (refocus: boolean) => {
    setOpen(false);
    document.removeEventListener('pointerdown', outside);
    if (refocus) button?.focus();
  };
  onCleanup(() => document.removeEventListener('pointerdown', outside));

  return (
    <div class="menu" ref={root}>
      <button
        ref={button}
        type="button"
        class={`button is-${props.kind ?? 'plain'}`}
        classList={{
          'icon-only': props.iconOnly === 'always',
        }}
        aria-haspopup="menu"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        aria-label={props.iconOnly ? props.label : undefined}
        title={props.iconOnly ? props.label : undefined}
        onClick={() => (open() ? close(true) : show('first'))}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          show(event.key === 'ArrowDown' ? 'first' : 'last');
        }}
      >
        <Icon name={props.icon} />
        <span class="button-label">{props.label}</span>
        <Show when={props.iconOnly !== 'always'}>
          <Icon name="down" />
        </Show>
      </button>
      <Show when={open()}>
        <div class="menu-backdrop" />
        <div class="menu-list" classList={{ 'at-end': props.align === 'end' }}>
          <MenuList id={id} label={props.label} items={props.items} onClose={close} />
          {props.footer}
        </div>
      </Show>
    </div>
  );
}

/** The items of an open menu. `onClose` is told whether the focus goes back to where the menu was opened. */
export function MenuList(props: {
  id?: string;
  label: string;
  items: readonly MenuItem[];
  onClose: (refocus: boolean) => void;
}) {
  let list: HTMLDivElement | undefined;
  const move = (event: KeyboardEvent) => {
    const all = itemsIn(list);
    const at = all.findIndex((item) => item.matches(':focus'));
    const next = arrowTarget(event, 'down', at, all.length);
    if (next !== null) {
      event.preventDefault();
      all[next]?.focus();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      props.onClose(true);
    } else if (event.key === 'Tab') props.onClose(false);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      const letter = event.key.toLowerCase();
      const named = [...all.slice(at + 1), ...all].find((item) =>
        item.textContent?.trim().toLowerCase().startsWith(letter),
      );
      named?.focus();
    }
  };
  const pick = (item: MenuItem) => {
    if (item.disabled) return;
    props.onClose(true);
    item.run();
  };
  return (
    <div
      id={props.id}
      ref={list}
      role="menu"
      tabIndex="-1"
      aria-label={props.label}
      onKeyDown={move}
    >
      <For each={props.items}>
        {(item) => (
          <button
            type="button"
            tabIndex="0"
            class="menu-item"
            {...(item.checked === undefined
              ? { role: 'menuitem' }
              : { role: 'menuitemradio', 'aria-checked': item.checked })}
            aria-disabled={item.disabled ? 'true' : undefined}
            onClick={() => pick(item)}
          >
            <span class="menu-words">
              <span class="menu-label">{item.label}</span>
              <Show when={item.detail}>
                <span class="menu-detail">{item.detail}</span>
              </Show>
            </span>
            <Show when={item.keys}>
              <kbd>{item.keys}</kbd>
            </Show>
          </button>
        )}
      </For>
    </div>
  );
}

function itemsIn(list: HTMLElement | undefined): readonly HTMLElement[] {
  return [
    ...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])') ??
      []),
  ];
}
