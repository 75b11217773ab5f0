/**
 * The reader: any number of files on one scroll, side by side, in one column, or the user's text alone. For reading and
 * deciding, not for editing. It creates only the sections and rows in sight, and needs nothing of the editor.
 */
import type { Finding } from '../../../engine/host.ts';
import { text } from '../../text.ts';
import type { ChangeHost, Layout } from '../file-view.ts';
import type { Stop } from './decisions.ts';
import { part } from './row-element.ts';
import { type ReaderFile, Section, type SectionFrame } from './section.ts';
import { lineAt, Sight } from './sight.ts';

export type { ReaderFile } from './section.ts';

export interface ReaderOptions {
  /** `source`: the user's text alone, without the migrated one. */
  readonly layout: Layout;
  /** Whether long lines wrap. If not, they scroll sideways. */
  readonly wraps: boolean;
  /** The content of a section's header, beside the button that folds it. Without it there are no headers. */
  readonly header?: (file: ReaderFile) => Node;
  /** A header's height in px. */
  readonly headerHeight?: number;
  /** Called with the reader's position whenever that changes. */
  readonly onMove?: (position: ReaderPosition) => void;
}

/** Which file the user reads, and to which changes the last step led, counted from 1. */
export interface ReaderPosition {
  readonly path: string | null;
  /** `null`: no step led to a change that is still in sight. */
  readonly change: readonly [first: number, last: number] | null;
  readonly changes: number;
}

/** What of a reader has the keyboard: all of it, a file's header, or a line. */
export type ReaderFocus =
  | { readonly on: 'reader' }
  | { readonly on: 'file'; readonly path: string }
  | ({ readonly on: 'line' } & ReaderPlace);

/** A line of the user's text in one of the files, counted from 1. */
export interface ReaderPlace {
  readonly path: string;
  readonly line: number;
}

export function openReader(parent: Element, options: ReaderOptions, host: ChangeHost): Reader {
  return new Reader(parent, options, host);
}

export class Reader {
  private readonly options: ReaderOptions;
  private readonly sight: Sight;
  private readonly frame: SectionFrame;
  private readonly host: ChangeHost;
  /** Where steps start from: a line of the user's text, or one of the places to which steps lead. */
  private at: {
    readonly section: Section;
    readonly line: number;
    readonly stop: number | null;
  } | null = null;
  private told: ReaderPosition | null = null;

  constructor(parent: Element, options: ReaderOptions, host: ChangeHost) {
    this.options = options;
    this.host = host;
    const { layout, wraps } = options;
    const height = options.header ? (options.headerHeight ?? 36) : 0;
    const sight = new Sight(
      parent,
      { layout, wraps, headerHeight: height },
      { scrolled: () => this.leave(), drawn: () => this.tell() },
    );
    this.sight = sight;
    const { scroller } = sight;
    scroller.setAttribute('aria-label', text.diff.readerLabel);
    scroller.style.setProperty('--header', `${height}px`);
    scroller.addEventListener('keydown', (event) => this.pressed(event));
    scroller.addEventListener('focusin', () => this.tell());
    scroller.addEventListener('copy', (event) => this.copy(event));
    this.frame = {
      layout,
      wraps,
      lineHeight: () => sight.size.line,
      columns: () => sight.size.columns,
      headerHeight: height,
      header: (section) => this.headerOf(section),
      apply: (path, from, to, apply) => host.apply(path, from, to, apply),
      focus: () => sight.focus(),
      changed: (section) => sight.changed(section),
    };
  }

  /** Shows these files. Files that are as before keep what was opened and folded in them. */
  show(files: readonly ReaderFile[]): void {
    const held = this.held();
    const focused = this.sight.focusedLine();
    const { activeElement } = document;
    const hadFocus = this.sight.scroller.contains(activeElement);
    const before = new Map(this.sight.sections.map((section) => [section.file.path, section]));
    const sections = files.map((file) => {
      const known = before.get(file.path);
      return known && isSame(known.file, file) ? known : new Section(this.frame, file, known);
    });
    if (this.at) {
      const { section, line, stop } = this.at;
      const now = sections.find(({ file }) => file.path === section.file.path);
      // A change is still the same after the user decided about it.
      const change = stop === null ? undefined : section.decisions.stops[stop]?.first;
      const at = now?.decisions.stops.findIndex(
        ({ first, end }) => change !== undefined && first <= change && change < end,
      );
      this.at = now ? { section: now, line, stop: at === -1 ? null : (at ?? null) } : null;
    }
    this.sight.take(sections);
    if (held?.line === null) this.showHeader(held.path, held.offset);
    else if (held) this.scrollTo(held, held.offset);
    this.sight.draw();
    if (focused) this.sight.focusLine(focused);
    else if (hadFocus && activeElement instanceof HTMLElement && activeElement.isConnected)
      activeElement.focus({ preventScroll: true });
    if (hadFocus && !this.sight.scroller.contains(document.activeElement)) this.focus();
  }

