/**
 * Code that takes work out of the page is loaded while the page is idle: before a service worker is
 * at work, a deploy removes from the server what an open page has not fetched yet.
 */
import type { Store } from '../state/store.ts';

/** Milliseconds after which it is fetched even on a page that is never idle. */
const patience = 5000;

const needed: readonly (() => Promise<unknown>)[] = [
  () => import('./actions/out-work.ts'),
  () => import('./dialogs.tsx'),
  () => import('./actions/share-work.ts'),
  () => import('../project/permalink.ts'),
];

/** Begins once the first result is shown, with what is known beyond the guide: the result says more by it. */
export async function fetchAhead(store: Store): Promise<void> {
  await store.run.settled();
  await idle();
  await store.loadRows();
  for (const load of needed) {
    await idle();
    // It is asked for again when it is needed, and its absence told of there.
    await load().catch(() => undefined);
  }
}

function idle(): Promise<void> {
  return new Promise((go) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => go(), { timeout: patience });
    else setTimeout(go, patience);
  });
}
