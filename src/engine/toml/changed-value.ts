/**
 * What a document means after changes, without looking at its text: what an edit's result is compared with.
 */
import { isList, type NewValue, type TomlChange } from './change.ts';
import { differences } from './differences.ts';
import { startsWith } from './tree.ts';
import {
  entriesOf,
  isArray,
  isTable,
  lookup,
  type TomlTable,
  type TomlValue,
  valueIn,
} from './value.ts';

/** What the document means once `changes` are made. */
export function changeValue(document: TomlTable, changes: readonly TomlChange[]): TomlTable {
  // Renaming comes last, inner tables first: every path is that of the document as it was.
  const draft = new Draft(document);
  const renamed = new Map<string, TomlRename[]>();
  for (const change of oncePerArray(document, changes)) {
    if (change.kind !== 'rename') draft.make(change);
    else {
      const table = JSON.stringify(change.at.slice(0, -1));
      const known = renamed.get(table);
      if (known) known.push(change);
      else renamed.set(table, [change]);
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
 * Where `after` is not what `document` means once `changes` are made. A table that lost its last entry may be gone with
 * it: `[patch.crates-io.x]` alone said that there is a `patch`.
 */
export function unplanned(
  document: TomlTable,
  changes: readonly TomlChange[],
  after: TomlTable,
): readonly (readonly string[])[] {
  const planned = changeValue(document, changes);
  const removed = changes.filter(({ kind }) => kind === 'remove');
  return differences(planned, after).filter(
    (path) =>
      lookup(after, path) !== undefined ||
      !isBare(lookup(planned, path)) ||
      !removed.some(({ at }) => startsWith(at, path)),
  );
}

/** Whether a table holds nothing but tables that hold nothing. */
function isBare(value: TomlValue | undefined): boolean {
  return value !== undefined && isTable(value) && Object.values(value).every(isBare);
}

/** Several changes of one array as one: each speaks of the array as it was, and replaces other elements of it. */
function oncePerArray(document: TomlTable, changes: readonly TomlChange[]): TomlChange[] {
  const merged = new Map<string, TomlChange>();
  changes.forEach((change, index) => {
    const key = change.kind === 'elements' ? JSON.stringify(change.at) : String(index);
    const earlier = merged.get(key);
    if (earlier?.kind !== 'elements' || change.kind !== 'elements') merged.set(key, change);
    else {
      const array = lookup(document, change.at);
      const length = isArray(array) ? array.length : 0;
      const values = earlier.values.slice(0, length).map((value, at) => {
        const stays = isArray(array) && value.length === 1 && value[0] === array[at];
        return stays ? (change.values[at] ?? value) : value;
      });
      merged.set(key, { ...earlier, values });
    }
  });
  return [...merged.values()];
}

type Update = (value: TomlValue | undefined) => TomlValue | undefined;

/** A document being changed: a table is copied when it is first written to, so that many changes cost one copy. */
class Draft {
  private root: TomlTable;
  private readonly own = new Map<TomlTable, { [key: string]: TomlValue }>();

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

  /** What stands at `path` below `value`, changed; what `change` answers `undefined` to goes, missing tables are made. */
  private updateAt(
    value: TomlValue | undefined,
    path: readonly string[],
    change: Update,
  ): TomlValue | undefined {
    const [key, ...rest] = path;
    if (key === undefined) return change(value);
    if (isArray(value)) {
      return value.map((element, index) =>
        String(index) === key ? (this.updateAt(element, rest, change) ?? element) : element,
      );
    }
    if (value !== undefined && !isTable(value)) return value;
    const table = this.owned(value);
    const updated = this.updateAt(valueIn(table, key), rest, change);
    if (updated === undefined) delete table[key];
    else table[key] = updated;
    return table;
  }

  /** Renames keys of one table, all at once: one may take the name that another gives up. */
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

  private owned(table: TomlTable | undefined): { [key: string]: TomlValue } {
    const known = table && this.own.get(table);
    if (known) return known;
    const copy = record(entriesOf(table));
    this.own.set(copy, copy);
    return copy;
  }
}

function elementsAfter(
  array: readonly TomlValue[],
  values: readonly (readonly string[])[],
): readonly TomlValue[] {
  return array.flatMap((element, index): readonly TomlValue[] =>
    typeof element === 'string' ? (values[index] ?? [element]) : [element],
  );
}

function asValue(value: NewValue): TomlValue {
  return typeof value === 'string' || isList(value) ? value : record(Object.entries(value));
}

/** A table without prototype, so that `__proto__` is a key like any other. */
function record(entries: readonly (readonly [string, TomlValue])[]): {
  [key: string]: TomlValue;
} {
  const table: { [key: string]: TomlValue } = Object.create(null);
  for (const [key, value] of entries) table[key] = value;
  return table;
}
