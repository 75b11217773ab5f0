/**
 * The engine's public door: what a script needs to migrate a project and to read the result. The
 * page uses `host.ts`; nothing inside the engine imports either.
 */

export type { InverseRow, InverseTree } from './cargo/inverse-tree.ts';
export { wayBack } from './forks/back.ts';
export {
  type Catalogue,
  catalogue,
  type Unmaintained,
  type UnmaintainedList,
} from './forks/catalogue.ts';
export type { Fork, ForkRange, ForkSource, PatchedFork, RenamedFork } from './forks/fork.ts';
export { forkName, rowId } from './forks/fork.ts';
export { guideForks } from './forks/guide.ts';
export type { RowSwitch } from './forks/switches.ts';
export { keptFindings, keptPatchEntries } from './migrate/advice/kept.ts';
export {
  type Finding,
  type FindingAction,
  type FindingCode,
  type FindingPlace,
  findingGroups,
} from './migrate/findings/finding.ts';
export { createMigrator, type Migrator, migrate, unifiedPatch } from './migrate/migrate.ts';
export type {
  Acceptance,
  AcceptanceFile,
  AuditedPackage,
  ChecklistStep,
  Clearing,
  CreatedFile,
  FileKind,
  GraphReport,
  LockAudit,
  MigratedFile,
  Migration,
  MigrationOptions,
  OfferReason,
  PatchBlock,
  ProjectRule,
  Remaining,
  ReportWay,
  RowOffer,
  ShimWay,
  SourceFile,
  UpdateWay,
  WatchedCrate,
  WaysOut,
} from './migrate/migration.ts';
export { type CheckedForks, checkForks, type ReadForks, readForks } from './migrate/rows.ts';
export {
  applyEdits,
  type Edit,
  type EditPart,
  type EditPurpose,
  type Splice,
} from './text/edit.ts';
export type { Offset, Span } from './text/span.ts';
