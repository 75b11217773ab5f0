/**
 * A workspace's plan seen from its dependency graph: what stays of the old crates, and the shims that clear it.
 */

import { resolvedPackage, sourceOf } from '../../../cargo/declarations.ts';
import type { LockReading } from '../../../cargo/lock.ts';
import { type LockGraph, lockGraph } from '../../../cargo/lock-graph.ts';
import { isCratesIo, type Manifest, type PatchEntry } from '../../../cargo/manifest.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import type { Finding, MigrationOptions } from '../../migration.ts';
import type { PlannedChange } from '../edits.ts';
import type { WorkspacePlan } from '../workspace.ts';
import { type GraphChange, type Remaining, remainingPaths } from './remaining.ts';
import { type Shim, type ShimTarget, shimsFor } from './shim.ts';
import { mendSnippet, type Snippet, servesShim, snippetFinding, snippetsIn } from './snippet.ts';
import { shimTargets } from './targets.ts';

/** A lock file of the project. */
export interface LockFile {
  readonly path: string;
  readonly reading: LockReading;
}

export interface GraphPlan {
  readonly lock: LockFile | null;
  /** `null` without a lock file that could be read. */
  readonly graph: LockGraph | null;
  /** After the migration, with the shims; `null` without a graph. */
  readonly remaining: readonly Remaining[] | null;
  readonly shims: readonly Shim[];
  /** Locked versions that a shim was wanted for, and that the fork does not stand in for. */
  readonly outside: readonly { readonly crate: string; readonly version: string }[];
  /** What the root manifest needs for the shims. */
  readonly changes: readonly PlannedChange[];
  readonly findings: readonly Finding[];
}

export function planGraph(
  plan: Pick<WorkspacePlan, 'workspace' | 'renames' | 'patches'>,
  lock: LockFile | null,
  paths: readonly string[],
  options: Pick<Required<MigrationOptions>, 'shim' | 'forks'>,
): GraphPlan {
  const forks = options.forks.filter((fork) => fork.kind === 'rename');
  const { root } = plan.workspace;
  const snippets = root ? snippetsIn(root, forks) : [];
  const graph = lock?.reading.lock ? lockGraph(lock.reading.lock) : null;
  const change = graphChange(plan, graph, forks);
  const nothing = {
    lock,
    graph,
    remaining: graph && remainingPaths(graph, change, forks),
    shims: [],
    outside: [],
    changes: [],
    findings: root ? snippets.map((snippet) => snippetFinding(root, snippet)) : [],
  };
  // `[replace]` forbids every patch; without the root there is nowhere to write one.
  if (!options.shim || !root || root.replace) return nothing;
  const found = shimTargets(graph, change, forks);
  const targets = found.targets.filter(
    (target) => standing(root, target.fork) === null && (graph || isNeeded(plan, target, forks)),
  );
  const shims = shimsFor(targets, {
    root: root.dir,
    members: root.workspace?.members ?? [],
    exclude: root.workspace?.exclude ?? [],
    paths,
  });
  const outside = found.outside.map(({ fork, version }) => ({ crate: fork.crate, version }));
  return {
    ...nothing,
    remaining: found.remaining,
    shims,
    outside,
    ...patchChanges(root, shims, snippets),
  };
}

