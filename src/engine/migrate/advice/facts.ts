/**
 * What a migration did and found, as plain named facts: plans and edits, summed up for the checklist, the commands and
 * the lock findings.
 */

import { adoptions } from '../../cargo/declarations.ts';
import { featureFor } from '../../cargo/features.ts';
import type { Manifest } from '../../cargo/manifest.ts';
import type { Workspace } from '../../cargo/project.ts';
import { forkLibOf, forkName, libOf } from '../../forks/fork.ts';
import { addOnce } from '../../text/append.ts';
import type { Edit } from '../../text/edit.ts';
import { onceFor } from '../../text/once.ts';
import type { Remaining, ResolvedOptions } from '../migration.ts';
import type { PatchPlan, RenamePlan, WorkspacePlan } from '../plan/model.ts';
import { wasSeen } from '../plan/rename/remarks.ts';

export interface ProjectFacts {
  /** The root manifest's path, if there is one workspace and its root was given. */
  readonly root?: string | null;
  /** One for each renamed fork that concerns the workspace, in the catalogue's order. */
  readonly renames: readonly RenameFacts[];
  /** One for each patched fork that concerns the workspace, in the catalogue's order. */
  readonly patches: readonly PatchFacts[];
  readonly sources: SourceFacts;
  /** `null` when no lock file was given. */
  readonly lock: LockFacts | null;
  /** The shims that this migration creates, with the paths of their manifests. */
  readonly shims: readonly {
    readonly crate: string;
    readonly version: string;
    readonly path: string;
  }[];
  /** Whether a Cargo configuration or a toolchain file is in the root's folder, or between it and the top. */
  readonly hasSettings?: boolean;
  /** Whether sources of its packages change, after which imports may no longer be sorted. */
  readonly formats?: boolean;
  /**
   * The features, as `package/feature`, without which a build does not compile what moves. Default features are not
   * listed.
   */
  readonly features?: readonly string[];
  /**
   * Whether it depends by path on packages of other workspaces whose manifests change: then its lock file changes too.
   */
  readonly follows?: boolean;
  /** Old crates that stay and that a shim would remove, at least in part. */
  readonly clearable?: readonly string[];
  /** Locked versions that get no shim although shims are on, because the fork does not replace them. */
  readonly outside?: readonly { readonly crate: string; readonly version: string }[];
}

/** Direct dependencies on a renamed crate. All lists hold manifest paths without repetitions. */
export interface RenameFacts {
  readonly crate: string;
  readonly fork: string;
  /** The names of crate and fork in sources. */
  readonly from: string;
  readonly to: string;
  /** Manifests with declarations that this migration moves to the fork. */
  readonly moved: readonly string[];
  /** Manifests that already had the fork. */
  readonly adopted: readonly string[];
  /** Manifests with declarations that stay on the old crate; a finding says why. */
  readonly held: readonly string[];
  /** Whether this is the way back. */
  readonly back?: boolean;
  /** Whether it is renamed even if an alias was chosen. */
  readonly namesItself?: boolean;
  /** Old crates that the fork itself depends on. */
  readonly brings?: readonly string[];
}

/** Dependencies on the crates of a patched fork. All lists hold crate names without repetitions. */
export interface PatchFacts {
  readonly fork: string;
  /** The fork's repository; `null` if it comes from elsewhere. */
  readonly git: string | null;
  /** The version on the fork's branch. */
  readonly version: string;
  /** Renamed forks on which its crates depend. */
  readonly uses: readonly string[];
  /** Crates in use that the patch redirects. */
  readonly crates: readonly string[];
  /** Crates in use that stay with upstream; a finding says why. */
  readonly held: readonly string[];
  /**
   * `written` or `removed` by this migration, `present` before it, `to-paste` if the root manifest was not given,
   * `none` if none is needed.
   */
  readonly patch: 'written' | 'present' | 'to-paste' | 'removed' | 'none';
  /** The manifest that has the patch or should have it. */
  readonly root: string | null;
}

