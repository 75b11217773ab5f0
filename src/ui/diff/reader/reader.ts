/**
 * The reader: any number of files on one scroll, side by side, in one column, or as they are. To be read and decided
 * upon, not edited. It makes the sections and rows in sight alone, and needs nothing of the editor.
 */
import type { Finding } from '../../../engine/host.ts';
import { text } from '../../text.ts';
import type { ChangeHost, Layout } from '../file-view.ts';
import type { Stop } from './decisions.ts';
import { Heights } from './heights.ts';
import { part } from './row-element.ts';
import { Ruler, type RulerMark } from './ruler.ts';
import { type ReaderFile, Section, type SectionFrame } from './section.ts';

export type { ReaderFile } from './section.ts';

export interface ReaderOptions {
  /** `source`: the text alone, without what becomes of it. */
  readonly layout: Layout;
  /** Whether long lines are broken; otherwise one scrolls sideways. */
  readonly wraps: boolean;
  /** What stands in the header of a file's section, beside the button that folds it. Without it there are no headers. */
  readonly header?: (file: ReaderFile) => Node;
  /** Hears where the reader is, whenever that changes. */
  readonly onMove?: (position: ReaderPosition) => void;
}

/** Which file one reads, and which of all changes the last step led to, counted from 1. */
export interface ReaderPosition {
  readonly path: string | null;
  /** `null`: no step led to a change that is still in sight. */
  readonly change: readonly [first: number, last: number] | null;
  readonly changes: number;
}

/** A line of the user's text in one of the files, counted from 1. */
export interface ReaderPlace {
  readonly path: string;
  readonly line: number;
}

/** A header's height in px, as in reader.css. */
const headerHeight = 36;
/** Px of numbers, signs and choices beside a text, as a guess. */
const besideText = 90;
/** Room above a place that was gone to, as a share of the reader's height. */
const lead = 0.35;

export function openReader(parent: Element, options: ReaderOptions, host: ChangeHost): Reader {
  return new Reader(parent, options, host);
}

export class Reader {
  private readonly options: ReaderOptions;
  private readonly scroller = part('div', 'reader', 'group');
  private readonly room = part('div', 'reader-room');
  private readonly ruler = new Ruler((share) => {
    const { scrollHeight, clientHeight } = this.scroller;
    this.scroller.scrollTop = share * scrollHeight - clientHeight / 2;
  });
  private readonly place: HTMLElement;
  private readonly frame: SectionFrame;
  private readonly host: ChangeHost;
  private readonly resized: ResizeObserver;
  private sections: readonly Section[] = [];
  private heights = new Heights(new Float64Array(0));
  /** The sections that stand on the page. */
  private readonly placed = new Set<Section>();
  /** Where steps start from: a line of the user's text, or one of the places steps lead to. */
  private at: {
    readonly section: Section;
    readonly line: number;
    readonly stop: number | null;
  } | null = null;
  /** Where the reader scrolled to itself: `at` is left behind when its user scrolls. */
  private own = 0;
  private told: ReaderPosition | null = null;
  private longest = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Width and line height, in px, that the rows were laid out for. */
  private size = { width: 0, line: 0, columns: 80 };

  constructor(parent: Element, options: ReaderOptions, host: ChangeHost) {
    this.options = options;
    this.host = host;
    const { scroller } = this;
    scroller.tabIndex = 0;
    scroller.setAttribute('aria-label', text.diff.readerLabel);
    scroller.dataset.layout = options.layout;
    scroller.classList.toggle('wraps', options.wraps);
    scroller.append(this.room);
    const place = part('div', 'reader-place');
    place.append(scroller, this.ruler.element);
    parent.append(place);
    this.place = place;
    this.size = this.measured();
    this.frame = {
      layout: options.layout,
      wraps: options.wraps,
      lineHeight: () => this.size.line,
      columns: () => this.size.columns,
      headerHeight: options.header ? headerHeight : 0,
      header: (section) => this.headerOf(section),
      apply: (path, from, to, apply) => host.apply(path, from, to, apply),
      focus: () => this.focus(),
      changed: (section) => this.changed(section),
    };
    scroller.addEventListener('scroll', () => {
      if (Math.abs(scroller.scrollTop - this.own) >= 2) this.leave();
      this.draw();
    });
    scroller.addEventListener('keydown', (event) => this.pressed(event));
    scroller.addEventListener('copy', (event) => this.copy(event));
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(scroller);
  }

