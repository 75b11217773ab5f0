/** Notices in the corner. Those about problems stay until closed. */
import { For, Show } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';
import { Button } from './button.tsx';

export function Toasts() {
  const store = useStore();
  return (
    <section class="toasts" aria-label={text.regions.notices}>
      <For each={store.notices()}>
        {(notice) => (
          <div
            class="toast"
            data-kind={notice.kind}
            role={notice.kind === 'problem' ? 'alert' : 'status'}
          >
            <div class="toast-words">
              <p>{notice.message}</p>
              <Show when={notice.details?.length}>
                <ul>
                  <For each={notice.details}>{(line) => <li>{line}</li>}</For>
                </ul>
              </Show>
            </div>
            <For each={notice.actions}>
              {(action) => (
                <Button
                  label={action.label}
                  onClick={() => {
                    store.close(notice.id);
                    action.run();
                  }}
                />
              )}
            </For>
            <Button
              label={text.actions.close}
              icon="close"
              iconOnly="always"
              kind="quiet"
              onClick={() => store.close(notice.id)}
            />
          </div>
        )}
      </For>
    </section>
  );
}
