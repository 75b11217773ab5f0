/**
 * The examples' files as text. A module of its own, so that the page loads it only when an example is opened.
 */
import type { SourceFile } from '../../engine/host.ts';

const texts: Readonly<Record<string, string>> = import.meta.glob('./projects/**', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The files of one example, manifests of the root first, in the order of their paths. */
export function filesOf(id: string): readonly SourceFile[] {
  const folder = `./projects/${id}/`;
  return Object.entries(texts)
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => ({ path: path.slice(folder.length), text }))
    .sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
}

function depth(path: string): number {
  return path.split('/').length;
}
