/** A workspace's plan for its dependency graph: what stays of the old crates, and the shims that remove it. */

import { resolvedPackage, sourceOf } from '../../../cargo/declarations.ts';
import type { Dependency } from '../../../cargo/dependency.ts';
import { type LockGraph, lockGraph, nodesByName } from '../../../cargo/lock-graph.ts';
import { isCratesIo, type Manifest } from '../../../cargo/manifest.ts';
import { isForward, type RenamedFork } from '../../../forks/fork.ts';
import { addUnder } from '../../../text/append.ts';
import { onceFor } from '../../../text/once.ts';
import { finding } from '../../findings/finding.ts';
import type { ResolvedOptions } from '../../migration.ts';
import type {
  BasePlan,
  GraphChange,
  GraphPlan,
  GraphQuestion,
  ManifestRule,
  PlannedChange,
  PlannedPackage,
  Shim,
  ShimTarget,
  Snippet,
} from '../model.ts';
import { ShimFolders } from './folder.ts';
import { remainingPaths } from './remaining.ts';
import { shimsFor } from './shim.ts';
import { mendSnippet, snippetFinding, snippetsIn } from './snippet.ts';
import { type ShimTargets, shimTargets } from './targets.ts';

/** The graph of every workspace. All shims are in one folder, and workspaces that need the same shim share it. */
export function planGraphs(
  questions: readonly GraphQuestion[],
  paths: readonly string[],
  { shim, forks }: Pick<ResolvedOptions, 'shim' | 'forks'>,
): readonly GraphPlan[] {
  // On the way back, no row is left that could need a shim.
  const wants = shim && forks.some((fork) => fork.kind === 'rename' && isForward(fork));
  const wanted = questions.map((question) => wantedShims(question, wants));
  const roots = questions.flatMap(({ plan }) => plan.workspace.root ?? []);
  const folders = new ShimFolders({
    top: commonFolder(
      wanted.flatMap(({ root, targets }) => (root && targets?.length ? [root.dir] : [])),
    ),
    workspaces: roots.map(({ dir, workspace }) => ({
      dir,
      members: workspace?.members ?? [],
      exclude: workspace?.exclude ?? [],
    })),
    paths,
  });
  return wanted.map(({ root, targets, snippets, plan }) => {
    if (!root || !targets) return plan;
    const shims = shimsFor(targets, root.dir, folders);
    const { changes, findings } = patchChanges(root, shims, snippets);
    return { ...plan, shims, changes, findings: [...plan.findings, ...findings] };
  });
}

interface WantedShims {
  readonly root: Manifest | null;
  /** `null` if shims are off or can't be patched in. */
  readonly targets: readonly ShimTarget[] | null;
  readonly snippets: readonly Snippet[];
  /** The plan without shims. */
  readonly plan: GraphPlan;
}

function wantedShims(question: GraphQuestion, shim: boolean): WantedShims {
  const { plan, lock, refused } = question;
  const rows = plan.renames.map(({ fork }) => fork);
  const forks = rows.filter(isForward);
  const { root } = plan.workspace;
  const entries = root ? snippetsIn(root, forks) : [];
  const mendable = ({ fork }: Snippet) => fork.shim !== undefined;
  const snippets = entries.filter((entry) => mendable(entry) && !refused.has(entry.fork.fork));
  const graph = lock?.reading.lock ? lockGraph(lock.reading.lock) : null;
  const change = graphChange(question, graph, forks);
  const nothing: GraphPlan = {
    lock,
    graph,
    remaining: graph && remainingPaths(graph, change, forks),
    follows: followsOthers(question),
    unsure: shim && graph === null && takesUnknown(plan, rows),
    shims: [],
    outside: [],
    changes: [],
    findings: root ? entries.map((snippet) => snippetFinding(root, snippet)) : [],
  };
  // `[replace]` rules out every patch, and without the root there is no place for one.
  if (!shim || !root || root.replace) return { root, targets: null, snippets, plan: nothing };
  const found = shimTargets(graph, change, forks, refused);
  const patched = standingIn(root);
  const isNeeded = graph === null ? neededIn(plan, snippets, rows) : () => true;
  const targets = found.targets.filter(({ fork }) => !patched.has(fork.crate) && isNeeded(fork));
  const outside = found.outside.map(({ fork, version }) => ({ crate: fork.crate, version }));
  return {
    root,
    targets,
    snippets,
    plan: {
      ...nothing,
      remaining: found.remaining,
      outside,
      findings: [
        ...entries.flatMap((entry) => (mendable(entry) ? [] : snippetFinding(root, entry))),
        ...surplusFindings(root, found),
      ],
    },
  };
}

