/**
 * The whole way of a migration: files → readings → Cargo project → plan → edits → verified outputs.
 * Each step is a file of its own; this one only says their order.
 */
import { guideForks } from '../forks/catalogue.ts';
import { forkName } from '../forks/fork.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { finding } from './findings/finding.ts';
import { placeFindings } from './findings/places.ts';
import type {
  Finding,
  MigratedFile,
  Migration,
  MigrationOptions,
  SourceFile,
} from './migration.ts';
import { patchBlock } from './patch/block.ts';
import type { LockedVersions } from './patch/uses.ts';
import { lockOf, type Project, ProjectReader } from './project-reading.ts';
import { kindOf } from './recognise.ts';
import { SourceReader } from './sources.ts';
import { editWorkspace, planWorkspace, type WorkspacePlan } from './workspace-plan.ts';

export type Migrator = (files: readonly SourceFile[], options?: MigrationOptions) => Migration;

const defaults: Required<MigrationOptions> = {
  strategy: 'rename',
  patchScope: 'guide',
  outsideMatrix: 'hold',
  shim: false,
  docs: true,
  forks: guideForks,
};

interface Readers {
  readonly project: ProjectReader;
  readonly sources: SourceReader;
}

/** One migration, nothing remembered. Never throws. */
export const migrate: Migrator = (files, options) => createMigrator()(files, options);

/** A migrator that remembers its readings: files whose text did not change are not read again. Never throws. */
export function createMigrator(): Migrator {
  const reader = { project: new ProjectReader(), sources: new SourceReader() };
  return (files, options) => {
    try {
      return migrateWith(reader, files, { ...defaults, ...options });
    } catch (error) {
      return untouched(files, String(error));
    }
  };
}

function migrateWith(
  reader: Readers,
  files: readonly SourceFile[],
  options: Required<MigrationOptions>,
): Migration {
  const project = reader.project.read(files);
  const plans = project.workspaces.map((workspace) =>
    planWorkspace(workspace, lockedVersions(project, workspace), options),
  );
  const edits = new Map<string, readonly Edit[]>();
  const findings: Finding[] = [...project.findings];
  const standing: WorkspacePlan[] = [];
  for (const plan of plans) {
    const result = editWorkspace(plan);
    findings.push(...plan.findings, ...result.findings);
    if (result.findings.length === 0) standing.push(plan);
    for (const [path, manifestEdits] of result.edits) edits.set(path, manifestEdits);
  }
  const sources = reader.sources.rewrite(project, standing, options);
  findings.push(...sources.findings);
  for (const [path, sourceEdits] of sources.edits) edits.set(path, sourceEdits);
  findings.push(...nothingFound(project, plans, options));
  const migrated = project.files.map((file) => migratedFile(file, edits.get(file.path) ?? []));
  return {
    files: migrated,
    patch: patchBlock(standing),
    findings: placeFindings(findings, project.files),
    checklist: [],
    commands: [],
  };
}

function migratedFile({ path, text }: SourceFile, edits: readonly Edit[]): MigratedFile {
  return { path, before: text, after: applyEdits(text, edits), edits, kind: kindOf(path) };
}

function lockedVersions(project: Project, workspace: WorkspacePlan['workspace']): LockedVersions {
  const versions = new Map<string, string[]>();
  for (const { name, version } of lockOf(project, workspace)?.packages ?? []) {
    const known = versions.get(name);
    if (known) known.push(version);
    else versions.set(name, [version]);
  }
  return versions;
}

/** A word to those who dropped a project that uses none of it. */
function nothingFound(
  project: Project,
  plans: readonly WorkspacePlan[],
  { forks }: Required<MigrationOptions>,
): Finding[] {
  const silent = plans.every(
    ({ changes, findings, patches }) =>
      changes.size === 0 &&
      findings.length === 0 &&
      patches.every(({ tables }) => tables.length === 0),
  );
  if (!silent || project.workspaces.length === 0) return [];
  const crates = forks.map((fork) => (fork.kind === 'rename' ? fork.crate : forkName(fork)));
  return [finding('nothing-found', { path: null }, { crates: crates.join(', ') })];
}

/** What is handed out when the engine itself fails: everything as it was, and the reason. */
function untouched(files: readonly SourceFile[], problem: string): Migration {
  return {
    files: files.map((file) => migratedFile(file, [])),
    patch: null,
    findings: [finding('internal-error', { path: null }, { problem })],
    checklist: [],
    commands: [],
  };
}
