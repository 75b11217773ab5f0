/** Which file is open, or all changes on one scroll, and the place in it that someone asked to see. */
import { createSignal } from 'solid-js';

/** What to show of a file: a stretch of its text, or its first or last change. */
export type Target =
  | { readonly kind: 'stretch'; readonly from: number; readonly to: number }
  | { readonly kind: 'change'; readonly direction: 1 | -1 };

export interface Visit {
  readonly path: string;
  readonly target: Target;
}

export function createSelection() {
  const [path, setPath] = createSignal<string | null>(null);
  // Asking twice for the same place is two visits.
  const [visit, setVisit] = createSignal<Visit | null>(null, { equals: false });
  const [all, setAll] = createSignal<'top' | 'file' | null>(null);
  let opened = 0;
  return {
    /** How often a file was opened so far. */
    opened: () => opened,
    /** The open file; where all changes are shown, the one that is being read. */
    path,
    open(next: string | null): void {
      opened++;
      setAll(null);
      setPath(next);
    },
    /** Whether all changes are shown, from their top or from the file that was open. */
    all,
    openAll: (from: 'top' | 'file') => setAll(from),
    /** All changes are shown, and this file is the one in sight. */
    follow: (next: string | null) => setPath(next),
    visit,
    /** The place is in sight: opening the file again does not go there again. */
    arrived: () => setVisit(null),
    goTo(next: string, target: Target): void {
      opened++;
      setAll(null);
      setPath(next);
      setVisit({ path: next, target });
    },
  };
}