  /** Goes to the next (1) or previous (-1) change in any file; `false` if there is none in that direction. */
  step(direction: 1 | -1): boolean {
    const at = this.origin();
    const beyond = direction === 1 ? 0 : this.sight.sections.length - 1;
    let index = at ? this.sight.sections.indexOf(at.section) : beyond;
    for (let first = true; index >= 0 && index < this.sight.sections.length; index += direction) {
      const section = this.sight.sections[index];
      if (!section) break;
      const from = first ? at : null;
      first = false;
      if (section.changes > 0 && this.enterSection(section, direction, from)) return true;
    }
    return false;
  }

  /** Goes to the first or the last change of all. */
  enter(direction: 1 | -1): void {
    this.at = null;
    this.step(direction);
  }

  /** Goes to an offset of the user's text in a file. */
  goTo(path: string, from: number): void {
    const section = this.sectionOf(path);
    if (!section) return;
    const { a, b } = section.comparison;
    this.goToLine({ path, line: (a ?? b).at(from) });
  }

  /** Opens the line's section and the fold that hides it, and moves the keyboard there. */
  goToLine({ path, line }: ReaderPlace): void {
    const section = this.sectionOf(path);
    if (!section) return;
    this.unfold(section);
    section.reveal(line);
    this.at = { section, line, stop: null };
    this.sight.focusRow(section, section.rows.rowOf(line));
  }

  /** Leaves out the change to which the last step led; `false` if there is none. */
  keepHere(): boolean {
    if (!this.at) return false;
    const { section, line, stop } = this.at;
    const { all, stops } = section.decisions;
    const here = stop === null ? undefined : stops[stop];
    // At the place where a step led, the first change that is still applied is meant.
    const among = here
      ? all.slice(here.first, here.end)
      : all.filter((decision) => decision.line === line);
    const decision = among.find(({ applied }) => applied !== 'none');
    if (decision) this.host.apply(section.file.path, decision.from, decision.to, false);
    return decision !== undefined;
  }

  /** Folds a file's section to its header, or unfolds it. */
  fold(path: string, folded: boolean): void {
    const section = this.sectionOf(path);
    if (!section || section.folded === folded || !this.options.header) return;
    section.folded = folded;
    const button = section.element.querySelector<HTMLElement>('.reader-toggle');
    button?.setAttribute('aria-expanded', String(!folded));
    const hadFocus = section.element.contains(document.activeElement);
    this.sight.changed(section);
    // The row that had it is gone.
    if (hadFocus && !section.element.contains(document.activeElement))
      button?.focus({ preventScroll: true });
  }

  /** The line at the top; `null` without files. */
  top(): ReaderPlace | null {
    const { section, row } = this.sight.anchor();
    if (!section) return null;
    return { path: section.file.path, line: section.folded ? 1 : lineAt(section, row) };
  }

  /** Scrolls so that the line is at the top, with `offset` px of it hidden above. */
  scrollTo({ path, line }: ReaderPlace, offset = 0): void {
    const section = this.sectionOf(path);
    if (!section || section.folded) return;
    this.sight.hold({ section, row: section.rows.rowOf(line), offset });
    this.sight.draw();
  }

  /**
   * What is at the top, so that it can be found again among other rows: a line, or its file's header (`null`), and how
   * many px of it are hidden. The row at the top may be a later one of its line's block.
   */
  private held():
    | { path: string; line: number; offset: number }
    | { path: string; line: null; offset: number }
    | null {
    const { section, row, offset } = this.sight.anchor();
    if (!section) return null;
    const { path } = section.file;
    if (row < 0) return { path, line: null, offset };
    const line = lineAt(section, row);
    const beyond = section.topOf(row) - section.topOf(section.rows.rowOf(line));
    return { path, line, offset: offset + beyond };
  }

