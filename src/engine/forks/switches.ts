/**
 * Which rows are in use: the given ones without those switched off, and those of the catalogue that are switched on. A
 * rule of the project's own replaces all other rows about its crates.
 */
import { wayBack } from './back.ts';
import { cratesOf, type Fork, rowId } from './fork.ts';

/**
 * The user's choice for a row, by its `rowId`. `back` turns the row round (`back.ts`). Without a choice, given rows are
 * on and the catalogue's are off.
 */
export interface RowSwitch {
  readonly row: string;
  readonly to: 'on' | 'off' | 'back';
}

export interface RowLists {
  /** Rows that are on unless switched off. */
  readonly forks: readonly Fork[];
  /** Rows that are off unless switched on. */
  readonly others: readonly Fork[];
  readonly switches: readonly RowSwitch[];
  /** The project's own rows. */
  readonly own: readonly Fork[];
}

/** The rows in use, in the order of their sources. Switches for unknown rows have no effect. */
export function rowsInUse({ forks, others, switches, own }: RowLists): readonly Fork[] {
  if (switches.length === 0 && own.length === 0) return forks;
  const to = new Map(switches.map(({ row, to }) => [row, to]));
  const chosen = [
    ...forks.flatMap((row) => turned(row, to.get(rowId(row)) ?? 'on')),
    ...others.flatMap((row) => turned(row, to.get(rowId(row)) ?? 'off')),
  ];
  const spoken = new Set(own.flatMap(namesOf));
  return [...chosen.filter((row) => !namesOf(row).some((name) => spoken.has(name))), ...own];
}

function turned(row: Fork, to: RowSwitch['to']): readonly Fork[] {
  if (to === 'off') return [];
  return [to === 'back' ? wayBack(row) : row];
}

/** The crates that a row replaces; for one that leads back, also those it restores. */
function namesOf(row: Fork): readonly string[] {
  return row.kind === 'rename' && row.reverse ? [row.crate, row.fork] : cratesOf(row);
}
