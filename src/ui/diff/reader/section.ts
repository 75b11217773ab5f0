/**
 * One file in the reader: its header, if it has one, and its rows, of which only those in sight exist. A section reads
 * its texts when it first comes into sight; until then its height is a guess.
 */
import type { Edit, Finding } from '../../../engine/host.ts';
import { choicesOf, inOrder } from '../../../project/choice.ts';
import { foldHeight } from '../controls.ts';
import type { Layout } from '../file-view.ts';
import { around, type Fold, type FoldStep, type LineRange, opened } from '../folds.ts';
import { type Comparison, compare } from './comparison.ts';
import { betweenRow, type Decisions, decisionsOf } from './decisions.ts';
import { Heights } from './heights.ts';
import type { Lines } from './lines.ts';
import { longestShown } from './paint.ts';
import { columnNames, part, type RowContext, rowElement } from './row-element.ts';
import { type Row, Rows } from './rows.ts';
import { byLine, side } from './side.ts';

/** A file as it is shown. As everywhere, offsets refer to `before`. */
export interface ReaderFile {
  readonly path: string;
  /** `null`: the migration creates the file. */
  readonly before: string | null;
  readonly after: string;
  readonly edits: readonly Edit[];
  /** Declined edits, which are not in `after`. */
  readonly kept: readonly Edit[];
  readonly findings: readonly Finding[];
  /** Whether its section is folded at first. */
  readonly folded?: boolean;
}

/** What all sections share. Sizes are in px. */
export interface SectionFrame {
  readonly layout: Layout;
  readonly wraps: boolean;
  lineHeight(): number;
  /** How many characters of one width fit into a line of text. */
  columns(): number;
  /** The height of a section's header; 0 without headers. */
  readonly headerHeight: number;
  header(section: Section): HTMLElement | null;
  apply(path: string, from: number, to: number, apply: boolean): void;
  /** Moves the keyboard away from a row that is removed. */
  focus(): void;
  /** Called when a section's rows have changed. */
  changed(section: Section): void;
}

/** How many rows are made beyond those in sight, so that a slow frame shows no gap while scrolling. */
const overscan = 6;
/** How many rows a change and its surroundings need, as a guess. */
const rowsOfChange = 8;

interface Content {
  readonly source: RowContext;
  readonly rows: Rows;
  readonly heights: Heights;
  /** The rows with a box or a button, in order. */
  readonly controls: Float64Array;
  readonly longest: number;
}

export class Section {
  readonly element = part('div', 'reader-section');
  folded: boolean;
  private readonly frame: SectionFrame;
  private readonly body = part('div', 'reader-rows', 'table');
  private readonly elements = new Map<number, HTMLElement>();
  private readonly shown: LineRange[];
  private current: ReaderFile;
  /** The section's content, once it has been read. */
  private content: Content | null = null;
  private counted: number | null = null;
  /** The last of its rows in sight. */
  private coloured = 0;

  constructor(frame: SectionFrame, file: ReaderFile, before?: Section) {
    this.frame = frame;
    this.current = file;
    this.folded = before?.folded ?? file.folded ?? false;
    this.shown = before && before.current.before === file.before ? [...before.shown] : [];
    this.body.setAttribute('aria-label', columnNames.table(file.path, frame.layout));
    this.element.append(this.body);
  }

  get file(): ReaderFile {
    return this.current;
  }

  get comparison(): Comparison {
    return this.read().source.comparison;
  }

  get decisions(): Decisions {
    return this.read().source.decisions;
  }

  get isRead(): boolean {
    return this.content !== null;
  }

  /** How many changes there are to decide about. A created file counts as one. */
  get changes(): number {
    const { before, edits, kept } = this.current;
    this.counted ??= before === null ? 1 : choicesOf(before, inOrder(edits, kept)).length;
    return this.counted;
  }

  get rows(): Rows {
    return this.read().rows;
  }

  /** The width of its longest line in characters, as far as it has been read. */
  get longest(): number {
    return this.content?.longest ?? 0;
  }

  get height(): number {
    const { headerHeight } = this.frame;
    if (this.folded) return headerHeight;
    return headerHeight + (this.content?.heights.total ?? this.guess());
  }

  /** Where a row begins, in px from the section's top. */
  topOf(row: number): number {
    return this.frame.headerHeight + this.read().heights.topOf(row);
  }

  /** The row at a height. */
  at(top: number): number {
    return this.read().heights.at(top - this.frame.headerHeight);
  }

