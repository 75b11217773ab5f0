/** What the page tells in passing: notices that can carry an action, and words for screen readers. */
import { createSignal } from 'solid-js';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly message: string;
  /** More lines, such as the files that were skipped. */
  readonly details?: readonly string[];
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Milliseconds a notice of success stays; problems stay until they are closed. */
const lifetime = 8_000;

export function createNotices() {
  const [notices, setNotices] = createSignal<readonly Notice[]>([]);
  const [announcement, setAnnouncement] = createSignal('');
  let last = 0;

  const close = (id: number) => setNotices((all) => all.filter((notice) => notice.id !== id));
  const notify = (notice: Omit<Notice, 'id'>) => {
    const id = ++last;
    setNotices((all) => [...all.slice(-2), { ...notice, id }]);
    if (notice.kind === 'done') setTimeout(() => close(id), lifetime);
  };
  return { notices, notify, close, announcement, announce: setAnnouncement };
}

export type Notices = ReturnType<typeof createNotices>;
