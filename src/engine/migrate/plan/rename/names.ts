/**
 * What a dependency is called: its key in the manifest, and the name that sources use. A written `package` makes the key
 * that name; without one it is the library's own, which is the package's unless the row says otherwise (Cargo reference,
 * "Renaming dependencies in Cargo.toml").
 */
import { type Declaration, resolvedPackage, sourceOf } from '../../../cargo/declarations.ts';
import { crateIdentifier, type Dependency } from '../../../cargo/dependency.ts';
import type { Manifest } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { forkLibOf, libOf, type RenamedFork } from '../../../forks/fork.ts';
import { lookup } from '../../../toml/value.ts';
import type { MigrationOptions } from '../../migration.ts';
import type { GroupedMove, RenamePlan } from '../model.ts';

type Strategy = MigrationOptions['strategy'];

/**
 * The key that a declaration of the old crate has after it moved. An alias leaves what sources say as it is; a fork whose
 * macros name it is given its own name whatever was chosen, unless it is called by a third one.
 */
export function keyAfter(
  { dependency, source }: Declaration,
  fork: RenamedFork,
  strategy: Strategy,
): string {
  const { key } = dependency;
  if (fork.reverse) {
    // An alias of the way there is the crate's own name, or its library's.
    const own = [fork.crate, fork.fork].includes(key) || crateIdentifier(key) === forkLibOf(fork);
    return own ? fork.fork : key;
  }
  const name = libOf(fork);
  if (fork.namesItself && (key === fork.crate || crateIdentifier(key) === name)) return fork.fork;
  if (strategy !== 'alias') return key === fork.crate ? fork.fork : key;
  if ((source ?? dependency).renamed || crateIdentifier(key) === name) return key;
  return forkLibOf(fork) === name ? fork.fork : name;
}

/** What sources call a declaration of the old crate now. */
export function nameBefore({ dependency, source }: Declaration, fork: RenamedFork): string {
  return (source ?? dependency).renamed ? crateIdentifier(dependency.key) : libOf(fork);
}

/** What sources call it once it has `key`. */
export function nameAfter({ dependency, source }: Declaration, fork: RenamedFork, key: string) {
  const keepsPackage =
    (source ?? dependency).renamed && key === dependency.key && fork.reverse !== true;
  return key === fork.fork && !keepsPackage ? forkLibOf(fork) : crateIdentifier(key);
}

/** Says what sources call a dependency of a workspace, by the library names that rows and the workspace's own packages have. */
export function createNamer(workspace: Workspace, plans: readonly RenamePlan[]) {
  const libs = new Map<string, string>();
  for (const { fork } of plans) {
    // Without a word of the row it is the key's name, as for any crate.
    if (fork.lib !== undefined) libs.set(fork.crate, fork.lib);
    if (fork.forkLib !== undefined) libs.set(fork.fork, fork.forkLib);
  }
  const locals = new Map<string, string>();
  for (const { package: own, document } of workspace.manifests) {
    const lib = lookup(document.value, ['lib', 'name']);
    if (own && typeof lib === 'string') locals.set(own.name, crateIdentifier(lib));
  }
  return (dependency: Dependency): string => {
    const source = sourceOf(workspace, dependency) ?? dependency;
    const own = crateIdentifier(dependency.key);
    if (source.renamed) return own;
    const local = source.origin.kind === 'path' ? locals.get(source.package) : undefined;
    return local ?? libs.get(source.package) ?? own;
  };
}

/** A dependency of a package: which one it is and what sources call it, now and once the moves are made. */
export interface Named {
  readonly dependency: Dependency;
  readonly move: GroupedMove | null;
  readonly before: Called;
  readonly after: Called;
}

interface Called {
  readonly package: string;
  readonly name: string;
}

/** What the sources of a package call its dependencies. `[workspace.dependencies]` has no sources and is left out. */
export function createNamesReader(
  workspace: Workspace,
  plans: readonly RenamePlan[],
): (manifest: Manifest) => readonly Named[] {
  const nameOf = createNamer(workspace, plans);
  const moveOf = new Map(
    plans.flatMap(({ moves }) => moves.map((move) => [move.declaration.dependency, move])),
  );
  return ({ dependencies }) =>
    dependencies.flatMap((dependency): Named[] => {
      if (dependency.kind === 'workspace') return [];
      const move = moveOf.get(dependency) ?? null;
      const before = {
        package: resolvedPackage(workspace, dependency),
        name: move?.from ?? nameOf(dependency),
      };
      const after = move ? { package: move.fork.fork, name: move.to } : before;
      return [{ dependency, move, before, after }];
    });
}
