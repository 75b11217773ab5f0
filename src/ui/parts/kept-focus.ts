/**
 * Keeps the keyboard on the page. A press can remove or hide the element that was pressed: a notice closes, or a narrow
 * screen shows another region. The keyboard then goes to the region it was in or, if that is hidden, to the one in sight.
 */
export function keepFocus(): () => void {
  let region: Element | null = null;
  const entered = (event: FocusEvent) => {
    region = event.target instanceof Element ? event.target.closest(regions) : null;
  };
  const left = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget || !(target instanceof Element)) return;
    const from = region;
    // By the next frame another element may have taken the keyboard, and it is known what is hidden.
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

/** The regions of the page. A narrow screen shows one of them. */
const regions = '.diff, .files, .panels';

/** Elements that can take the keyboard in a region, best first. Never a field: that would open the keyboard of a phone. */
const entries = [
  '.reader',
  '.diff-tools [tabindex="0"]',
  '.tree',
  '.found-place',
  '[aria-selected=true]',
];