export interface SourceFacts {
  /** Whether any Rust file was given. */
  readonly given: boolean;
  /** How many Rust files have references to move, and how many references. */
  readonly files: number;
  readonly edits: number;
  /** Paths of the manifests of the packages that compile those files. */
  readonly manifests?: ReadonlySet<string>;
  /** Places left to the user: findings in Rust files that are more than information. */
  readonly review: number;
  /** Whether sources need no change at all because manifests keep the old name. */
  readonly alias: boolean;
}

export interface LockFacts {
  readonly path: string;
  /** Locked packages of any name and source that matters here. */
  readonly packages: readonly LockedPackage[];
  /** What remains in the graph after the migration, with its shims. */
  readonly remaining: readonly Remaining[];
}

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  readonly source: string | null;
}

/**
 * What the lock file shows of an old crate after the migration. Indexed once, because every row looks its own crate up.
 */
export function leftIn({ remaining }: LockFacts, crate: string): Remaining | undefined {
  return leftByCrate(remaining).get(crate);
}

const leftByCrate = onceFor((remaining: readonly Remaining[]): ReadonlyMap<string, Remaining> => {
  const byCrate = new Map<string, Remaining>();
  for (const each of remaining) if (!byCrate.has(each.crate)) byCrate.set(each.crate, each);
  return byCrate;
});

/** The old crates of which something moves. Computed once, because every row looks its own crate up. */
export function movedCrates({ renames }: Pick<ProjectFacts, 'renames'>): ReadonlySet<string> {
  return movedIn(renames);
}

const movedIn = onceFor(
  (renames: readonly RenameFacts[]): ReadonlySet<string> =>
    new Set(renames.flatMap(({ crate, moved }) => (moved.length > 0 ? [crate] : []))),
);

/** Whether the migration changes anything that Cargo resolves, so that the lock file must change too. */
export function changesResolution(facts: ProjectFacts): boolean {
  return (
    facts.renames.some(({ moved }) => moved.length > 0) ||
    facts.patches.some(({ patch }) => ['written', 'to-paste', 'removed'].includes(patch)) ||
    facts.shims.length > 0 ||
    facts.follows === true
  );
}

/** The parts of the migration that matter to companion files. */
export interface CompanionFacts {
  /** Advisories about the crates that move. `gone`: a lock file shows that nothing will need the crate. */
  readonly advisories: readonly {
    readonly advisory: string;
    readonly crate: string;
    readonly gone: boolean;
  }[];
  /** Repositories to which patches now point. */
  readonly repositories: readonly string[];
  /** Crates that are patched. */
  readonly patched: readonly string[];
  /** Old crates that a shim replaces. */
  readonly shims: readonly string[];
  /** Crates that move to a fork with another name. */
  readonly moved: readonly {
    readonly crate: string;
    readonly fork: string;
    /** Whether manifests now use the fork's name for it. */
    readonly rekeyed: boolean;
    /** Whether a package with the old name is still in the graph: a shim, or what others depend on. */
    readonly stays: boolean;
  }[];
  /** Whether the lock file must change with the migration. */
  readonly resolutionChanges: boolean;
}

/** The facts of one workspace. */
export function factsOf(planned: WorkspacePlan, sources: SourceFacts): ProjectFacts {
  const { workspace, renames, patches, graph } = planned;
  return {
    renames: renames.map((plan) => renameFacts(workspace, plan)),
    patches: patches.map((plan) => patchFacts(workspace, plan)),
    sources,
    lock: lockFacts(planned),
    shims: graph.shims.map(({ crate, version, files }) => ({
      crate,
      version,
      path: files[0]?.path ?? '',
    })),
  };
}