  /** Shows these files. Those that are as before keep what was opened and folded in them. */
  show(files: readonly ReaderFile[]): void {
    const place = this.top();
    const { offset } = this.anchor();
    const focused = this.focusedLine();
    const { activeElement } = document;
    const hadFocus = this.scroller.contains(activeElement);
    const before = new Map(this.sections.map((section) => [section.file.path, section]));
    this.sections = files.map((file) => {
      const known = before.get(file.path);
      return known && isSame(known.file, file) ? known : new Section(this.frame, file, known);
    });
    if (this.at) {
      const { section, line, stop } = this.at;
      const now = this.sections.find(({ file }) => file.path === section.file.path);
      // A change that was decided upon is the same one still.
      const change = stop === null ? undefined : section.decisions.stops[stop]?.first;
      const at = now?.decisions.stops.findIndex(
        ({ first, end }) => change !== undefined && first <= change && change < end,
      );
      this.at = now ? { section: now, line, stop: at === -1 ? null : (at ?? null) } : null;
    }
    for (const section of this.placed) {
      if (this.sections.includes(section)) continue;
      section.element.remove();
      this.placed.delete(section);
    }
    this.lay();
    if (place) this.scrollTo(place, offset);
    this.draw();
    if (focused) this.focusLine(focused);
    else if (hadFocus && activeElement instanceof HTMLElement && activeElement.isConnected)
      activeElement.focus({ preventScroll: true });
    if (hadFocus && !this.scroller.contains(document.activeElement)) this.focus();
  }

  /** To the next (1) or previous (-1) change, in whichever file; `false` when there is none in that direction. */
  step(direction: 1 | -1): boolean {
    const at = this.origin();
    const beyond = direction === 1 ? 0 : this.sections.length - 1;
    let index = at ? this.sections.indexOf(at.section) : beyond;
    for (let first = true; index >= 0 && index < this.sections.length; index += direction) {
      const section = this.sections[index];
      if (!section) break;
      const from = first ? at : null;
      first = false;
      if (section.changes > 0 && this.enterSection(section, direction, from)) return true;
    }
    return false;
  }

  /** To the first or last change of all. */
  enter(direction: 1 | -1): void {
    this.at = null;
    this.step(direction);
  }

  /** To an offset of a file's text as the user has it. */
  goTo(path: string, from: number): void {
    const section = this.sectionOf(path);
    if (!section) return;
    const { a, b } = section.comparison;
    this.goToLine({ path, line: (a ?? b).at(from) });
  }

  /** Opens the line's section and what hides the line, and moves the keyboard there. */
  goToLine({ path, line }: ReaderPlace): void {
    const section = this.sectionOf(path);
    if (!section) return;
    this.unfold(section);
    section.reveal(line);
    this.at = { section, line, stop: null };
    this.focusRow(section, section.rows.rowOf(line));
  }

  /** Leaves out the change where the last step led; `false` when there is none. */
  keepHere(): boolean {
    if (!this.at) return false;
    const { section, line, stop } = this.at;
    const { all, stops } = section.decisions;
    const here = stop === null ? undefined : stops[stop];
    // Where a step led to, its first change is meant that is still applied.
    const among = here
      ? all.slice(here.first, here.end)
      : all.filter((decision) => decision.line === line);
    const decision = among.find(({ applied }) => applied !== 'none');
    if (decision) this.host.apply(section.file.path, decision.from, decision.to, false);
    return decision !== undefined;
  }

  /** Folds a file's section down to its header, or opens it. */
  fold(path: string, folded: boolean): void {
    const section = this.sectionOf(path);
    if (!section || section.folded === folded || !this.options.header) return;
    section.folded = folded;
    const button = section.element.querySelector('.reader-toggle');
    button?.setAttribute('aria-expanded', String(!folded));
    this.changed(section);
  }

  /** What stands at the top; `null` without files. */
  top(): ReaderPlace | null {
    const { section, row } = this.anchor();
    if (!section) return null;
    return { path: section.file.path, line: section.folded ? 1 : lineAt(section, row) };
  }

  /** Scrolls so that the line stands at the top, `offset` px of it out of sight. */
  scrollTo({ path, line }: ReaderPlace, offset = 0): void {
    const section = this.sectionOf(path);
    if (!section || section.folded) return;
    this.hold({ section, row: section.rows.rowOf(line), offset });
    this.draw();
  }

