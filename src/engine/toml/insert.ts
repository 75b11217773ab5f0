/** Adds entries and whole tables to a document, and elements to an array. */
import type { Splice } from '../text/edit.ts';
import type { Offset } from '../text/span.ts';
import { alignedColumn, keyEndOffset, padding } from './alignment.ts';
import { indentation, lineEnd, lineStart, nextLine } from './layout.ts';
import { quoteKey } from './quote.ts';
import type { Gone } from './remove.ts';
import { appendItems, insertItem, type NewItem } from './sequence.ts';
import {
  placeAt,
  startsWith,
  type TomlArray,
  type TomlEntry,
  type TomlInlineTable,
  type TomlPlace,
  type TomlSection,
  type TomlTree,
  tablesAt,
} from './tree.ts';

/** A new line `key = value`; the caller has quoted both. */
export interface NewEntry {
  readonly key: string;
  readonly value: string;
}

export interface InsertOptions {
  /** Where the entry goes in its table: after the last entry (the default), or before the first. */
  readonly position?: 'first' | 'last';
  /** What the same change removes. Nothing is inserted next to an entry that goes. */
  readonly gone?: Gone;
  /** The new key of a path that the same change renames: a dotted key repeats it. */
  readonly renamed?: Renamed;
}

export type Renamed = (path: readonly string[]) => string | undefined;

/**
 * Adds entries to the table at `tablePath` in the form the table has: lines under its header, items of an inline table,
 * or more dotted keys. If only sub-tables mention the table (`[patch.crates-io.x]`), it gets a header before them; if
 * its parent is inline, it becomes an item of the parent. Returns no splices when there is no such table. Entries for
 * one place must come in one call, because two insertions must not share an offset.
 */
export function insertEntries(
  tree: TomlTree,
  tablePath: readonly string[],
  entries: readonly NewEntry[],
  options: InsertOptions = {},
): readonly Splice[] {
  if (entries.length === 0) return [];
  const table = tablesAt(tree, tablePath)[0];
  if (table?.kind === 'section') return intoSection(tree, table, entries, options);
  if (table) return intoInline(table, entries, options);
  return (
    intoDotted(tree, tablePath, entries, options) ??
    intoInlineDotted(tree, tablePath, entries, options) ??
    asInlineTable(tree, tablePath, entries, options) ??
    aboveSubTables(tree, tablePath, entries, options)
  );
}

/**
 * Adds a missing table whose parent is inline, and which therefore can't get a header. `null` if its parent is not
 * inline.
 */
function asInlineTable(
  tree: TomlTree,
  tablePath: readonly string[],
  entries: readonly NewEntry[],
  options: InsertOptions,
): readonly Splice[] | null {
  const above = tablePath.slice(0, -1);
  const name = tablePath.at(-1);
  const parent = above.length > 0 ? tablesAt(tree, above)[0] : undefined;
  if (name === undefined || parent === undefined || parent.kind === 'section') return null;
  const value = `{ ${entries.map((entry) => `${entry.key} = ${entry.value}`).join(', ')} }`;
  return intoInline(parent, [{ key: quoteKey(name), value }], options);
}

/**
 * Adds `lines` at the end of the document, one blank line below its last line. Keeps the document's style of line ends,
 * and its missing final newline.
 */
export function appendLines(tree: TomlTree, lines: readonly string[]): readonly Splice[] {
  const { text, eol } = tree;
  const end = text.length;
  const body = lines.join(eol);
  if (/^\uFEFF?$/.test(text)) return [{ from: end, to: end, insert: body + eol }];
  if (!text.endsWith('\n')) return [{ from: end, to: end, insert: eol + eol + body }];
  // Blank lines at the end of the document stay there.
  const at = text.trimEnd().length === 0 ? end : nextLine(text, text.trimEnd().length);
  const blank = at === end && /(?:^|\n)[ \t]*\r?\n$/.test(text);
  return [{ from: at, to: at, insert: (blank ? '' : eol) + body + eol }];
}