  elementOf(row: number): HTMLElement | undefined {
    return this.elements.get(row);
  }

  /** The row that contains an element. */
  rowOf(element: Element | null): number | null {
    if (!element || !this.body.contains(element)) return null;
    return [...this.elements].find(([, row]) => row.contains(element))?.[0] ?? null;
  }

  /** Opens the fold that hides a line of the user's text. */
  reveal(line: number): void {
    if (this.rows.row(this.rows.rowOf(line))?.kind !== 'fold') return;
    for (const range of around([line])) this.shown.push(range);
    this.rearrange();
  }

  /** Reads the content again, for another width or letter size. */
  resize(): void {
    if (this.content) this.rearrange();
  }

  /**
   * Creates the rows between two heights, and the nearest one with a control on either side of them, so that Tab goes
   * on there; returns `false` if some colours are not known yet.
   */
  draw(top: number, bottom: number): boolean {
    this.head();
    this.body.hidden = this.folded;
    if (this.folded) {
      this.redraw();
      this.element.style.blockSize = `${this.height}px`;
      return true;
    }
    const { rows, controls } = this.read();
    let known = true;
    // Rows that wrap may turn out lower than guessed, so that more of them fit.
    for (let tries = 0; tries < 8; tries++) {
      const first = Math.max(0, this.at(top) - overscan);
      const last = Math.min(rows.count - 1, this.at(bottom) + overscan);
      known = this.colourUpTo(last);
      this.coloured = last;
      const next = firstAtLeast(controls, last + 1);
      const wanted = [controls[firstAtLeast(controls, first) - 1] ?? -1];
      for (let index = first; index <= last; index++) wanted.push(index);
      wanted.push(controls[next] ?? -1);
      const made = this.make(wanted.filter((index) => index >= 0));
      if (!this.measure(made)) break;
    }
    this.element.style.blockSize = `${this.height}px`;
    return known;
  }

  /** Creates its header alone, for Tab to reach. Its rows follow once they are in sight. */
  drawHeader(): void {
    this.head();
    this.body.hidden = true;
    this.redraw();
    this.element.style.blockSize = `${this.height}px`;
  }

  /** Its header, created when the section first comes into sight. */
  private head(): void {
    if (this.frame.headerHeight === 0 || this.element.firstChild !== this.body) return;
    const header = this.frame.header(this);
    if (header) this.element.prepend(header);
  }

  /** Removes its rows and creates them again, with colours that are known by now. */
  redraw(): void {
    for (const index of [...this.elements.keys()]) this.drop(index);
  }

  /** Reads on for the colours of the present rows; `false`: that needs another turn. */
  colour(): boolean {
    return this.elements.size === 0 || this.colourUpTo(this.coloured);
  }

  private guess(): number {
    const { before, after, edits } = this.current;
    const lines = before === null ? after.length / 30 : edits.length * rowsOfChange;
    return Math.ceil(lines + 1) * this.frame.lineHeight();
  }

  private read(): Content {
    this.content ??= this.arranged(sourceOf(this.frame, this.current, this));
    return this.content;
  }

  private arranged(source: RowContext): Content {
    const { a, b } = source.comparison;
    const open = around([...source.left, ...source.findings.keys()]);
    const shown = [...open, ...this.shown];
    const decides = source.decisions.stops.length > 0;
    const rows = new Rows(source.comparison, shown, source.columns, decides);
    const line = this.frame.lineHeight();
    const room = this.frame.columns();
    const rowsOf = (lines: Lines | null, at: number | null) =>
      lines && at !== null
        ? Math.ceil(Math.min(lines.to(at) - lines.from(at), longestShown) / room)
        : 1;
    const heightOf = (atA: number | null, atB: number | null) =>
      this.frame.wraps ? line * Math.max(1, rowsOf(a, atA), rowsOf(b, atB)) : line;
    this.body.style.setProperty(
      '--digits',
      String(String(Math.max(a?.count ?? 0, b.count)).length),
    );
    this.body.setAttribute('aria-rowcount', String(rows.count + 1));
    this.redraw();
    this.body.replaceChildren(columnNames.row(this.frame.layout));
    const longest = Math.min(longestShown + 60, Math.max(a?.longest ?? 0, b.longest));
    const heights = new Heights(rows.heights(foldHeight, heightOf));
    return { source, rows, heights, controls: controlsOf(rows, source), longest };
  }

