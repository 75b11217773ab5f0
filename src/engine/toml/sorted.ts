/**
 * Keeps sorted tables sorted: decides where the lines of a renamed key go. Only tables that were in order before are
 * kept in order, and only renamed keys move; everything else in the table stays where it is.
 */
import { addUnder } from '../text/append.ts';
import { countUpTo } from '../text/binary-search.ts';
import type { Offset, Span } from '../text/span.ts';
import { lineStart, nextLine } from './layout.ts';
import { type TomlSection, type TomlTree, tablesAt } from './tree.ts';

/** How a table is sorted. */
export interface TableOrder {
  /**
   * Whether all its keys are sorted as one list. If not, each run of lines without a blank line is sorted by itself.
   */
  readonly acrossBlanks: boolean;
  /** Whether the sections below it are sorted too: `[dependencies.a]` before `[dependencies.b]`. */
  readonly sections: boolean;
}

interface Renamed {
  readonly at: readonly string[];
  readonly key: string;
}

/** Whole lines that move to another place, with the comments directly above them. */
export interface SortedMove<R> {
  readonly renamed: R;
  readonly lines: Span;
  /** Their new place. */
  readonly to: Offset;
  /**
   * `above`: `to` is the start of the line that follows them. `below`: it is the end of the line before them, ahead of
   * its line end.
   */
  readonly side: 'above' | 'below';
}

/** What moves when `renames` are made, in the order of the text. `orderOf` says how a table is sorted, if it is. */
export function sortedMoves<R extends Renamed>(
  tree: TomlTree,
  renames: readonly R[],
  orderOf: (table: readonly string[]) => TableOrder | null,
): readonly SortedMove<R>[] {
  const tables = new Map<string, R[]>();
  for (const renamed of renames) {
    const key = JSON.stringify(renamed.at.slice(0, -1));
    addUnder(tables, key, renamed);
  }
  const moves = [...tables.values()].flatMap((own) => {
    const table = own[0]?.at.slice(0, -1) ?? [];
    const order = orderOf(table);
    if (!order) return [];
    const names = new Map(own.map((renamed) => [renamed.at.at(-1) ?? '', renamed]));
    const scopes = tablesAt(tree, table).flatMap((opened) =>
      opened.kind === 'section' ? entryScopes(tree, opened, order) : [],
    );
    if (order.sections) scopes.push(sectionScope(tree, table));
    return scopes.flatMap((units) => movesAmong(tree.text, units, names));
  });
  return moves.sort((a, b) => a.lines.from - b.lines.from);
}

/** What is sorted under one name: an entry, the dotted entries of one key, or a section. */
interface Sortable extends Span {
  readonly name: string;
  /** Whether its lines may be moved. */
  readonly movable: boolean;
}

/** The entries of a section, in the runs that are sorted separately. */
function entryScopes(
  tree: TomlTree,
  section: TomlSection,
  { acrossBlanks }: TableOrder,
): Sortable[][] {
  const { text } = tree;
  const scopes: Sortable[][] = [];
  let units: Sortable[] = [];
  let above = section.header ? nextLine(text, section.header.to) : 0;
  for (const entry of section.entries) {
    const name = entry.path[section.path.length] ?? '';
    const line = lineStart(text, entry.from);
    const to = nextLine(text, entry.to);
    const between = text.slice(above, line);
    const last = units.at(-1);
    if (last?.name === name && between === '') units[units.length - 1] = { ...last, to };
    else {
      const start = above + (entry === section.entries[0] ? tableComment(between) : 0);
      const attached = line - attachedComments(text.slice(start, line));
      const isParted = blankLine.test(between);
      if (last && isParted && !acrossBlanks) {
        scopes.push(units);
        units = [];
      }
      // `cargo sort` moves blank lines along with what is below them; a comment between blank lines belongs to no key.
      const from = acrossBlanks ? start : attached;
      const movable = !acrossBlanks || text.slice(from, attached).trim() === '';
      units.push({ name, from, to, movable });
    }
    above = to;
  }
  scopes.push(units);
  return scopes;
}

const blankLine = /(?:^|\n)[ \t]*\r?\n/;

