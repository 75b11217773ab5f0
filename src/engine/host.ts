/** The page's door to the engine: all that the worker and the views use. Scripts use `index.ts`. */
import type { Catalogue } from './forks/catalogue.ts';

export {
  type InverseRow,
  type InverseTree,
  textOf as inverseTreeText,
} from './cargo/inverse-tree.ts';
export { hostOf } from './forks/address.ts';
export {
  advisoryUrl,
  cratesOf,
  type Fork,
  type ForkSource,
  forkName,
  forkSource,
  rowId,
} from './forks/fork.ts';
export { guideForks } from './forks/guide.ts';
export { type RuleKey, ruleKeys } from './forks/rules-file.ts';
export { guideStatus } from './forks/status.ts';
export type { RowSwitch } from './forks/switches.ts';
export { pathText, waysTo } from './migrate/advice/checklist.ts';
export { shellWord } from './migrate/advice/commands.ts';
export { keptFindings, keptPatchEntries } from './migrate/advice/kept.ts';
export { pullRequestText } from './migrate/advice/pull-request.ts';
export { createEngine, type ProjectChanges } from './migrate/engine.ts';
export {
  type Finding,
  type FindingAction,
  type FindingPlace,
  findingGroups,
} from './migrate/findings/finding.ts';
export { list } from './migrate/findings/text.ts';
export { createdFile, migratedFile, unifiedPatchParts } from './migrate/migrate.ts';
export type {
  Acceptance,
  AcceptanceFile,
  AuditedPackage,
  ChecklistStep,
  CreatedFile,
  GraphReport,
  LockAudit,
  MigratedFile,
  Migration,
  MigrationOptions,
  ProjectRule,
  Remaining,
  ReportWay,
  SourceFile,
  WatchedCrate,
  WaysOut,
} from './migrate/migration.ts';
export { defaultOptions, nothingSaid } from './migrate/migration.ts';
export { ProjectFile } from './migrate/read/file.ts';
export { isRulesFile } from './migrate/rows.ts';
export { addUnder } from './text/append.ts';
export { countUpTo } from './text/binary-search.ts';
export type { Edit, Splice } from './text/edit.ts';
export { fileName, folderOf, foldersAbove, resolvePath } from './text/path.ts';
export type { Span } from './text/span.ts';
export type { Catalogue };

/**
 * The catalogue of what is known beyond the guide, loaded on demand as a chunk of its own. Rejects
 * if it can't be loaded.
 */
export async function loadCatalogue(): Promise<Catalogue> {
  return (await import('./forks/catalogue.ts')).catalogue;
}
