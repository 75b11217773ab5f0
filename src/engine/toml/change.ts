/**
 * Changes to a document as data. One list of changes says both how the text changes (`spliceChanges`) and what the
 * document must mean afterwards (`changeValue`, in changed-value.ts). An edit is trusted only if reading its result
 * gives that meaning.
 */
import { addUnder, append } from '../text/append.ts';
import { countUpTo } from '../text/binary-search.ts';
import type { Splice } from '../text/edit.ts';
import type { Offset } from '../text/span.ts';
import { appendElements, appendLines, insertEntries } from './insert.ts';
import { quoteKey, quoteString, setString } from './quote.ts';
import { type Gone, removals, removedPaths, removeElements } from './remove.ts';
import { renameKey } from './rename.ts';
import { type TomlTree, valueAt } from './tree.ts';

/** The value of a new entry: all the kinds that a migration ever writes. */
export type NewValue =
  | string
  | readonly string[]
  | { readonly [key: string]: string | readonly string[] };

/** A new element of an array. */
export type NewElement = string | { readonly [key: string]: string };

/** One change. `at` is the absolute path of what it changes. */
export type TomlChange =
  /** Renames the last key of `at` to `key`, wherever that key is written. */
  | { readonly kind: 'rename'; readonly at: readonly string[]; readonly key: string }
  /** Replaces the string at `at` by `value`. */
  | { readonly kind: 'set'; readonly at: readonly string[]; readonly value: string }
  /** Turns the string at `at` into a table: `fields`, then the string itself (or `value`) under `key`, then `more`. */
  | {
      readonly kind: 'wrap';
      readonly at: readonly string[];
      readonly fields: { readonly [key: string]: string };
      readonly key: string;
      readonly value: string | null;
      /** Fields after `key`. */
      readonly more?: { readonly [key: string]: string | readonly string[] };
    }
  /** Turns the inline table at `at` into a string: the one it has under `key`, or `value`. */
  | {
      readonly kind: 'unwrap';
      readonly at: readonly string[];
      readonly key: string;
      readonly value: string | null;
    }
  /** Removes what is at `at`. For an entry, also the line right above it if that line is `comment`. */
  | { readonly kind: 'remove'; readonly at: readonly string[]; readonly comment?: string }
  /**
   * Adds an entry at `at`; `first` puts it before the other entries of its table. A missing table is added at the end
   * of the document, below `comment`.
   */
  | {
      readonly kind: 'add';
      readonly at: readonly string[];
      readonly value: NewValue;
      readonly first?: boolean;
      readonly comment?: string;
    }
  /** Appends elements to the array at `at`, each with its comment if it gets a line of its own. */
  | {
      readonly kind: 'append';
      readonly at: readonly string[];
      readonly elements: readonly {
        readonly value: NewElement;
        readonly comment?: string;
      }[];
    }
  /**
   * Replaces strings of the array at `at`, by index, each by any number of others. Elements that are not strings stay.
   */
  | {
      readonly kind: 'elements';
      readonly at: readonly string[];
      readonly values: NewElements;
    };

export type NewElements = ReadonlyMap<number, readonly string[]>;

/** A change and the splices that make it. */
interface Made<C> {
  readonly change: C;
  readonly splices: readonly Splice[];
}

/**
 * The splices of each change. Additions to the same table or to the end of the text are combined into the first of
 * them, and so are removals that touch.
 */
