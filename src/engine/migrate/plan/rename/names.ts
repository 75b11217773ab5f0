/**
 * A dependency's names: its key in the manifest, and its name in sources. With `package` written, sources use the key.
 * Without it they use the library's name, which is the package's unless the row says otherwise (Cargo reference,
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
 * The key that a declaration of the old crate has after its move. An alias keeps the name in sources. A fork whose
 * macros use its name always gets that name, unless the dependency already has a third one.
 */
export function keyAfter(
  { dependency, source }: Declaration,
  fork: RenamedFork,
  strategy: Strategy,
): string {
  const { key } = dependency;
  if (fork.reverse) {
    // An alias from the way there has the crate's own name, or its library's.
    const own = [fork.crate, fork.fork].includes(key) || crateIdentifier(key) === forkLibOf(fork);
    return own ? fork.fork : key;
  }
  const name = libOf(fork);
  if (fork.namesItself && (key === fork.crate || crateIdentifier(key) === name)) return fork.fork;
  if (strategy !== 'alias') return key === fork.crate ? fork.fork : key;
  if ((source ?? dependency).renamed || crateIdentifier(key) === name) return key;
  return forkLibOf(fork) === name ? fork.fork : name;
}

/** The present name in sources for a declaration of the old crate. */
export function nameBefore({ dependency, source }: Declaration, fork: RenamedFork): string {
  return (source ?? dependency).renamed ? crateIdentifier(dependency.key) : libOf(fork);
}

/** The name in sources once the declaration has `key`. */
export function nameAfter({ dependency, source }: Declaration, fork: RenamedFork, key: string) {
  const keepsPackage =
    (source ?? dependency).renamed && key === dependency.key && fork.reverse !== true;
  return key === fork.fork && !keepsPackage ? forkLibOf(fork) : crateIdentifier(key);
}

/**
 * Finds what sources call a dependency of a workspace, using the library names in rows and in the workspace's own
 * packages.
 */
export function createNamer(workspace: Workspace, plans: readonly RenamePlan[]) {
  const libs = new Map<string, string>();
  for (const { fork } of plans) {
    // If the row does not say otherwise, the name follows from the key, as for any crate.
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

/** A dependency of a package: what it is, and its name in sources before and after the moves. */
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

/** The names of a package's dependencies in its sources. `[workspace.dependencies]` has no sources and is left out. */
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
