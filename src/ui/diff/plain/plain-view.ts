/**
 * The light view of a file: both sides, to be read, of which only the rows in sight exist. It needs nothing of
 * CodeMirror: it stands until the editor has loaded, and in its place for files too large for it.
 */
import type { EditorHost, EditorInput, FileEditor, Layout, Place } from '../editor.ts';
import { foldHeight } from '../fold-bar.ts';
import { type Fold, type FoldStep, type LineRange, opened } from '../fold-lines.ts';
import { type Block, type Comparison, compare, keptBy, rowsOf } from './comparison.ts';
import { canFlow, stack } from './flow.ts';
import { longestShown } from './paint.ts';
import { type RowSource, rowElement } from './row-element.ts';
import { Rows } from './rows.ts';
import { byLine, side } from './side.ts';
import { isLarge } from './size.ts';
import { table } from './table.ts';

/** Rows made beyond those in sight, so that a slow frame of scrolling shows no gap. */
const overscan = 6;
/** Rows made before it is looked how far down they reach: long lines, broken, reach far. */
const batch = 8;
/** Lines kept open around a place that is gone to. */
const around = 3;

export interface PlainView extends FileEditor {
  /** For the editor that takes its place. */
  place(): Place;
  focus(): void;
}

export function openPlain(
  layout: Layout,
  parent: Element,
  input: EditorInput,
  host: EditorHost,
): PlainView {
  return new Plain(layout, parent, input, host);
}

class Plain implements PlainView {
  private readonly layout: Layout;
  private readonly host: EditorHost;
  private readonly parts: ReturnType<typeof table>;
  private readonly resized: ResizeObserver;
  private readonly elements = new Map<number, HTMLElement>();
  /** Whether the editor will take its place. */
  private readonly standsIn: boolean;
  private input: EditorInput;
  private source: RowSource;
  private rows: Rows;
  private flows = false;
  /** Its width when it was last drawn, in px. */
  private width = 0;
  private shown: readonly LineRange[] = [];
  /** Where steps start from: a line of the user's text, and the block there. */
  private at: { readonly line: number; readonly block: number | null } = { line: 0, block: null };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(layout: Layout, parent: Element, input: EditorInput, host: EditorHost) {
    this.layout = layout;
    this.host = host;
    this.input = input;
    this.standsIn = !isLarge(input, layout);
    this.parts = table(input.path, this.columns);
    this.parts.scroller.dataset.layout = layout;
    parent.append(this.parts.scroller);
    this.source = this.read();
    this.rows = this.arrange();
    const { scroller } = this.parts;
    scroller.addEventListener('scroll', () => this.draw());
    scroller.addEventListener('keydown', (event) => this.pressed(event));
    scroller.addEventListener('copy', (event) => this.copy(event));
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(scroller);
    this.refresh();
  }

  show(input: EditorInput): void {
    const old = this.input;
    const isStale = input.result !== null && input.result.before !== input.text;
    // What another part of the page made of the text is shown with its result, not before it.
    if (isStale && this.layout !== 'source') return;
    this.input = input;
    if (old.text !== input.text) {
      this.shown = [];
      this.at = { line: this.at.line, block: null };
    }
    const hadFocus = this.parts.rows.contains(document.activeElement);
    this.source = this.read();
    this.refresh();
    if (hadFocus) this.focus();
  }

  step(direction: 1 | -1): boolean {
    const { blocks } = this.comparison;
    const { line, block } = this.at;
    const next =
      block !== null
        ? block + direction
        : direction === 1
          ? blocks.findIndex((one) => one.fromA > line)
          : blocks.findLastIndex((one) => one.fromA < line);
    const found = blocks[next];
    if (found) this.visit(found, next);
    return found !== undefined;
  }

  enter(direction: 1 | -1): void {
    const { blocks } = this.comparison;
    const found = blocks.at(direction === 1 ? 0 : -1);
    if (found) this.visit(found, direction === 1 ? 0 : blocks.length - 1);
  }

  goTo(from: number): void {
    const line = (this.comparison.a ?? this.comparison.b).at(from);
    this.at = { line, block: null };
    this.reveal(line);
    this.focusRow(this.rows.rowOf(line));
  }

