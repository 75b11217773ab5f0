/** Tabs following the ARIA pattern: arrows move and choose, and all of them are one tab stop. */
import { createUniqueId, For, type JSX, Show } from 'solid-js';
import { arrowTarget } from './arrow-keys.ts';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A small number beside the label. */
  readonly badge?: number | undefined;
  /** Whether the number counts errors. */
  readonly grave?: boolean | undefined;
}

export function Tabs<Id extends string>(props: {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: Id;
  choose: (id: Id) => void;
  children: JSX.Element;
}) {
  const base = createUniqueId();
  let list: HTMLDivElement | undefined;
  const move = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex((tab) => tab.id === props.chosen);
    const next = arrowTarget(event, 'across', at, props.tabs.length);
    const tab = next === null ? undefined : props.tabs[next];
    if (!tab) return;
    event.preventDefault();
    props.choose(tab.id);
    list?.querySelector<HTMLElement>(`[data-tab="${tab.id}"]`)?.focus();
  };
  return (
    <div class="tabs">
      <div
        class="tab-list"
        ref={list}
        role="tablist"
        tabIndex="-1"
        aria-label={props.label}
        onKeyDown={move}
      >
        <For each={props.tabs}>
          {(tab) => (
            <button
              type="button"
              role="tab"
              class="tab"
              id={`${base}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={tab.id === props.chosen}
              aria-controls={`${base}-panel`}
              tabIndex={tab.id === props.chosen ? 0 : -1}
              onClick={() => props.choose(tab.id)}
            >
              {tab.label}
              <Show when={tab.badge}>
                <span class="badge" classList={{ 'is-grave': tab.grave }}>
                  {tab.badge}
                </span>
              </Show>
            </button>
          )}
        </For>
      </div>
      <div
        class="tab-panel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${props.chosen}`}
      >
        {props.children}
      </div>
    </div>
  );
}
