/**
 * A TOML document with the exact range of everything written in it.
 *
 * A *section* is what a header opens (`[dependencies]`, `[[bin]]`, and the keys before any header); an *entry* is `key
 * = value`; a *segment* is one part of a dotted key. A *place* gathers every spot in the text that writes one absolute
 * path, because TOML can spread a table over many spots. In paths, an element of an array is its index as a string:
 * `['bin', '0', 'name']`.
 */
import type { Offset, Span } from '../text/span.ts';

export interface TomlTree {
  readonly text: string;
  /** The document's line end, taken from its first line. */
  readonly eol: '\n' | '\r\n';
  /** In the order of the text. The first one has no header. */
  readonly sections: readonly TomlSection[];
  readonly root: TomlPlace;
}

export interface TomlSection {
  readonly kind: 'section';
  /** `null` for the keys before any header. */
  readonly header: TomlHeader | null;
  /** Absolute, including the index of an array's element. */
  readonly path: readonly string[];
  readonly entries: readonly TomlEntry[];
}

/** `[a.b]` or `[[a.b]]`, including the brackets. */
export interface TomlHeader extends Span {
  readonly array: boolean;
  readonly key: readonly TomlSegment[];
}

/** One part of a dotted key, including its quotes. */
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

/** A string, including its quotes. */
export interface TomlString extends Span {
  readonly kind: 'string';
  readonly value: string;
  readonly style: 'basic' | 'literal';
}

/** A number, boolean, date or time. Its value is in the document's value, not here. */
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

/** Everything the text writes at one absolute path. */
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
 * Every spot where the last segment of `path` is written: as a key, in a dotted key, in a header, or in an inline
 * table. An array of tables has one for each `[[header]]`.
 */
export function segmentsAt(tree: TomlTree, path: readonly string[]): readonly TomlSegment[] {
  return placeAt(tree, path)?.segments ?? [];
}

/**
 * The value at `path`. `null` if there is none, and also for tables opened by headers or dotted keys, which `tablesAt`
 * finds.
 */
export function valueAt(tree: TomlTree, path: readonly string[]): TomlNode | null {
  return placeAt(tree, path)?.value ?? null;
}

/** Where a table is opened at exactly `path`: sections and inline tables. A table made only of dotted keys has none. */
export function tablesAt(
  tree: TomlTree,
  path: readonly string[],
): readonly (TomlSection | TomlInlineTable)[] {
  return placeAt(tree, path)?.tables ?? [];
}

/** A span to point at for `path`: where it is first written, or else its nearest parent that is written. */
export function spanAt(tree: TomlTree, path: readonly string[]): Span | null {
  for (let length = path.length; length > 0; length--) {
    const place = placeAt(tree, path.slice(0, length));
    const span = place?.segments[0] ?? place?.value;
    if (span) return span;
  }
  return null;
}

/** Whether `path` equals `prefix` or lies below it. */
export function startsWith(path: readonly string[], prefix: readonly string[]): boolean {
  return prefix.length <= path.length && prefix.every((name, index) => name === path[index]);
}

/** The offset of an entry's `=`. Only blanks stand between a key and its `=`. */
export function equalsOf(text: string, entry: TomlEntry): Offset {
  return text.indexOf('=', entry.key.at(-1)?.to ?? entry.from);
}
