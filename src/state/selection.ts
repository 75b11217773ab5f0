/** Which file is open (or all changes on one scroll), and which place in it to show. */
import { createSignal } from 'solid-js';

/** What to show of a file: a range of its text, or its first or last change. */
export type Target =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'change'; readonly direction: 1 | -1 };

export interface Visit {
  readonly path: string;
  readonly target: Target;
}

export function createSelection() {
  const [path, setPath] = createSignal<string | null>(null);
  // Opening the same place twice counts as two visits.
  const [visit, setVisit] = createSignal<Visit | null>(null, { equals: false });
  const [all, setAll] = createSignal<'top' | 'file' | null>(null);
  let opened = 0;
  /** Whether the open file was opened from all changes. */
  let fromAll = false;
  return {
    /** How often a file has been opened so far. */
    opened: () => opened,
    /** The open file. With all changes on one scroll, the one being read. */
    path,
    open(next: string | null): void {
      opened++;
      fromAll = all() !== null;
      setAll(null);
      setPath(next);
    },
    /** Whether all changes are shown on one scroll: from their top, or from the file that was open. */
    all,
    openAll: (from: 'top' | 'file') => setAll(from),
    /** Says which file is in sight while all changes are shown. */
    follow: (next: string | null) => setPath(next),
    /** Shows what was shown before the open file, which is gone; `next` is the file to show if one was. */
    leave(next: string | null): void {
      if (fromAll) setAll('top');
      setPath(next);
    },
    visit,
    /** Says that the place has been shown, so that opening the file again does not go there again. */
    arrived: () => setVisit(null),
    goTo(next: string, target: Target): void {
      opened++;
      fromAll = all() !== null;
      setAll(null);
      setPath(next);
      setVisit({ path: next, target });
    },
  };
}
