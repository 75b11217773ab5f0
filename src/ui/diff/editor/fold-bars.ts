/**
 * Folds in the editor: bars in place of lines, the same on both sides. What was opened stays open while the user types.
 */
import type { Chunk } from '@codemirror/merge';
import { type ChangeDesc, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { foldBar, foldHeight } from '../controls.ts';
import {
  around,
  type Fold,
  type FoldStep,
  foldsAmong,
  type LineBlock,
  type LineRange,
  opened,
} from '../folds.ts';

/**
 * Milliseconds without a keystroke before the bars follow what was typed, so that no lines appear or disappear during
 * typing.
 */
const rest = 300;

/** Updates the fold bars of both sides when the differences change or a fold is opened. */
export class FoldControl {
  private readonly a: EditorView;
  private readonly b: EditorView;
  private readonly chunks: () => readonly Chunk[];
  /** Lines that must stay visible although they do not differ. */
  private readonly marked: () => Iterable<number>;
  /** Whether something would differ if the user had not left it out. */
  private readonly decided: () => boolean;
  /** Opened ranges, as offsets in the left document. */
  private shown: readonly { readonly from: number; readonly to: number }[] = [];
  private folds: readonly Fold[] = [];
  private scheduled = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    a: EditorView,
    b: EditorView,
    chunks: () => readonly Chunk[],
    marked: () => Iterable<number>,
    decided: () => boolean,
  ) {
    this.decided = decided;
    this.a = a;
    this.b = b;
    this.chunks = chunks;
    this.marked = marked;
  }

  /** Must be called with every change of the left document. */
  map(changes: ChangeDesc): void {
    this.shown = this.shown.map(({ from, to }) => ({
      from: changes.mapPos(from, -1),
      to: changes.mapPos(to, 1),
    }));
  }

  /** Opens the fold that hides this range. */
  reveal(from: number, to: number): void {
    const { doc } = this.a.state;
    const lines = around([doc.lineAt(from).number, doc.lineAt(to).number]);
    const first = lines.reduce((least, [line]) => Math.min(least, line), doc.lines);
    const most = lines.reduce((most, [, line]) => Math.max(most, line), first);
    const last = Math.min(doc.lines, most);
    this.shown = [...this.shown, { from: doc.line(first).from, to: doc.line(last).to }];
    this.refresh();
  }

  isHidden(at: number): boolean {
    let hidden = false;
    this.a.state.field(foldField).between(at, at, () => {
      hidden = true;
    });
    return hidden;
  }

  /** Refreshes after the current update, or when the user pauses typing. */
  schedule(): void {
    if (this.scheduled || this.timer !== undefined) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.timer === undefined) this.refresh();
    });
  }

  /** Must be called with every keystroke. */
  typed(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), rest);
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  refresh(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { doc } = this.a.state;
    const chunks = this.chunks();
    const opened = this.shown.map(
      ({ from, to }): LineRange => [doc.lineAt(from).number, doc.lineAt(to).number],
    );
    const shown = [...around(this.marked()), ...opened];
    const isPlain = chunks.length === 0 && !this.decided();
    const folds = isPlain ? [] : foldsBetween(chunks, doc, this.b.state.doc, shown);
    if (this.folds.length === 0 && folds.length === 0) return;
    this.folds = folds;
    const open = (fold: Fold, step: FoldStep) => this.open(fold, step);
    showFolds(
      this.a,
      foldBars(folds, doc, (fold) => fold.first, open),
    );
    showFolds(
      this.b,
      foldBars(folds, this.b.state.doc, (fold) => fold.firstOther, open),
    );
  }

  private open(fold: Fold, step: FoldStep): void {
    const { doc } = this.a.state;
    const [first, last] = opened(fold, step);
    const index = this.folds.findIndex((other) => other.first === fold.first);
    const focused = document.activeElement;
    const root = [this.a, this.b].find((view) => view.dom.contains(focused))?.dom;
    this.shown = [...this.shown, { from: doc.line(first).from, to: doc.line(last).to }];
    this.refresh();
    if (!root) return;
    const bars = root.querySelectorAll('.fold');
    const button = bars[index]?.querySelector<HTMLElement>(`[data-step="${step}"], button`);
    if (button && step !== 'all') button.focus();
    else {
      this.a.focus();
      this.a.dispatch({ selection: { anchor: doc.line(first).from } });
    }
  }
}

/** What to fold on the left, given the chunks of differing text. `shown` are lines there that must stay open. */
export function foldsBetween(
  chunks: readonly Chunk[],
  doc: Text,
  other: Text,
  shown: readonly LineRange[],
): readonly Fold[] {
  const blocks = chunks.map(
    ({ fromA, toA, fromB, toB }): LineBlock => ({
      fromA: lineNumber(doc, fromA),
      toA: lineNumber(doc, toA),
      fromB: lineNumber(other, fromB),
      toB: lineNumber(other, toB),
    }),
  );
  return foldsAmong(blocks, doc.lines, shown);
}

/** The number of the line that contains `at`; past the end, of the line that would come next. */
function lineNumber(doc: Text, at: number): number {
  return at > doc.length ? doc.lines + 1 : doc.lineAt(at).number;
}

type Open = (fold: Fold, step: FoldStep) => void;

const setFolds = StateEffect.define<DecorationSet>();

export const foldField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    let now = value.map(transaction.changes);
    for (const effect of transaction.effects) if (effect.is(setFolds)) now = effect.value;
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Replaces the bars of `view` by `bars`, unless they are the same. */
function showFolds(view: EditorView, bars: DecorationSet): void {
  const old = view.state.field(foldField).iter();
  const now = bars.iter();
  while (old.value && now.value) {
    if (old.from !== now.from || old.to !== now.to || !old.value.eq(now.value)) break;
    old.next();
    now.next();
  }
  if (old.value || now.value) view.dispatch({ effects: setFolds.of(bars) });
}

/** The bars for one side. `firstOf` gives the line at which a fold starts on that side. */
function foldBars(
  folds: readonly Fold[],
  doc: Text,
  firstOf: (fold: Fold) => number,
  open: Open,
): DecorationSet {
  return Decoration.set(
    folds.flatMap((fold) => {
      const first = firstOf(fold);
      const last = first + fold.last - fold.first;
      if (first < 1 || last > doc.lines) return [];
      return Decoration.replace({ widget: new FoldBar(fold, open), block: true }).range(
        doc.line(first).from,
        doc.line(last).to,
      );
    }),
  );
}

class FoldBar extends WidgetType {
  readonly fold: Fold;
  readonly open: Open;
  constructor(fold: Fold, open: Open) {
    super();
    this.fold = fold;
    this.open = open;
  }
  override eq(other: FoldBar): boolean {
    return (
      this.fold.first === other.fold.first &&
      this.fold.last === other.fold.last &&
      this.fold.firstOther === other.fold.firstOther
    );
  }
  override toDOM(): HTMLElement {
    return foldBar(this.fold, this.open);
  }
  override get estimatedHeight(): number {
    return foldHeight;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}
