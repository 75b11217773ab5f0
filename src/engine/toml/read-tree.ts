/**
 * Finds where everything in a TOML document is written. It is only given documents that smol-toml accepted, so it looks
 * for where things end and checks nothing: whether a document is valid, and what its values mean, is up to smol-toml.
 */
import { parse } from 'smol-toml';
import type { Offset } from '../text/span.ts';
import type {
  TomlEntry,
  TomlInlineTable,
  TomlNode,
  TomlPlace,
  TomlSection,
  TomlSegment,
  TomlString,
  TomlTree,
} from './tree.ts';

/** `text` must be a document that smol-toml accepts. */
export function readTree(text: string): TomlTree {
  const eol = /\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n';
  return { text, eol, ...new Reader(text).document() };
}

/** A place under construction; `TomlPlace` is its read-only face. */
interface Draft {
  readonly children: Map<string, Draft>;
  readonly segments: TomlSegment[];
  entry: TomlEntry | null;
  value: TomlNode | null;
  readonly tables: (TomlSection | TomlInlineTable)[];
  /** How many `[[headers]]` name exactly this path. A later header continues the table of the last one. */
  elements: number;
}

/** An inline table whose entries are still being read: they refer to it before its end is known. */
interface UnclosedTable extends TomlInlineTable {
  to: Offset;
}

function newPlace(): Draft & TomlPlace {
  return { children: new Map(), segments: [], entry: null, value: null, tables: [], elements: 0 };
}

function childOf(place: Draft, name: string): Draft {
  let child = place.children.get(name);
  if (!child) {
    child = newPlace();
    place.children.set(name, child);
  }
  return child;
}

const separators = ' \t\r\n,';

/**
 * Reads one document from beginning to end. Throws if smol-toml accepted something that this reader can't follow, which
 * would be a bug.
 */
class Reader {
  readonly #text: string;
  readonly #root = newPlace();
  #at: Offset;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  document(): Pick<TomlTree, 'sections' | 'root'> {
    let entries: TomlEntry[] = [];
    let section: TomlSection = { kind: 'section', header: null, path: [], entries };
    let place: Draft = this.#root;
    place.tables.push(section);
    const sections = [section];
    for (this.#skip(); this.#at < this.#text.length; this.#skip()) {
      if (this.#char() === '[') {
        entries = [];
        [section, place] = this.#section(entries);
        sections.push(section);
      } else entries.push(this.#entry(section, place));
    }
    return { sections, root: this.#root };
  }

  #char(): string {
    return this.#text.charAt(this.#at);
  }

