/**
 * The whole way of a migration: files → readings → Cargo project → plan → edits → verified outputs.
 * Each step is a file of its own; this one only says their order.
 */
import { guideForks } from '../forks/catalogue.ts';
import { forkName } from '../forks/fork.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { advise } from './advice.ts';
import { rewriteDocuments } from './documents.ts';
import { type Planned, sourceFacts } from './facts.ts';
import { finding } from './findings/finding.ts';
import { placeFindings } from './findings/places.ts';
import { planGraph } from './graph-plan.ts';
import type {
  Finding,
  MigratedFile,
  Migration,
  MigrationOptions,
  SourceFile,
} from './migration.ts';
import { patchBlock } from './patch/block.ts';
import { lockFileOf, ProjectReader } from './project-reading.ts';
import { kindOf } from './recognise.ts';
import { RustFiles } from './rust-files.ts';
import { rewriteSources } from './sources.ts';
import { editWorkspace, planWorkspace } from './workspace-plan.ts';

export type Migrator = (files: readonly SourceFile[], options?: MigrationOptions) => Migration;

const defaults: Required<MigrationOptions> = {
  strategy: 'rename',
  patchScope: 'guide',
  outsideMatrix: 'hold',
  shim: false,
  docs: true,
  forks: guideForks,
};

/** One migration, nothing remembered. Never throws. */
export const migrate: Migrator = (files, options) => createMigrator()(files, options);

/** A migrator that remembers its readings: files whose text did not change are not read again. Never throws. */
export function createMigrator(): Migrator {
  const readers = { project: new ProjectReader(), rust: new RustFiles() };
  return (files, options) => {
    try {
      return migrateWith(readers, files, { ...defaults, ...options });
    } catch (error) {
      return untouched(files, String(error));
    }
  };
}

interface Readers {
  readonly project: ProjectReader;
  readonly rust: RustFiles;
}

function migrateWith(
  readers: Readers,
  files: readonly SourceFile[],
  options: Required<MigrationOptions>,
): Migration {
  const project = readers.project.read(files);
  const paths = files.map(({ path }) => path);
  const edits = new Map<string, readonly Edit[]>();
  const findings: Finding[] = [...project.findings];
  const planned: Planned[] = [];
  for (const workspace of project.workspaces) {
    const plan = planWorkspace(project, workspace, options);
    const graph = planGraph(plan, lockFileOf(project, workspace), paths, options);
    const result = editWorkspace(plan, graph.changes);
    findings.push(...plan.findings, ...result.findings);
    if (result.edits === null) continue;
    planned.push({ plan, graph });
    for (const [path, manifestEdits] of result.edits) edits.set(path, manifestEdits);
  }
  const plans = planned.map(({ plan }) => plan);
  const sources = rewriteSources(project, plans, readers.rust, options);
  const documents = rewriteDocuments(project, plans, readers.rust, options);
  readers.rust.turn();
  for (const { edits: more } of [sources, documents]) {
    for (const [path, fileEdits] of more) edits.set(path, fileEdits);
  }
  const review = sources.findings.filter(({ severity }) => severity !== 'info').length;
  const about = sourceFacts(sources.edits, review, options);
  const { checklist, commands, graphs, ...advice } = advise(planned, about, files, options);
  findings.push(...sources.findings, ...documents.findings, ...advice.findings);
  if (edits.size === 0 && findings.length === 0 && plans.length > 0) {
    findings.push(nothingFound(options));
  }
  const created = planned.flatMap(({ graph }) => graph.shims.flatMap((shim) => shim.files));
  return {
    files: [
      ...project.files.map((file) => migratedFile(file, edits.get(file.path) ?? [])),
      ...created.map(createdFile),
    ],
    patch: patchBlock(plans),
    findings: placeFindings(findings, project.files),
    checklist,
    commands,
    graphs,
  };
}

function migratedFile({ path, text }: SourceFile, edits: readonly Edit[]): MigratedFile {
  return { path, before: text, after: applyEdits(text, edits), edits, kind: kindOf(path) };
}

function createdFile({ path, text }: SourceFile): MigratedFile {
  return { path, before: null, after: text, edits: [], kind: kindOf(path) };
}

/** A word to those who dropped a project that uses none of it. */
function nothingFound({ forks }: Required<MigrationOptions>): Finding {
  const crates = forks.map((fork) => (fork.kind === 'rename' ? fork.crate : forkName(fork)));
  return finding('nothing-found', { path: null }, { crates: crates.join(', ') });
}

/** What is handed out when the engine itself fails: everything as it was, and the reason. */
function untouched(files: readonly SourceFile[], problem: string): Migration {
  return {
    files: files.map((file) => migratedFile(file, [])),
    patch: null,
    findings: [finding('internal-error', { path: null }, { problem })],
    checklist: [],
    commands: [],
    graphs: [],
  };
}
