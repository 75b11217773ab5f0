/**
 * A TOML document with the exact range of everything written in it.
 *
 * *Sections* are what headers open (`[dependencies]`, `[[bin]]`, and the keys before any header);
 * *entries* are `key = value`; *segments* the dotted parts of a key. A *place* gathers, for one
 * absolute path, every spot of the text that speaks of it, for TOML has many ways to say one thing.
 * In paths, an element of an array is its index as a string: `['bin', '0', 'name']`.
 */
import type { Offset, Span } from '../text/span.ts';

export interface TomlTree {
  readonly text: string;
  /** The line end the document uses, by its first line. */
  readonly eol: '\n' | '\r\n';
  /** In the order of the text; the first is the one without header. */
  readonly sections: readonly TomlSection[];
  readonly root: TomlPlace;
}

export interface TomlSection {
  readonly kind: 'section';
  /** `null` for the keys before any header. */
  readonly header: TomlHeader | null;
  /** Absolute, with the index of an array's element. */
  readonly path: readonly string[];
  readonly entries: readonly TomlEntry[];
}

/** `[a.b]` or `[[a.b]]`, brackets included. */
export interface TomlHeader extends Span {
  readonly array: boolean;
  readonly key: readonly TomlSegment[];
}

/** One part of a dotted key, quotes included in its span. */
export interface TomlSegment extends Span {
  readonly name: string;
  readonly style: 'bare' | 'basic' | 'literal';
}

/** `key = value`, without the comment after it. */
export interface TomlEntry extends Span {
  readonly key: readonly TomlSegment[];
  readonly path: readonly string[];
  readonly value: TomlNode;
  readonly container: TomlSection | TomlInlineTable;
}

export type TomlNode = TomlString | TomlScalar | TomlArray | TomlInlineTable;

/** A string, quotes included in its span. */
export interface TomlString extends Span {
  readonly kind: 'string';
  readonly value: string;
  readonly style: 'basic' | 'literal';
  readonly multiline: boolean;
}

/** A number, a boolean, a date or a time. What it means, the document's value says. */
export interface TomlScalar extends Span {
  readonly kind: 'scalar';
}

export interface TomlArray extends Span {
  readonly kind: 'array';
  readonly elements: readonly TomlNode[];
  /** The whole document's text, so that an array can be edited without its tree. */
  readonly source: string;
}

export interface TomlInlineTable extends Span {
  readonly kind: 'table';
  readonly path: readonly string[];
  readonly entries: readonly TomlEntry[];
  readonly source: string;
}

/** Everything the text says at one absolute path. */
export interface TomlPlace {
  readonly children: ReadonlyMap<string, TomlPlace>;
  /** Every spot where the last segment of the path is written. */
  readonly segments: readonly TomlSegment[];
  /** The entry that writes the whole value, if there is one. */
  readonly entry: TomlEntry | null;
  /** The value, where it is written as one: an entry's, or an array's element. */
  readonly value: TomlNode | null;
  /** The sections and the inline table that open exactly this path. */
  readonly tables: readonly (TomlSection | TomlInlineTable)[];
}

export function placeAt(tree: TomlTree, path: readonly string[]): TomlPlace | null {
  let place: TomlPlace | undefined = tree.root;
  for (const name of path) place = place?.children.get(name);
  return place ?? null;
}

/**
 * Every spot where the last segment of `path` is written: as a key, in a dotted key, in a header, or
 * in an inline table. For an array of tables, once a `[[header]]`.
 */
export function segmentsAt(tree: TomlTree, path: readonly string[]): readonly TomlSegment[] {
  return placeAt(tree, path)?.segments ?? [];
}

/** The value at `path`; `null` also for tables opened by headers or dotted keys: see `tablesAt`. */
export function valueAt(tree: TomlTree, path: readonly string[]): TomlNode | null {
  return placeAt(tree, path)?.value ?? null;
}

/** Where a table is opened at exactly `path`: a section, an inline table; none for a dotted one. */
export function tablesAt(
  tree: TomlTree,
  path: readonly string[],
): readonly (TomlSection | TomlInlineTable)[] {
  return placeAt(tree, path)?.tables ?? [];
}

/** A span to point at for `path`: where it is first written, or its nearest parent that is. */
export function spanAt(tree: TomlTree, path: readonly string[]): Span | null {
  for (let length = path.length; length > 0; length--) {
    const place = placeAt(tree, path.slice(0, length));
    const span = place?.segments[0] ?? place?.value;
    if (span) return span;
  }
  return null;
}

/** Whether `path` is `prefix` or lies under it. */
export function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length <= path.length && prefix.every((name, index) => name === path[index]);
}

/** Where the `=` of an entry stands. Between a key and its `=` there is nothing but blanks. */
export function equalsOf(text: string, entry: TomlEntry): Offset {
  return text.indexOf('=', entry.key.at(-1)?.to ?? entry.from);
}