export function spliceChanges<C extends TomlChange>(
  tree: TomlTree,
  changes: readonly C[],
): readonly Made<C>[] {
  const removed = changes.filter(({ kind }) => kind === 'remove');
  const gone = removedPaths(removed.map(({ at }) => at));
  const keys = new Map(
    changes.flatMap((change) =>
      change.kind === 'rename' ? [[change.at.join('\0'), change.key] as const] : [],
    ),
  );
  const renamed = (path: readonly string[]) => keys.get(path.join('\0'));
  const out: Made<C>[] = [];
  const additions = new Map<string, C[]>();
  for (const change of changes) {
    if (change.kind === 'add') {
      const table = JSON.stringify([change.at.slice(0, -1), change.first ?? false]);
      addUnder(additions, table, change);
    } else if (change.kind !== 'remove') out.push({ change, splices: spliceOne(tree, change) });
  }
  const appended: { change: C; lines: string[] }[] = [];
  for (const [change, ...rest] of additions.values()) {
    if (!change) continue;
    const all = [change, ...rest];
    const table = change.at.slice(0, -1);
    const entries = all.flatMap((each) =>
      each.kind === 'add'
        ? [{ key: quoteKey(each.at.at(-1) ?? ''), value: formatValue(each.value) }]
        : [],
    );
    const position = change.kind === 'add' && change.first ? 'first' : 'last';
    const splices = insertEntries(tree, table, entries, { position, gone, renamed });
    if (splices.length > 0) out.push({ change, splices });
    else appended.push({ change, lines: tableLines(change, table, entries) });
  }
  const [block] = appended;
  if (block) {
    const lines = appended.flatMap(({ lines }, index) => (index === 0 ? lines : ['', ...lines]));
    out.push({ change: block.change, splices: appendLines(tree, lines) });
  }
  return withRemovals(tree, joinedInsertions(out), removed, gone);
}

/**
 * Combines removals with the other splices. Where the two meet, one of them covers both: a splice inside removed text
 * is dropped (a new key in a dotted line), and text inserted at the edge of a removal becomes its replacement.
 */
function withRemovals<C extends TomlChange>(
  tree: TomlTree,
  made: readonly Made<C>[],
  removed: readonly C[],
  gone: Gone,
): readonly Made<C>[] {
  const comments = new Map(
    removed.flatMap((change) =>
      change.kind === 'remove' && change.comment !== undefined
        ? [[change.at.join('\0'), change.comment] as const]
        : [],
    ),
  );
  const cuts = removals(tree, gone, comments);
  if (cuts.length === 0) return made;
  const kept = new Set(cuts);
  /** The first cut that ends at or after `from`: the only one that can meet a splice that starts there. */
  const cutAt = (from: Offset) => countUpTo(cuts, ({ to }) => to < from);
  const beside = made.map(({ change, splices }) => ({
    change,
    splices: splices.flatMap((splice): Splice[] => {
      let met = splice;
      for (let at = cutAt(splice.from); at < cuts.length; at++) {
        const cut = cuts[at];
        if (!cut || cut.from > splice.to) break;
        if (splice.from < splice.to) {
          if (cut.from <= splice.from && splice.to <= cut.to) return [];
          if (splice.from <= cut.from && cut.to <= splice.to) kept.delete(cut);
        } else if (cut.to === splice.from && splice.from === tree.text.length) {
          met = { ...met, insert: withoutSecondGap(tree.text.slice(0, cut.from), met.insert) };
        } else if (cut.from === splice.from) {
          kept.delete(cut);
          met = { ...met, to: cut.to };
        }
      }
      return [met];
    }),
  }));
  const owners = new Map(removed.map((change) => [change.at.join('\0'), change]));
  for (const { path, ...cut } of kept) {
    const [at] = path
      .map((_, index) => owners.get(path.slice(0, index + 1).join('\0')))
      .filter((owner) => owner !== undefined);
    if (at) beside.push({ change: at, splices: [cut] });
  }
  return beside;
}

/**
 * Joins insertions at one place, in their order, and with what replaces the text right behind it. Entries of two tables
 * may belong after the same line, because a table's last dotted key is also the last line of the table above it; and a
 * line may be put above one whose key is renamed.
 */
function joinedInsertions<C>(made: readonly Made<C>[]): readonly Made<C>[] {
  const inserts = new Map<Offset, string>();
  const replaced = new Set<Offset>();
  for (const { splices } of made) {
    for (const { from, to, insert } of splices) {
      if (from === to) inserts.set(from, (inserts.get(from) ?? '') + insert);
      else replaced.add(from);
    }
  }
  const joined = (splice: Splice): Splice[] => {
    const { from, to } = splice;
    if (from === to && replaced.has(from)) return [];
    const insert = inserts.get(from);
    inserts.delete(from);
    if (from === to) return insert === undefined ? [] : [{ ...splice, insert }];
    return [insert === undefined ? splice : { ...splice, insert: insert + splice.insert }];
  };
  return made.map(({ change, splices }) => ({ change, splices: splices.flatMap(joined) }));
}

