/**
 * Where links in an archive lead. None is followed: a file has one place, where it is read, migrated and written. So
 * the user is told what is compiled through a link, and where it leads.
 */
import { folderOf, foldersAbove, resolvePath } from '../../engine/host.ts';
import { cleanPath } from '../paths.ts';

/** A link in an archive. Both paths are as the archive gives them, untrusted. */
export interface ArchiveLink {
  readonly path: string;
  /** Where it leads, relative to its own folder; for a hard link, relative to the top. */
  readonly target: string;
  readonly hard: boolean;
}

/** `sources`: something that can be compiled; `texts`: nothing that can; `outside`: not given, or not found. */
export type LinkEnd = 'sources' | 'texts' | 'outside';

/** For each link, where it leads among the files at `paths`. */
export function linkEnds(
  links: readonly ArchiveLink[],
  paths: Iterable<string>,
): (link: ArchiveLink) => LinkEnd {
  const given = new Set<string>();
  const compiled = new Set<string>();
  for (const path of paths) {
    const isCompiled = isSource(path);
    for (const each of [path, ...foldersAbove(path)]) {
      given.add(each);
      if (isCompiled) compiled.add(each);
    }
  }
  const byPath = new Map(links.map((link) => [cleanPath(link.path)?.path, link]));
  return (link) => {
    let at = targetOf(link);
    // A link may lead to another link. Circles end here too.
    for (let hops = 0; at !== null && !given.has(at) && hops < 10; hops++) at = behind(at, byPath);
    if (at === null || !given.has(at)) return 'outside';
    return compiled.has(at) ? 'sources' : 'texts';
  };
}

function targetOf({ path, target, hard }: ArchiveLink): string | null {
  const clean = cleanPath(path);
  if (target === '' || !clean) return null;
  return resolvePath(hard ? '' : folderOf(clean.path), target);
}

/** The same place, with the link resolved that the path or a folder above it is. */
function behind(path: string, byPath: ReadonlyMap<string | undefined, ArchiveLink>): string | null {
  for (const each of [path, ...foldersAbove(path)]) {
    const link = byPath.get(each);
    const target = link ? targetOf(link) : null;
    if (target !== null) return target + path.slice(each.length);
  }
  return null;
}

/** Whether Cargo or rustc may read the file, by the names that `mod`, `#[path]` and `include!` usually have. */
function isSource(path: string): boolean {
  return /\.(?:rs|inc|in)$|(?:^|\/)Cargo\.(?:toml|lock)$/.test(path);
}
