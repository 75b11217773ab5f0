/** One workspace's plan: the decision about every fork's crates in it, and the changes to its manifests that follow. */

import { declarationsOf, packagesDeclared } from '../../cargo/declarations.ts';
import type { Manifest } from '../../cargo/manifest.ts';
import type { Workspace } from '../../cargo/project.ts';
import { rowsConcerning } from '../../forks/concerned.ts';
import { addUnder, append } from '../../text/append.ts';
import { onceFor } from '../../text/once.ts';
import { finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import { list } from '../findings/text.ts';
import type { ResolvedOptions } from '../migration.ts';
import { type CargoFiles, lockFileOf } from '../read/project.ts';
import { partOf } from './edits.ts';
import type {
  BasePlan,
  Decisions,
  GraphPlan,
  LockedVersions,
  ManifestRule,
  PlannedChange,
  Refusals,
  SharedSources,
  WorkspacePlan,
} from './model.ts';
import { presentShimsOf } from './patch/back.ts';
import { planPatch } from './patch/decide.ts';
import { patchRules } from './patch/rules.ts';
import { idleProfiles } from './rename/profiles.ts';
import { renameRules } from './rename/rules.ts';
import { planRenames } from './rename/together.ts';
import { shimRules } from './shim/graph-plan.ts';
import { workspaceFindings } from './workspace-findings.ts';

/** The changes to a manifest, in the order in which they are reported. */
const manifestRules: readonly ManifestRule[] = [...renameRules, ...patchRules];

export function planWorkspace(
  cargo: CargoFiles,
  workspace: Workspace,
  options: ResolvedOptions,
  shared: SharedSources,
  refusals: Refusals,
): BasePlan {
  const decisions = decide(cargo, workspace, options, shared, refusals);
  const { renames, patches } = decisions;
  const changes = new Map<string, readonly PlannedChange[]>();
  const findings = [...renames, ...patches].flatMap((plan) => plan.findings);
  const moves = renames.flatMap((plan) => plan.moves);
  const movesOf = new Map<Manifest, typeof moves>();
  for (const move of moves) {
    const { manifest } = move.declaration;
    addUnder(movesOf, manifest, move);
  }
  for (const manifest of workspace.manifests) {
    const own = movesOf.get(manifest) ?? [];
    const context = { ...decisions, graph: null, manifest, moves: own };
    const results = manifestRules.map((rule) => rule(context));
    const refused = refusals.get(manifest.path);
    const all = results
      .flatMap((result) => result.changes)
      .filter((change) => !refused?.has(partOf(change)));
    if (all.length > 0) changes.set(manifest.path, all);
    append(
      findings,
      results.flatMap((result) => result.findings),
    );
  }
  append(findings, workspaceFindings(decisions));
  append(findings, choiceFindings(decisions, options));
  const quiet = bystanders(decisions, changes);
  const said = findings.filter(
    ({ path, code }) => path === null || !quiet.has(path) || code === 'already-adopted',
  );
  return { ...decisions, changes, findings: said };
}

/** Completes the plan with what its root needs for the shims in the graph. */
export function withGraph(base: BasePlan, graph: GraphPlan): WorkspacePlan {
  const manifest = base.workspace.root;
  if (!manifest) return { ...base, graph };
  const results = [...shimRules, idleProfiles].map((rule) =>
    rule({ ...base, graph, manifest, moves: [] }),
  );
  const more = results.flatMap((result) => result.changes);
  const changes = new Map(base.changes);
  if (more.length > 0) changes.set(manifest.path, [...(changes.get(manifest.path) ?? []), ...more]);
  const findings = [...base.findings, ...results.flatMap((result) => result.findings)];
  return { ...base, graph, changes, findings };
}

function decide(
  cargo: CargoFiles,
  workspace: Workspace,
  options: ResolvedOptions,
  shared: SharedSources,
  refusals: Refusals,
): Decisions {
  const locked = lockedVersions(cargo, workspace);
  const forks = rowsConcerning(options.forks, namesIn(cargo, workspace, locked));
  const renames = planRenames(workspace, forks, options, shared, refusals);
  const patches = forks.flatMap((fork) =>
    fork.kind === 'patch' ? [planPatch(workspace, fork, locked, options, refusals)] : [],
  );
  const rows = renames.map(({ fork }) => fork);
  const presentShims = presentShimsOf(workspace, (folder) => packagesIn(cargo).get(folder), rows);
  return { workspace, renames, patches, presentShims };
}

/** The packages that a workspace declares, patches or locks. */
function* namesIn(
  cargo: CargoFiles,
  workspace: Workspace,
  locked: LockedVersions,
): Generator<string> {
  yield* packagesDeclared(workspace);
  for (const manifest of workspace.manifests) {
    for (const entry of manifest.patches) yield entry.package;
  }
  yield* locked.keys();
  for (const { name } of lockFileOf(cargo, workspace)?.reading.lock?.unusedPatches ?? [])
    yield name;
}

/** Every manifest of the project by its folder. */
const packagesIn = onceFor((cargo: CargoFiles): ReadonlyMap<string, Manifest> => {
  const all = new Map(
    cargo.workspaces.flatMap(({ manifests }) => manifests.map((each) => [each.dir, each] as const)),
  );
  return all;
});

/**
 * Reports where crates are declared that several rows would move. A crate that a plan is about has findings of its own.
 */
function choiceFindings({ workspace, renames }: Decisions, { choices }: ResolvedOptions) {
  if (choices.size === 0) return [];
  const said = new Set(renames.map(({ fork }) => fork.crate));
  return [...packagesDeclared(workspace)].flatMap((crate) => {
    const forks = said.has(crate) ? undefined : choices.get(crate);
    return forks === undefined
      ? []
      : declarationsOf(workspace, crate).map(({ manifest, dependency }) =>
          finding('fork-choice', placeIn(manifest, dependency.at), {
            crate,
            forks: list(forks),
          }),
        );
  });
}

/**
 * The manifests that belong to no workspace and have nothing to do with the migration, such as fixtures of tests and
 * templates. There are no findings about them, except that they have already moved.
 */
function bystanders(
  { workspace, renames, patches }: Decisions,
  changes: BasePlan['changes'],
): ReadonlySet<string> {
  const held = new Set([
    ...renames.flatMap((plan) => plan.held.map(({ manifest }) => manifest)),
    ...patches.flatMap((plan) => plan.held.map(({ manifest }) => manifest)),
  ]);
  return new Set(
    workspace.unlisted
      .filter((manifest) => !changes.has(manifest.path) && !held.has(manifest))
      .map(({ path }) => path),
  );
}

/** The versions in the workspace's lock file, by package name. */
function lockedVersions(cargo: CargoFiles, workspace: Workspace): LockedVersions {
  const versions = new Map<string, string[]>();
  for (const { name, version } of lockFileOf(cargo, workspace)?.reading.lock?.packages ?? []) {
    addUnder(versions, name, version);
  }
  return versions;
}
