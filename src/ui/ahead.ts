/**
 * Loads the code that takes work out of the page while the page is idle. Until a service worker is running, a deploy
 * removes from the server what an open page has not fetched yet.
 */
import type { Store } from '../state/store.ts';

/** Milliseconds after which it is fetched even if the page is never idle. */
const patience = 5000;

const needed: readonly (() => Promise<unknown>)[] = [
  () => import('./actions/out-work.ts'),
  () => import('./dialogs.tsx'),
  () => import('./actions/share-work.ts'),
  () => import('../project/permalink.ts'),
];

/** Begins once the first result is shown, with what is known beyond the guide, because that adds to the result. */
export async function fetchAhead(store: Store): Promise<void> {
  await store.run.settled();
  await idle();
  await store.loadRows();
  for (const load of needed) {
    await idle();
    // It is requested again when it is needed, and a failure is reported there.
    await load().catch(() => undefined);
  }
}

function idle(): Promise<void> {
  return new Promise((go) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => go(), { timeout: patience });
    else setTimeout(go, patience);
  });
}
