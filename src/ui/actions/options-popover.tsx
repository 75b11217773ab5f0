/** The migration's options, each with what it does; a change is seen at once. */
import { createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js';
import type { MigrationOptions } from '../../engine/host.ts';
import { allOptions } from '../../state/project.ts';
import { useStore } from '../../state/store.ts';
import { Icon } from '../parts/icon.tsx';
import { text } from '../text.ts';

const { strategy, patchScope, outsideMatrix } = text.options;
const choices = [
  {
    name: 'strategy',
    label: strategy.label,
    values: [
      ['rename', strategy.rename],
      ['alias', strategy.alias],
    ],
  },
  {
    name: 'patchScope',
    label: patchScope.label,
    values: [
      ['guide', patchScope.guide],
      ['used', patchScope.used],
    ],
  },
  {
    name: 'outsideMatrix',
    label: outsideMatrix.label,
    values: [
      ['hold', outsideMatrix.hold],
      ['migrate', outsideMatrix.migrate],
    ],
  },
] as const;
const switches = ['shim', 'docs'] as const;

export function OptionsPopover() {
  const store = useStore();
  const [open, setOpen] = createSignal(false);
  const id = createUniqueId();
  let root: HTMLDivElement | undefined;
  let button: HTMLButtonElement | undefined;
  const options = () => allOptions(store.project.options());
  const set = (label: string, change: MigrationOptions) =>
    store.project.setOptions(text.options.changed(label), change);
  /** Those of this popover: what is switched in a panel stands there. */
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
        class="button is-plain icon-when-narrow"
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
        <section class="menu-list options" id={id} aria-label={text.options.title}>
          <For each={choices}>
            {(choice) => (
              <fieldset class="option">
                <legend>{choice.label}</legend>
                <For each={choice.values}>
                  {([value, [name, meaning]]) => (
                    <label class="option-choice">
                      <input
                        type="radio"
                        name={choice.name}
                        checked={options()[choice.name] === value}
                        onChange={() => set(choice.label, { [choice.name]: value })}
                      />
                      <span>
                        <b>{name}</b>
                        <small>{meaning}</small>
                      </span>
                    </label>
                  )}
                </For>
              </fieldset>
            )}
          </For>
          <div class="option">
            <For each={switches}>
              {(name) => (
                <label class="option-choice">
                  <input
                    type="checkbox"
                    checked={options()[name]}
                    onChange={(event) =>
                      set(text.options[name][0], { [name]: event.currentTarget.checked })
                    }
                  />
                  <span>
                    <b>{text.options[name][0]}</b>
                    <small>{text.options[name][1]}</small>
                  </span>
                </label>
              )}
            </For>
            <For each={options().crateIn}>
              {(path) => (
                <label class="option-choice">
                  <input
                    type="checkbox"
                    checked
                    onChange={() => {
                      const crateIn = options().crateIn.filter((one) => one !== path);
                      set(text.options.crateIn(path)[0] ?? '', { crateIn });
                    }}
                  />
                  <span>
                    <b>{text.options.crateIn(path)[0]}</b>
                    <small>{text.options.crateIn(path)[1]}</small>
                  </span>
                </label>
              )}
            </For>
          </div>
        </section>
      </Show>
    </div>
  );
}
