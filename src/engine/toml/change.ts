/**
 * Changes to a document as data. One list of changes says both what the text becomes (`spliceChanges`) and what the
 * document must mean afterwards (`changeValue`, in changed-value.ts): an edit is trusted only when reading its result
 * gives that meaning.
 */
import type { Splice } from '../text/edit.ts';
import {
  appendLines,
  insertEntries,
  quoteKey,
  quoteString,
  removeElements,
  removeEntries,
  renameKey,
  setString,
} from './edit.ts';
import { type TomlTree, valueAt } from './tree.ts';

/** What a new entry may hold: all that a migration ever writes. */
export type NewValue =
  | string
  | readonly string[]
  | { readonly [key: string]: string | readonly string[] };

/** `at` is always the absolute path of the thing changed. */
export type TomlChange =
  /** The last key of `at` becomes `key`, wherever it is written. */
  | { readonly kind: 'rename'; readonly at: readonly string[]; readonly key: string }
  /** The string at `at` becomes `value`. */
  | { readonly kind: 'set'; readonly at: readonly string[]; readonly value: string }
  /** The string at `at` becomes a table: `fields`, then itself (or `value`) under `key`. */
  | {
      readonly kind: 'wrap';
      readonly at: readonly string[];
      readonly fields: { readonly [key: string]: string };
      readonly key: string;
      readonly value: string | null;
    }
  | { readonly kind: 'remove'; readonly at: readonly string[] }
  /** A new entry `at`; with `first`, before the others of its table. A table that is not there is added at the end, below `comment`. */
  | {
      readonly kind: 'add';
      readonly at: readonly string[];
      readonly value: NewValue;
      readonly first?: boolean;
      readonly comment?: string;
    }
  /** The strings of the array at `at`, each replaced by those at its index; elements that are no strings stay. */
  | {
      readonly kind: 'elements';
      readonly at: readonly string[];
      readonly values: readonly (readonly string[])[];
    };

/** A change with its splices. */
interface Made<C> {
  readonly change: C;
  readonly splices: readonly Splice[];
}

/** The splices of each change. Additions to one table, or behind the last line, share the splices of the first of them. */
export function spliceChanges<C extends TomlChange>(
  tree: TomlTree,
  changes: readonly C[],
): readonly Made<C>[] {
  const out: Made<C>[] = [];
  const additions = new Map<string, C[]>();
  for (const change of changes) {
    if (change.kind === 'add') {
      const table = JSON.stringify([change.at.slice(0, -1), change.first ?? false]);
      const list = additions.get(table);
      if (list) list.push(change);
      else additions.set(table, [change]);
    } else out.push({ change, splices: spliceOne(tree, change) });
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
    const first = change.kind === 'add' && change.first;
    const splices = insertEntries(tree, table, entries, first ? { position: 'first' } : {});
    if (splices.length > 0) out.push({ change, splices });
    else appended.push({ change, lines: tableLines(change, table, entries) });
  }
  const [block] = appended;
  if (block) {
    const lines = appended.flatMap(({ lines }, index) => (index === 0 ? lines : ['', ...lines]));
    return joinedAtEnd(outsideRemovals(out), {
      change: block.change,
      splices: appendLines(tree, lines),
    });
  }
  return outsideRemovals(out);
}

/** `made` without what rewrites text that another change takes out, as a new key in a dotted line that goes. */
function outsideRemovals<C extends TomlChange>(made: readonly Made<C>[]): readonly Made<C>[] {
  const removed = made.flatMap(({ change, splices }) => (change.kind === 'remove' ? splices : []));
  const within = ({ from, to }: Splice) =>
    from < to && removed.some((splice) => splice.from <= from && to <= splice.to);
  return made.map(({ change, splices }) =>
    change.kind === 'remove'
      ? { change, splices }
      : { change, splices: splices.filter((splice) => !within(splice)) },
  );
}

/** `made` with `appended` behind it: where an entry was added at the very end of the text too, both are one insertion. */
function joinedAtEnd<C>(made: readonly Made<C>[], appended: Made<C>): readonly Made<C>[] {
  const [tail] = appended.splices;
  const meets = (splice: Splice) => splice.from === tail?.from && splice.to === tail.to;
  if (!tail || !made.some(({ splices }) => splices.some(meets))) return [...made, appended];
  return made.map(({ change, splices }) => ({
    change,
    splices: splices.map((splice) =>
      meets(splice) ? { ...splice, insert: splice.insert + tail.insert } : splice,
    ),
  }));
}

/** A value as an expert writes it on one line. */
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
      if (change.value !== null) {
        const [value] = setString(node, change.value);
        const text = value?.insert ?? tree.text.slice(node.from, node.to);
        return [{ from: node.from, to: node.to, insert: `${before}${text} }` }];
      }
      return [
        { from: node.from, to: node.from, insert: before },
        { from: node.to, to: node.to, insert: ' }' },
      ];
    }
    case 'remove':
      return removeEntries(tree, [change.at]);
    case 'elements':
      return spliceElements(tree, change.at, change.values);
    case 'add':
      return [];
  }
}

/** Elements that stay are not touched; what is written before or after one goes into its own splice. */
function spliceElements(
  tree: TomlTree,
  at: readonly string[],
  values: readonly (readonly string[])[],
): readonly Splice[] {
  const array = valueAt(tree, at);
  if (array?.kind !== 'array') return [];
  const removed: number[] = [];
  const splices: Splice[] = [];
  array.elements.forEach((element, index) => {
    const wanted = values[index];
    if (element.kind !== 'string' || !wanted) return;
    if (wanted.length === 0) removed.push(index);
    else if (wanted.length === 1) splices.push(...setString(element, wanted[0] ?? ''));
    else {
      const written = wanted.map((text) =>
        text === element.value ? tree.text.slice(element.from, element.to) : quoteString(text),
      );
      splices.push({ from: element.from, to: element.to, insert: written.join(', ') });
    }
  });
  return [...splices, ...removeElements(array, removed)];
}
