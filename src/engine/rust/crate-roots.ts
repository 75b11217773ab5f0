/**
 * The crates of a package, as far as their root files show: which of them a file can belong to, and which names the
 * `extern crate` items of a root add to the extern prelude of its whole crate (Reference, "Extern crates").
 */
import { addUnder } from '../text/append.ts';
import type { RustReading } from './reading.ts';
import { nameOf } from './tokens.ts';

export interface CrateRoots {
  /** Whether the root of a crate of `file` has `extern crate name;` without `as`. */
  readonly declares: (file: string, name: string) => boolean;
  /** Whether the root of a crate of `file` gives `name` to another crate: `extern crate self as name;`. */
  readonly replaces: (file: string, name: string) => boolean;
  /** Whether other crates can see what `file` makes public, because it belongs to a library. */
  readonly isLibrary: (file: string) => boolean;
}

export function readCrateRoots(
  roots: readonly string[],
  read: (path: string) => RustReading | null,
): CrateRoots {
  /** The real names of the crates that the root binds to `name`. */
  const boundTo = (root: string, name: string): readonly string[] => {
    const reading = read(root);
    if (!reading?.text.includes(name) || reading.problem) return [];
    const { tokens, outline } = reading;
    return outline.externCrates
      .filter((item) => item.scope === 0)
      .filter(({ name: real, alias }) => nameOf(tokens, alias === -1 ? real : alias) === name)
      .map((item) => nameOf(tokens, item.name));
  };
  const rootsOf = rootsAbove(roots);
  // Answered once for all files of a folder.
  const answers = new Map<string, WeakMap<readonly string[], boolean>>();
  const some = (question: string, file: string, test: (root: string) => boolean): boolean => {
    const roots = rootsOf(file);
    const known = answers.get(question) ?? new WeakMap<readonly string[], boolean>();
    answers.set(question, known);
    const answer = known.get(roots) ?? roots.some(test);
    known.set(roots, answer);
    return answer;
  };
  return {
    declares: (file, name) =>
      some(`declares ${name}`, file, (root) => boundTo(root, name).includes(name)),
    replaces: (file, name) =>
      some(`replaces ${name}`, file, (root) => boundTo(root, name).some((real) => real !== name)),
    isLibrary: (file) => some('library', file, (root) => !NO_LIBRARY.test(root)),
  };
}

/** Where Cargo looks for targets that are no libraries. */
const NO_LIBRARY = /(?:^|\/)(?:(?:tests|examples|benches)\/|src\/bin\/|src\/main\.rs$|build\.rs$)/;

/** The roots that a file can belong to: itself if it is one, otherwise those in the nearest folder above it. */
function rootsAbove(roots: readonly string[]): (path: string) => readonly string[] {
  const all = new Set(roots);
  const byFolder = new Map<string, string[]>();
  for (const root of all) {
    const folder = folderOf(root);
    addUnder(byFolder, folder, root);
  }
  return (path) => {
    if (all.has(path)) return [path];
    for (let folder = folderOf(path); ; folder = folderOf(folder.slice(0, -1))) {
      const found = byFolder.get(folder);
      if (found) return found;
      if (folder === '') return [];
    }
  };
}

/** Including the slash at its end; `''` for the top. */
function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
