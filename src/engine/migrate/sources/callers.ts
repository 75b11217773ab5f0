/**
 * The callers of what a package writes for other crates (its exported macros, the tokens of its procedural macros), and
 * what they call a crate afterwards. Given packages are known by their path dependencies. A package that may be
 * published can also have callers that were not given.
 */
import { isPublishable } from '../../cargo/project.ts';
import type { Rename } from '../../rust/rewrite.ts';
import { resolvePath } from '../../text/path.ts';
import type { PlannedPackage, ProjectPlan } from '../plan/model.ts';
import { packagesByFolder, pathsFrom } from '../plan/neighbours.ts';
import type { Names } from './shared.ts';

/** What callers do with a name, as far as they know it. */
export interface Callers {
  /** Whether every package that can call this one's macros and knows the name has another name for it afterwards. */
  readonly allMove: (manifest: string, name: string) => boolean;
  /** Whether at least one given package that calls them does. */
  readonly someMove: (manifest: string, name: string) => boolean;
  /** The manifests of all packages that move away from the name. */
  readonly movers: (name: string) => readonly string[];
}

export function callersIn(plan: ProjectPlan, names: Names): Callers {
  const packages = packagesByFolder(plan.workspaces);
  const closed = new Set<string>();
  for (const { manifest, plan: own } of packages.values()) {
    if (!isPublishable(own.workspace, manifest)) closed.add(manifest.path);
  }
  const known = new Map<string, Reached>();
  const reachedFor = (name: string): Reached => {
    const before = known.get(name);
    if (before) return before;
    const stay: PlannedPackage[] = [];
    const move: PlannedPackage[] = [];
    for (const each of packages.values()) {
      const after = names.get(each.manifest.path)?.get(name);
      if (after === null) stay.push(each);
      else if (after !== undefined) move.push(each);
    }
    const reached = {
      stay: below(stay, packages),
      move: below(move, packages),
      movers: move.map(({ manifest }) => manifest.path),
    };
    known.set(name, reached);
    return reached;
  };
  return {
    allMove: (manifest, name) => closed.has(manifest) && !reachedFor(name).stay.has(manifest),
    someMove: (manifest, name) => reachedFor(name).move.has(manifest),
    movers: (name) => reachedFor(name).movers,
  };
}

interface Reached {
  /** The packages on which one of these depends, directly or indirectly. */
  readonly stay: ReadonlySet<string>;
  readonly move: ReadonlySet<string>;
  readonly movers: readonly string[];
}

/** The manifests of a package's path dependencies, and of theirs in turn. */
function below(
  callers: readonly PlannedPackage[],
  packages: ReadonlyMap<string, PlannedPackage>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...callers];
  for (const { manifest, plan } of queue) {
    for (const [folder, path] of pathsFrom(plan.workspace, manifest)) {
      const dir = resolvePath(folder, path);
      const next = dir === null ? undefined : packages.get(dir);
      if (!next || found.has(next.manifest.path)) continue;
      found.add(next.manifest.path);
      queue.push(next);
    }
  }
  return found;
}

/** The renames to make in what a package writes for its callers. */
export function forCallers(
  renames: readonly Rename[],
  manifest: string,
  callers: Callers,
): readonly Rename[] {
  return renames.map((rename) =>
    callers.allMove(manifest, rename.from) && callers.someMove(manifest, rename.from)
      ? { ...rename, callersMove: true, manifests: callers.movers(rename.from) }
      : rename,
  );
}
