/**
 * A declaration of the fork beside one of the old crate, as in half-migrated manifests. Cargo judges a package's tables
 * together: one crate may neither come from two sources nor have two names. If the fork's declaration covers the old
 * one, they become one; otherwise the old one is held.
 */
import {
  adoptions,
  type Declaration,
  resolvedPackage,
  sourceOf,
} from '../../../cargo/declarations.ts';
import type { Dependency } from '../../../cargo/dependency.ts';
import { asksFeatures, hasFeatureOf } from '../../../cargo/features.ts';
import type { Manifest } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import { admits, parseRequirement } from '../../../cargo/requirement.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { isArray, isTable, lookup, valueIn } from '../../../toml/value.ts';
import { mappedFeatures } from './features.ts';

export type Rival =
  /** The fork's declaration in the same table covers the old one, except for `features`: the old one is removed. */
  | {
      readonly kind: 'covers';
      readonly dependency: Dependency;
      readonly features: readonly string[];
    }
  /** They can neither become one nor stay side by side. */
  | { readonly kind: 'clashes'; readonly dependency: Dependency; readonly why: Clash };

/** What prevents two declarations from becoming one. */
export type Clash =
  /** The key belongs to another crate. */
  | 'taken'
  /** The fork has another key there. */
  | 'name'
  /** The fork comes from a repository, a folder or another registry there. */
  | 'source'
  /** Only the fork is optional there: a feature for it would have nothing to enable. */
  | 'optional'
  /** A feature says `old/f` or `old?/f`, which would enable more if it named the fork. */
  | 'switches'
  /** One is inherited and the other is not. */
  | 'inherited'
  | 'requirement'
  | 'features';

/**
 * What the package's own declarations of the fork mean for a declaration that would get the key `key`; `null`: nothing.
 */
export type Rivals = (declaration: Declaration, key: string) => Rival | null;

/** `leaves`: whether a declaration moves away itself and so is no rival. */
export function createRivals(
  workspace: Workspace,
  fork: RenamedFork,
  leaves: (dependency: Dependency) => boolean,
): Rivals {
  let adopted: ReturnType<typeof forkByManifest> | null = null;
  return (declaration, key) => {
    const { manifest, dependency } = declaration;
    const clashes: { readonly dependency: Dependency; readonly why: Clash }[] = [];
    let covering: Rival | null = null;
    if (key !== dependency.key) {
      const beside = indexOf(workspace, manifest).byTable.get(
        JSON.stringify([...dependency.at.slice(0, -1), key]),
      );
      if (beside && !leaves(beside)) {
        const isFork = resolvedPackage(workspace, beside) === fork.fork;
        const features = isFork ? featuresToAdd(manifest, dependency, beside, fork) : null;
        const why = isFork
          ? whatIsNotCovered(workspace, declaration, beside, fork, features)
          : 'taken';
        if (why === null)
          covering = { kind: 'covers', dependency: beside, features: features ?? [] };
        else clashes.push({ dependency: beside, why });
      }
    }
    if (dependency.kind !== 'workspace') {
      adopted ??= forkByManifest(workspace, fork, leaves);
      for (const [other, { first, foreign, optional }] of adopted.get(manifest) ?? []) {
        if (other !== key) {
          if (first === dependency) continue;
          clashes.push({ dependency: first, why: 'name' });
          // They are in the manifest's order, so no later one comes before this.
          break;
        }
        if (key === dependency.key) continue;
        if (foreign) clashes.push({ dependency: foreign, why: 'source' });
        // `fork/f` also enables the fork’s feature of its own name, which `old/f` did not (Cargo reference,
        // "Features").
        if (
          optional &&
          hasFeatureOf(manifest.features, key) &&
          asksFeatures(manifest.features, dependency.key, 'strong')
        ) {
          clashes.push({ dependency: optional, why: 'switches' });
        }
      }
    }
    const [clash] = inOrder(workspace, manifest, clashes);
    if (clash) return { kind: 'clashes', ...clash };
    return covering;
  };
}

/** The given declarations in the manifest's order. */
function inOrder<T extends { readonly dependency: Dependency }>(
  workspace: Workspace,
  manifest: Manifest,
  few: readonly T[],
): readonly T[] {
  if (few.length < 2) return few;
  const { ranks } = indexOf(workspace, manifest);
  const rankOf = ({ dependency }: T) => ranks.get(dependency) ?? 0;
  return [...few].sort((a, b) => rankOf(a) - rankOf(b));
}

/** The declarations of the fork with the same key, in any table of the package. */
interface SameKey {
  readonly first: Dependency;
  /** The first one that does not come from crates.io: one in another table can't be the same then. */
  foreign: Dependency | null;
  /** The first that is optional. */
  optional: Dependency | null;
}

