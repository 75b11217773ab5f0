/**
 * What the manifests and lock files decide, for all workspaces together. About sources it only knows which of them tie
 * packages together (`sources/shared.ts`), so typing in one does not plan anything again.
 */

import type { Workspace } from '../../cargo/project.ts';
import { cratesOf, forkName } from '../../forks/fork.ts';
import { append } from '../../text/append.ts';
import type { Edit } from '../../text/edit.ts';
import { folderOf } from '../../text/path.ts';
import { finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import { list } from '../findings/text.ts';
import type { Finding, ResolvedOptions } from '../migration.ts';
import { type CargoFiles, lockFileOf, problemsOf, speaksOf } from '../read/project.ts';
import type { Sorting } from '../read/sorters.ts';
import { type EditFailure, editWorkspace, shimPart } from './edits.ts';
import type { ProjectPlan, Refusals, SharedSources, WorkspacePlan } from './model.ts';
import { neighboursOf, packagesByFolder } from './neighbours.ts';
import { nothingRefused } from './rename/decide.ts';
import { planGraphs } from './shim/graph-plan.ts';
import { planWorkspace, withGraph } from './workspace.ts';
import { emptyTableFindings } from './workspace-findings.ts';

export function planProject(
  cargo: CargoFiles,
  paths: readonly string[],
  options: ResolvedOptions,
  shared: SharedSources,
  sorting: Sorting,
): ProjectPlan {
  let refusals = nothingRefused;
  for (;;) {
    const { plan, failures } = planWithout(refusals, cargo, paths, options, shared, sorting);
    if (failures.length === 0) return plan;
    // What is refused is not planned again, so each round has fewer changes than the one before.
    refusals = withFailures(refusals, failures);
  }
}

/** The plan without the changes that are known not to read back. */
function planWithout(
  refusals: Refusals,
  cargo: CargoFiles,
  paths: readonly string[],
  options: ResolvedOptions,
  shared: SharedSources,
  sorting: Sorting,
): { readonly plan: ProjectPlan; readonly failures: readonly EditFailure[] } {
  const edits = new Map<string, readonly Edit[]>();
  const findings: Finding[] = [...cargo.findings];
  const workspaces: WorkspacePlan[] = [];
  const failures: EditFailure[] = [];
  const plans = cargo.workspaces.map((workspace) =>
    planWorkspace(cargo, workspace, options, shared, refusals),
  );
  const packages = packagesByFolder(plans);
  const questions = plans.map((plan) => {
    const lock = lockFileOf(cargo, plan.workspace);
    const read = lock?.reading.lock;
    const neighbours = read ? neighboursOf(plan, read, packages) : [];
    return { plan, lock, neighbours, refused: refusedShims(plan.workspace, options, refusals) };
  });
  const graphs = planGraphs(questions, paths, options);
  for (const [index, base] of plans.entries()) {
    const graph = graphs[index];
    if (!graph) continue;
    const plan = withGraph(base, graph);
    const result = editWorkspace(plan, sorting);
    append(findings, plan.findings);
    append(findings, emptyTableFindings(plan));
    append(failures, result.failures);
    workspaces.push(plan);
    for (const [path, manifestEdits] of result.edits) edits.set(path, manifestEdits);
  }
  append(findings, unbuiltFindings(cargo, options));
  const speaking = cargo.unreached.filter((file) => speaksOf(file, options.forks));
  append(findings, speaking.flatMap(problemsOf));
  if (edits.size > 0 && cargo.vendored.size > 0) {
    const folders = vendorFolders(cargo.vendored);
    findings.push(finding('vendored', { path: null }, { folders: list(folders, 6) }));
  }
  append(findings, refusalFindings(refusals));
  return { plan: { workspaces, edits, findings }, failures };
}

function withFailures(refusals: Refusals, failures: readonly EditFailure[]): Refusals {
  const all = new Map(refusals);
  for (const { path, problem, parts } of failures) {
    const known = all.get(path) ?? new Map<string, string>();
    all.set(path, new Map([...known, ...[...parts].map((part) => [part, problem] as const)]));
  }
  return all;
}

/** The forks whose shims can't be written into the workspace's root. */
function refusedShims(
  { root }: Workspace,
  { forks }: ResolvedOptions,
  refusals: Refusals,
): ReadonlySet<string> {
  const refused = root ? refusals.get(root.path) : undefined;
  if (!refused) return new Set();
  return new Set(forks.map(forkName).filter((fork) => refused.has(shimPart(fork))));
}

function refusalFindings(refusals: Refusals): readonly Finding[] {
  return [...refusals].map(([path, parts]) => {
    const forks = new Set([...parts.keys()].map((part) => part.replace('\0shim', '')));
    const [problem = ''] = parts.values();
    return finding('verification-failed', { path }, { problem, forks: list([...forks]) });
  });
}

/** Manifests that nothing builds are not moved. Only those that declare a moving crate are reported. */
function unbuiltFindings({ unbuilt }: CargoFiles, { forks }: ResolvedOptions): readonly Finding[] {
  if (unbuilt.size === 0) return [];
  const moving = new Set(forks.flatMap(cratesOf));
  return [...unbuilt].flatMap(([manifest, around]) => {
    const declared = manifest.dependencies.find((each) => moving.has(each.package));
    if (!declared) return [];
    const about = { crate: declared.package, around: around.path };
    return [finding('manifest-unbuilt', placeIn(manifest, declared.at), about)];
  });
}

/** The folders to name: `vendor` for `vendor/a` and `vendor/b`. */
function vendorFolders(folders: ReadonlySet<string>): readonly string[] {
  const named = new Set<string>();
  for (const folder of folders) {
    const above = folderOf(folder);
    named.add(above === '' ? folder : above);
  }
  return [...named].sort();
}