/** What the plan does to the graph. Shims that the root patches in already count as such. */
function graphChange(
  { workspace, renames, patches }: Pick<WorkspacePlan, 'workspace' | 'renames' | 'patches'>,
  graph: LockGraph | null,
  forks: readonly RenamedFork[],
): GraphChange {
  // A lock file may be older than the manifests: what a package no longer declares is as good as replaced.
  const patchedNames = new Set(
    patches.flatMap(({ fork, tables }) => (tables.length > 0 ? fork.crates : [])),
  );
  const moved = new Map(
    patches.flatMap((plan) =>
      plan.moved.map((use) => [use.dependency, plan.fork.version] as const),
    ),
  );
  const asks = workspace.manifests.flatMap((manifest) => {
    const from = manifest.package?.name;
    if (from === undefined) return [];
    const held = renames.flatMap((plan) =>
      plan.held
        .filter((declaration) => declaration.manifest === manifest)
        .map(({ source }) => ({
          from,
          crate: plan.fork.crate,
          requirement: source?.requirement ?? null,
        })),
    );
    const patchable = manifest.dependencies.flatMap((dependency) => {
      const crate = resolvedPackage(workspace, dependency);
      if (!patchedNames.has(crate)) return [];
      const source = sourceOf(workspace, dependency);
      const raised = moved.get(dependency) ?? (source ? moved.get(source) : undefined);
      return [{ from, crate, requirement: raised ?? source?.requirement ?? null }];
    });
    return [...held, ...patchable];
  });
  const arriving = forks
    .filter(({ fork }) =>
      patches.some((plan) => plan.tables.length > 0 && plan.fork.uses?.includes(fork)),
    )
    .map(({ crate }) => crate);
  const patched = patches.flatMap(({ fork, tables }) =>
    tables.flatMap(({ crates }) => crates.map((crate) => ({ crate, version: fork.version }))),
  );
  const { root } = workspace;
  const shimmed = forks.filter((fork) => root && standing(root, fork) !== null);
  const shims = shimmed.flatMap(({ crate }) =>
    (graph?.packages ?? [])
      .filter(({ name }) => name === crate)
      .map(({ version }) => ({ crate, version })),
  );
  const packages = workspace.manifests.flatMap((each) => (each.package ? [each.package.name] : []));
  return { packages, asks, patched, arriving, shims };
}

/** The root's own patch of a crate that works: to a folder or a repository. */
function standing(root: Manifest, fork: RenamedFork): PatchEntry | null {
  return (
    root.patches.find(
      (entry) =>
        isCratesIo(entry.source) &&
        entry.package === fork.crate &&
        (entry.origin.kind === 'path' || entry.origin.kind === 'git'),
    ) ?? null
  );
}

/** Without a graph: whether anything could ask for the crate, beside the declarations that move. */
function isNeeded(
  { workspace, renames, patches }: Pick<WorkspacePlan, 'workspace' | 'renames' | 'patches'>,
  { fork }: ShimTarget,
  forks: readonly RenamedFork[],
): boolean {
  const known = new Set(forks.flatMap((each) => [each.crate, each.fork]));
  const patched = new Set(patches.flatMap(({ tables }) => tables.flatMap(({ crates }) => crates)));
  const unknown = workspace.manifests.some(({ dependencies }) =>
    dependencies.some(
      ({ origin, package: name }) =>
        (origin.kind === 'crates-io' || origin.kind === 'git' || origin.kind === 'registry') &&
        !known.has(name) &&
        !patched.has(name),
    ),
  );
  const arriving = forks.filter(
    (each) =>
      renames.some((plan) => plan.fork === each && plan.moves.length > 0) ||
      patches.some((plan) => plan.tables.length > 0 && plan.fork.uses?.includes(each.fork)),
  );
  return (
    unknown || arriving.some(({ brings = [] }) => brings.some(({ crate }) => crate === fork.crate))
  );
}

/** The root's changes for its shims: snippets are mended, other shims get a new entry. */
function patchChanges(
  root: Manifest,
  shims: readonly Shim[],
  snippets: readonly Snippet[],
): Pick<GraphPlan, 'changes' | 'findings'> {
  const table = root.patches.find(({ source }) => isCratesIo(source))?.source ?? 'crates-io';
  const served = new Set<Shim>();
  const mended = snippets.map((snippet) => {
    const shim = shims.find((each) => !served.has(each) && servesShim(snippet, each)) ?? null;
    if (shim) served.add(shim);
    return mendSnippet(root, snippet, shim);
  });
  const added = shims
    .filter((shim) => !served.has(shim))
    .map(
      (shim): PlannedChange => ({
        kind: 'add',
        ...freeEntry(root, table, shim),
        reason: `${shim.crate} ${shim.version} is served by a crate of that name which re-exports ${shim.fork}.`,
        fork: shim.fork,
      }),
    );
  return {
    changes: [...mended.flatMap(({ changes }) => changes), ...added],
    findings: mended.map(({ finding }) => finding),
  };
}

/** The shim's entry, under another key where its own already stands for something else. */
function freeEntry(root: Manifest, table: string, { crate, patch: { key, value } }: Shim) {
  const taken = root.patches.some(({ source, at }) => source === table && at.at(-1) === key);
  return taken
    ? { at: ['patch', table, `${key}-shim`], value: { ...value, package: crate } }
    : { at: ['patch', table, key], value };
}
