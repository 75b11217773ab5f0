/**
 * Walks from crate roots to the files that they compile, as rustc opens them: through `mod`, `#[path]` and `include!`
 * (Reference, "Module source filenames" and "The path attribute").
 */
import type { Inclusion, InlineModule } from '../../rust/rewrite.ts';
import { folderOf, resolvePath } from '../../text/path.ts';

/** The given files, as a walk sees them. */
export interface Given {
  readonly has: (path: string) => boolean;
  readonly inclusions: (path: string) => readonly Inclusion[];
}

/** The paths of all given files that the roots reach, including the roots. */
export function reachedFrom(
  roots: readonly string[],
  packageFolder: string,
  given: Given,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const met = new Set<string>();
  const queue: Visit[] = [];
  const meet = (file: string | null, stem: string | null): boolean => {
    if (file === null || !given.has(file)) return false;
    const key = stem === null ? file : `${file}\0${stem}`;
    if (!met.has(key)) {
      met.add(key);
      reached.add(file);
      queue.push({ file, stem });
    }
    return true;
  };
  for (const root of roots) meet(root, null);
  for (let visit = queue.pop(); visit; visit = queue.pop()) {
    const folder = folderOf(visit.file);
    const around = new Map<readonly InlineModule[], ReturnType<typeof modulesFolder>>();
    for (const inclusion of given.inclusions(visit.file)) {
      if (inclusion.kind === 'include') {
        // An included file looks for its modules beside itself, like a `mod.rs`.
        meet(resolvePath(inclusion.fromPackage ? packageFolder : folder, inclusion.path), null);
        continue;
      }
      const { name, inside, paths, usual } = inclusion;
      const at = around.get(inside) ?? modulesFolder(folder, visit.stem, inside);
      around.set(inside, at);
      for (const path of paths) meet(resolvePath(at.folder, path), null);
      if (!usual) continue;
      const below = at.stem === null ? '' : `${at.stem}/`;
      const found = meet(resolvePath(at.folder, `${below}${name}.rs`), name);
      if (!found) meet(resolvePath(at.folder, `${below}${name}/mod.rs`), null);
    }
  }
  return reached;
}

/** A file to visit. Its modules are in `folder`, or in `folder/stem` unless it is a root or a `mod.rs`. */
interface Visit {
  readonly file: string;
  readonly stem: string | null;
}

/** The folder in which the inline modules `inside` a file look for their files (as in rustc: `mod_dir_path`). */
function modulesFolder(
  folder: string,
  stem: string | null,
  inside: readonly InlineModule[],
): { readonly folder: string; readonly stem: string | null } {
  let at = folder;
  let own = stem;
  for (const { name, path } of inside) {
    const below = path ?? (own === null ? name : `${own}/${name}`);
    // Nothing can be found outside the given files.
    at = resolvePath(at, below) ?? '\0';
    own = null;
  }
  return { folder: at, stem: own };
}
