/**
 * Plans and edits summed up as the plain facts that checklist, commands, lock findings and pull request speak of.
 */

import { adoptions, resolvedPackage } from '../../cargo/declarations.ts';
import { featureFor } from '../../cargo/features.ts';
import type { Manifest } from '../../cargo/manifest.ts';
import { forkName } from '../../forks/fork.ts';
import type { Edit } from '../../text/edit.ts';
import type { MigrationOptions } from '../migration.ts';
import type { PatchPlan } from '../plan/patch/decide.ts';
import type { GraphPlan } from '../plan/shim/graph-plan.ts';
import type { WorkspacePlan } from '../plan/workspace.ts';
import type {
  LockFacts,
  PatchFacts,
  ProjectFacts,
  RenameFacts,
  SourceFacts,
} from './project-facts.ts';

/** A workspace as planned, with its graph. */
export interface Planned {
  readonly plan: WorkspacePlan;
  readonly graph: GraphPlan;
}

/** The facts of several workspaces together; the lock file is that of the first one that has one. */
export function factsOf(
  planned: readonly Planned[],
  sources: SourceFacts,
  { forks }: Required<MigrationOptions>,
): ProjectFacts {
  const locked = planned.find(({ graph }) => graph.graph !== null) ?? planned[0];
  return {
    renames: forks.flatMap((fork) =>
      fork.kind === 'rename' ? [renameFacts(fork.crate, fork.fork, planned)] : [],
    ),
    patches: forks.flatMap((fork) =>
      fork.kind === 'patch'
        ? [patchFacts(planned.flatMap(({ plan }) => plansOf(plan, forkName(fork))))]
        : [],
    ),
    sources,
    lock: locked ? lockFacts(locked) : null,
    shims: planned.flatMap(({ graph }) =>
      graph.shims.map(({ crate, version, files }) => ({
        crate,
        version,
        path: files[0]?.path ?? '',
      })),
    ),
  };
}

/** The features behind which a workspace's moved dependencies are optional, as `package/feature`. */
export function featuresBehind({ workspace, renames, patches }: WorkspacePlan): readonly string[] {
  const patched = new Set(patches.flatMap(({ tables, used }) => (tables.length > 0 ? used : [])));
  const moved = new Map<Manifest, Set<string>>();
  for (const { declaration } of renames.flatMap(({ moves }) => moves)) {
    const keys = moved.get(declaration.manifest);
    if (keys) keys.add(declaration.dependency.key);
    else moved.set(declaration.manifest, new Set([declaration.dependency.key]));
  }
  const found = workspace.manifests.flatMap((manifest) => {
    const name = manifest.package?.name;
    if (name === undefined) return [];
    const optional = new Map<string, boolean>();
    for (const dependency of manifest.dependencies) {
      const { kind, key } = dependency;
      const concerned =
        moved.get(manifest)?.has(key) || patched.has(resolvedPackage(workspace, dependency));
      if (kind === 'workspace' || !concerned) continue;
      optional.set(key, dependency.optional && (optional.get(key) ?? true));
    }
    return [...optional].flatMap(([key, isOptional]) => {
      const feature = isOptional ? featureFor(manifest.features, key) : null;
      return feature === null ? [] : [`${name}/${feature}`];
    });
  });
  return [...new Set(found)];
}

/** What became of the sources: their edits, how many findings ask for a look, and whether there were any sources at all. */
export function sourceFacts(
  edits: ReadonlyMap<string, readonly Edit[]>,
  review: number,
  given: boolean,
  { strategy }: Required<MigrationOptions>,
): SourceFacts {
  const counts = [...edits.values()].map((fileEdits) => fileEdits.length);
  return {
    files: counts.length,
    edits: counts.reduce((sum, count) => sum + count, 0),
    review,
    given,
    alias: strategy === 'alias',
  };
}

function renameFacts(crate: string, fork: string, planned: readonly Planned[]): RenameFacts {
  const moved = new Set<string>();
  const held = new Set<string>();
  const adopted = new Set<string>();
  for (const { plan } of planned) {
    const own = plan.renames.find((rename) => rename.fork.fork === fork);
    if (!own) continue;
    for (const { declaration } of own.moves) moved.add(declaration.manifest.path);
    for (const { manifest } of own.held) held.add(manifest.path);
    for (const { manifest } of adoptions(plan.workspace, fork)) adopted.add(manifest.path);
  }
  return { crate, fork, moved: [...moved], adopted: [...adopted], held: [...held] };
}

interface RootedPatchPlan {
  readonly plan: PatchPlan;
  readonly root: string | null;
}

function plansOf({ patches, workspace }: WorkspacePlan, name: string): readonly RootedPatchPlan[] {
  return patches
    .filter(({ fork }) => forkName(fork) === name)
    .map((plan) => ({ plan, root: workspace.root?.path ?? null }));
}

function patchFacts(plans: readonly RootedPatchPlan[]): PatchFacts {
  const [first] = plans;
  const needing = plans.find(({ plan }) => plan.tables.length > 0) ?? first;
  const fork = needing?.plan.fork;
  const used = new Set(plans.flatMap(({ plan }) => plan.used));
  const held = new Set(plans.flatMap(({ plan }) => plan.held.map(({ crate }) => crate)));
  return {
    fork: fork ? forkName(fork) : '',
    git: fork?.git ?? '',
    version: fork?.version ?? '',
    uses: fork?.uses ?? [],
    crates: [...used],
    held: [...held].filter((crate) => !used.has(crate)),
    patch: needing ? patchState(needing) : 'none',
    root: needing?.root ?? null,
  };
}

function patchState({ plan, root }: RootedPatchPlan): PatchFacts['patch'] {
  if (plan.tables.length === 0) return 'none';
  if (root === null) return 'to-paste';
  const complete = plan.tables.every(({ crates, present }) =>
    crates.every((crate) => present.includes(crate)),
  );
  return complete ? 'present' : 'written';
}

function lockFacts({ graph }: Planned): LockFacts | null {
  if (!graph.lock || !graph.graph) return null;
  const { packages } = graph.graph;
  return { path: graph.lock.path, packages, remaining: graph.remaining ?? [] };
}
