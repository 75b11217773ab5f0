/**
 * Compares two readings of a document and lists the paths that differ: the check that an edit changed what it meant to
 * and nothing else.
 */
import { isArray, isTable, type TomlTable, type TomlValue } from './value.ts';

/**
 * The paths whose value was added, removed or changed, each at its topmost key: a new table is one path, not one for
 * each of its keys. Arrays are compared as a whole, except arrays of tables of equal length (`[[bin]]`), whose tables
 * are compared one by one, under their index. TOML gives the order of keys no meaning, so it is ignored.
 */
export function differences(before: TomlTable, after: TomlTable): readonly (readonly string[])[] {
  const paths: (readonly string[])[] = [];
  compareTables(before, after, [], paths);
  return paths;
}

type Paths = (readonly string[])[];

function compareTables(a: TomlTable, b: TomlTable, path: readonly string[], out: Paths): void {
  for (const key of Object.keys(a)) {
    const at = [...path, key];
    if (Object.hasOwn(b, key)) compareValues(a[key], b[key], at, out);
    else out.push(at);
  }
  for (const key of Object.keys(b)) if (!Object.hasOwn(a, key)) out.push([...path, key]);
}

function compareValues(
  a: TomlValue | undefined,
  b: TomlValue | undefined,
  path: readonly string[],
  out: Paths,
): void {
  if (isTable(a) && isTable(b)) {
    compareTables(a, b, path, out);
  } else if (isArray(a) && isArray(b)) {
    if (a.length === b.length && a.length > 0 && a.every(isTable) && b.every(isTable)) {
      a.forEach((element, index) => {
        compareValues(element, b[index], [...path, String(index)], out);
      });
    } else if (!sameArrays(a, b)) out.push(path);
  } else if (!sameScalars(a, b)) out.push(path);
}

function sameArrays(a: readonly TomlValue[], b: readonly TomlValue[]): boolean {
  if (a.length !== b.length) return false;
  const found: Paths = [];
  return a.every((element, index) => {
    compareValues(element, b[index], [], found);
    return found.length === 0;
  });
}

function sameScalars(a: TomlValue | undefined, b: TomlValue | undefined): boolean {
  if (a instanceof Date && b instanceof Date) return a.toISOString() === b.toISOString();
  return Object.is(a, b);
}
