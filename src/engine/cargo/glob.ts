/**
 * Path patterns as `members` has them: those of Rust's `glob` crate. `?` and `*` stay within one
 * folder name (and take a leading dot), `[a-z]` and `[!a-z]` are one character, `**` is any number of
 * folders and must stand alone. No braces, no escape but a class: `[*]`.
 */

/** Whether `pattern` is more than a plain path. */
export function isGlob(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/** Whether the whole of `path` matches. A pattern that the crate refuses matches nothing. */
export function globMatches(pattern: string, path: string): boolean {
  const folders = pattern.split('/').map(readFolder);
  if (!folders.every((folder) => folder !== null)) return false;
  return matches(folders, path === '' ? [] : path.split('/'), matchesName);
}

/** Any run of what stands at this level: of characters in a name, of folders in a path. */
const run = Symbol('run');
type Pattern<T> = readonly (T | typeof run)[];

/** One character of a name: whether it is let in. */
type Letter = (character: string) => boolean;

function matchesName(letters: Pattern<Letter>, name: string): boolean {
  return matches(letters, [...name], (letter, character) => letter(character));
}

/**
 * Matching with one point to come back to, the last run: at worst pattern times items, where
 * trying every split would be exponential.
 */
function matches<T, Item>(
  pattern: Pattern<T>,
  items: readonly Item[],
  accepts: (expected: T, item: Item) => boolean,
): boolean {
  let at = 0;
  let next = 0;
  let resume: { readonly at: number; next: number } | null = null;
  while (next < items.length) {
    const expected = pattern[at];
    const item = items[next];
    if (expected === run) {
      resume = { at: at + 1, next };
      at++;
    } else if (expected !== undefined && item !== undefined && accepts(expected, item)) {
      at++;
      next++;
    } else if (resume) {
      at = resume.at;
      next = ++resume.next;
    } else return false;
  }
  while (pattern[at] === run) at++;
  return at === pattern.length;
}

function readFolder(text: string): Pattern<Letter> | typeof run | null {
  if (text === '**') return run;
  // The crate refuses `**` beside anything else, and a class that is not closed.
  if (text.includes('**')) return null;
  const parts = text.match(/\[!?\]?[^\]]*\]|[^[]/gsu) ?? [];
  if (parts.join('') !== text) return null;
  return parts.map((part) => {
    if (part === '*') return run;
    if (part === '?') return () => true;
    return part.length > 2 && part.startsWith('[') ? letterClass(part) : (c: string) => c === part;
  });
}

/** `[a-z_]` or `[!a-z_]`. */
function letterClass(text: string): Letter {
  const negated = text[1] === '!' && text.length > 3;
  const body = text.slice(negated ? 2 : 1, -1);
  const ranges = body.match(/.-.|./gsu) ?? [];
  return (character) => {
    const inside = ranges.some((range) => {
      const [from = '', , to = from] = [...range];
      return from <= character && character <= to;
    });
    return inside !== negated;
  };
}
