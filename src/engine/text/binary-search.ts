/** Binary search in a list whose first items have a property that none of the later ones has. */

/** How many items have it. */
export function countUpTo<Item>(
  items: readonly Item[],
  hasIt: (item: Item, index: number) => boolean,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && hasIt(item, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the last item that has it, or 0 if none has. */
export function lastUpTo<Item>(items: readonly Item[], hasIt: (item: Item) => boolean): number {
  return Math.max(0, countUpTo(items, hasIt) - 1);
}