  keepHere(): boolean {
    const { a, blocks } = this.comparison;
    const { line, block: index } = this.at;
    const block =
      index === null ? blocks.find((one) => one.fromA <= line && line < one.toA) : blocks[index];
    if (!a || !block || block.first === block.end) return false;
    // Where a step led to, its block's first line is meant.
    const rows = rowsOf(block, this.columns);
    const own = keptBy(this.comparison, block, index === null ? line : block.fromA, -1, rows);
    const gone = block.toA - block.fromA;
    const stretch = own ?? keptBy(this.comparison, block, null, Math.min(gone, rows - 1), rows);
    if (stretch) this.source.keep(stretch.from, stretch.to);
    return stretch !== null;
  }

  place(): Place {
    const { scroller } = this.parts;
    const row = this.rows.row(this.rowAt(scroller.scrollTop));
    const top = row?.kind === 'fold' ? row.fold.first : (row?.a ?? row?.block?.fromA ?? 1);
    const focused = scroller.contains(document.activeElement);
    return { top, line: focused ? this.at.line || top : null };
  }

  focus(): void {
    this.parts.scroller.focus({ preventScroll: true });
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.resized.disconnect();
    this.parts.scroller.remove();
  }

  private get columns(): 1 | 2 {
    return this.layout === 'split' ? 2 : 1;
  }

  private get comparison(): Comparison {
    return this.source.comparison;
  }

  private read(): RowSource {
    const { path, text: own, result, findings, kept } = this.input;
    // Where the user writes there is one text, theirs.
    const alone = this.layout === 'source' || result === null || result.before !== own;
    const now = own ?? result?.after ?? '';
    const comparison = alone
      ? compare(now, now, [])
      : compare(result.before, result.after, result.edits);
    const { a, b, changes } = comparison;
    return {
      comparison,
      columns: this.columns,
      a:
        a &&
        side(
          path,
          a,
          changes.map(({ fromA, toA }) => ({ from: fromA, to: toA })),
          findings,
        ),
      b: side(
        path,
        b,
        changes.map(({ fromB, toB }) => ({ from: fromB, to: toB })),
        [],
      ),
      findings: a ? byLine(a, findings) : new Map(),
      kept: a ? byLine(a, kept) : new Map(),
      open: (fold, step) => this.unfold(fold, step),
      keep: (from, to) => this.host.keep(path, from, to),
      take: (from, to) => this.host.take(path, from, to),
    };
  }

  private arrange(): Rows {
    const heights = { line: this.lineHeight(), fold: foldHeight };
    return new Rows(this.comparison, this.shown, this.columns, heights);
  }

  private lineHeight(): number {
    return Number.parseFloat(getComputedStyle(this.parts.scroller).lineHeight);
  }

  /** Another size of the view, or of its letters. */
  private resize(): void {
    const flowed = this.flows && this.width !== this.parts.scroller.clientWidth;
    if (flowed || this.rows.lineHeight !== this.lineHeight()) this.refresh();
    else this.draw();
  }

  /** After any change of what there is to show. */
  private refresh(): void {
    this.rows = this.arrange();
    const { a, b } = this.comparison;
    const longest = Math.min(longestShown + 60, Math.max(a?.longest ?? 0, b.longest));
    this.flows = this.standsIn && canFlow(this.rows);
    this.parts.measure(this.rows, longest, Math.max(a?.count ?? 0, b.count), this.flows);
    const { classList } = this.parts.scroller;
    // Buttons of neighbouring lines stand beside each other.
    classList.toggle(
      'has-pairs',
      this.comparison.blocks.some(({ fromA, toA }) => toA - fromA > 1),
    );
    classList.toggle('has-findings', this.source.findings.size > 0);
    this.redraw();
  }

  private redraw(): void {
    const [focused] = [...this.elements].find(([, one]) => one === document.activeElement) ?? [];
    for (const element of this.elements.values()) element.remove();
    this.elements.clear();
    this.draw();
    if (focused !== undefined) this.elements.get(focused)?.focus({ preventScroll: true });
  }

  /** Makes the rows in sight. */
  private draw(): void {
    const { scroller } = this.parts;
    this.parts.shift();
    this.width = scroller.clientWidth;
    if (this.flows) this.grow(scroller.scrollTop + scroller.clientHeight);
    else this.slide();
  }

