/**
 * Files by path. As long as the paths stay the same, as they do while the user types, so do the list of paths and the
 * lookup.
 */
import { createMemo } from 'solid-js';

interface WithPath {
  readonly path: string;
}

/** The paths of the files, in order. */
export function createPaths(files: () => readonly WithPath[]): () => readonly string[] {
  return createMemo(() => files().map(({ path }) => path), [], { equals: sameNames });
}

/** Looks files up by their path; `paths` are the paths of the files. */
export function createByPath<File extends WithPath>(
  files: () => readonly File[],
  paths = createPaths(files),
): (path: string) => File | null {
  const places = createMemo(() => new Map(paths().map((path, at) => [path, at])));
  return (path) => files()[places().get(path) ?? -1] ?? null;
}

export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, index) => name === b[index]);
}
