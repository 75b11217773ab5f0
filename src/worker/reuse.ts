/**
 * Structural sharing: replaces each part of a new result that equals the previous one with the previous object, so that
 * views can compare with ===.
 */

/** `now`, with its items replaced by equal ones from `last`; `last` itself if all are equal. */
export function reuse<Item>(last: readonly Item[], now: readonly Item[]): readonly Item[] {
  // Items usually come and go in one place, so they are paired from both ends.
  const most = Math.min(last.length, now.length);
  let start = 0;
  while (start < most && isEqual(last[start], now[start])) start += 1;
  if (start === last.length && start === now.length) return last;
  let end = 0;
  while (end < most - start && isEqual(last.at(-1 - end), now.at(-1 - end))) end += 1;
  return [
    ...last.slice(0, start),
    ...now.slice(start, now.length - end),
    ...last.slice(last.length - end),
  ];
}

/** Whether two pieces of plain data, such as a worker's messages hold, are equal. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const values = Object.entries(a);
  return (
    values.length === Object.keys(b).length &&
    values.every(([key, value]) => Object.hasOwn(b, key) && isEqual(value, Reflect.get(b, key)))
  );
}
