/**
 * One workspace's whole plan: what becomes of every fork's crates in it, as changes per manifest.
 */
import type { Manifest } from '../../cargo/manifest.ts';
import type { Workspace } from '../../cargo/project.ts';
import type { Edit } from '../../text/edit.ts';
import { finding } from '../findings/finding.ts';
import type { Finding, MigrationOptions } from '../migration.ts';
import { type CargoFiles, lockFileOf } from '../read/project.ts';
import { editManifest, type PlannedChange } from './edits.ts';
import { patchChanges, requirementChange } from './patch/changes.ts';
import { type PatchPlan, planPatch } from './patch/decide.ts';
import type { LockedVersions } from './patch/uses.ts';
import { moveChanges } from './rename/changes.ts';
import { planRename, type RenamePlan, type SharedSources } from './rename/decide.ts';
import { mentionFindings } from './rename/mentions.ts';
import { profileChanges } from './rename/profiles.ts';
import { workspaceFindings } from './workspace-findings.ts';

export interface WorkspacePlan {
  readonly workspace: Workspace;
  readonly renames: readonly RenamePlan[];
  readonly patches: readonly PatchPlan[];
  /** Planned changes by manifest path. */
  readonly changes: ReadonlyMap<string, readonly PlannedChange[]>;
  readonly findings: readonly Finding[];
}

export function planWorkspace(
  cargo: CargoFiles,
  workspace: Workspace,
  options: Required<MigrationOptions>,
  shared: SharedSources,
): WorkspacePlan {
  const locked = lockedVersions(cargo, workspace);
  const renames: RenamePlan[] = [];
  const patches: PatchPlan[] = [];
  for (const fork of options.forks) {
    if (fork.kind === 'rename') renames.push(planRename(workspace, fork, options, shared));
    else patches.push(planPatch(workspace, fork, locked, options));
  }
  const changes = new Map<string, PlannedChange[]>();
  const findings = [...renames, ...patches].flatMap((plan) => plan.findings);
  const change = (manifest: Manifest, more: readonly PlannedChange[]) => {
    if (more.length > 0)
      changes.set(manifest.path, [...(changes.get(manifest.path) ?? []), ...more]);
  };
  const moves = renames.flatMap((plan) => plan.moves);
  for (const manifest of workspace.manifests) {
    const own = moves.filter(({ declaration }) => declaration.manifest === manifest);
    const moved = moveChanges(manifest, own);
    change(manifest, moved.changes);
    findings.push(...moved.findings, ...mentionFindings(manifest, own));
  }
  for (const plan of patches) {
    for (const use of plan.moved) change(use.manifest, requirementChange(use, plan.fork));
  }
  const { root } = workspace;
  if (root) {
    for (const plan of renames) {
      const profiles = profileChanges(root, plan);
      change(root, profiles.changes);
      findings.push(...profiles.findings);
    }
    for (const plan of patches) change(root, patchChanges(root, plan));
  }
  const plan = { workspace, renames, patches, changes, findings };
  const quiet = bystanders(plan);
  const all = [...findings, ...workspaceFindings(plan)];
  const spoken = all.filter(
    ({ path, code }) => path === null || !quiet.has(path) || code === 'already-adopted',
  );
  return { ...plan, findings: spoken };
}

/**
 * The manifests that no workspace takes in and that have nothing to do with the migration: fixtures of tests, templates.
 * Nothing is said about them but that they have moved already.
 */
function bystanders({ workspace, renames, patches, changes }: WorkspacePlan): ReadonlySet<string> {
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

/** Edits by manifest path, or `null` when something went wrong: then nothing of the workspace may be handed out. */
export interface WorkspaceEdits {
  readonly edits: ReadonlyMap<string, readonly Edit[]> | null;
  readonly findings: readonly Finding[];
}

/**
 * The plan as edits, with `more` changes of the root. Root and members change together, so if one manifest can't be
 * edited as planned, none of the workspace is.
 */
export function editWorkspace(
  { workspace, changes }: WorkspacePlan,
  more: readonly PlannedChange[],
): WorkspaceEdits {
  const edits = new Map<string, readonly Edit[]>();
  for (const manifest of workspace.manifests) {
    const own = changes.get(manifest.path) ?? [];
    const all = manifest === workspace.root ? [...own, ...more] : own;
    const result = editManifest(manifest, all);
    if (result.edits === null) {
      const { problem } = result;
      const failure = finding('verification-failed', { path: manifest.path }, { problem });
      return { edits: null, findings: [failure] };
    }
    if (result.edits.length > 0) edits.set(manifest.path, result.edits);
  }
  return { edits, findings: [] };
}

/** The versions in the workspace's lock file, by package name. */
function lockedVersions(cargo: CargoFiles, workspace: Workspace): LockedVersions {
  const versions = new Map<string, string[]>();
  for (const { name, version } of lockFileOf(cargo, workspace)?.reading.lock?.packages ?? []) {
    const known = versions.get(name);
    if (known) known.push(version);
    else versions.set(name, [version]);
  }
  return versions;
}