  /** Scrolls to the header of a file. */
  showFile(path: string): void {
    const section = this.sectionOf(path);
    if (!section) return;
    this.at = null;
    this.hold({ section, row: -1, offset: 0 });
    this.draw();
  }

  /** The line that has the keyboard. */
  focused(): ReaderPlace | null {
    if (!this.scroller.contains(document.activeElement)) return null;
    return this.at ? { path: this.at.section.file.path, line: this.at.line || 1 } : this.top();
  }

  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.resized.disconnect();
    this.place.remove();
  }

  private sectionOf(path: string): Section | undefined {
    return this.sections.find(({ file }) => file.path === path);
  }

  /** Where a step starts: where the last one led, or what its user scrolled to; `null` above all changes. */
  private origin(): { section: Section; line: number; stop: number | null } | null {
    if (this.at) return this.at;
    const { section, row } = this.anchor();
    if (!section || this.scroller.scrollTop < 1) return null;
    return { section, line: section.folded ? 0 : lineAt(section, row) - 1, stop: null };
  }

  /** To the section's next stop behind `from`, or its first. */
  private enterSection(
    section: Section,
    direction: 1 | -1,
    from: { readonly line: number; readonly stop: number | null } | null,
  ): boolean {
    const { stops } = section.decisions;
    const next = !from
      ? direction === 1
        ? 0
        : stops.length - 1
      : from.stop !== null
        ? from.stop + direction
        : direction === 1
          ? stops.findIndex((one) => one.line > from.line)
          : stops.findLastIndex((one) => one.line < from.line);
    const stop = stops[next];
    if (stop) this.visit(section, stop, next);
    return stop !== undefined;
  }

  private visit(section: Section, { line, block }: Stop, index: number): void {
    this.unfold(section);
    if (!block) section.reveal(line);
    this.at = { section, line, stop: index };
    const { rows } = section;
    this.focusRow(section, block ? rows.rowOfBlock(block) : rows.rowOf(line));
    this.tell();
  }

  private tell(): void {
    const { onMove } = this.options;
    if (!onMove) return;
    const { at } = this;
    const section = at?.section ?? this.anchor().section;
    const stop = at && at.stop !== null ? at.section.decisions.stops[at.stop] : undefined;
    let [before, changes] = [0, 0];
    for (const one of this.sections) {
      if (one === section) before = changes;
      changes += one.changes;
    }
    const path = section?.file.path ?? null;
    const change = stop ? ([before + stop.first + 1, before + stop.end] as const) : null;
    const { told } = this;
    if (told?.path === path && told.changes === changes && told.change?.join() === change?.join())
      return;
    this.told = { path, change, changes };
    onMove(this.told);
  }

  private unfold(section: Section): void {
    this.fold(section.file.path, false);
  }

  private headerOf(section: Section): HTMLElement | null {
    const { header } = this.options;
    if (!header) return null;
    const element = part('div', 'reader-header');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'reader-toggle';
    button.setAttribute('aria-label', text.diff.section(section.file.path));
    button.setAttribute('aria-expanded', String(!section.folded));
    button.addEventListener('click', () => this.fold(section.file.path, !section.folded));
    element.append(button, header(section.file));
    return element;
  }

  /** Its user scrolls: steps start from what is in sight then, unless that is where the last one led. */
  private leave(): void {
    const { at, scroller } = this;
    if (!at) return;
    const row = this.rowOf(at);
    const top = row < 0 ? 0 : this.topOf({ section: at.section, row, offset: 0 });
    const within = top >= scroller.scrollTop && top < scroller.scrollTop + scroller.clientHeight;
    if (!within) this.at = null;
  }

  private rowOf({ section, line, stop }: { section: Section; line: number; stop: number | null }) {
    if (section.folded) return -1;
    const block = stop === null ? null : section.decisions.stops[stop]?.block;
    return block ? section.rows.rowOfBlock(block) : section.rows.rowOf(line);
  }

  private measured() {
    const { scroller } = this;
    const width = scroller.clientWidth;
    const line = Number.parseFloat(getComputedStyle(scroller).lineHeight) || 20;
    const letter = letterWidth(scroller);
    const text = this.options.layout === 'split' ? width / 2 - besideText : width - 2 * besideText;
    // A guess is enough: rows in sight are measured.
    const columns = Math.max(8, Math.floor(text / letter));
    return { width, line, columns };
  }

  private resize(): void {
    const now = this.measured();
    const { width, line } = this.size;
    const anchor = this.anchor();
    this.size = now;
    if (line !== now.line || (this.options.wraps && width !== now.width)) {
      for (const section of this.sections) section.resize();
      this.lay();
      this.hold(anchor);
    }
    this.draw();
  }

  /** After any change of what sections there are or how high they are. */
  private lay(): void {
    const heights = this.sections.map((section) => section.height);
    this.heights = new Heights(Float64Array.from(heights));
  }

  private changed(section: Section): void {
    const index = this.sections.indexOf(section);
    if (index === -1) return;
    this.heights.set(index, section.height);
    this.draw();
  }

  /** Makes the sections and rows in sight, and keeps the row at the top where it is. */
  private draw(): void {
    const { scroller, room, heights, sections } = this;
    if (sections.length === 0) {
      room.replaceChildren();
      return;
    }
    const anchor = this.anchor();
    room.style.setProperty('--shift', `${this.options.wraps ? 0 : -scroller.scrollLeft}px`);
    let known = true;
    for (let tries = 0; tries < 4; tries++) {
      const top = anchor.section ? this.topOf(anchor) : 0;
      const bottom = top + scroller.clientHeight;
      const first = heights.at(top);
      let moved = false;
      for (let index = first; index < sections.length; index++) {
        const start = heights.topOf(index);
        const section = sections[index];
        if (start > bottom || !section) break;
        this.put(section);
        known = section.draw(top - start, bottom - start) && known;
        moved = heights.set(index, section.height) || moved;
      }
      if (!moved) break;
    }
    room.style.blockSize = `${heights.total}px`;
    this.widen();
    this.dropHidden();
    for (const section of this.placed) {
      section.element.style.insetBlockStart = `${heights.topOf(sections.indexOf(section))}px`;
    }
    this.hold(anchor);
    this.tell();
    this.ruler.show(this.marks(), this.scroller.clientHeight);
    if (!known) this.later();
  }

  /** Where changes are: each as far as its file was read, otherwise the file as a whole. */
  private *marks(): Iterable<RulerMark> {
    // Where everything is in sight, a mark stands beside its line.
    const total = Math.max(1, this.heights.total, this.scroller.clientHeight);
    if (this.options.layout === 'source') return;
    for (const [index, section] of this.sections.entries()) {
      if (section.changes === 0) continue;
      const top = this.heights.topOf(index);
      if (!section.isRead || section.folded) {
        yield { from: top / total, to: (top + this.heights.of(index)) / total, kind: 'change' };
        continue;
      }
      const { rows, decisions } = section;
      for (const { line, block } of decisions.stops) {
        const row = block ? rows.rowOfBlock(block) : rows.rowOf(line);
        const end = block ? row + (block.toA - block.fromA) : row;
        const from = (top + section.topOf(row)) / total;
        const to = (top + section.topOf(end + 1)) / total;
        yield { from, to, kind: block ? 'change' : 'left' };
      }
    }
  }

  private put(section: Section): void {
    this.placed.add(section);
    if (section.element.parentElement !== this.room) this.room.append(section.element);
  }

  /** Makes room to scroll sideways over the longest line that was read so far. */
  private widen(): void {
    const most = [...this.placed].reduce(
      (max, { longest }) => Math.max(max, longest),
      this.longest,
    );
    if (most === this.longest) return;
    this.longest = most;
    this.scroller.style.setProperty('--longest', String(most));
  }

  private dropHidden(): void {
    const { scrollTop, clientHeight } = this.scroller;
    for (const section of this.placed) {
      const index = this.sections.indexOf(section);
      const top = this.heights.topOf(index);
      if (top < scrollTop + clientHeight && top + this.heights.of(index) > scrollTop) continue;
      if (section.element.contains(document.activeElement)) this.focus();
      section.element.remove();
      this.placed.delete(section);
    }
  }

  /** The row at the top, and how far it is scrolled out of sight. */
  private anchor(): Anchor {
    const { scrollTop } = this.scroller;
    const index = this.heights.at(scrollTop);
    const section = this.sections[index];
    if (!section) return { section: null, row: 0, offset: 0 };
    const within = scrollTop - this.heights.topOf(index);
    if (section.folded || within < this.frame.headerHeight)
      return { section, row: -1, offset: within };
    const row = section.at(within);
    return { section, row, offset: within - section.topOf(row) };
  }

  private topOf({ section, row, offset }: Anchor): number {
    if (!section) return 0;
    const top = this.heights.topOf(this.sections.indexOf(section));
    return top + (row < 0 ? 0 : section.topOf(row)) + offset;
  }

  /** Scrolls so that the row is where it was. */
  private hold(anchor: Anchor): void {
    if (!anchor.section) return;
    const top = this.topOf(anchor);
    this.room.style.blockSize = `${this.heights.total}px`;
    if (Math.abs(this.scroller.scrollTop - top) >= 1) this.scroller.scrollTop = top;
    this.own = this.scroller.scrollTop;
  }

  /** Colours far down take more turns; the rows are made again once they are known. */
  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const sections = [...this.placed];
      if (!sections.every((section) => section.colour())) {
        this.later();
        return;
      }
      const focused = this.focusedLine();
      for (const section of sections) section.redraw();
      this.draw();
      if (focused) this.focusLine(focused);
    }, 0);
  }

  private focusRow(section: Section, row: number): void {
    const offset = -this.scroller.clientHeight * lead;
    // Once by a guess, and once by what was measured there.
    for (let tries = 0; tries < 2; tries++) {
      this.hold({ section, row, offset });
      this.draw();
    }
    section.elementOf(row)?.focus({ preventScroll: true });
  }

  /** The row that holds the keyboard, by its line: rows are made anew. */
  private focusedLine(): (ReaderPlace & { readonly box: boolean }) | null {
    const { activeElement } = document;
    if (!activeElement || !this.scroller.contains(activeElement)) return null;
    for (const section of this.placed) {
      const row = section.rowOf(activeElement);
      if (row === null) continue;
      const box = activeElement instanceof HTMLInputElement;
      return { path: section.file.path, line: lineAt(section, row), box };
    }
    return null;
  }

  private focusLine({ path, line, box }: ReaderPlace & { readonly box: boolean }): void {
    const section = this.sectionOf(path);
    const row = section?.elementOf(section.rows.rowOf(line));
    const target = box ? row?.querySelector<HTMLElement>('.reader-choice input') : row;
    if (target) target.focus({ preventScroll: true });
    else this.focus();
  }

  private pressed(event: KeyboardEvent): void {
    if (!event.altKey || event.code !== 'KeyK' || !this.keepHere()) return;
    event.preventDefault();
    // The page's own shortcut would look for the change once more.
    event.stopPropagation();
  }

  /** With nothing selected the whole result is meant, of the file at the top. */
  private copy(event: ClipboardEvent): void {
    const file = this.anchor().section?.file;
    if (this.options.layout === 'source' || !getSelection()?.isCollapsed) return;
    if (!file || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', file.after);
    this.host.copied(file.path);
  }
}

