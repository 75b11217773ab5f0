/** What the user switches of the rows that say what moves where: an option of the project like any other. */
import { guideForks, type RowSwitch, rowId } from '../engine/host.ts';
import type { ProjectState } from './project.ts';

const guide: ReadonlySet<string> = new Set(guideForks.map(rowId));

/** Whether a row is in use, by its id: the guide's are until they are left out, others once they are switched on. */
export function isInUse(project: ProjectState, row: string): boolean {
  const told = project.options().switches?.find((one) => one.row === row);
  return told ? told.to === 'on' : guide.has(row);
}

/** Sets rows, by id, in one step that Undo takes back. */
export function setRows(
  project: ProjectState,
  label: string,
  rows: readonly string[],
  to: RowSwitch['to'],
): void {
  const named = new Set(rows);
  const others = (project.options().switches ?? []).filter(({ row }) => !named.has(row));
  // What a row is without a word needs none.
  const told = rows.flatMap((row) => ((to === 'on') === guide.has(row) ? [] : [{ row, to }]));
  project.setOptions(label, { switches: [...others, ...told] });
}
