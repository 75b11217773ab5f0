/**
 * TOML values as data, and typed access to them. Access never trusts a shape: a value that is missing or has another
 * type counts as absent. Keys are data: only own properties count, so `__proto__` and `constructor` are keys like any
 * other.
 */

export type TomlValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | readonly TomlValue[]
  | TomlTable;

export interface TomlTable {
  readonly [key: string]: TomlValue;
}

export function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

export function valueIn(table: TomlTable, key: string): TomlValue | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

export function tableAt(table: TomlTable, key: string): TomlTable | null {
  const value = valueIn(table, key);
  return isTable(value) ? value : null;
}

export function stringAt(table: TomlTable, key: string): string | null {
  const value = valueIn(table, key);
  return typeof value === 'string' ? value : null;
}

/** The strings of the array at `key`; other elements are skipped. */
export function stringsAt(table: TomlTable, key: string): readonly string[] {
  const value = valueIn(table, key);
  return Array.isArray(value) ? value.filter((element) => typeof element === 'string') : [];
}

export function isArray(value: TomlValue | undefined): value is readonly TomlValue[] {
  return Array.isArray(value);
}

/** The value at `path`, or `undefined`. An element of an array is its index as a string. */
export function lookup(table: TomlTable, path: readonly string[]): TomlValue | undefined {
  let value: TomlValue | undefined = table;
  for (const key of path) {
    if (isTable(value)) value = valueIn(value, key);
    else if (isArray(value)) value = value[Number(key)];
    else return undefined;
  }
  return value;
}

/** The own entries of a table; none if the value is not a table. */
export function entriesOf(
  table: TomlValue | undefined | null,
): readonly (readonly [string, TomlValue])[] {
  return table && isTable(table) ? Object.entries<TomlValue>(table) : [];
}

/** The elements of an array; none if the value is not an array. */
export function elementsOf(array: TomlValue | undefined): readonly TomlValue[] {
  return isArray(array) ? array : [];
}