  /** Scrolls to the header of a file. */
  showFile(path: string): void {
    this.at = null;
    this.showHeader(path, 0);
  }

  /** Scrolls to the header of a file, and moves the keyboard there. */
  enterFile(path: string): void {
    this.showFile(path);
    const header = this.sectionOf(path)?.element.querySelector<HTMLElement>('.reader-toggle');
    header?.focus({ preventScroll: true });
  }

  private showHeader(path: string, offset: number): void {
    const section = this.sectionOf(path);
    if (!section) return;
    this.sight.hold({ section, row: -1, offset });
    this.sight.draw();
  }

  /** The line that has the keyboard. */
  focused(): ReaderPlace | null {
    if (!this.sight.scroller.contains(document.activeElement)) return null;
    const line = this.sight.focusedLine();
    if (line) return line;
    return this.at ? { path: this.at.section.file.path, line: this.at.line || 1 } : this.top();
  }

  /** What has the keyboard, for the next reader of the same files; `null`: it is elsewhere. */
  focusNow(): ReaderFocus | null {
    const { activeElement } = document;
    if (!this.sight.scroller.contains(activeElement)) return null;
    const line = this.sight.focusedLine();
    if (line) return { on: 'line', ...line };
    const section = this.sight.focusedSection();
    return section ? { on: 'file', path: section.file.path } : { on: 'reader' };
  }

  takeFocus(focus: ReaderFocus): void {
    if (focus.on === 'line') this.goToLine(focus);
    else if (focus.on === 'file') this.enterFile(focus.path);
    else this.focus();
  }

  focus(): void {
    this.sight.focus();
  }

  destroy(): void {
    this.sight.destroy();
  }

  private sectionOf(path: string): Section | undefined {
    return this.sight.sections.find(({ file }) => file.path === path);
  }

  /** Where a step starts: where the last one led, or what the user scrolled to; `null` above all changes. */
  private origin(): { section: Section; line: number; stop: number | null } | null {
    if (this.at) return this.at;
    const { section, row } = this.sight.anchor();
    if (!section || this.sight.scroller.scrollTop < 1) return null;
    return { section, line: section.folded ? 0 : lineAt(section, row) - 1, stop: null };
  }

  /** Goes to the section's next stop after `from`, or to its first. */
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
    this.sight.focusRow(section, block ? rows.rowOfBlock(block) : rows.rowOf(line));
    this.tell();
  }

  private tell(): void {
    const { onMove } = this.options;
    if (!onMove) return;
    const { at } = this;
    // The file that has the keyboard; the last one can't be scrolled to the top.
    const section = this.sight.focusedSection() ?? at?.section ?? this.sight.anchor().section;
    const stop = at && at.stop !== null ? at.section.decisions.stops[at.stop] : undefined;
    let [before, changes] = [0, 0];
    for (const one of this.sight.sections) {
      if (one === at?.section) before = changes;
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

  /** Called when the user scrolls: steps then start from what is in sight, unless the last step led there. */
  private leave(): void {
    const { at, sight } = this;
    if (!at) return;
    const row = this.rowOf(at);
    const top = row < 0 ? 0 : sight.topOf({ section: at.section, row, offset: 0 });
    if (!sight.shows(top)) this.at = null;
  }

  private rowOf({ section, line, stop }: { section: Section; line: number; stop: number | null }) {
    if (section.folded) return -1;
    const block = stop === null ? null : section.decisions.stops[stop]?.block;
    return block ? section.rows.rowOfBlock(block) : section.rows.rowOf(line);
  }

  private pressed(event: KeyboardEvent): void {
    if (!event.altKey || event.code !== 'KeyK' || !this.keepHere()) return;
    event.preventDefault();
    // Otherwise the page's own shortcut would look for the change once more.
    event.stopPropagation();
  }

  /** Copying with nothing selected copies the whole result of the file at the top. */
  private copy(event: ClipboardEvent): void {
    const file = this.sight.anchor().section?.file;
    if (this.options.layout === 'source' || !getSelection()?.isCollapsed) return;
    if (!file || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', file.after);
    this.host.copied(file.path);
  }
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

/** Findings are created again with each decision about the changes; most of them are unchanged. */
function isSameFinding(one: Finding, other: Finding | undefined): boolean {
  return (
    one === other ||
    (one.code === other?.code && one.from === other.from && one.message === other.message)
  );
}
