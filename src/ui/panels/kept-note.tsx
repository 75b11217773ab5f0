/** A word beside what describes the whole migration, while the user keeps a part of it back. */
import { Show } from 'solid-js';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';

export function KeptNote() {
  const store = useStore();
  return (
    <Show when={store.outcome.keptChanges() > 0}>
      <p class="panel-line is-kept">{text.checklist.kept(store.outcome.keptChanges())}</p>
    </Show>
  );
}
