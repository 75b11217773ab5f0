import type { SourceFile } from '../../engine/host.ts';

/** The files of one example among all `texts`: manifests at the top first, then in the order of their paths. */
export function filesIn(
  texts: Readonly<Record<string, string>>,
  id: string,
): readonly SourceFile[] {
  const folder = `./projects/${id}/`;
  return Object.entries(texts)
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => ({ path: path.slice(folder.length), text }))
    .sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
}

function depth(path: string): number {
  return path.split('/').length;
}