  /** Skips separators: blanks, line ends, comments, commas. */
  #skip(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#char();
      if (char === '#') {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end === -1 ? this.#text.length : end;
      } else if (!separators.includes(char)) return;
    }
  }

  /** Skips what `pattern` matches here. Returns where the match began. */
  #past(pattern: RegExp): Offset {
    const from = this.#at;
    pattern.lastIndex = from;
    this.#at += pattern.exec(this.#text)?.[0].length ?? 0;
    return from;
  }

  #section(entries: readonly TomlEntry[]): [TomlSection, Draft] {
    const from = this.#past(/\[{1,2}/y);
    const array = this.#at - from === 2;
    const key = this.#key();
    this.#at += array ? 2 : 1;
    let place: Draft = this.#root;
    const path: string[] = [];
    const enter = (name: string) => {
      path.push(name);
      place = childOf(place, name);
    };
    for (const [index, segment] of key.entries()) {
      enter(segment.name);
      place.segments.push(segment);
      if (array && index === key.length - 1) place.elements++;
      // A header never writes the index of an array's element.
      if (place.elements > 0) enter(String(place.elements - 1));
    }
    const header = { from, to: this.#at, array, key };
    const section: TomlSection = { kind: 'section', header, path, entries };
    place.tables.push(section);
    return [section, place];
  }

  /** Reads a key with its dots, up to the character that ends it. */
  #key(): TomlSegment[] {
    const key: TomlSegment[] = [];
    while (true) {
      this.#past(/[ \t.]*/y);
      const quote = this.#char();
      if (quote === '"' || quote === "'") {
        const { from, to, value: name, style } = this.#string();
        key.push({ from, to, name, style });
      } else {
        const from = this.#past(/[\w-]+/y);
        if (from === this.#at) return key;
        key.push({ from, to: this.#at, name: this.#text.slice(from, this.#at), style: 'bare' });
      }
    }
  }

  #entry(container: TomlSection | TomlInlineTable, above: Draft): TomlEntry {
    const from = this.#at;
    const key = this.#key();
    if (key.length === 0) throw new Error(`no key at ${from}`);
    let place = above;
    for (const segment of key) {
      place = childOf(place, segment.name);
      place.segments.push(segment);
    }
    const path = [...container.path, ...key.map((segment) => segment.name)];
    this.#past(/=[ \t]*/y);
    const value = this.#value(path, place);
    const entry = { from, to: this.#at, key, path, value, container };
    place.entry = entry;
    return entry;
  }

  #value(path: readonly string[], place: Draft): TomlNode {
    const value = this.#node(path, place);
    place.value = value;
    return value;
  }

  #node(path: readonly string[], place: Draft): TomlNode {
    switch (this.#char()) {
      case '"':
      case "'":
        return this.#string();
      case '[':
        return this.#array(path, place);
      case '{':
        return this.#inlineTable(path, place);
      default: {
        // A date and its time may be separated by a space.
        const from = this.#past(/[\w+:.-]+(?: \d[\w+:.-]*)?/y);
        if (from === this.#at) throw new Error(`no value at ${from}`);
        return { from, to: this.#at, kind: 'scalar' };
      }
    }
  }

  #array(path: readonly string[], place: Draft): TomlNode {
    const from = this.#at++;
    const elements: TomlNode[] = [];
    for (this.#skip(); this.#char() !== ']'; this.#skip()) {
      const index = String(elements.length);
      elements.push(this.#value([...path, index], childOf(place, index)));
    }
    return { from, to: ++this.#at, kind: 'array', elements, source: this.#text };
  }

  #inlineTable(path: readonly string[], place: Draft): TomlInlineTable {
    const from = this.#at++;
    const entries: TomlEntry[] = [];
    const table: UnclosedTable = {
      from,
      to: from,
      kind: 'table',
      path,
      entries,
      source: this.#text,
    };
    place.tables.push(table);
    for (this.#skip(); this.#char() !== '}'; this.#skip()) entries.push(this.#entry(table, place));
    table.to = ++this.#at;
    return table;
  }

  #string(): TomlString {
    const from = this.#at;
    const quote = this.#char();
    const multiline = this.#text.startsWith(quote.repeat(3), from);
    this.#at = stringEnd(this.#text, from, quote, multiline);
    const written = this.#text.slice(from, this.#at);
    const isPlain = !multiline && (quote === "'" || !written.includes('\\'));
    return {
      from,
      to: this.#at,
      kind: 'string',
      value: isPlain ? written.slice(1, -1) : meant(written),
      style: quote === '"' ? 'basic' : 'literal',
    };
  }
}

/** The value of a string that has escapes or several lines. */
function meant(written: string): string {
  const { value } = parse(`value = ${written}`);
  return typeof value === 'string' ? value : written;
}

/** The offset after the closing quotes. A multi-line string may end with one or two quotes of its own. */
function stringEnd(text: string, from: Offset, quote: string, multiline: boolean): Offset {
  const closing = multiline ? quote.repeat(3) : quote;
  const mark = quote === '"' ? /["\\]/g : /'/g;
  mark.lastIndex = from + closing.length;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '\\') mark.lastIndex++;
    else if (text.startsWith(closing, found.index)) {
      let end = found.index + closing.length;
      while (multiline && end < found.index + 5 && text.charAt(end) === quote) end++;
      return end;
    }
  }
  return text.length;
}
