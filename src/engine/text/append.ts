/**
 * `push(...items)` hands every item over as an argument, and some 120,000 of them overflow the stack: a file may hold
 * more findings than that.
 */

/** Adds all items to the end of a list. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
