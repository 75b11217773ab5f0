/** The projects stored in this browser, the one used last first: to open again or to delete. */
import { createResource, createSignal, For, Match, Show, Switch } from 'solid-js';
import type { DraftSummary } from '../../project/drafts.ts';
import { displayPath } from '../../project/paths.ts';
import { useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';

/** How many projects are listed at first. */
const few = 10;

export function EarlierDialog(props: { onClose: () => void }) {
  const store = useStore();
  const { session } = usePage();
  const [listed, { refetch }] = createResource(session.earlier);
  const [all, setAll] = createSignal(false);
  /** The project that another press of its button deletes for good. */
  const [sure, setSure] = createSignal<string | null>(null);
  const drafts = () => {
    const now = listed();
    return now?.state === 'listed' ? now.drafts : [];
  };
  const isShown = ({ id }: DraftSummary) => id === store.project.snapshot().id;
  const open = (draft: DraftSummary) => {
    props.onClose();
    void session.open(draft.id, text.earlier.open(draft.title));
  };
  const remove = async (draft: DraftSummary) => {
    const removed = await session.remove(draft.id);
    if (removed.state === 'failed') store.notify({ kind: 'problem', message: removed.message });
    if (removed.state === 'elsewhere') {
      store.notify({ kind: 'problem', message: text.earlier.inUse(draft.title) });
    }
    await refetch();
  };
  return (
    <Dialog title={text.takeIn.earlier} onClose={() => props.onClose()}>
      <p>{text.earlier.hint}</p>
      <Switch>
        <Match when={listed()?.state === 'failed'}>
          <p role="alert">{text.earlier.failed}</p>
        </Match>
        <Match when={listed()?.state === 'listed' && drafts().length === 0}>
          <p>{text.earlier.none}</p>
        </Match>
      </Switch>
      <ul class="earlier-list">
        <For each={all() ? drafts() : drafts().slice(0, few)}>
          {(draft) => (
            <li>
              <button
                type="button"
                class="earlier-open"
                disabled={isShown(draft)}
                onClick={() => open(draft)}
              >
                <span class="earlier-title">{displayPath(draft.title)}</span>
                <span class="quiet">{text.earlier.about(draft.files, draft.savedAt)}</span>
              </button>
              <Show
                when={!isShown(draft)}
                fallback={<span class="quiet">{text.earlier.shown}</span>}
              >
                <Button
                  label={sure() === draft.id ? text.earlier.sure : text.earlier.remove(draft.title)}
                  icon="close"
                  iconOnly={sure() === draft.id ? undefined : 'always'}
                  kind="quiet"
                  onClick={() => (sure() === draft.id ? void remove(draft) : setSure(draft.id))}
                />
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={!all() && drafts().length > few}>
        <Button label={text.earlier.more(drafts().length - few)} onClick={() => setAll(true)} />
      </Show>
    </Dialog>
  );
}
