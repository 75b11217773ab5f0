/**
 * Where the keyboard goes in a region of the page: from region to region by a key, and to a region in sight when what had
 * it is gone.
 */

/** The regions, in the page's order. A narrow screen shows one of the columns. */
const regions = ['.top', '.files', '.diff', '.panels', '.toasts'] as const;

/** The columns, and what covers them; the one where a user would look first comes first. */
const columns = ['.arriving', '.diff', '.files', '.panels'] as const;

/** Elements that can take the keyboard in a region, best first. Never a field: that would open the keyboard of a phone. */
const entries = [
  '.arriving-card button',
  '.reader',
  '.diff-tools [tabindex="0"]',
  '.tree',
  '.found-place',
  '[aria-selected=true]',
];

/** The same for somebody who has a keyboard. */
const keyEntries = [
  '.actions [tabindex="0"]',
  '.reader',
  '.cm-content',
  ...entries,
  '.toast button',
];

/** The column that holds an element; `null` for what is beside them. */
export function columnOf(element: Element): Element | null {
  return element.closest(columns.join());
}

/** Moves the keyboard into a column in sight, best into `from`; `false` if there is none. */
export function enterColumn(from: Element | null): boolean {
  for (const place of [from, ...columns.map((one) => document.querySelector(one))]) {
    const entry = place && isUsable(place) ? entryOf(place, entries) : null;
    if (!entry) continue;
    entry.focus({ preventScroll: true });
    return true;
  }
  return false;
}

/** Moves the keyboard to the next (1) or previous (-1) region that can take it. */
export function enterNextRegion(direction: 1 | -1): void {
  const all = regions.flatMap((one) => {
    const place = document.querySelector(one);
    const entry = place && isUsable(place) ? entryOf(place, keyEntries) : null;
    return place && entry ? [{ place, entry }] : [];
  });
  const at = all.findIndex(({ place }) => place.contains(document.activeElement));
  const next = at === -1 && direction === -1 ? -1 : (at + direction) % all.length;
  all.at(next)?.entry.focus({ preventScroll: true });
}

function entryOf(place: Element, among: readonly string[]): HTMLElement | null {
  const [first] = among.flatMap((one) => place.querySelector<HTMLElement>(one) ?? []);
  return first ?? null;
}

/** Whether an element is in sight, and not covered by a project on its way. */
export function isUsable(element: Element): boolean {
  return element.checkVisibility() && element.closest('[inert]') === null;
}
