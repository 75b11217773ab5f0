/** Adding to lists and sets: many items at once, and under a key. */

/**
 * Adds all items to the end of a list. `push(...items)` passes every item as an argument, and some 120,000 arguments
 * overflow the stack; a file may hold more findings than that.
 */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}

/** Adds an item to the list kept under `key`; the first item creates the list. */
export function addUnder<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The same for a set. */
export function addOnce<Key, Item>(sets: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = sets.get(key);
  if (set) set.add(item);
  else sets.set(key, new Set([item]));
}
