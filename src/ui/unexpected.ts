/** Errors that nothing on the page expected: told once, with a way to save the work. */
import { onCleanup } from 'solid-js';
import type { Store } from '../state/store.ts';
import { saveWork } from './actions/save-work.ts';
import { text } from './text.ts';

/** To be called where the page is made; it listens as long as that stands. */
export function tellUnexpected(store: Store): void {
  const tell = (error: unknown) =>
    store.notify({
      kind: 'problem',
      key: 'unexpected',
      message: text.unexpected.notice(error),
      actions: [{ label: text.unexpected.save, run: () => void saveWork(store) }],
    });
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener(
    'error',
    ({ error }) => {
      // Without an error it is the browser's own remark, such as that of a resize observer put off.
      if (error) tell(error);
    },
    { signal },
  );
  addEventListener('unhandledrejection', ({ reason }) => tell(reason), { signal });
  onCleanup(() => listening.abort());
}
