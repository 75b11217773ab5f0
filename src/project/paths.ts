/**
 * Paths of a project's files: relative, separated by `/`, unique. Everything from outside (archives, dropped folders,
 * links) passes through `cleanPath` before it names anything, and through `displayPath` before anyone reads it.
 * `what-belongs.ts` decides what belongs to a project.
 */

export interface CleanPath {
  readonly path: string;
  /** Whether it differs from what was given by more than `./` and doubled slashes. */
  readonly repaired: boolean;
}

/** The longest path accepted, in UTF-16 code units. On Linux, paths end at 4,096 bytes. */
const longest = 1024;

/** Control characters (C0 and C1): they garble terminals, patches and lists, and no Rust project has them. */
const control = /\p{Cc}/u;

/** Characters that change how the text around them is read: direction marks, zero-width characters, line separators. */
const deceptive =
  /[\p{Cc}\p{Surrogate}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * The safe form of a path; `null` if it has none because it leaves the project by `..`, is empty or too long, or holds
 * control characters or half a surrogate pair. As in unpackers, absolute paths and drive letters become relative, and
 * backslashes become slashes.
 */
export function cleanPath(raw: string): CleanPath | null {
  if (raw.length > longest || control.test(raw) || /\p{Surrogate}/u.test(raw)) return null;
  const given = raw.replaceAll('\\', '/').split('/');
  let repaired = raw.startsWith('/') || raw.includes('\\');
  const segments: string[] = [];
  for (let segment of given) {
    // Only at the start of a path is it a drive letter.
    while (segments.length === 0 && /^[A-Za-z]:/.test(segment)) {
      segment = segment.slice(2);
      repaired = true;
    }
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') {
      segments.push(segment);
      continue;
    }
    if (segments.pop() === undefined) return null;
    repaired = true;
  }
  return segments.length === 0 ? null : { path: segments.join('/'), repaired };
}

/** A path for people to read, with deceptive characters written out: `a\u202eb.rs` as `a⟨U+202E⟩b.rs`. */
export function displayPath(path: string): string {
  return path.replace(deceptive, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `⟨U+${code}⟩`;
  });
}

/** `path` itself, or the first of `name-2.ext`, `name-3.ext`, … that is not in `taken`. */
export function freePath(path: string, taken: { has(path: string): boolean }): string {
  if (!taken.has(path)) return path;
  const [, stem = path, extension = ''] = /^(.*?[^/])(\.[^./]*)?$/.exec(path) ?? [];
  for (let number = 2; ; number++) {
    const candidate = `${stem}-${number}${extension}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Folders with a meaning to Cargo: they are parts of a project and never the project itself. */
const cargoFolders: ReadonlySet<string> = new Set([
  'src',
  'tests',
  'examples',
  'benches',
  '.cargo',
]);

/**
 * The folder that contains all paths, with its trailing `/`; `''` if there is none. If `candle/…` was dropped, the
 * project's paths start below `candle/`. A lone `src/` stays, because Cargo needs the path `src/lib.rs`.
 */
export function commonRoot(paths: readonly string[]): string {
  const first = paths[0];
  if (first === undefined) return '';
  const root = first.slice(0, first.indexOf('/') + 1);
  if (root === '' || !paths.every((path) => path.startsWith(root))) return '';
  const isProject = paths.includes(`${root}Cargo.toml`);
  return !isProject && cargoFolders.has(root.slice(0, -1)) ? '' : root;
}
