/** Files by path. While the paths stay, as they do while one types, nothing is built anew. */
import { createMemo } from 'solid-js';

interface WithPath {
  readonly path: string;
}

/** Looks files up by their path. */
export function createByPath<File extends WithPath>(
  files: () => readonly File[],
): (path: string) => File | null {
  const places = createMemo<ReadonlyMap<string, number>>((before) => {
    const now = files();
    return isOrderOf(before, now) ? before : new Map(now.map(({ path }, at) => [path, at]));
  }, new Map());
  return (path) => files()[places().get(path) ?? -1] ?? null;
}

/** Whether these are the paths of `files`, each at its place. */
function isOrderOf(places: ReadonlyMap<string, number>, files: readonly WithPath[]): boolean {
  if (places.size !== files.length) return false;
  let at = 0;
  for (const path of places.keys()) {
    if (files[at]?.path !== path) return false;
    at += 1;
  }
  return true;
}
