/**
 * The crates of a package as their root files tell: which of them a file can belong to, and what the
 * `extern crate` items of a root put into the extern prelude of its whole crate (Reference, "Extern crates").
 */
import type { RustReading } from './reading.ts';
import { nameOf } from './tokens.ts';

export interface CrateRoots {
  /** In a crate of `file`, whether the root declares `extern crate name;` under that very name. */
  readonly declares: (file: string, name: string) => boolean;
  /** In a crate of `file`, whether the root gives `name` to another crate: `extern crate self as name;`. */
  readonly replaces: (file: string, name: string) => boolean;
  /** Whether other crates can see what `file` makes public: a library is among its crates. */
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
  const some = (file: string, test: (root: string) => boolean): boolean =>
    crateRoots(file, roots).some(test);
  return {
    declares: (file, name) => some(file, (root) => boundTo(root, name).includes(name)),
    replaces: (file, name) =>
      some(file, (root) => boundTo(root, name).some((real) => real !== name)),
    isLibrary: (file) => some(file, (root) => !NO_LIBRARY.test(root)),
  };
}

/** Where Cargo looks for targets that nobody depends on. */
const NO_LIBRARY = /(?:^|\/)(?:(?:tests|examples|benches)\/|src\/bin\/|src\/main\.rs$|build\.rs$)/;

/** The roots of the crates a file can belong to: itself, or those in the nearest folder above it. */
function crateRoots(path: string, roots: readonly string[]): readonly string[] {
  if (roots.includes(path)) return [path];
  const folder = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
  let nearest = 0;
  const above = roots.filter((root) => path.startsWith(folder(root)));
  for (const root of above) nearest = Math.max(nearest, folder(root).length);
  return above.filter((root) => folder(root).length === nearest);
}