/** Adds elements to the end of an array that has at least one. */
export function appendElements(array: TomlArray, items: readonly NewItem[]): readonly Splice[] {
  const { source: text, from, to, elements } = array;
  return appendItems({ text, from, to, items: elements, margin: '' }, items);
}

function intoSection(
  tree: TomlTree,
  section: TomlSection,
  entries: readonly NewEntry[],
  options: InsertOptions,
): readonly Splice[] {
  const neighbours = staying(section.entries, options);
  const first = neighbours[0];
  const last = neighbours.at(-1);
  if (first && options.position === 'first') return linesAbove(tree, first, entries);
  if (last) return linesBelow(tree, last, entries);
  const [removed] = section.entries;
  if (removed) return linesAbove(tree, removed, entries);
  const { header } = section;
  if (header) return [below(tree, header.to, indentation(tree.text, header.from), entries)];
  const at = tree.text.startsWith('\uFEFF') ? 1 : 0;
  const insert = lines('', entries, null).join(tree.eol) + tree.eol;
  return [{ from: at, to: at, insert: insert + (tree.text.length > at ? tree.eol : '') }];
}

function intoInline(
  table: TomlInlineTable,
  entries: readonly NewEntry[],
  options: InsertOptions,
): readonly Splice[] {
  const { source: text, from, to } = table;
  const sign = signOf(text, table.entries[0]);
  const items = entries.map(({ key, value }) => `${key}${sign}${value}`);
  const neighbours = staying(table.entries, options);
  if (neighbours.length === 0 && table.entries.length > 0) {
    return [{ from: from + 1, to: to - 1, insert: ` ${items.join(', ')} ` }];
  }
  const list = { text, from, to, items: neighbours, margin: ' ' } as const;
  const [first] = neighbours;
  const multiline = first !== undefined && text.slice(from, first.from).includes('\n');
  const gap = multiline ? `,${text.slice(lineEnd(text, from), first.from)}` : ', ';
  return insertItem(list, items.join(gap), options.position);
}

/** The entries that stay, without those the same change removes. */
function staying(entries: readonly TomlEntry[], { gone }: InsertOptions): readonly TomlEntry[] {
  return gone ? entries.filter(({ path }) => !gone(path)) : entries;
}

/** ` = `, or the spacing that the table uses. */
function signOf(text: string, entry: TomlEntry | undefined): string {
  return entry ? text.slice(keyEndOffset(entry), entry.value.from) : ' = ';
}

/** Adds to a table made of dotted keys, such as `paste.version = "1"`: the new lines repeat the prefix. */
function intoDotted(
  tree: TomlTree,
  tablePath: readonly string[],
  entries: readonly NewEntry[],
  options: InsertOptions,
): readonly Splice[] | null {
  const below: TomlEntry[] = [];
  const place = placeAt(tree, tablePath);
  if (place) entriesBelow(place, below);
  // A header below the table's own path is not a dotted key.
  const named = below.filter(
    ({ container }) => container.kind === 'section' && container.path.length < tablePath.length,
  );
  const [first] = named.sort((a, b) => a.from - b.from);
  if (!first) return null;
  const all = named.filter(({ container }) => container === first.container);
  const dotted = staying(all, options);
  const model = (options.position === 'first' ? dotted[0] : dotted.at(-1)) ?? first;
  const prefix = prefixOf(tree.text, model, tablePath, options);
  if (prefix === null) return null;
  const full = entries.map(({ key, value }) => ({ key: `${prefix}.${key}`, value }));
  return options.position === 'first' || dotted.length === 0
    ? linesAbove(tree, model, full)
    : linesBelow(tree, model, full);
}

/** The same for dotted keys inside an inline table: `{ paste.version = "1" }`. */
function intoInlineDotted(
  tree: TomlTree,
  tablePath: readonly string[],
  entries: readonly NewEntry[],
  options: InsertOptions,
): readonly Splice[] | null {
  const model = entryBelow(placeAt(tree, tablePath));
  if (model?.container.kind !== 'table') return null;
  const prefix = prefixOf(tree.text, model, tablePath, options);
  if (prefix === null) return null;
  const full = entries.map(({ key, value }) => ({ key: `${prefix}.${key}`, value }));
  return intoInline(model.container, full, options);
}

