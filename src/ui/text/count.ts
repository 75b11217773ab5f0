/** Numbers, lists, dates and errors as the page writes them. */
import { list } from '../../engine/host.ts';

/** Created once, because `toLocaleString` looks its locale up each time, which takes 70 µs. */
export const numbers = new Intl.NumberFormat('en');
export const days = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** `1 file`, `2 files`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${numbers.format(number)} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`; if there are more than `most`, `a, b and 3 more`. */
export function listed(
  names: readonly string[],
  word: 'and' | 'or' = 'and',
  most = names.length,
): string {
  return list(names, most, word);
}

/** An error's own message, short enough for a line or two. */
export function said(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.length > 300 ? `${words.slice(0, 299)}…` : words;
}

/** Up to six names; of more, the first five and how many others. */
export function few(names: readonly string[]): string {
  return names.length > 6
    ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
    : listed(names);
}
