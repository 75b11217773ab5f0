/**
 * Which rows are in use: those given, less what is switched off, and those of the catalogue that are switched on. A row
 * that the project writes down itself stands in the place of all others that speak of its crates.
 */
import { wayBack } from './back.ts';
import { cratesOf, type Fork, rowId } from './fork.ts';

/**
 * What the user made of a row, by its `rowId`: `back` takes it the other way round (`back.ts`). Without a word of theirs the
 * given rows are on, and the catalogue's off.
 */
export interface RowSwitch {
  readonly row: string;
  readonly to: 'on' | 'off' | 'back';
}

export interface RowSources {
  /** On until they are switched off. */
  readonly forks: readonly Fork[];
  /** Off until they are switched on. */
  readonly others: readonly Fork[];
  readonly switches: readonly RowSwitch[];
  /** The project's own. */
  readonly own: readonly Fork[];
}

/** The rows in use, in the order of their sources. A switch of a row that is not known does nothing. */
export function rowsInUse({ forks, others, switches, own }: RowSources): readonly Fork[] {
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

/** The crates that a row takes away; of one that leads back, those it gives back too. */
function namesOf(row: Fork): readonly string[] {
  return row.kind === 'rename' && row.reverse ? [row.crate, row.fork] : cratesOf(row);
}
