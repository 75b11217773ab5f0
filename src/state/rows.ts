/** How the user switches the rows that say which crate moves where: an option of the project like any other. */
import {
  addUnder,
  cratesOf,
  type Fork,
  guideForks,
  type MigratedFile,
  type MigrationOptions,
  type RowSwitch,
  rowId,
} from '../engine/host.ts';
import { choicesOf } from '../project/choice.ts';
import type { ProjectState } from './project.ts';

/** The setting of a row without a switch. */
export function unsaid(row: string): 'on' | 'off' {
  return isGuides(row) ? 'on' : 'off';
}

function isGuides(row: string): boolean {
  return guideForks.some((fork) => rowId(fork) === row);
}

/** A row's setting, by its id. The guide's rows are on unless switched off; others are off unless switched on. */
export function stateOf(project: ProjectState, row: string): RowSwitch['to'] {
  const told = project.options().switches?.find((one) => one.row === row);
  return told?.to ?? unsaid(row);
}

/** Switches rows, and sets other options with them, in one step for Undo. */
export function switchRows(
  project: ProjectState,
  label: string,
  switches: readonly RowSwitch[],
  also: MigrationOptions = {},
): void {
  project.setOptions(label, { ...also, switches: switchesWith(project, switches) });
}

/** Switches rows on, and sets other options with them. Other known rows about the same crates are switched off. */
export function useRows(
  project: ProjectState,
  label: string,
  rows: readonly string[],
  also: MigrationOptions = {},
): void {
  const wanted = new Set(rows);
  const known = [...guideForks, ...(project.catalogue()?.rows ?? [])];
  const crates = new Set(known.filter((row) => wanted.has(rowId(row))).flatMap(cratesOf));
  const others = known.filter(
    (row) => !wanted.has(rowId(row)) && cratesOf(row).some((crate) => crates.has(crate)),
  );
  const switches = [
    ...others.map((row) => ({ row: rowId(row), to: 'off' as const })),
    ...rows.map((row) => ({ row, to: 'on' as const })),
  ];
  switchRows(project, label, switches, also);
}

/** The project's switches, with these replaced. */
export function switchesWith(
  project: ProjectState,
  switches: readonly RowSwitch[],
): readonly RowSwitch[] {
  const named = new Set(switches.map(({ row }) => row));
  const others = (project.options().switches ?? []).filter(({ row }) => !named.has(row));
  // A switch that says what already applies without it is dropped.
  const told = switches.filter(({ row, to }) => to !== unsaid(row));
  return [...others, ...told];
}

/** Rows about the same crates, of which at most one can be in use. */
export interface RowChoice {
  /** The old crate, or the first of several. */
  readonly crate: string;
  readonly rows: readonly Fork[];
}

/** All known rows in their order, with those about one crate grouped. */
export function choicesAmong(rows: readonly Fork[]): readonly RowChoice[] {
  const choices = new Map<string, Fork[]>();
  for (const row of rows) {
    const [crate = ''] = cratesOf(row);
    addUnder(choices, crate, row);
  }
  return [...choices].map(([crate, alike]) => ({ crate, rows: alike }));
}

/** How much a fork changes, in changes as their user decides about them (project/choice.ts). */
export interface Effect {
  readonly changes: number;
  readonly files: number;
}

export function effectOf(files: readonly MigratedFile[], fork: string): Effect {
  let changes = 0;
  let touched = 0;
  for (const { before, edits } of files) {
    const own = edits.filter((edit) => edit.fork === fork);
    if (own.length === 0) continue;
    touched++;
    changes += before === null ? 1 : choicesOf(before, own).length;
  }
  return { changes, files: touched };
}
