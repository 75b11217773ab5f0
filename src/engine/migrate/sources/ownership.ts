/** Which package a file belongs to, and which crates have other names in its sources afterwards. */

import { adoptions } from '../../cargo/declarations.ts';
import type { Dependency } from '../../cargo/dependency.ts';
import type { Manifest } from '../../cargo/manifest.ts';
import { forkLibOf, libOf, type RenamedFork, rowId } from '../../forks/fork.ts';
import type { ItemChange, Rename } from '../../rust/rewrite.ts';
import type { Edit } from '../../text/edit.ts';
import { onceFor } from '../../text/once.ts';
import type { FileKind, Finding, ResolvedOptions } from '../migration.ts';
import type { GroupedMove, WorkspacePlan } from '../plan/model.ts';
import { createNamesReader } from '../plan/rename/names.ts';
import { kindOf } from '../read/kind.ts';
import { rememberedFor } from '../read/memo.ts';
import { ownersAmong } from '../read/owners.ts';

/** The edits of sources and documents. */
export interface SourceEdits {
  /** By path; files without edits are left out. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly findings: readonly Finding[];
}

/**
 * The files of a kind, as indices into `paths`, by the manifest they belong to: the one in the nearest folder above,
 * readable or not; `''` if there is none.
 */
export function filesByManifest(
  paths: readonly string[],
  kind: FileKind,
  isLeftOut: (path: string) => boolean,
  unreadable: ReadonlySet<string>,
): ReadonlyMap<string, readonly number[]> {
  const isMeant = (path = '') => kindOf(path) === kind && !isLeftOut(path);
  const owned = [...ownersAmong(paths, unreadable).byOwner].map(
    ([manifest, own]) => [manifest, own.filter((at) => isMeant(paths[at]))] as const,
  );
  return new Map(owned);
}

/** Whether sources can belong to a manifest: it describes a package, or is a piece of a manifest without its head. */
export function ownsSources(manifest: Manifest): boolean {
  return manifest.package !== null || manifest.workspace === null;
}

/** Old names worth looking for although nothing moves (`leftovers.ts`). */
export type SaidNames = ReadonlySet<string>;

/**
 * What the sources of each package have to rename. A key that stays in the manifest stays in the sources. Of names left
 * behind by a move by hand, only those in `said` are looked for.
 */
export function renamesByManifest(
  plan: WorkspacePlan,
  said: SaidNames,
): ReadonlyMap<Manifest, readonly Rename[]> {
  return renamesIn(plan, [said]);
}

const renamesIn = rememberedFor((plan: WorkspacePlan, [said]: readonly SaidNames[]) => {
  const renames = new RenamesByName();
  for (const { moves } of plan.renames) {
    for (const move of moves) {
      const { manifest } = move.declaration;
      for (const rename of renamesOf(move)) renames.set(manifest, rename);
    }
  }
  // Somebody moved by hand and left imports behind: the fork is declared under its own name, and no dependency has the
  // old one. Declarations that this migration makes count too, so that a second migration finds the same.
  for (const { fork, manifests } of leftBehind(plan)) {
    if (!said?.has(libOf(fork))) continue;
    for (const manifest of manifests) {
      const follows = { group: `${fork.fork}\0${manifest.path}`, manifests: [manifest.path] };
      // Whoever uses a fork of the guide used its crate before; users of other forks may never have known it.
      const behind = fork.tier !== 'guide';
      const rename = { from: libOf(fork), ...renamedTo(fork), ...follows, behind };
      renames.add(manifest, rename);
    }
  }
  return renames.lists();
});

/** What sources rename because of a move: nothing if neither the crate's name nor any item's changes. */
export function renamesOf({ declaration, from, to, fork, group }: GroupedMove): readonly Rename[] {
  const { dependency, manifest } = declaration;
  if (dependency.kind === 'workspace' || (from === to && itemsOf(fork).size === 0)) return [];
  return [{ from, ...renamedTo(fork, to), group, manifests: [manifest.path] }];
}

/** The renames of each manifest, one for each name. */
class RenamesByName {
  private readonly byManifest = new Map<Manifest, Map<string, Rename>>();

  set(manifest: Manifest, rename: Rename): void {
    const own = this.byManifest.get(manifest) ?? new Map<string, Rename>();
    this.byManifest.set(manifest, own.set(rename.from, rename));
  }

  /** Unless the name has a rename already. */
  add(manifest: Manifest, rename: Rename): void {
    if (!this.byManifest.get(manifest)?.has(rename.from)) this.set(manifest, rename);
  }

