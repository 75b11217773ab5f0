/**
 * What of the reader's sections is in sight: scrolls, creates the sections and rows that can be seen, and keeps the row
 * at the top where it is while others turn out higher or lower than guessed. What Tab, or a screen reader, comes to next
 * is created as well: the next row with a control, and the sections before and after.
 */
import type { Layout } from '../file-view.ts';
import { Ruler, type RulerMark } from '../ruler.ts';
import { Heights } from './heights.ts';
import { part } from './row-element.ts';
import type { Section } from './section.ts';

/**
 * A row at the top of what is in sight, with `offset` px of it hidden above (negative: that far below the top). Row -1
 * is the section's header.
 */
export interface Anchor {
  readonly section: Section | null;
  readonly row: number;
  readonly offset: number;
}

/** The row that holds the keyboard, by its line, because rows are created again. */
export interface FocusedLine {
  readonly path: string;
  /** A line of the user's text, counted from 1. */
  readonly line: number;
  /** Whether the box in the row has the keyboard. */
  readonly box: boolean;
}

/** How many marks a file gets in the ruler before it has been read. */
const mostGuessed = 8;

export interface SightOptions {
  readonly layout: Layout;
  readonly wraps: boolean;
  /** In px; 0 without headers. */
  readonly headerHeight: number;
}

export interface SightEvents {
  /** Called when the user scrolls, before rows are created for that. */
  scrolled(): void;
  /** Called when other rows may be in sight. */
  drawn(): void;
}

/** The width of numbers, signs and boxes beside a text, in px, as a guess. */
const besideText = 90;
/** How much room is left above a place that a step leads to, as a share of the reader's height. */
const lead = 0.35;

