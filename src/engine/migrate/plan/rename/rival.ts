/**
 * A declaration of the fork beside one of the old crate, as half-migrated manifests have it. Cargo judges per package, over
 * all its tables: one crate may not come from two sources, nor be called by two names. Where the fork's declaration covers
 * the old one, both become one; else the old one is held.
 */
import { type Declaration, resolvedPackage, sourceOf } from '../../../cargo/declarations.ts';
import type { Dependency } from '../../../cargo/dependency.ts';
import { hasImplicitFeature } from '../../../cargo/features.ts';
import type { Manifest } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { admits, parseRequirement } from '../../../cargo/requirement.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { isTable, lookup, valueIn } from '../../../toml/value.ts';

export type Rival =
  /** The fork's declaration in the same table says all that the old one does: the old one goes. */
  | { readonly kind: 'covers'; readonly dependency: Dependency }
  /** Both can't be one, and can't stand side by side. */
  | { readonly kind: 'clashes'; readonly dependency: Dependency };

/**
 * What the package's own declarations of the fork mean for `declaration`, which would be called `key`; `null`: nothing.
 * `leaves` says of a declaration that it goes elsewhere itself, and so is no rival.
 */
export function rivalOf(
  workspace: Workspace,
  declaration: Declaration,
  key: string,
  fork: RenamedFork,
  leaves: (dependency: Dependency) => boolean,
): Rival | null {
  const { manifest, dependency } = declaration;
  const inWorkspaceTable = dependency.kind === 'workspace';
  const table = dependency.at.slice(0, -1).join('\0');
  let covering: Dependency | null = null;
  for (const other of candidates(workspace, manifest, key, fork.fork)) {
    if ((other.kind === 'workspace') !== inWorkspaceTable || other === dependency) continue;
    if (leaves(other)) continue;
    const isFork = resolvedPackage(workspace, other) === fork.fork;
    const sameTable = other.at.slice(0, -1).join('\0') === table;
    if (other.key === key && key !== dependency.key) {
      if (sameTable && isFork && covers(workspace, declaration, other, fork)) covering = other;
      else if (sameTable || (isFork && partsFrom(workspace, manifest, dependency, other))) {
        return { kind: 'clashes', dependency: other };
      }
    } else if (!inWorkspaceTable && isFork && other.key !== key) {
      return { kind: 'clashes', dependency: other };
    }
  }
  return covering && { kind: 'covers', dependency: covering };
}

/** The declarations under a key, and those of a crate, in the manifest's order. */
function candidates(
  workspace: Workspace,
  manifest: Manifest,
  key: string,
  crate: string,
): readonly Dependency[] {
  let index = indices.get(manifest);
  if (index?.workspace !== workspace) {
    index = { workspace, places: new Map() };
    for (const [at, dependency] of manifest.dependencies.entries()) {
      const ways = [`key ${dependency.key}`, `crate ${resolvedPackage(workspace, dependency)}`];
      for (const way of ways) {
        const known = index.places.get(way);
        if (known) known.push(at);
        else index.places.set(way, [at]);
      }
    }
    indices.set(manifest, index);
  }
  const { places } = index;
  const found = new Set([
    ...(places.get(`key ${key}`) ?? []),
    ...(places.get(`crate ${crate}`) ?? []),
  ]);
  return [...found].sort((a, b) => a - b).flatMap((at) => manifest.dependencies[at] ?? []);
}

/** Where the declarations of a manifest stand in its list, by key and by crate: worked out once. */
const indices = new WeakMap<
  Manifest,
  { readonly workspace: Workspace; readonly places: Map<string, number[]> }
>();

/** Whether two declarations of the fork in different tables of a package can't be: other sources, or a feature that would go. */
function partsFrom(
  workspace: Workspace,
  manifest: Manifest,
  dependency: Dependency,
  other: Dependency,
): boolean {
  const source = sourceOf(workspace, other);
  if (source?.origin.kind !== 'crates-io') return true;
  // The old crate’s feature will say `dep:` and the fork’s key, which takes the fork’s own implicit feature away.
  return dependency.optional && other.optional && hasImplicitFeature(manifest.features, other.key);
}

function covers(
  workspace: Workspace,
  { manifest, dependency, source }: Declaration,
  other: Dependency,
  fork: RenamedFork,
): boolean {
  const said = sourceOf(workspace, other);
  const range = said?.requirement ? parseRequirement(said.requirement) : null;
  if (source?.origin.kind !== 'crates-io' || said?.origin.kind !== 'crates-io' || !range) {
    return false;
  }
  if (dependency.optional || other.optional) return false;
  if ((dependency.origin.kind === 'inherited') !== (other.origin.kind === 'inherited'))
    return false;
  const has = new Set(other.features);
  const missing = fork.features?.drop ?? [];
  return (
    fork.versions.some((version) => admits(range, version)) &&
    dependency.features.every((feature) => has.has(feature) || missing.includes(feature)) &&
    (!takesDefaults(manifest, dependency) || takesDefaults(manifest, other))
  );
}

function takesDefaults({ document }: Manifest, { at }: Dependency): boolean {
  const written = lookup(document.value, at);
  if (!isTable(written)) return true;
  return (valueIn(written, 'default-features') ?? valueIn(written, 'default_features')) !== false;
}
