/**
 * Path patterns as in `members`: those of Rust's `glob` crate. `?` and `*` match within one folder name (a leading dot
 * included), `[a-z]` and `[!a-z]` match one character, and `**` matches any number of folders and must be a path
 * segment of its own. There are no braces, and the only escape is a class: `[*]`.
 */

/** Whether `pattern` is a pattern and not just a path. */
export function isGlob(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}

/** Whether `pattern` matches the whole of `path`. A pattern that the crate refuses matches nothing. */
export function globMatches(pattern: string, path: string): boolean {
  return readGlob(pattern)(path);
}

/**
 * The longest path we match, in code units; no operating system allows a longer one. Matching takes time in proportion
 * to pattern times path.
 */
const longest = 4096;

/** Reads a pattern once, to match many paths. */
export function readGlob(pattern: string): (path: string) => boolean {
  if (pattern.length > longest) return () => false;
  const folders: (Pattern<Letter> | typeof run)[] = [];
  for (const text of pattern.split('/')) {
    const folder = readFolder(text);
    if (folder === null) return () => false;
    // Neighbouring `**` mean the same as one.
    if (folder !== run || folders.at(-1) !== run) folders.push(folder);
  }
  return (path) => matches(folders, path === '' ? [] : path.split('/'), matchesName);
}

/** What every matching path begins with. */
export function literalStart(pattern: string): string {
  return /^[^*?[]*/.exec(pattern)?.[0] ?? '';
}

/** Any number of items of this level: characters of a name, or folders of a path. */
const run = Symbol('run');
type Pattern<T> = readonly (T | typeof run)[];

/** One character of a name: says which characters it matches. */
type Letter = (character: string) => boolean;

function matchesName(letters: Pattern<Letter>, name: string): boolean {
  return matches(letters, [...name], (letter, character) => letter(character));
}

/**
 * Wildcard matching that only ever goes back to the last run. It takes at worst pattern times items, where trying every
 * way to divide them would be exponential.
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
  // The crate refuses `**` within a segment, and a class that is not closed.
  if (text.includes('**')) return null;
  const parts = partsOf(text);
  if (!parts) return null;
  return parts.map((part) => {
    if (part === '*') return run;
    if (part === '?') return () => true;
    return part.length > 2 && part.startsWith('[') ? letterClass(part) : (c: string) => c === part;
  });
}

/** Splits a segment into single characters and classes; `null` if a class is not closed. */
function partsOf(text: string): readonly string[] | null {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    if (text.charAt(at) === '[') {
      if (text.charAt(end) === '!') end++;
      // A `]` right after the opening bracket belongs to the class, unless no other one closes it.
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

/** A class such as `[a-z_]` or `[!a-z]`. */
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
