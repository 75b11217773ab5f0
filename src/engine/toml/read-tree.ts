/**
 * Builds a `TomlTree` from toml-eslint-parser's syntax tree, whose ranges are exact: absolute paths
 * instead of nesting, an index by path, and offsets that count the BOM the parser never sees.
 */
import { parse } from 'smol-toml';
import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import type { Offset, Span } from '../text/span.ts';
import { longest, withoutLongStrings } from './long-strings.ts';
import type {
  TomlEntry,
  TomlInlineTable,
  TomlNode,
  TomlPlace,
  TomlSection,
  TomlSegment,
  TomlTree,
} from './tree.ts';

/** `text` must be a document smol-toml accepts; what this parser still refuses is `tree.problem`. */
export function readTree(text: string): TomlTree {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const shortened = withoutLongStrings(bom ? text.slice(1) : text);
  const at = (offset: Offset) => shortened.at(offset) + bom;
  const eol = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  try {
    const program = parseTOML(shortened.text, { tomlVersion: '1.1' });
    return { text, eol, ...new Builder(text, at).build(program.body[0]), problem: null };
  } catch (error) {
    // A number of more than about 100,000 digits overflows the parser's stack (RangeError).
    const from = error instanceof ParseError ? at(error.index) : 0;
    const message = error instanceof ParseError ? error.message : 'too long to be located';
    const problem = { from, to: Math.min(from + 1, text.length), message };
    return { text, eol, sections: [], root: newPlace(), problem };
  }
}

/** A place under construction; `TomlPlace` is its read-only face. */
interface Draft {
  readonly children: Map<string, Draft>;
  readonly segments: TomlSegment[];
  entry: TomlEntry | null;
  value: TomlNode | null;
  readonly tables: (TomlSection | TomlInlineTable)[];
}

function newPlace(): Draft & TomlPlace {
  return { children: new Map(), segments: [], entry: null, value: null, tables: [] };
}

function childOf(place: Draft, name: string): Draft {
  let child = place.children.get(name);
  if (!child) {
    child = newPlace();
    place.children.set(name, child);
  }
  return child;
}

/** One document being read; holds what every step needs. */
class Builder {
  readonly #text: string;
  /** Where an offset of what was parsed stands in the text. */
  readonly #at: (offset: Offset) => Offset;
  readonly #root = newPlace();

  constructor(text: string, at: (offset: Offset) => Offset) {
    this.#text = text;
    this.#at = at;
  }

  build(top: AST.TOMLTopLevelTable): Pick<TomlTree, 'sections' | 'root'> {
    const rootEntries: TomlEntry[] = [];
    const rootSection: TomlSection = {
      kind: 'section',
      header: null,
      path: [],
      entries: rootEntries,
    };
    this.#root.tables.push(rootSection);
    const sections = [rootSection];
    for (const node of top.body) {
      if (node.type === 'TOMLTable') sections.push(this.#section(node));
      else rootEntries.push(this.#entry(node, rootSection, this.#root));
    }
    return { sections, root: this.#root };
  }

  #section(node: AST.TOMLTable): TomlSection {
    const key = this.#key(node.key);
    let place: Draft = this.#root;
    let written = 0;
    for (const step of node.resolvedKey) {
      place = childOf(place, String(step));
      // A number is the index of an array's element: no segment of the header writes it.
      const segment = typeof step === 'string' ? key[written++] : undefined;
      if (segment) place.segments.push(segment);
    }
    const entries: TomlEntry[] = [];
    const section: TomlSection = {
      kind: 'section',
      header: { ...this.#headerSpan(node), array: node.kind === 'array', key },
      path: node.resolvedKey.map(String),
      entries,
    };
    place.tables.push(section);
    for (const child of node.body) entries.push(this.#entry(child, section, place));
    return section;
  }

  /** The parser's range of a table reaches over its entries; this is the header alone. */
  #headerSpan(node: AST.TOMLTable): { from: Offset; to: Offset } {
    const close = this.#text.indexOf(']', this.#at(node.key.range[1]));
    const to = close + (node.kind === 'array' ? 2 : 1);
    return { from: this.#at(node.range[0]), to };
  }

  #key(node: AST.TOMLKey): TomlSegment[] {
    return node.keys.map((part) => {
      const span = this.#span(part.range);
      return part.type === 'TOMLBare'
        ? { ...span, name: part.name, style: 'bare' }
        : { ...span, name: this.#string(span, part.value), style: part.style };
    });
  }

  #entry(
    node: AST.TOMLKeyValue,
    container: TomlSection | TomlInlineTable,
    above: Draft,
  ): TomlEntry {
    const key = this.#key(node.key);
    let place = above;
    for (const segment of key) {
      place = childOf(place, segment.name);
      place.segments.push(segment);
    }
    const path = [...container.path, ...key.map((segment) => segment.name)];
    const value = this.#value(node.value, path, place);
    const entry = { ...this.#span(node.range), key, path, value, container };
    place.entry = entry;
    return entry;
  }

  #span([from, to]: readonly [number, number]): Span {
    return { from: this.#at(from), to: this.#at(to) };
  }

  /** What a string says: of a long one the parser did not see the inside. */
  #string({ from, to }: Span, parsed: string): string {
    if (to - from <= longest) return parsed;
    const { value } = parse(`value = ${this.#text.slice(from, to)}`);
    return typeof value === 'string' ? value : parsed;
  }

  #value(node: AST.TOMLContentNode, path: readonly string[], place: Draft): TomlNode {
    const value = this.#node(node, path, place);
    place.value = value;
    return value;
  }

  #node(node: AST.TOMLContentNode, path: readonly string[], place: Draft): TomlNode {
    const span = this.#span(node.range);
    const source = this.#text;
    if (node.type === 'TOMLArray') {
      const elements = node.elements.map((element, index) =>
        this.#value(element, [...path, String(index)], childOf(place, String(index))),
      );
      return { ...span, kind: 'array', elements, source };
    }
    if (node.type === 'TOMLInlineTable') {
      const entries: TomlEntry[] = [];
      const table: TomlInlineTable = { ...span, kind: 'table', path, entries, source };
      place.tables.push(table);
      for (const child of node.body) entries.push(this.#entry(child, table, place));
      return table;
    }
    switch (node.kind) {
      case 'string':
        return {
          ...span,
          kind: 'string',
          value: this.#string(span, node.value),
          style: node.style,
          multiline: node.multiline,
        };
      case 'integer':
        return {
          ...span,
          kind: 'integer',
          value: Number.isSafeInteger(node.value) ? node.value : node.bigint,
        };
      case 'float':
      case 'boolean':
        return { ...span, kind: node.kind, value: node.value };
      default:
        return { ...span, kind: 'date', value: node.value };
    }
  }
}
