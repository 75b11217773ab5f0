/**
 * The whole way of a migration: files → readings → Cargo project → plan → edits → verified outputs.
 * Each step is a file of its own; this one only says their order.
 */
import { guideForks } from '../forks/catalogue.ts';
import { forkName } from '../forks/fork.ts';
import { applyEdits, type Edit } from '../text/edit.ts';
import { advise } from './advice.ts';
import { companionsAmong } from './companions.ts';
import { createDocumentRewriter } from './documents.ts';
import { sourceFacts } from './facts.ts';
import { finding } from './findings/finding.ts';
import { createPlacer } from './findings/places.ts';
import { remembered } from './memo.ts';
import type {
  Finding,
  MigratedFile,
  Migration,
  MigrationOptions,
  SourceFile,
} from './migration.ts';
import { patchBlock } from './patch/block.ts';
import { planProject } from './project-plan.ts';
import { filesAt, type ProjectFile, ProjectReader } from './project-reading.ts';
import { kindOf } from './recognise.ts';
import { createSourceRewriter } from './sources.ts';
import { unitsOf } from './units.ts';

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

/**
 * A migrator that remembers what it did. When a file changes, that file and what depends on it is done again: for a
 * source, its package; for a manifest, the plan. Never throws.
 */
export function createMigrator(): Migrator {
  const steps = createSteps();
  return (files, options) => {
    try {
      return migrateWith(steps, files, { ...defaults, ...options });
    } catch (error) {
      return untouched(files, String(error));
    }
  };
}

/** The steps of a migration, each with its memory. */
function createSteps() {
  const reader = new ProjectReader();
  return {
    read: (files: readonly SourceFile[]) => reader.read(files),
    options: createOptionsMemo(),
    plan: remembered(planProject),
    units: remembered(unitsOf),
    sources: createSourceRewriter(),
    documents: createDocumentRewriter(),
    companions: remembered(companionsAmong),
    place: createPlacer(),
    results: createResults(),
  };
}

type Steps = ReturnType<typeof createSteps>;

function migrateWith(
  steps: Steps,
  files: readonly SourceFile[],
  given: Required<MigrationOptions>,
): Migration {
  const project = steps.read(files);
  const options = steps.options(given);
  const plan = steps.plan(project.cargo, project.paths, options);
  const units = steps.units(project.cargo, project.paths, plan, options);
  const sources = steps.sources(units, project.files);
  const documents = steps.documents(units, project.files);
  const edits = new Map([...plan.edits, ...sources.edits, ...documents.edits]);
  const review = sources.findings.filter(({ severity }) => severity !== 'info').length;
  const about = sourceFacts(sources.edits, review, options);
  const { checklist, commands, graphs, ...advice } = advise(
    plan.planned,
    about,
    filesAt(project.files, steps.companions(project.paths)),
    options,
  );
  const findings = [plan, sources, documents, advice].flatMap((step) => step.findings);
  const silent = edits.size === 0 && findings.length === 0 && plan.planned.length > 0;
  if (silent && options.forks.length > 0) {
    findings.push(nothingFound(options));
  }
  const created = plan.planned.flatMap(({ graph }) => graph.shims.flatMap((shim) => shim.files));
  return {
    files: [...steps.results(project.files, edits), ...created.map(createdFile)],
    patch: patchBlock(plan.planned.map((each) => each.plan)),
    findings: steps.place(findings, project),
    checklist,
    commands,
    graphs,
  };
}

/** Gives the last options again while the same things are chosen. */
function createOptionsMemo() {
  let last: Required<MigrationOptions> | null = null;
  return (options: Required<MigrationOptions>): Required<MigrationOptions> => {
    if (JSON.stringify(options) !== JSON.stringify(last)) last = options;
    return last ?? options;
  };
}

/** Makes the results; those of files that changed neither before nor after are the same objects again. */
function createResults() {
  let lastFiles: readonly ProjectFile[] = [];
  let last: readonly MigratedFile[] = [];
  const none: readonly Edit[] = [];
  return (files: readonly ProjectFile[], edits: ReadonlyMap<string, readonly Edit[]>) => {
    const results = files.map((file, at) => {
      const own = edits.get(file.path) ?? none;
      const known = last[at];
      return known && lastFiles[at] === file && known.edits === own
        ? known
        : migratedFile(file, own);
    });
    lastFiles = files;
    last = results;
    return results;
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