/** The part of a dotted key that names the table at `tablePath`, as it is written after the change. */
function prefixOf(
  text: string,
  { container, key, from }: TomlEntry,
  tablePath: readonly string[],
  { renamed }: InsertOptions,
): string | null {
  const depth = container.path.length;
  const segments = key.slice(0, tablePath.length - depth);
  const last = segments.at(-1);
  if (!last) return null;
  let prefix = '';
  let at = from;
  for (const [index, segment] of segments.entries()) {
    const now = renamed?.(tablePath.slice(0, depth + index + 1));
    if (now === undefined) continue;
    prefix += text.slice(at, segment.from) + quoteKey(now);
    at = segment.to;
  }
  return prefix + text.slice(at, last.to);
}

/** Collects every entry at or below a place. */
function entriesBelow(place: TomlPlace, found: TomlEntry[]): void {
  if (place.entry) found.push(place.entry);
  for (const child of place.children.values()) entriesBelow(child, found);
}

/** The first entry at or below a place. */
function entryBelow(place: TomlPlace | null): TomlEntry | null {
  if (!place || place.entry) return place?.entry ?? null;
  for (const child of place.children.values()) {
    const entry = entryBelow(child);
    if (entry) return entry;
  }
  return null;
}

function aboveSubTables(
  tree: TomlTree,
  tablePath: readonly string[],
  entries: readonly NewEntry[],
  { gone }: InsertOptions,
): readonly Splice[] {
  const place = placeAt(tree, tablePath);
  if (!place) return [];
  const below: TomlSection[] = [];
  sectionsBelow(place, below);
  // An index within the path is never written in a header: such a table has its own `[[header]]`.
  const [sub] = below
    .filter(({ header, path }) => {
      if (gone?.(path)) return false;
      const names = header?.key.map(({ name }) => name) ?? [];
      return names.length > tablePath.length && startsWith(names, tablePath);
    })
    .sort((a, b) => (a.header?.from ?? 0) - (b.header?.from ?? 0));
  const segments = sub?.header?.key;
  const last = segments?.[tablePath.length - 1];
  if (!sub?.header || !segments?.[0] || !last || !startsWith(sub.path, tablePath)) return [];
  const { text, eol } = tree;
  const indent = indentation(text, sub.header.from);
  const header = `${indent}[${text.slice(segments[0].from, last.to)}]`;
  const at = lineStart(text, sub.header.from);
  const insert = [header, ...lines(indent, entries, null), '', ''].join(eol);
  return [{ from: at, to: at, insert }];
}

/** Collects every section that opens a place or one below it. */
function sectionsBelow(place: TomlPlace, found: TomlSection[]): void {
  for (const table of place.tables) if (table.kind === 'section') found.push(table);
  for (const child of place.children.values()) sectionsBelow(child, found);
}

function linesBelow(
  tree: TomlTree,
  entry: TomlEntry,
  entries: readonly NewEntry[],
): readonly Splice[] {
  const indent = indentation(tree.text, entry.from);
  return [below(tree, entry.to, indent, entries, alignedColumn(tree, entry))];
}

function linesAbove(
  tree: TomlTree,
  entry: TomlEntry,
  entries: readonly NewEntry[],
): readonly Splice[] {
  const at = lineStart(tree.text, entry.from);
  const indent = indentation(tree.text, entry.from);
  const insert = lines(indent, entries, alignedColumn(tree, entry)).map((line) => line + tree.eol);
  return [{ from: at, to: at, insert: insert.join('') }];
}

function below(
  tree: TomlTree,
  offset: Offset,
  indent: string,
  entries: readonly NewEntry[],
  column: number | null = null,
): Splice {
  const at = lineEnd(tree.text, offset);
  const insert = lines(indent, entries, column).map((line) => tree.eol + line);
  return { from: at, to: at, insert: insert.join('') };
}

function lines(indent: string, entries: readonly NewEntry[], column: number | null): string[] {
  return entries.map(({ key, value }) => {
    const start = indent + key;
    return `${start}${padding(start.length, column)}= ${value}`;
  });
}
