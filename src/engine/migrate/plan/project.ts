/**
 * What the manifests and lock files decide, all workspaces together. Sources have no say in it, so that typing in one
 * plans nothing anew.
 */
import type { Edit } from '../../text/edit.ts';
import type { Planned } from '../advice/facts.ts';
import type { Finding, MigrationOptions } from '../migration.ts';
import { type CargoFiles, lockFileOf } from '../read/project.ts';
import { planGraph } from './shim/graph-plan.ts';
import { editWorkspace, planWorkspace } from './workspace.ts';

export interface ProjectPlan {
  /** The workspaces whose manifests can be edited as planned. */
  readonly planned: readonly Planned[];
  /** Edits of manifests, by path. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  readonly findings: readonly Finding[];
}

export function planProject(
  cargo: CargoFiles,
  paths: readonly string[],
  options: Required<MigrationOptions>,
): ProjectPlan {
  const edits = new Map<string, readonly Edit[]>();
  const findings: Finding[] = [...cargo.findings];
  const planned: Planned[] = [];
  for (const workspace of cargo.workspaces) {
    const plan = planWorkspace(cargo, workspace, options);
    const graph = planGraph(plan, lockFileOf(cargo, workspace), paths, options);
    const result = editWorkspace(plan, graph.changes);
    findings.push(...plan.findings, ...result.findings);
    if (result.edits === null) continue;
    planned.push({ plan, graph });
    for (const [path, manifestEdits] of result.edits) edits.set(path, manifestEdits);
  }
  return { planned, edits, findings };
}