/** A row, `offset` px above which (if negative: below which) the sight begins; row -1 is the section's header. */
interface Anchor {
  readonly section: Section | null;
  readonly row: number;
  readonly offset: number;
}

function lineAt(section: Section, index: number): number {
  const row = section.rows.row(Math.max(0, index));
  if (row?.kind === 'fold') return row.fold.first;
  return row?.a ?? row?.block?.fromA ?? 1;
}

function isSame(one: ReaderFile, other: ReaderFile): boolean {
  return (
    one.before === other.before &&
    one.after === other.after &&
    one.edits === other.edits &&
    one.findings.length === other.findings.length &&
    one.findings.every((finding, index) => isSameFinding(finding, other.findings[index])) &&
    one.kept.length === other.kept.length &&
    one.kept.every((edit, index) => edit === other.kept[index])
  );
}

/** Findings are made anew with each decision about the changes; most say what they said. */
function isSameFinding(one: Finding, other: Finding | undefined): boolean {
  return (
    one === other ||
    (one.code === other?.code && one.from === other.from && one.message === other.message)
  );
}

/** Of the reader's font, in px. */
function letterWidth(place: HTMLElement): number {
  const probe = part('span', 'reader-probe');
  probe.textContent = '0'.repeat(50);
  place.append(probe);
  const width = probe.getBoundingClientRect().width / 50;
  probe.remove();
  return width || 8;
}
