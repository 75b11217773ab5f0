/** Where the keys lead in a row or a list: arrows go around, Home and End go to its ends. */

/** How the items are arranged: beside each other, or one below the other. */
export type Direction = 'across' | 'down';

/**
 * Which of `length` items a key leads to from the one at `at` (-1: from none of them); `null` if it is another key, or
 * is pressed with a modifier.
 */
export function arrowTarget(
  event: KeyboardEvent,
  direction: Direction,
  at: number,
  length: number,
): number | null {
  if (length === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  switch (event.key) {
    case direction === 'across' ? 'ArrowRight' : 'ArrowDown':
      return (at + 1) % length;
    case direction === 'across' ? 'ArrowLeft' : 'ArrowUp':
      return (at <= 0 ? length : at) - 1;
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