/**
 * The text to append after the end of the document was removed, without a second empty line where one is already there.
 */
function withoutSecondGap(above: string, appended: string): string {
  return /(?:^|\n)[ \t]*\r?\n$/.test(above) ? appended.replace(/^(?:\r?\n)+/, '') : appended;
}
/** A value on one line, as people usually write it. */
export function formatValue(value: NewValue): string {
  if (typeof value === 'string') return quoteString(value);
  if (isList(value)) return `[${value.map(quoteString).join(', ')}]`;
  const fields = Object.entries(value).map(
    ([key, field]) => `${quoteKey(key)} = ${formatValue(field)}`,
  );
  return `{ ${fields.join(', ')} }`;
}

export function isList(value: NewValue): value is readonly string[] {
  return Array.isArray(value);
}

function tableLines(
  change: TomlChange,
  table: readonly string[],
  entries: readonly { readonly key: string; readonly value: string }[],
): string[] {
  const comment = change.kind === 'add' && change.comment ? [`# ${change.comment}`] : [];
  return [
    `[${table.map(quoteKey).join('.')}]`,
    ...comment,
    ...entries.map(({ key, value }) => `${key} = ${value}`),
  ];
}

function spliceOne(tree: TomlTree, change: TomlChange): readonly Splice[] {
  switch (change.kind) {
    case 'rename':
      return renameKey(tree, change.at, change.key);
    case 'set': {
      const node = valueAt(tree, change.at);
      return node?.kind === 'string' ? setString(node, change.value) : [];
    }
    case 'wrap': {
      const node = valueAt(tree, change.at);
      if (node?.kind !== 'string') return [];
      const before = `{ ${Object.entries(change.fields)
        .map(([key, value]) => `${quoteKey(key)} = ${quoteString(value)}, `)
        .join('')}${quoteKey(change.key)} = `;
      const after = `${Object.entries(change.more ?? {})
        .map(([key, value]) => `, ${quoteKey(key)} = ${formatValue(value)}`)
        .join('')} }`;
      if (change.value !== null) {
        const [value] = setString(node, change.value);
        const text = value?.insert ?? tree.text.slice(node.from, node.to);
        return [{ from: node.from, to: node.to, insert: `${before}${text}${after}` }];
      }
      return [
        { from: node.from, to: node.from, insert: before },
        { from: node.to, to: node.to, insert: after },
      ];
    }
    case 'unwrap': {
      const node = valueAt(tree, change.at);
      const inner = valueAt(tree, [...change.at, change.key]);
      if (node?.kind !== 'table' || inner?.kind !== 'string') return [];
      const [value] = change.value === null ? [] : setString(inner, change.value);
      const text = value?.insert ?? tree.text.slice(inner.from, inner.to);
      return [{ from: node.from, to: node.to, insert: text }];
    }
    case 'append': {
      const array = valueAt(tree, change.at);
      if (array?.kind !== 'array') return [];
      const items = change.elements.map(({ value, ...rest }) => ({
        text: formatValue(value),
        ...rest,
      }));
      return appendElements(array, items);
    }
    case 'elements':
      return spliceElements(tree, change.at, change.values);
    case 'add':
    case 'remove':
      return [];
  }
}

/**
 * Replaces elements of an array. Elements that stay are not touched: text before or after one becomes a splice of its
 * own.
 */
function spliceElements(
  tree: TomlTree,
  at: readonly string[],
  values: NewElements,
): readonly Splice[] {
  const array = valueAt(tree, at);
  if (array?.kind !== 'array') return [];
  const removed: number[] = [];
  const splices: Splice[] = [];
  for (const [index, wanted] of values) {
    const element = array.elements[index];
    if (element?.kind !== 'string') continue;
    if (wanted.length === 0) removed.push(index);
    else if (wanted.length === 1) append(splices, setString(element, wanted[0] ?? ''));
    else {
      const written = wanted.map((text) =>
        text === element.value ? tree.text.slice(element.from, element.to) : quoteString(text),
      );
      splices.push({ from: element.from, to: element.to, insert: written.join(', ') });
    }
  }
  return removed.length === 0 ? splices : [...splices, ...removeElements(array, removed)];
}
