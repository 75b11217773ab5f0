/** What the page reports in passing: notices, which can have actions, and announcements for screen readers. */
import { createSignal } from 'solid-js';

export interface Notice {
  readonly id: number;
  readonly kind: 'done' | 'problem';
  readonly message: string;
  /** A newer notice with the same key replaces this one. */
  readonly key?: string;
  /** Whether it stays until the user closes it, as problems do. */
  readonly stays?: boolean;
  /** More lines, such as the files that were skipped. */
  readonly details?: readonly string[];
  readonly actions?: readonly { readonly label: string; readonly run: () => void }[];
}

/**
 * Seconds that a notice of success stays; with actions, twice as long. Problems stay until closed. Each second is
 * counted when it has passed, because a page that was blocked in between showed nothing to read.
 */
const lifetime = 8;
/** How many notices are shown at once. */
const most = 4;

/** Whether a notice is there until the user closes it. */
export function stays({ kind, stays = false }: Notice): boolean {
  return kind === 'problem' || stays;
}

export function createNotices() {
  const [notices, setNotices] = createSignal<readonly Notice[]>([]);
  const [announcement, setAnnouncement] = createSignal('', { equals: false });
  let last = 0;

  const close = (id: number) => setNotices((all) => all.filter((notice) => notice.id !== id));
  const closeIn = (seconds: number, id: number) => {
    if (seconds === 0) close(id);
    else setTimeout(() => closeIn(seconds - 1, id), 1000);
  };
  const notify = (notice: Omit<Notice, 'id'>) => {
    const id = ++last;
    setNotices((all) => {
      const others = all.filter((one) => one.key === undefined || one.key !== notice.key);
      return [...others.slice(1 - most), { ...notice, id }];
    });
    // Announced in words, because what comes into the page as a live region need not be read out. Alerts always are.
    if (notice.kind === 'done') {
      setAnnouncement([notice.message, ...(notice.details ?? [])].join(' '));
    }
    if (!stays({ ...notice, id })) {
      closeIn(notice.actions ? 2 * lifetime : lifetime, id);
    }
  };
  return {
    notices,
    notify,
    close,
    dismiss: (key: string) => setNotices((all) => all.filter((notice) => notice.key !== key)),
    announcement,
    announce: (words: string) => setAnnouncement(words),
  };
}
