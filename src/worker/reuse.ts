/** Plain data beside what it was before: what says the same, and to keep the object that said it first. */

/** `now`, its items replaced by those of `last` that say the same; `last` itself where all do. */
export function reuse<Item>(last: readonly Item[], now: readonly Item[]): readonly Item[] {
  // Items come and go in one place at a time: what stands before and behind it is paired from the ends.
  const most = Math.min(last.length, now.length);
  let start = 0;
  while (start < most && saysTheSame(last[start], now[start])) start += 1;
  if (start === last.length && start === now.length) return last;
  let end = 0;
  while (end < most - start && saysTheSame(last.at(-1 - end), now.at(-1 - end))) end += 1;
  return [
    ...last.slice(0, start),
    ...now.slice(start, now.length - end),
    ...last.slice(last.length - end),
  ];
}

/** Whether two pieces of plain data, as a worker's message holds it, say the same. */
export function saysTheSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const values = Object.entries(a);
  return (
    values.length === Object.keys(b).length &&
    values.every(([key, value]) => Object.hasOwn(b, key) && saysTheSame(value, Reflect.get(b, key)))
  );
}
