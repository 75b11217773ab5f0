/** Keeps the fold bars of one or two editors in step with their chunks and with what was opened. */
import type { Chunk } from '@codemirror/merge';
import type { ChangeDesc } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { type Fold, type FoldStep, opened } from './fold-lines.ts';
import { foldBars, foldField, foldsBetween, showFolds } from './folds.ts';

/** Lines kept open around a place that is gone to. */
const around = 3;
/** Milliseconds without a keystroke after which the bars follow what was typed: no line comes or goes while one types. */
const rest = 300;

export class FoldControl {
  private readonly main: EditorView;
  private readonly other: EditorView | null;
  private readonly side: 'a' | 'b';
  private readonly chunks: () => readonly Chunk[];
  /** Opened stretches, as offsets into the main document. */
  private shown: readonly { readonly from: number; readonly to: number }[] = [];
  private folds: readonly Fold[] = [];
  private scheduled = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `other` is the second editor of a split; its document is `otherDoc` when there is none. */
  constructor(
    main: EditorView,
    other: EditorView | null,
    side: 'a' | 'b',
    chunks: () => readonly Chunk[],
  ) {
    this.main = main;
    this.other = other;
    this.side = side;
    this.chunks = chunks;
  }

  /** To be called with every change of the main document. */
  map(changes: ChangeDesc): void {
    this.shown = this.shown.map(({ from, to }) => ({
      from: changes.mapPos(from, -1),
      to: changes.mapPos(to, 1),
    }));
  }

  /** Opens what hides the stretch. */
  reveal(from: number, to: number): void {
    const { doc } = this.main.state;
    const first = Math.max(1, doc.lineAt(from).number - around);
    const last = Math.min(doc.lines, doc.lineAt(to).number + around);
    this.shown = [...this.shown, { from: doc.line(first).from, to: doc.line(last).to }];
    this.refresh();
  }

  isHidden(at: number): boolean {
    let hidden = false;
    this.main.state.field(foldField).between(at, at, () => {
      hidden = true;
    });
    return hidden;
  }

  /** Refreshes after the update under way; while one types, when they pause. */
  schedule(): void {
    if (this.scheduled || this.timer !== undefined) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.timer === undefined) this.refresh();
    });
  }

  /** To be called with every keystroke. */
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
    const { doc } = this.main.state;
    const chunks = this.chunks();
    const shown = this.shown.map(
      ({ from, to }) => [doc.lineAt(from).number, doc.lineAt(to).number] as const,
    );
    const folds =
      chunks.length === 0
        ? []
        : foldsBetween(chunks, doc, this.other?.state.doc ?? doc, this.side, shown);
    if (this.folds.length === 0 && folds.length === 0) return;
    this.folds = folds;
    const open = (fold: Fold, step: FoldStep) => this.open(fold, step);
    showFolds(
      this.main,
      foldBars(folds, doc, (fold) => fold.first, open),
    );
    if (!this.other) return;
    showFolds(
      this.other,
      foldBars(folds, this.other.state.doc, (fold) => fold.firstOther, open),
    );
  }

  private open(fold: Fold, step: FoldStep): void {
    const { doc } = this.main.state;
    const [first, last] = opened(fold, step);
    const index = this.folds.findIndex((other) => other.first === fold.first);
    const focused = document.activeElement;
    const root = [this.main, this.other].find((view) => view?.dom.contains(focused))?.dom;
    this.shown = [...this.shown, { from: doc.line(first).from, to: doc.line(last).to }];
    this.refresh();
    if (!root) return;
    const bars = root.querySelectorAll('.fold');
    const button = bars[index]?.querySelector<HTMLElement>(`[data-step="${step}"], button`);
    if (button && step !== 'all') button.focus();
    else {
      this.main.focus();
      this.main.dispatch({ selection: { anchor: doc.line(first).from } });
    }
  }
}