  lists(): ReadonlyMap<Manifest, readonly Rename[]> {
    return new Map([...this.byManifest].map(([manifest, own]) => [manifest, [...own.values()]]));
  }
}

/**
 * The crates that become a fork while their name in sources stays, by an alias or a key of the package's own. Those
 * that export only macros are left out: nothing can be of their types.
 */
export const keptNames = onceFor(({ renames }: WorkspacePlan) => {
  const kept = new RenamesByName();
  for (const { declaration, from, to, fork, group } of renames.flatMap(({ moves }) => moves)) {
    const { dependency, manifest } = declaration;
    if (dependency.kind === 'workspace' || from !== to || fork.macrosOnly) continue;
    const follows = { fork: fork.fork, row: rowId(fork), group, manifests: [manifest.path] };
    kept.add(manifest, { from, to, crate: libOf(fork), ...follows });
  }
  return kept.lists();
});

/**
 * What only changes in documentation's pieces of manifests: the key of a dependency whose name in sources stays,
 * because both libraries have it.
 */
export const keyRenames = onceFor(({ renames }: WorkspacePlan) => {
  const byKey = new RenamesByName();
  for (const { declaration, from, to, fork, group, key } of renames.flatMap(({ moves }) => moves)) {
    const { dependency, manifest } = declaration;
    if (dependency.kind === 'workspace' || from !== to || key === dependency.key) continue;
    byKey.add(manifest, { from, ...renamedTo(fork, to), group, manifests: [manifest.path] });
  }
  return byKey.lists();
});

/**
 * A row whose old name sources may still use, although the packages depend on its fork and no dependency of theirs has
 * the name.
 */
interface LeftBehind {
  readonly fork: RenamedFork;
  readonly manifests: readonly Manifest[];
}

/** The rows whose forks a workspace's packages depend on under their own names after the migration. */
export const leftBehind = onceFor((plan: WorkspacePlan): readonly LeftBehind[] => {
  const namesOf = createNamesReader(plan.workspace, plan.renames);
  const known = new Map<Manifest, ReadonlySet<string>>();
  const has = (manifest: Manifest, name: string): boolean => {
    const names = known.get(manifest) ?? new Set(namesOf(manifest).map(({ after }) => after.name));
    known.set(manifest, names);
    return names.has(name);
  };
  const declaring = manifestsDeclaring(plan);
  return plan.renames.flatMap(({ fork }): readonly LeftBehind[] => {
    if (libOf(fork) === forkLibOf(fork)) return [];
    const manifests = declaring(fork.fork).filter((manifest) => !has(manifest, libOf(fork)));
    return manifests.length > 0 ? [{ fork, manifests }] : [];
  });
});

/** The packages that depend on a fork under its own name after the migration. */
function manifestsDeclaring({ workspace, renames }: WorkspacePlan) {
  const moved = new Map<string, Set<Manifest>>();
  const leaving = new Set<Dependency>();
  for (const { key, fork, declaration } of renames.flatMap(({ moves }) => moves)) {
    leaving.add(declaration.dependency);
    if (declaration.dependency.kind === 'workspace' || key !== fork.fork) continue;
    moved.set(fork.fork, (moved.get(fork.fork) ?? new Set()).add(declaration.manifest));
  }
  return (fork: string): readonly Manifest[] => {
    const manifests = new Set(moved.get(fork));
    for (const { manifest, dependency } of adoptions(workspace, fork)) {
      if (dependency.kind === 'workspace' || dependency.key !== fork) continue;
      // A fork that another row moves on is not there afterwards.
      if (!leaving.has(dependency)) manifests.add(manifest);
    }
    return [...manifests];
  };
}

/** What a workspace as a whole may rename: only crates that none of its packages keeps. */
export function sharedRenames(
  plan: WorkspacePlan,
  byManifest: ReadonlyMap<Manifest, readonly Rename[]>,
): readonly Rename[] {
  const kept = new Set(
    plan.renames.filter(({ held }) => held.length > 0).map(({ fork }) => libOf(fork)),
  );
  const renames = new Map<string, Rename>();
  for (const manifest of plan.workspace.manifests) {
    for (const rename of byManifest.get(manifest) ?? []) {
      if (!kept.has(rename.from)) renames.set(rename.from, rename);
    }
  }
  return [...renames.values()];
}

/** For files without any manifest: every renamed crate, as if taken from crates.io under its own name. */
export function looseRenames({ forks, strategy, choices }: ResolvedOptions): readonly Rename[] {
  return forks.flatMap((fork): Rename[] => {
    if (fork.kind !== 'rename' || choices.has(fork.crate)) return [];
    const from = libOf(fork);
    const to = strategy !== 'alias' || fork.namesItself === true ? forkLibOf(fork) : from;
    if (from === to && itemsOf(fork).size === 0) return [];
    return [{ from, ...renamedTo(fork, to), group: fork.fork, manifests: [] }];
  });
}

function renamedTo(row: RenamedFork, to = forkLibOf(row)) {
  const { fork, macrosOnly, reverse } = row;
  const items = itemsOf(row);
  return {
    to,
    fork,
    row: rowId(row),
    ...(macrosOnly && { macrosOnly }),
    ...(reverse && { back: true }),
    ...(items.size > 0 && { items }),
  };
}

/** By the item's path, what became of it in the fork; the same map for all packages. */
const itemsOf = onceFor((row: RenamedFork): ReadonlyMap<string, ItemChange> => {
  const { paths = {}, differs = {}, either = {} } = row;
  const items = new Map<string, ItemChange>();
  for (const [item, how] of Object.entries(differs)) items.set(item, { differs: how });
  for (const [item, names] of Object.entries(either)) items.set(item, { either: names });
  for (const [item, to] of Object.entries(paths)) {
    const now = to === null ? null : to.slice(to.lastIndexOf(':') + 1);
    if (now !== item.slice(item.lastIndexOf(':') + 1)) items.set(item, now);
  }
  return items;
});