  private rearrange(): void {
    this.content = this.arranged(this.read().source);
    this.frame.changed(this);
  }

  /** Keeps exactly these rows in place, in order; returns those that are new. */
  private make(wanted: readonly number[]): readonly number[] {
    const { source, rows, heights } = this.read();
    const kept = new Set(wanted);
    for (const index of [...this.elements.keys()]) if (!kept.has(index)) this.drop(index);
    const made: number[] = [];
    // From the last one up, because each is inserted before the one made or found below it.
    let below: HTMLElement | null = null;
    for (let at = wanted.length - 1; at >= 0; at--) {
      const index = wanted[at] ?? 0;
      let element = this.elements.get(index);
      const row = element ? null : rows.row(index);
      if (row) {
        element = rowElement(source, row, index);
        this.elements.set(index, element);
        this.body.insertBefore(element, below);
        made.push(index);
      }
      const above = wanted[at - 1];
      const gap = above === undefined ? 0 : heights.topOf(index) - heights.topOf(above + 1);
      if (element) element.style.marginBlockStart = gap > 0 ? `${gap}px` : '';
      below = element ?? below;
    }
    this.body.style.marginBlockStart = `${heights.topOf(wanted[0] ?? 0)}px`;
    return made;
  }

  private drop(index: number): void {
    const element = this.elements.get(index);
    if (element?.contains(document.activeElement)) this.frame.focus();
    element?.remove();
    this.elements.delete(index);
  }

  /** Corrects the heights of new rows; returns whether any was wrong. */
  private measure(made: readonly number[]): boolean {
    if (!this.frame.wraps) return false;
    const { heights } = this.read();
    // All heights are read before the next change of the page, so the browser lays it out only once.
    const found = made.map((row) => this.elements.get(row)?.getBoundingClientRect().height ?? 0);
    return made.filter((row, index) => heights.set(row, found[index] ?? 0)).length > 0;
  }

  private colourUpTo(index: number): boolean {
    const { source, rows } = this.read();
    const row = rows.row(index);
    const [a, b] = row ? linesOf(row) : [0, 0];
    return (source.a?.ready(a) ?? true) && source.b.ready(b);
  }

  /** What the buttons of a fold bar do. */
  unfold(fold: Fold, step: FoldStep): void {
    const range = opened(fold, step);
    const row = this.rows.rowOf(fold.first) + (step === 'top' ? range[1] - fold.first + 1 : 0);
    this.shown.push(range);
    this.rearrange();
    const button = this.elements
      .get(row)
      ?.querySelector<HTMLElement>(`.fold [data-step="${step}"]`);
    const first = this.elements.get(row)?.querySelector<HTMLElement>('.fold button');
    if (step !== 'all') (button ?? first)?.focus({ preventScroll: true });
  }
}

function controlsOf(rows: Rows, { decisions, columns }: RowContext): Float64Array {
  const boxes = decisions.all.map(({ line, between }) =>
    between ? rows.rowOfBlock(between) + betweenRow(between, columns) : rows.rowOf(line),
  );
  return Float64Array.from([...rows.bars(), ...boxes]).sort();
}

/** The index of the first number that is at least `least`; the numbers ascend. */
function firstAtLeast(numbers: Float64Array, least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function linesOf(row: Row): readonly [a: number, b: number] {
  return row.kind === 'fold' ? [row.fold.first, row.fold.firstOther] : [row.a ?? 0, row.b ?? 0];
}

function sourceOf(frame: SectionFrame, file: ReaderFile, section: Section): RowContext {
  const { path, before, after, edits, findings, kept } = file;
  const columns = frame.layout === 'split' ? 2 : 1;
  const comparison = compare(before, after, edits, columns);
  const { a, b } = comparison;
  const decisions = decisionsOf(comparison, edits, kept, columns);
  const left = decisions.all.flatMap(({ applied, line }) => (applied === 'all' ? [] : [line]));
  const onA = comparison.edits.map(({ fromA, toA }) => ({ from: fromA, to: toA }));
  const onB = comparison.edits.map(({ fromB, toB }) => ({ from: fromB, to: toB }));
  return {
    comparison,
    layout: frame.layout,
    columns,
    a: a && side(path, a, onA, findings),
    b: side(path, b, onB, []),
    findings: a ? byLine(a, findings) : new Map(),
    decisions,
    left: new Set(left),
    open: (fold, step) => section.unfold(fold, step),
    apply: (from, to, apply) => frame.apply(path, from, to, apply),
  };
}
