/** How the open file is shown: a choice of three, as radio buttons. */
import { For } from 'solid-js';
import { layouts } from '../../state/preferences.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { text } from '../text.ts';

export function LayoutSwitch() {
  const store = useStore();
  const page = usePage();
  return (
    <fieldset class="segments">
      <legend class="visually-hidden">{text.diff.layout}</legend>
      <For each={layouts}>
        {(layout) => (
          <label class="segment" classList={{ 'is-wide-only': layout === 'split' }}>
            <input
              type="radio"
              name="layout"
              class="visually-hidden"
              value={layout}
              checked={page.layout() === layout}
              onChange={() => store.prefer({ layout })}
            />
            <span>{text.diff.layouts[layout]}</span>
          </label>
        )}
      </For>
    </fieldset>
  );
}
