/**
 * What rows say about library names. A package has one name in code, whichever row states it, and sources are
 * changed by that name: rows that state different ones can't be used together.
 */
import { type Fork, type RenamedFork, rowId } from './fork.ts';

/** A row that calls a package's library something else than a row before it. */
export interface Disagreement {
  /** The field of the row that says so. */
  readonly field: 'lib' | 'forkLib';
  /** The package, and its library's name in this row. */
  readonly crate: string;
  readonly name: string;
  /** The row before it, by its `rowId`, and the name there. */
  readonly other: string;
  readonly known: string;
}

/** The rows that disagree with one before them that doesn't. */
export function disagreements(rows: readonly Fork[]): ReadonlyMap<Fork, Disagreement> {
  return gather(rows).disagreeing;
}

/** The same rows; each has the library names that another one states. For rows that agree. */
export function withLibraries(rows: readonly Fork[]): readonly Fork[] {
  const { stated } = gather(rows);
  if (stated.size === 0) return rows;
  return rows.map((row) => {
    if (row.kind !== 'rename') return row;
    const missing = sidesOf(row).flatMap(({ field, crate, name }) => {
      const known = name === undefined ? stated.get(crate) : undefined;
      return known ? [[field, known.name] as const] : [];
    });
    return missing.length === 0 ? row : { ...row, ...Object.fromEntries(missing) };
  });
}

function gather(rows: readonly Fork[]) {
  const stated = new Map<string, { readonly name: string; readonly row: RenamedFork }>();
  const disagreeing = new Map<Fork, Disagreement>();
  for (const row of rows) {
    if (row.kind !== 'rename') continue;
    const sides = sidesOf(row);
    for (const { field, crate, name } of sides) {
      const known = stated.get(crate);
      if (!known || name === undefined || known.name === name) continue;
      disagreeing.set(row, { field, crate, name, other: rowId(known.row), known: known.name });
    }
    if (disagreeing.has(row)) continue;
    for (const { crate, name } of sides) {
      if (name !== undefined && !stated.has(crate)) stated.set(crate, { name, row });
    }
  }
  return { stated, disagreeing };
}

/** The packages at both ends of a row. */
function sidesOf({ crate, lib, fork, forkLib }: RenamedFork) {
  // A fork may be the crate itself from elsewhere, where its library got another name.
  const isRenamed = crate === fork && lib !== undefined && forkLib !== undefined;
  return [
    ...(isRenamed && lib !== forkLib ? [] : [{ field: 'lib', crate, name: lib } as const]),
    { field: 'forkLib', crate: fork, name: forkLib } as const,
  ];
}
