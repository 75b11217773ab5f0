/**
 * Notices. In a wide window, the latest of those that pass lies on the status line, so that nothing moves when it comes
 * or goes. Those that stay until closed or need more than a line have room of their own above it, so that they cover
 * nothing; on a narrow screen, and while the status line has a button, that goes for all.
 */
import { For, Show } from 'solid-js';
import { type Notice, stays } from '../../state/notices.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { text } from '../text.ts';
import { Button } from './button.tsx';

export function Toasts() {
  const store = useStore();
  const page = usePage();
  /** The status line has a button of its own then: Cancel, or Try again. */
  const isTaken = () =>
    page.takeIn.busy() ||
    page.takeOut.packing() !== null ||
    store.run.slow() ||
    store.run.cancelled() ||
    store.run.failure() !== null;
  const fits = (notice: Notice) =>
    !page.narrow() && !isTaken() && !stays(notice) && !notice.details?.length;
  return (
    <section class="toasts" aria-label={text.regions.notices}>
      <div class="toasts-above">
        <For each={store.notices().filter((one) => !fits(one))}>
          {(notice) => <Toast notice={notice} />}
        </For>
      </div>
      <div class="toasts-over">
        <For each={store.notices().filter(fits).slice(-1)}>
          {(notice) => <Toast notice={notice} />}
        </For>
      </div>
    </section>
  );
}

function Toast(props: { notice: Notice }) {
  const store = useStore();
  const close = () => store.close(props.notice.id);
  return (
    <div
      class="toast"
      data-kind={props.notice.kind}
      role={props.notice.kind === 'problem' ? 'alert' : undefined}
    >
      <div class="toast-words">
        <p>{props.notice.message}</p>
        <Show when={props.notice.details?.length}>
          <ul>
            <For each={props.notice.details}>{(line) => <li>{line}</li>}</For>
          </ul>
        </Show>
      </div>
      <For each={props.notice.actions}>
        {(action) => (
          <Button
            label={action.label}
            onClick={() => {
              close();
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
        onClick={close}
      />
    </div>
  );
}
