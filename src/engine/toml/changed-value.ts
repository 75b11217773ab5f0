/**
 * What a document means after changes, computed from its values alone, without its text. The result of an edit is
 * compared with it.
 */
import { addUnder } from '../text/append.ts';
import { isList, type NewElements, type NewValue, type TomlChange } from './change.ts';
import { differences } from './differences.ts';
import {
  entriesOf,
  isArray,
  isTable,
  lookup,
  type TomlTable,
  type TomlValue,
  valueIn,
} from './value.ts';

/** The document's value once `changes` are made. */
export function changeValue(document: TomlTable, changes: readonly TomlChange[]): TomlTable {
  // Renames come last and inner tables first, because every path refers to the document as it was.
  const draft = new Draft(document);
  const renamed = new Map<string, TomlRename[]>();
  for (const change of oncePerArray(changes)) {
    if (change.kind !== 'rename') draft.make(change);
    else {
      const table = JSON.stringify(change.at.slice(0, -1));
      addUnder(renamed, table, change);
    }
  }
  const tables = [...renamed.values()].sort((a, b) => depthOf(b) - depthOf(a));
  for (const renames of tables) draft.rename(renames);
  return draft.value;
}

type TomlRename = TomlChange & { readonly kind: 'rename' };

function depthOf([first]: readonly TomlRename[]): number {
  return first?.at.length ?? 0;
}

/**
 * The paths at which `after` differs from what `changes` should have made of `document`. A table that lost its last
 * entry may be gone with it: a `patch` table that exists only because of `[patch.crates-io.x]` goes with that header.
 */
export function unplanned(
  document: TomlTable,
  changes: readonly TomlChange[],
  after: TomlTable,
): readonly (readonly string[])[] {
  const planned = changeValue(document, changes);
  const emptied = pathsAbove(changes.filter(({ kind }) => kind === 'remove'));
  return differences(planned, after).filter(
    (path) =>
      lookup(after, path) !== undefined ||
      !isBare(lookup(planned, path)) ||
      !emptied.has(JSON.stringify(path)),
  );
}

/** The paths of the changes and of all tables around them. */
function pathsAbove(changes: readonly TomlChange[]): ReadonlySet<string> {
  return new Set(
    changes.flatMap(({ at }) => at.map((_, index) => JSON.stringify(at.slice(0, index + 1)))),
  );
}

/** Whether a table holds no values, only tables that are empty in the same way. */
function isBare(value: TomlValue | undefined): boolean {
  return value !== undefined && isTable(value) && Object.values(value).every(isBare);
}

/** Merges changes of the same array. Each names indices of the original array, and no two replace the same element. */
function oncePerArray(changes: readonly TomlChange[]): TomlChange[] {
  const merged = new Map<string, Map<number, readonly string[]>>();
  return changes.flatMap((change): TomlChange[] => {
    if (change.kind !== 'elements') return [change];
    const key = JSON.stringify(change.at);
    const earlier = merged.get(key);
    const values = earlier ?? new Map<number, readonly string[]>();
    merged.set(key, values);
    for (const [index, value] of change.values) if (!values.has(index)) values.set(index, value);
    return earlier ? [] : [{ ...change, values }];
  });
}

type Update = (value: TomlValue | undefined) => TomlValue | undefined;

/** A document being changed. A table is copied at its first write, so that many changes cost one copy. */
class Draft {
  private root: TomlTable;
  private readonly own = new Map<TomlTable, { [key: string]: TomlValue }>();
  private readonly lists = new Map<readonly TomlValue[], TomlValue[]>();

  constructor(document: TomlTable) {
    this.root = document;
  }

  get value(): TomlTable {
    return this.root;
  }

  make(change: Exclude<TomlChange, TomlRename>): void {
    switch (change.kind) {
      case 'set':
        this.update(change.at, () => change.value);
        return;
      case 'wrap':
        this.update(change.at, (value) =>
          typeof value === 'string'
            ? record([
                ...Object.entries(change.fields),
                [change.key, change.value ?? value],
                ...Object.entries(change.more ?? {}),
              ])
            : value,
        );
        return;
      case 'unwrap':
        this.update(change.at, (value) =>
          value !== undefined && isTable(value)
            ? (change.value ?? valueIn(value, change.key))
            : value,
        );
        return;
      case 'remove':
        this.update(change.at, () => undefined);
        return;
      case 'add':
        this.update(change.at, () => asValue(change.value));
        return;
      case 'append':
        this.update(change.at, (array) =>
          isArray(array)
            ? [...array, ...change.elements.map(({ value }) => asValue(value))]
            : array,
        );
        return;
      case 'elements':
        this.update(change.at, (array) =>
          isArray(array) ? elementsAfter(array, change.values) : array,
        );
    }
  }

  private update(path: readonly string[], change: Update): void {
    const updated = this.updateAt(this.root, path, change);
    if (updated !== undefined && isTable(updated)) this.root = updated;
  }

  /**
   * Changes the value at `path` below `value`. Missing tables are created; if `change` returns `undefined`, the key is
   * removed.
   */
  private updateAt(
    value: TomlValue | undefined,
    path: readonly string[],
    change: Update,
  ): TomlValue | undefined {
    const [key, ...rest] = path;
    if (key === undefined) return change(value);
    if (isArray(value)) {
      const list = this.ownedList(value);
      const element = list[Number(key)];
      const updated = this.updateAt(element, rest, change);
      if (element !== undefined && updated !== undefined) list[Number(key)] = updated;
      return list;
    }
    if (value !== undefined && !isTable(value)) return value;
    const table = this.owned(value);
    const updated = this.updateAt(valueIn(table, key), rest, change);
    if (updated === undefined) delete table[key];
    else table[key] = updated;
    return table;
  }

  /** Renames keys of one table all at once, because one key may take the name that another gives up. */
  rename(renames: readonly TomlRename[]): void {
    const [first] = renames;
    if (!first) return;
    this.update(first.at.slice(0, -1), (table) => {
      if (table === undefined || !isTable(table)) return table;
      const own = this.owned(table);
      const moved = renames.flatMap(({ at, key }): (readonly [string, TomlValue])[] => {
        const from = at.at(-1) ?? '';
        const value = valueIn(own, from);
        if (value === undefined) return [];
        delete own[from];
        return [[key, value]];
      });
      for (const [key, value] of moved) own[key] = value;
      return own;
    });
  }

  private ownedList(list: readonly TomlValue[]): TomlValue[] {
    const known = this.lists.get(list);
    if (known) return known;
    const copy = [...list];
    this.lists.set(copy, copy);
    return copy;
  }

  private owned(table: TomlTable | undefined): { [key: string]: TomlValue } {
    const known = table && this.own.get(table);
    if (known) return known;
    const copy = record(entriesOf(table));
    this.own.set(copy, copy);
    return copy;
  }
}

function elementsAfter(array: readonly TomlValue[], values: NewElements): readonly TomlValue[] {
  return array.flatMap((element, index): readonly TomlValue[] =>
    typeof element === 'string' ? (values.get(index) ?? [element]) : [element],
  );
}

function asValue(value: NewValue): TomlValue {
  return typeof value === 'string' || isList(value) ? value : record(Object.entries(value));
}

/** A table without a prototype, so that `__proto__` is a key like any other. */
function record(entries: readonly (readonly [string, TomlValue])[]): {
  [key: string]: TomlValue;
} {
  const table: { [key: string]: TomlValue } = Object.create(null);
  for (const [key, value] of entries) table[key] = value;
  return table;
}
