/**
 * The page offline: a service worker keeps the built files. A newer version waits until the user asks for it; the page
 * never reloads on its own, because somebody may be working in it.
 */
import type { Store } from '../state/store.ts';
import { text } from './text.ts';

/** `save` resolves once the user's work is stored. A reload for a newer version waits for it. */
export async function keepOffline(store: Store, save: () => Promise<void>): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  try {
    const registration = await navigator.serviceWorker.register('./sw.js', { scope: './' });
    if (registration.waiting) offer(registration.waiting, store, save);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state !== 'installed') return;
        if (navigator.serviceWorker.controller) offer(worker, store, save);
        else store.announce(text.offline.ready);
      });
    });
  } catch {
    // Some hosts and private windows allow no service worker. The page then works online only.
  }
}

function offer(worker: ServiceWorker, store: Store, save: () => Promise<void>): void {
  const change = async () => {
    await save();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    worker.postMessage({ type: 'SKIP_WAITING' });
  };
  store.notify({
    kind: 'done',
    key: 'update',
    message: text.offline.update,
    actions: [{ label: text.offline.reload, run: () => void change() }],
  });
}
