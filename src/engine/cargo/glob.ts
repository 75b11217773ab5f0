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
  return readGlob(pattern)(path);
}

/** No system takes a longer path, in code units. Matching takes the product of pattern and path. */
const longest = 4096;

/** A pattern read once, for many paths. */
export function readGlob(pattern: string): (path: string) => boolean {
  if (pattern.length > longest) return () => false;
  const folders: (Pattern<Letter> | typeof run)[] = [];
  for (const text of pattern.split('/')) {
    const folder = readFolder(text);
    if (folder === null) return () => false;
    // Runs of folders side by side are one.
    if (folder !== run || folders.at(-1) !== run) folders.push(folder);
  }
  return (path) => matches(folders, path === '' ? [] : path.split('/'), matchesName);
}

/** What a matching path begins with. */
export function literalStart(pattern: string): string {
  return /^[^*?[]*/.exec(pattern)?.[0] ?? '';
}

/** Any run of what is at this level: of characters in a name, of folders in a path. */
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
  const parts = partsOf(text);
  if (!parts) return null;
  return parts.map((part) => {
    if (part === '*') return run;
    if (part === '?') return () => true;
    return part.length > 2 && part.startsWith('[') ? letterClass(part) : (c: string) => c === part;
  });
}

/** Single characters and classes; `null` when a class is not closed. */
function partsOf(text: string): readonly string[] | null {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    if (text.charAt(at) === '[') {
      if (text.charAt(end) === '!') end++;
      // A bracket that stands first is one of the class, unless none closes it.
      const first = text.charAt(end) === ']' ? text.indexOf(']', end + 1) : -1;
      const close = first === -1 ? text.indexOf(']', end) : first;
      if (close === -1) return null;
      end = close + 1;
    } else if ((text.codePointAt(at) ?? 0) > 0xffff) end++;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
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