/** The features, as `package/feature`, that enable a workspace's optional dependencies among those that move. */
export function featuresBehind({ workspace, renames, patches }: WorkspacePlan): readonly string[] {
  const patched = patches.flatMap(({ tables, used }) => (tables.length > 0 ? used : []));
  const moved = new Map<Manifest, Set<string>>();
  for (const { manifest, dependency } of [
    ...renames.flatMap(({ moves }) => moves.map(({ declaration }) => declaration)),
    ...patched.flatMap((crate) => adoptions(workspace, crate)),
  ]) {
    addOnce(moved, manifest, dependency.key);
  }
  const found = workspace.manifests.flatMap((manifest) => {
    const name = manifest.package?.name;
    const keys = moved.get(manifest);
    if (name === undefined || !keys) return [];
    const optional = new Map<string, boolean>();
    for (const dependency of manifest.dependencies) {
      const { kind, key } = dependency;
      if (kind === 'workspace' || !keys.has(key)) continue;
      optional.set(key, dependency.optional && (optional.get(key) ?? true));
    }
    return [...optional].flatMap(([key, isOptional]) => {
      const feature = isOptional ? featureFor(manifest.features, key) : null;
      return feature === null ? [] : [`${name}/${feature}`];
    });
  });
  return [...new Set(found)];
}

/** What happened to the sources: their edits, how many findings need a look, and whether there are sources at all. */
export function sourceFacts(
  edits: ReadonlyMap<string, readonly Edit[]>,
  review: number,
  given: boolean,
  { strategy }: ResolvedOptions,
): SourceFacts {
  let count = 0;
  const manifests = new Set<string>();
  for (const own of edits.values()) {
    count += own.length;
    for (const edit of own) for (const path of edit.manifests) manifests.add(path);
  }
  return {
    files: edits.size,
    edits: count,
    manifests,
    review,
    given,
    alias: strategy === 'alias',
  };
}

function renameFacts(workspace: Workspace, { fork: row, moves, held }: RenamePlan): RenameFacts {
  const { crate, fork, reverse = false, namesItself = false } = row;
  // Many depend on such a crate for its own sake. It only counts as an adopted fork if the old crate was seen.
  const isAdopted = moves.length > 0 || wasSeen(workspace, row);
  const paths = (manifests: readonly Manifest[]) => [...new Set(manifests.map(({ path }) => path))];
  return {
    crate,
    fork,
    from: libOf(row),
    to: forkLibOf(row),
    moved: paths(moves.map(({ declaration }) => declaration.manifest)),
    adopted: isAdopted ? paths(adoptions(workspace, fork).map(({ manifest }) => manifest)) : [],
    held: paths(held.map(({ manifest }) => manifest)),
    ...(reverse && { back: true }),
    ...(namesItself && { namesItself }),
    ...(row.brings && { brings: row.brings.map((each) => each.crate) }),
  };
}

/** The crates that have another name in sources afterwards. */
export function renamedIn({ renames, sources }: Pick<ProjectFacts, 'renames' | 'sources'>) {
  return renames.filter(
    ({ moved, from, to, namesItself }) =>
      moved.length > 0 && from !== to && (!sources.alias || namesItself),
  );
}

function patchFacts({ root }: Workspace, plan: PatchPlan): PatchFacts {
  const { fork } = plan;
  const used = new Set(plan.used);
  const held = new Set(plan.held.map(({ crate }) => crate));
  return {
    fork: forkName(fork),
    git: fork.git ?? null,
    version: fork.version,
    uses: fork.uses ?? [],
    crates: [...used],
    held: [...held].filter((crate) => !used.has(crate)),
    patch: patchState(root, plan),
    root: root?.path ?? null,
  };
}

function patchState(root: Manifest | null, { fork, used, tables }: PatchPlan): PatchFacts['patch'] {
  if (fork.reverse) return used.length > 0 ? 'removed' : 'none';
  if (tables.length === 0) return 'none';
  if (!root) return 'to-paste';
  const complete = tables.every(({ crates, present }) =>
    crates.every((crate) => present.includes(crate)),
  );
  return complete ? 'present' : 'written';
}

function lockFacts({ graph }: WorkspacePlan): LockFacts | null {
  if (!graph.lock || !graph.graph) return null;
  const { packages } = graph.graph;
  return { path: graph.lock.path, packages, remaining: graph.remaining ?? [] };
}