  /** Rows that stand still: those in sight are made, the others dropped. */
  private slide(): void {
    const { scroller } = this.parts;
    const first = Math.max(0, this.rows.at(scroller.scrollTop) - overscan);
    const end = this.rows.at(scroller.scrollTop + scroller.clientHeight) + overscan;
    const last = Math.min(this.rows.count - 1, end);
    for (const [index, element] of this.elements) {
      if (index >= first && index <= last) continue;
      if (element.contains(document.activeElement)) this.focus();
      element.remove();
      this.elements.delete(index);
    }
    const known = this.colourUpTo(last);
    for (let index = first; index <= last; index++) {
      if (this.elements.has(index)) continue;
      const element = this.make(index);
      if (element) element.style.insetBlockStart = `${this.rows.topOf(index)}px`;
    }
    if (!known) this.later();
  }

  /** Rows that flow stand below each other: they are made from the first on, down to a height in px and to a row. */
  private grow(bottom: number, row = 0): void {
    const before = this.elements.size;
    let made = before;
    const reached = () => made > row && (this.elements.get(made - 1)?.offsetTop ?? -1) > bottom;
    let known = true;
    while (made < this.rows.count && !reached()) {
      const end = Math.min(this.rows.count, made + batch);
      known = this.colourUpTo(end - 1);
      while (made < end) this.make(made++);
    }
    if (made > before) stack(this.rows, this.elements, before);
    if (!known) this.later();
  }

  private make(index: number): HTMLElement | null {
    const row = this.rows.row(index);
    if (!row) return null;
    const element = rowElement(this.source, row, index);
    this.elements.set(index, element);
    this.parts.rows.append(element);
    return element;
  }

  private colourUpTo(index: number): boolean {
    const row = this.rows.row(index);
    const [a, b] =
      row?.kind === 'fold' ? [row.fold.first, row.fold.firstOther] : [row?.a ?? 0, row?.b ?? 0];
    const { source } = this;
    return (source.a?.ready(a) ?? true) && source.b.ready(b);
  }

  /** Colours far down take more turns; the rows are made again once they are known. */
  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const last = Math.max(...this.elements.keys());
      if (this.colourUpTo(last)) this.redraw();
      else this.later();
    }, 0);
  }

  private unfold(fold: Fold, step: FoldStep): void {
    const row = this.rows.rowOf(fold.first);
    this.shown = [...this.shown, opened(fold, step)];
    this.refresh();
    const next = step === 'top' ? row + opened(fold, step)[1] - fold.first + 1 : row;
    const button = this.elements
      .get(next)
      ?.querySelector<HTMLElement>(`[data-step="${step}"], [data-step="all"]`);
    if (step !== 'all' && button) button.focus({ preventScroll: true });
    else this.focus();
  }

  private visit(block: Block, index: number): void {
    this.at = { line: block.fromA, block: index };
    this.focusRow(this.rows.rowOfBlock(block));
  }

  /** Opens what hides the line. */
  private reveal(line: number): void {
    if (this.rows.row(this.rows.rowOf(line))?.kind !== 'fold') return;
    this.shown = [...this.shown, [line - around, line + around]];
    this.refresh();
  }

  /** The row at a height in px. */
  private rowAt(top: number): number {
    if (!this.flows) return this.rows.at(top);
    const above = [...this.elements.values()].filter((row) => row.offsetTop <= top);
    return Math.max(0, above.length - 1);
  }

  /** Where a row begins, in px. */
  private topOf(index: number): number {
    if (!this.flows) return this.rows.topOf(index);
    this.grow(0, index);
    return this.elements.get(index)?.offsetTop ?? 0;
  }

  private focusRow(index: number): void {
    const { scroller } = this.parts;
    scroller.scrollTop = this.topOf(index) - scroller.clientHeight / 2;
    this.draw();
    this.elements.get(index)?.focus({ preventScroll: true });
  }

  private pressed(event: KeyboardEvent): void {
    if (!event.altKey || event.code !== 'KeyK' || !this.keepHere()) return;
    event.preventDefault();
  }

  /** With nothing selected the whole result is meant. */
  private copy(event: ClipboardEvent): void {
    const { result, path } = this.input;
    if (this.layout === 'source' || !getSelection()?.isCollapsed || !result || !event.clipboardData)
      return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', result.after);
    this.host.copied(path);
  }
}
