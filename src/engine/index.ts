/**
 * The engine's one door. Everything outside imports from here, and nothing inside imports from outside.
 */

export {
  type InverseRow,
  type InverseTree,
  textOf as inverseTreeText,
} from './cargo/inverse-tree.ts';
export { guideForks } from './forks/catalogue.ts';
export type { Fork, PatchedFork, RenamedFork } from './forks/fork.ts';
export { forkName } from './forks/fork.ts';
export { guideStatus } from './forks/status.ts';
export { keptFindings, keptPatchEntries } from './migrate/advice/kept.ts';
export { pullRequestText } from './migrate/advice/pull-request.ts';
export { createEngine, type Engine, type ProjectChanges } from './migrate/engine.ts';
export type { FindingAction } from './migrate/findings/action.ts';
export {
  type Finding,
  type FindingCode,
  type FindingPlace,
  finding,
  findingGroups,
} from './migrate/findings/finding.ts';
export {
  createdFile,
  createMigrator,
  type Migrator,
  migrate,
  migratedFile,
  unifiedPatch,
} from './migrate/migrate.ts';
export type {
  ChecklistStep,
  FileKind,
  GraphReport,
  MigratedFile,
  Migration,
  MigrationOptions,
  PatchBlock,
  Remaining,
  SourceFile,
  WatchedCrate,
} from './migrate/migration.ts';
export { ProjectFile } from './migrate/read/file.ts';
export { kindOf } from './migrate/read/kind.ts';
export { applyEdits, type Edit, mapOffset, type Splice, sortEdits } from './text/edit.ts';
export { lineStarts, type Place, placeAt } from './text/lines.ts';
export type { Offset, Span } from './text/span.ts';