/** The length of an opening comment that speaks of the table's order, and so belongs to no key. */
function tableComment(between: string): number {
  let [end, at] = [0, 0];
  for (const line of between.split('\n').slice(0, -1)) {
    at += line.length + 1;
    if (/^[ \t]*#.*\b(?:sort|alphabet|order)/i.test(line)) end = at;
  }
  return end;
}

/** The length of the comment lines at the end of `between`. */
function attachedComments(between: string): number {
  let length = 0;
  for (const line of between.split('\n').slice(0, -1).toReversed()) {
    if (!/^[ \t]*#/.test(line)) break;
    length += line.length + 1;
  }
  return length;
}

/** The sections directly below a table, if they follow one another and all are separated in the same way. */
function sectionScope(tree: TomlTree, table: readonly string[]): Sortable[] {
  const { text, sections } = tree;
  const units: Sortable[] = [];
  const gaps = new Set<string>();
  let end = -1;
  let above: TomlSection | undefined;
  for (const [index, section] of sections.entries()) {
    const { path, header } = section;
    const isBelow =
      path.length === table.length + 1 && table.every((name, depth) => path[depth] === name);
    if (header && !header.array && isBelow) {
      if (end !== -1 && end !== index - 1) return [];
      end = index;
      const from = above ? endOf(text, above) : 0;
      const between = text.slice(from, lineStart(text, header.from));
      const [gap = ''] = /^(?:[ \t]*\r?\n)*/.exec(between) ?? [];
      gaps.add(gap);
      const movable = !blankLine.test(between.slice(gap.length));
      units.push({ name: path.at(-1) ?? '', from, to: endOf(text, section), movable });
    }
    above = section;
  }
  return gaps.size === 1 ? units : [];
}

/** Where the line after a section's last one starts. */
function endOf(text: string, { entries, header }: TomlSection): Offset {
  const last = entries.at(-1) ?? header;
  return last ? nextLine(text, last.to) : 0;
}

/** The units that move, if their names were in order before: those whose new name no longer fits where they are. */
function movesAmong<R extends Renamed>(
  text: string,
  units: readonly Sortable[],
  names: ReadonlyMap<string, R>,
): SortedMove<R>[] {
  if (units.some(({ name }, index) => index > 0 && (units[index - 1]?.name ?? '') >= name))
    return [];
  const nextKept = new Map<Sortable, string | null>();
  let right: string | null = null;
  for (const unit of units.toReversed()) {
    nextKept.set(unit, right);
    if (!names.has(unit.name)) right = unit.name;
  }
  const stays: { readonly name: string; readonly unit: Sortable }[] = [];
  const goes: { readonly renamed: R; readonly unit: Sortable }[] = [];
  for (const unit of units) {
    const renamed = names.get(unit.name);
    const name = renamed?.key ?? unit.name;
    const next = nextKept.get(unit) ?? null;
    const fits = (stays.at(-1)?.name ?? '') < name && (next === null || name < next);
    if (!renamed || fits) stays.push({ name, unit });
    else goes.push({ renamed, unit });
  }
  const places = new Map<number, typeof goes>();
  for (const each of goes.sort((a, b) => (a.renamed.key < b.renamed.key ? -1 : 1))) {
    // `stays` are sorted.
    const place = countUpTo(stays, ({ name }) => name < each.renamed.key);
    addUnder(places, place, each);
  }
  const moves = [...places].flatMap(([place, here]): SortedMove<R>[] => {
    const before = stays[place - 1]?.unit;
    const after = stays[place]?.unit;
    // Two units can go between the same neighbours and still not share an offset: one at the end of the line above, one
    // at the start of the line below. Fewer other edits are made at a line's end, so it is tried first.
    const slots: Pick<SortedMove<R>, 'to' | 'side'>[] = [];
    const above = before?.to ?? units[0]?.from ?? 0;
    if (above > 0) slots.push({ to: withoutLineEnd(text, above), side: 'below' });
    if (after) slots.push({ to: after.from, side: 'above' });
    else if (text[above - 1] === '\n') slots.push({ to: above, side: 'above' });
    return here.flatMap(({ renamed, unit: { from, to, movable } }, index) => {
      const slot = slots[index];
      return slot && movable ? [{ renamed, lines: { from, to }, ...slot }] : [];
    });
  });
  // A half-sorted table would be no better than an unsorted one, so all move or none.
  return moves.length === goes.length ? moves : [];
}

/** Where the line before the one that starts at `at` ends, ahead of its line end. */
function withoutLineEnd(text: string, at: Offset): Offset {
  if (text[at - 1] !== '\n') return at;
  return text[at - 2] === '\r' ? at - 2 : at - 1;
}