function surplusFindings(root: Manifest, { surplus }: ShimTargets): GraphPlan['findings'] {
  return surplus.map(({ fork, count }) =>
    finding('shims-surplus', { path: root.path }, { crate: fork.crate, count: String(count) }),
  );
}

const shimEntries: ManifestRule = ({ workspace, manifest, graph }) =>
  graph && manifest === workspace.root ? graph : { changes: [], findings: [] };

/** The changes to the root's manifest for its shims. */
export const shimRules: readonly ManifestRule[] = [shimEntries];

/** Whether a package of another workspace moves that this one's graph contains. */
function followsOthers({ neighbours }: GraphQuestion): boolean {
  return neighbours.some(({ manifest, plan }) => plan.changes.has(manifest.path));
}

/** The deepest folder that contains all of `folders`; `''` is the top. */
function commonFolder(folders: readonly string[]): string {
  const [first = '', ...others] = folders.map((folder) => folder.split('/'));
  let common = first === '' ? [] : first;
  for (const other of others) {
    const until = common.findIndex((name, index) => name !== other[index]);
    if (until !== -1) common = common.slice(0, until);
  }
  return common.join('/');
}

/** What the plan does to the graph. Shims that the root already patches in count as shims. */
function graphChange(
  { plan, neighbours }: GraphQuestion,
  graph: LockGraph | null,
  forks: readonly RenamedFork[],
): GraphChange {
  const { workspace, patches } = plan;
  const patchedNames = new Set(
    patches.flatMap(({ fork, tables }) => (tables.length > 0 ? fork.crates : [])),
  );
  // A lock file may be older than the manifests: what a package no longer declares counts as replaced.
  const packages: readonly PlannedPackage[] = [
    ...workspace.manifests.map((manifest) => ({ manifest, plan })),
    ...neighbours,
  ];
  const asks = packages.flatMap((each) => asksOf(each, patchedNames));
  const used = usedForks(plan);
  const arriving = forks.flatMap(({ crate, fork }) => (used.has(fork) ? [crate] : []));
  const patched = patches.flatMap(({ fork, tables }) =>
    tables.flatMap(({ crates }) => crates.map((crate) => ({ crate, version: fork.version }))),
  );
  const standing = workspace.root ? standingIn(workspace.root) : null;
  const byName = graph && standing && standing.size > 0 ? nodesByName(graph) : null;
  const shims = forks.flatMap(({ crate }) =>
    ((standing?.has(crate) && byName?.get(crate)) || []).map((node) => ({
      crate,
      version: graph?.packages[node]?.version ?? '',
    })),
  );
  const names = packages.flatMap(({ manifest }) => manifest.package?.name ?? []);
  return { packages: names, asks, patched, arriving, shims };
}

/** The old and patched crates on which a package still depends. */
function asksOf(
  { manifest, plan }: PlannedPackage,
  patchedNames: ReadonlySet<string>,
): GraphChange['asks'] {
  const from = manifest.package?.name;
  if (from === undefined) return [];
  const { held, raised } = heldAndRaised(plan);
  const patchable = manifest.dependencies.flatMap((dependency) => {
    const crate = resolvedPackage(plan.workspace, dependency);
    if (!patchedNames.has(crate)) return [];
    const source = sourceOf(plan.workspace, dependency);
    const version = raised.get(dependency) ?? (source ? raised.get(source) : undefined);
    return [{ from, crate, requirement: version ?? source?.requirement ?? null }];
  });
  return [...(held.get(manifest) ?? []).map((ask) => ({ from, ...ask })), ...patchable];
}

interface HeldAndRaised {
  readonly held: ReadonlyMap<Manifest, { crate: string; requirement: string | null }[]>;
  /** The fork's version, where a requirement is raised to it. */
  readonly raised: ReadonlyMap<Dependency, string>;
}

/** An index by manifest and dependency. Built once for each plan, however many workspaces use its packages. */
const heldAndRaised = onceFor((plan: BasePlan): HeldAndRaised => {
  const held = new Map<Manifest, { crate: string; requirement: string | null }[]>();
  for (const { fork, held: declarations } of plan.renames) {
    for (const { manifest, source } of declarations) {
      const ask = { crate: fork.crate, requirement: source?.requirement ?? null };
      addUnder(held, manifest, ask);
    }
  }
  const raised = new Map<Dependency, string>();
  for (const { fork, moved } of plan.patches) {
    for (const { dependency } of moved) raised.set(dependency, fork.version);
  }
  return { held, raised };
});