/** Every package's own declarations of the fork, by key. */
function forkByManifest(
  workspace: Workspace,
  { fork }: RenamedFork,
  leaves: (dependency: Dependency) => boolean,
): ReadonlyMap<Manifest, ReadonlyMap<string, SameKey>> {
  const byManifest = new Map<Manifest, Map<string, SameKey>>();
  for (const { manifest, dependency } of adoptions(workspace, fork)) {
    if (dependency.kind === 'workspace' || leaves(dependency)) continue;
    const keys = byManifest.get(manifest) ?? new Map<string, SameKey>();
    byManifest.set(manifest, keys);
    const same = keys.get(dependency.key) ?? { first: dependency, foreign: null, optional: null };
    keys.set(dependency.key, same);
    const foreign = sourceOf(workspace, dependency)?.origin.kind !== 'crates-io';
    if (foreign) same.foreign ??= dependency;
    if (dependency.optional) same.optional ??= dependency;
  }
  return byManifest;
}

/** Another crate to which the package gives a declaration's key: what refers to the key means both. */
export function namesakeOf(
  workspace: Workspace,
  { manifest, dependency }: Declaration,
  crate: string,
): Dependency | null {
  if (dependency.kind === 'workspace') return null;
  const { byKey } = indexOf(workspace, manifest);
  for (const [name, first] of byKey.get(dependency.key) ?? []) if (name !== crate) return first;
  return null;
}

interface Index {
  readonly workspace: Workspace;
  readonly ranks: ReadonlyMap<Dependency, number>;
  /** By table and key. */
  readonly byTable: ReadonlyMap<string, Dependency>;
  /** The package's own declarations, by key and crate: the first of each. */
  readonly byKey: ReadonlyMap<string, ReadonlyMap<string, Dependency>>;
}

/** An index of a manifest's declarations. Built once, because every moving declaration looks others up. */
function indexOf(workspace: Workspace, manifest: Manifest): Index {
  const known = indices.get(manifest);
  if (known?.workspace === workspace) return known;
  const byTable = new Map<string, Dependency>();
  const byKey = new Map<string, Map<string, Dependency>>();
  for (const dependency of manifest.dependencies) {
    byTable.set(JSON.stringify(dependency.at), dependency);
    if (dependency.kind === 'workspace') continue;
    const crate = resolvedPackage(workspace, dependency);
    const crates = byKey.get(dependency.key) ?? new Map<string, Dependency>();
    byKey.set(dependency.key, crates);
    if (!crates.has(crate)) crates.set(crate, dependency);
  }
  const ranks = new Map(manifest.dependencies.map((each, at) => [each, at]));
  const index = { workspace, ranks, byTable, byKey };
  indices.set(manifest, index);
  return index;
}

const indices = new WeakMap<Manifest, Index>();

/** Why the fork's declaration does not cover the old one; `null`: it does. */
function whatIsNotCovered(
  workspace: Workspace,
  { manifest, dependency, source }: Declaration,
  other: Dependency,
  fork: RenamedFork,
  features: readonly string[] | null,
): Clash | null {
  const said = sourceOf(workspace, other);
  if (source?.origin.kind !== 'crates-io' || said?.origin.kind !== 'crates-io') return 'source';
  if (other.optional && !dependency.optional) return 'optional';
  // Cargo accepts no `?` for a dependency that is not optional, and without it the feature is always requested.
  if (!other.optional && asksFeatures(manifest.features, dependency.key, 'weak')) return 'switches';
  if ((dependency.origin.kind === 'inherited') !== (other.origin.kind === 'inherited')) {
    return 'inherited';
  }
  const range = said.requirement ? parseRequirement(said.requirement) : null;
  if (!range || !fork.versions.some((version) => admits(range, version))) return 'requirement';
  if (features === null) return 'features';
  return takesDefaults(manifest, dependency) && !takesDefaults(manifest, other) ? 'features' : null;
}

/** The features that the old declaration has and the fork's lacks; `null` if there is no place to write them. */
function featuresToAdd(
  { document }: Manifest,
  dependency: Dependency,
  other: Dependency,
  fork: RenamedFork,
): readonly string[] | null {
  const has = new Set(other.features);
  const asked = dependency.features.flatMap((feature) => mappedFeatures(fork, feature));
  const missing = [...new Set(asked)].filter((feature) => !has.has(feature));
  if (missing.length === 0) return missing;
  const written = lookup(document.value, [...other.at, 'features']);
  const last = isArray(written) ? written.at(-1) : '';
  return typeof last === 'string' ? missing : null;
}

function takesDefaults({ document }: Manifest, { at }: Dependency): boolean {
  const written = lookup(document.value, at);
  if (!isTable(written)) return true;
  return (valueIn(written, 'default-features') ?? valueIn(written, 'default_features')) !== false;
}
