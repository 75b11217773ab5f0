/** Removes entries, whole tables and array elements. */
import { append } from '../text/append.ts';
import type { Splice } from '../text/edit.ts';
import type { Offset, Span } from '../text/span.ts';
import { lineStart, nextLine, wholeLines } from './layout.ts';
import { removeItems, type Sequence } from './sequence.ts';
import type { TomlArray, TomlEntry, TomlInlineTable, TomlSection, TomlTree } from './tree.ts';

/** Whether a path is removed, on its own or as part of something that is. */
export type Gone = (path: readonly string[]) => boolean;

/** A test for whether a path lies at or below one of `paths`. It costs time in the length of the tested path only. */
export function removedPaths(paths: readonly (readonly string[])[]): Gone {
  const removed = new Set(paths.filter(({ length }) => length > 0).map((path) => path.join('\0')));
  if (removed.size === 0) return () => false;
  return (at) => {
    let prefix = '';
    return at.some((name, index) => {
      prefix = index === 0 ? name : `${prefix}\0${name}`;
      return removed.has(prefix);
    });
  };
}

/** A splice that removes something, with the path of the first thing it removes. */
export interface Removal extends Splice {
  readonly path: readonly string[];
}

/**
 * The splices that remove everything that writes a path which is `gone`: its entry, its dotted entries, its sections
 * with all they hold, its item in an inline table. A comment on an entry's own line goes with it. Comments on lines of
 * their own stay, except the one that `comments` gives for the path. In the order of the text.
 */
export function removals(
  tree: TomlTree,
  gone: Gone,
  comments: ReadonlyMap<string, string> = new Map(),
): readonly Removal[] {
  const lines: Lines[] = [];
  const items: Removal[] = [];
  for (const section of tree.sections) {
    if (section.header && gone(section.path)) {
      lines.push({ ...sectionLines(tree.text, section), path: section.path });
      continue;
    }
    for (const entry of section.entries) {
      if (gone(entry.path)) {
        const comment = comments.get(entry.path.join('\0'));
        lines.push({ ...linesOf(tree.text, entry, comment), path: entry.path });
      } else append(items, withinValue(entry.value, gone));
    }
  }
  return [...withoutGaps(tree.text, joined(lines)), ...items]
    .map((span) => ({ insert: '', ...span }))
    .sort((a, b) => a.from - b.from);
}

interface Lines extends Span {
  readonly path: readonly string[];
}

/** Removes the elements at `indices` from an array. Neighbouring elements must be removed in one call. */
export function removeElements(array: TomlArray, indices: readonly number[]): readonly Splice[] {
  const { source: text, from, to, elements: items } = array;
  return removeItems({ text, from, to, items, margin: '' }, new Set(indices));
}

function withinValue(value: TomlEntry['value'], gone: Gone): readonly Removal[] {
  if (value.kind === 'array')
    return value.elements.flatMap((element) => withinValue(element, gone));
  if (value.kind !== 'table') return [];
  const indices = value.entries.flatMap((entry, index) => (gone(entry.path) ? [index] : []));
  const path = value.entries[indices[0] ?? 0]?.path ?? value.path;
  const splices = indices.length > 0 ? removeItems(sequenceOf(value), new Set(indices)) : [];
  return [
    ...splices.map((splice) => ({ ...splice, path })),
    ...value.entries.flatMap((entry) => (gone(entry.path) ? [] : withinValue(entry.value, gone))),
  ];
}

function sequenceOf(table: TomlInlineTable): Sequence {
  const { source: text, from, to, entries: items } = table;
  return { text, from, to, items, margin: ' ' };
}

/** An entry's lines, including the line right above it if that is exactly this comment. */
function linesOf(text: string, entry: TomlEntry, comment: string | undefined): Span {
  const { from, to } = wholeLines(text, entry);
  if (comment === undefined || from === 0) return { from, to };
  const above = lineStart(text, from - 1);
  return text.slice(above, from).trim() === `# ${comment}` ? { from: above, to } : { from, to };
}

/** From a section's header line to the line of its last entry. */
function sectionLines(text: string, section: TomlSection): Span {
  const from = lineStart(text, section.header?.from ?? 0);
  const last = section.entries.at(-1) ?? section.header;
  return { from, to: nextLine(text, last?.to ?? from) };
}

/** Joins spans that touch. */
function joined(spans: readonly Lines[]): readonly Lines[] {
  const out: Lines[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (last?.to === span.from) out[out.length - 1] = { ...last, to: span.to };
    else out.push(span);
  }
  return out;
}

/** Extends removed lines by the blank lines around them that would leave a gap. */
function withoutGaps(text: string, lines: readonly Lines[]): readonly Lines[] {
  const wider = joined(lines.map((span) => withBlankBelow(text, span)));
  const last = wider.at(-1);
  if (last?.to !== text.length) return wider;
  const end = lines.at(-1)?.to ?? last.to;
  // At the end of the document, the last line end stays and the gap above goes instead.
  const to = end < text.length && last.from > 0 ? end : last.to;
  const from = Math.max(blankAt(text, last.from), wider.at(-2)?.to ?? 0);
  return joined([...wider.slice(0, -1), { ...last, from, to }]);
}

/** Includes the blank lines below if there is one above as well, so that two gaps become one. */
function withBlankBelow(text: string, lines: Lines): Lines {
  const { from, to } = lines;
  const blankAbove = from === 0 || /\n[ \t\r]*\n$/.test(text.slice(Math.max(0, from - 100), from));
  let end = to;
  while (blankAbove && end < text.length && text.slice(end, nextLine(text, end)).trim() === '') {
    end = nextLine(text, end);
  }
  return { ...lines, to: end };
}

/** Where the run of blank lines that ends at `at` begins. */
function blankAt(text: string, at: Offset): Offset {
  let start = at;
  while (start > 0) {
    const line = lineStart(text, start - 1);
    // A BOM does not start a line.
    if (line >= start || text.slice(line, start).trim() !== '') break;
    start = line;
  }
  return start;
}