/** The crates that the root itself patches in a working way: to a folder or a repository. */
function standingIn(root: Manifest): ReadonlySet<string> {
  const working = root.patches.filter(
    ({ source, origin }) => isCratesIo(source) && (origin.kind === 'path' || origin.kind === 'git'),
  );
  return new Set(working.map((entry) => entry.package));
}

/**
 * Without a graph: whether what is known requires a shim, not what some dependency may bring. That is the guide's own
 * entry, or a fork that comes with the migration and brings the crate.
 */
function neededIn(
  plan: BasePlan,
  snippets: readonly Snippet[],
  forks: readonly RenamedFork[],
): (fork: RenamedFork) => boolean {
  const { renames } = plan;
  const entered = takesUnknown(plan, forks) ? snippets.map(({ fork }) => fork) : [];
  const moving = new Set(renames.flatMap((plan) => (plan.moves.length > 0 ? plan.fork : [])));
  const used = usedForks(plan);
  const arriving = forks.filter((each) => moving.has(each) || used.has(each.fork));
  const brought = arriving.flatMap(({ brings = [] }) => brings.map(({ crate }) => crate));
  const needed = new Set([...entered.map(({ crate }) => crate), ...brought]);
  return ({ crate }) => needed.has(crate);
}

/** The forks on which the crates depend that the plan patches. */
function usedForks({ patches }: BasePlan): ReadonlySet<string> {
  return new Set(patches.flatMap(({ fork, tables }) => (tables.length > 0 && fork.uses) || []));
}

/**
 * Whether the workspace has dependencies that may depend on an old crate: all those that the catalogue does not name.
 */
function takesUnknown({ workspace, patches }: BasePlan, forks: readonly RenamedFork[]): boolean {
  const known = new Set(forks.flatMap((each) => [each.crate, each.fork]));
  const patched = new Set(patches.flatMap(({ tables }) => tables.flatMap(({ crates }) => crates)));
  return workspace.manifests.some(({ dependencies }) =>
    dependencies.some(
      ({ origin, package: name }) =>
        (origin.kind === 'crates-io' || origin.kind === 'git' || origin.kind === 'registry') &&
        !known.has(name) &&
        !patched.has(name),
    ),
  );
}

/** The root's changes for its shims: snippets are corrected in place, other shims get a new entry. */
function patchChanges(
  root: Manifest,
  shims: readonly Shim[],
  snippets: readonly Snippet[],
): Pick<GraphPlan, 'changes' | 'findings'> {
  const table = root.patches.find(({ source }) => isCratesIo(source))?.source ?? 'crates-io';
  const taken = new Set(
    root.patches.flatMap(({ source, at }) => (source === table ? [at.at(-1)] : [])),
  );
  // One shim for each crate has the crate's own key, and one snippet becomes its entry.
  const own = new Map(
    shims.flatMap((shim) => (shim.patch.key === shim.crate ? [[shim.crate, shim]] : [])),
  );
  const served = new Set<Shim>();
  const mended = snippets.map((snippet) => {
    const shim = own.get(snippet.fork.crate) ?? null;
    own.delete(snippet.fork.crate);
    if (shim) served.add(shim);
    return mendSnippet(root, snippet, shim);
  });
  const added = shims
    .filter((shim) => !served.has(shim))
    .map(
      (shim): PlannedChange => ({
        kind: 'add',
        ...freeEntry(taken, table, shim),
        reason: `${shim.crate} ${shim.version} is served by a crate of that name which re-exports ${shim.fork}.`,
        fork: shim.fork,
        group: `${shim.fork}\0shim`,
        part: 'shim',
        crates: [shim.crate],
      }),
    );
  return {
    changes: [...mended.flatMap(({ changes }) => changes), ...added],
    findings: mended.map(({ finding }) => finding),
  };
}

/** The shim's entry, under another key if its own is already used for something else. */
function freeEntry(
  taken: ReadonlySet<string | undefined>,
  table: string,
  { crate, patch: { key, value } }: Shim,
) {
  return taken.has(key)
    ? { at: ['patch', table, `${key}-shim`], value: { ...value, package: crate } }
    : { at: ['patch', table, key], value };
}
