/** Errors that no part of the page expected: reported once, with a way to save the user's work. */
import { onCleanup } from 'solid-js';
import type { Store } from '../state/store.ts';
import { saveWork } from './actions/take-out.ts';
import { text } from './text.ts';

/** Call it where the page is made: it listens for as long as that exists. */
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
      // Without an error object, it is a remark of the browser's own, such as one about a delayed resize observer.
      if (error) tell(error);
    },
    { signal },
  );
  addEventListener('unhandledrejection', ({ reason }) => tell(reason), { signal });
  onCleanup(() => listening.abort());
}
