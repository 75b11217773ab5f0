/** A benchmark of work that was not done would look fast, so this checks that the work was done. */
import type { Migration } from '../../src/engine/index.ts';

/** The migration, if it is one: with edits, and without a defect on the way. */
export function sound(migration: Migration): Migration {
  const defect = migration.findings.find(({ code }) => code === 'internal-error');
  if (defect) throw new Error(defect.message);
  if (migration.files.every(({ edits }) => edits.length === 0)) throw new Error('Nothing changed.');
  return migration;
}
