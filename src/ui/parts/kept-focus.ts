/**
 * Keeps the keyboard on the page. What a press does can remove or hide the very thing that was pressed: a notice closes,
 * a narrow screen shows another region. The keyboard then goes to the region it was in, or to the one in sight.
 */
export function keepFocus(): () => void {
  let region: Element | null = null;
  const entered = (event: FocusEvent) => {
    region = event.target instanceof Element ? event.target.closest(regions) : null;
  };
  const left = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget || !(target instanceof Element)) return;
    const from = region;
    // Once it is known who else takes it, and what is hidden.
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body || target.checkVisibility()) return;
      const places = [from, ...document.querySelectorAll(regions)];
      const place = places.find((one) => one?.checkVisibility());
      const [entry] = entries.flatMap((one) => place?.querySelector<HTMLElement>(one) ?? []);
      entry?.focus({ preventScroll: true });
    });
  };
  document.addEventListener('focusin', entered);
  document.addEventListener('focusout', left);
  return () => {
    document.removeEventListener('focusin', entered);
    document.removeEventListener('focusout', left);
  };
}

/** Parts of the page that can be hidden; where several are in sight, the first is the main one. */
const regions = '.diff, .files, .panels';

/** Where the keyboard enters a region, best first: never a field, which would bring up the keyboard of a phone. */
const entries = ['.reader', '.diff-tools [tabindex="0"]', '.tree', '[aria-selected=true]'];