export class Sight {
  readonly scroller = part('div', 'reader', 'group');
  sections: readonly Section[] = [];
  /** The width and line height in px for which the rows were laid out. */
  size = { width: 0, line: 18, columns: 80 };
  private readonly options: SightOptions;
  private readonly events: SightEvents;
  private readonly room = part('div', 'reader-room');
  private readonly ruler: Ruler;
  private readonly resized: ResizeObserver;
  private heights = new Heights(new Float64Array(0));
  /** The sections that are on the page. */
  private readonly placed = new Set<Section>();
  /** Where the reader itself scrolled to, to distinguish it from the user's scrolling. */
  private own = 0;
  private longest = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parent: Element, options: SightOptions, events: SightEvents) {
    this.options = options;
    this.events = events;
    const { scroller } = this;
    scroller.tabIndex = 0;
    scroller.dataset.layout = options.layout;
    scroller.classList.toggle('wraps', options.wraps);
    scroller.append(this.room);
    this.ruler = new Ruler(parent, scroller);
    this.size = this.measured();
    scroller.addEventListener('scroll', () => {
      if (Math.abs(scroller.scrollTop - this.own) >= 2) events.scrolled();
      this.draw();
    });
    this.resized = new ResizeObserver(() => this.resize());
    this.resized.observe(scroller);
  }

  /** Replaces the sections. Nothing is drawn yet. */
  take(sections: readonly Section[]): void {
    this.sections = sections;
    const staying = new Set(sections);
    for (const section of this.placed) {
      if (staying.has(section)) continue;
      section.element.remove();
      this.placed.delete(section);
    }
    this.lay();
  }

  focus(): void {
    this.scroller.focus({ preventScroll: true });
  }

  /** Whether a place, in px from the top of everything, is in sight. */
  shows(top: number): boolean {
    const { scrollTop, clientHeight } = this.scroller;
    return top >= scrollTop && top < scrollTop + clientHeight;
  }

  changed(section: Section): void {
    const index = this.sections.indexOf(section);
    if (index === -1) return;
    this.heights.set(index, section.height);
    this.draw();
  }

  /** Creates the sections and rows in sight, and keeps the row at the top where it is. */
  draw(): void {
    const { scroller, room, heights, sections } = this;
    if (sections.length === 0) {
      room.replaceChildren();
      return;
    }
    // Hidden rows would be measured as having no height.
    if (scroller.clientHeight === 0) return;
    const anchor = this.anchor();
    room.style.setProperty('--shift', `${this.options.wraps ? 0 : -scroller.scrollLeft}px`);
    let known = true;
    const near = new Set<Section>();
    for (let tries = 0; tries < 4; tries++) {
      const top = anchor.section ? this.topOf(anchor) : 0;
      const bottom = top + scroller.clientHeight;
      const first = Math.max(0, heights.at(top) - 1);
      let moved = false;
      near.clear();
      for (let index = first; index < sections.length; index++) {
        const start = heights.topOf(index);
        const section = sections[index];
        if (!section) break;
        this.put(section, sections[index - 1]);
        near.add(section);
        const isBelow = start > bottom;
        if (isBelow && !section.isRead) section.drawHeader();
        else known = section.draw(top - start, bottom - start) && known;
        moved = heights.set(index, section.height) || moved;
        if (isBelow) break;
      }
      if (!moved) break;
    }
    room.style.blockSize = `${heights.total}px`;
    this.widen();
    this.dropAllBut(near);
    for (const section of this.placed) {
      section.element.style.insetBlockStart = `${heights.topOf(sections.indexOf(section))}px`;
    }
    this.hold(anchor);
    this.events.drawn();
    this.ruler.show(this.marks());
    if (!known) this.later();
  }

  /** The row at the top, and how far it is scrolled out of sight. */
  anchor(): Anchor {
    const { scrollTop } = this.scroller;
    // A browser rounds what it scrolls to, so that it may stop just before the section that was meant.
    const index = this.heights.at(scrollTop + 0.9);
    const section = this.sections[index];
    if (!section) return { section: null, row: 0, offset: 0 };
    const within = scrollTop - this.heights.topOf(index);
    if (section.folded || within < this.options.headerHeight)
      return { section, row: -1, offset: within };
    const row = section.at(within);
    return { section, row, offset: within - section.topOf(row) };
  }

  topOf({ section, row, offset }: Anchor): number {
    if (!section) return 0;
    const top = this.heights.topOf(this.sections.indexOf(section));
    return top + (row < 0 ? 0 : section.topOf(row)) + offset;
  }

  /** Scrolls so that the row is where it was. */
  hold(anchor: Anchor): void {
    if (!anchor.section) return;
    const top = this.topOf(anchor);
    this.room.style.blockSize = `${this.heights.total}px`;
    if (Math.abs(this.scroller.scrollTop - top) >= 1) this.scroller.scrollTop = top;
    this.own = this.scroller.scrollTop;
  }

  focusRow(section: Section, row: number): void {
    const offset = -this.scroller.clientHeight * lead;
    // First by a guess, then by what was measured there.
    for (let tries = 0; tries < 2; tries++) {
      this.hold({ section, row, offset });
      this.draw();
    }
    section.elementOf(row)?.focus({ preventScroll: true });
  }

  /** The row that holds the keyboard, by its line, because rows are created again. */
  focusedLine(): FocusedLine | null {
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

  /** The section in which the keyboard is, if that is in sight. */
  focusedSection(): Section | null {
    const { activeElement } = document;
    if (!activeElement || !this.scroller.contains(activeElement)) return null;
    const [box, sight] = [activeElement, this.scroller].map((one) => one.getBoundingClientRect());
    if (!box || !sight || box.bottom <= sight.top || box.top >= sight.bottom) return null;
    const all = [...this.placed];
    return all.find(({ element }) => element.contains(activeElement)) ?? null;
  }

  focusLine({ path, line, box }: FocusedLine): void {
    const section = this.sections.find(({ file }) => file.path === path);
    const row = section?.elementOf(section.rows.rowOf(line));
    const target = box ? row?.querySelector<HTMLElement>('.reader-choice input') : row;
    if (target) target.focus({ preventScroll: true });
    else this.focus();
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.resized.disconnect();
    this.ruler.remove();
  }

  private measured() {
    const { scroller } = this;
    const width = scroller.clientWidth;
    const line = Number.parseFloat(getComputedStyle(scroller).lineHeight) || 20;
    const letter = letterWidth(scroller);
    if (width === 0) return this.size;
    const text = this.options.layout === 'split' ? width / 2 - besideText : width - 2 * besideText;
    // A guess is good enough, because rows in sight are measured.
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

  /** Must be called after any change of which sections there are or how high they are. */
  private lay(): void {
    const heights = this.sections.map((section) => section.height);
    this.heights = new Heights(Float64Array.from(heights));
  }

  /** Where changes are: exactly, as far as a file has been read; otherwise somewhere in its section. */
  private *marks(): Iterable<RulerMark> {
    // If everything is in sight, a mark is beside its line.
    const total = Math.max(1, this.heights.total, this.scroller.clientHeight);
    if (this.options.layout === 'source') return;
    for (const [index, section] of this.sections.entries()) {
      if (section.changes === 0) continue;
      const top = this.heights.topOf(index);
      const height = this.heights.of(index);
      if (section.folded) {
        yield { from: top / total, to: (top + height) / total, kind: 'change' };
        continue;
      }
      if (!section.isRead) {
        // As long as a file is not read, its changes are spread evenly.
        const marks = Math.min(section.changes, mostGuessed);
        for (let nth = 0; nth < marks; nth++) {
          const from = top + ((nth + 0.5) * height) / marks;
          yield { from: from / total, to: (from + this.size.line) / total, kind: 'change' };
        }
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

  /** Puts a section on the page, after the one above it, because Tab goes in the page's order. */
  private put(section: Section, above: Section | undefined): void {
    this.placed.add(section);
    const { element } = section;
    if (element.parentElement === this.room) return;
    if (above && this.placed.has(above)) above.element.after(element);
    else this.room.prepend(element);
  }

  /** Makes room to scroll sideways to the end of the longest line read so far. */
  private widen(): void {
    const most = [...this.placed].reduce(
      (max, { longest }) => Math.max(max, longest),
      this.longest,
    );
    if (most === this.longest) return;
    this.longest = most;
    this.scroller.style.setProperty('--longest', String(most));
  }

  private dropAllBut(near: ReadonlySet<Section>): void {
    for (const section of this.placed) {
      if (near.has(section)) continue;
      if (section.element.contains(document.activeElement)) this.focus();
      section.element.remove();
      this.placed.delete(section);
    }
  }

  /** Colours far down take more turns. The rows are created again once the colours are known. */
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
}

/** The user's line that a row shows, or the first one that it hides. */
export function lineAt(section: Section, index: number): number {
  const row = section.rows.row(Math.max(0, index));
  if (row?.kind === 'fold') return row.fold.first;
  return row?.a ?? row?.block?.fromA ?? 1;
}

/** The width of a letter in the reader's font, in px. */
function letterWidth(place: HTMLElement): number {
  const probe = part('span', 'reader-probe');
  probe.textContent = '0'.repeat(50);
  place.append(probe);
  const width = probe.getBoundingClientRect().width / 50;
  probe.remove();
  return width || 8;
}
