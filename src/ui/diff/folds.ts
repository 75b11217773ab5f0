/**
 * Folds: unchanged stretches away from changes, findings and the cursor take one bar, which shows
 * 20 lines more at either end or all of them. What was shown stays shown while the text changes.
 */
import type { Chunk } from '@codemirror/merge';
import { StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { text } from '../text.ts';

/** Lines left open around what is worth seeing. */
const margin = 3;
/** A bar that hides fewer lines than this costs more than it saves. */
const smallest = 6;
/** Texts of up to this many lines are shown whole. */
const short = 40;
/** Lines a bar gives up at one press. */
export const stepLines = 20;

/** One bar: the lines it hides, counted from 1, both ends included. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  /** The same first line on the other side. */
  readonly firstOther: number;
}

export type FoldStep = 'top' | 'bottom' | 'all';

export type LineRange = readonly [first: number, last: number];

/**
 * What to fold, from the chunks of differing text. `shown` are the lines (of `doc`, the side that
 * counts) that must stay open.
 */
export function foldsBetween(
  chunks: readonly Chunk[],
  doc: Text,
  other: Text,
  side: 'a' | 'b',
  shown: readonly LineRange[],
): readonly Fold[] {
  if (doc.lines <= short) return [];
  const folds: Fold[] = [];
  let open = 1;
  let openOther = 1;
  const ours = (chunk: Chunk) => (side === 'a' ? chunk : flipped(chunk));
  for (let index = 0; index <= chunks.length; index += 1) {
    const found = chunks[index];
    const chunk = found && ours(found);
    const end = chunk ? lineNumber(doc, chunk.fromA) - 1 : doc.lines;
    const first = open + (index === 0 ? 0 : margin);
    const last = end - (chunk ? margin : 0);
    for (const [from, to] of without([first, last], shown)) {
      if (to - from + 1 < smallest) continue;
      folds.push({ first: from, last: to, firstOther: openOther + (from - open) });
    }
    if (!chunk) break;
    open = chunk.toA > doc.length ? doc.lines + 1 : lineNumber(doc, chunk.toA);
    openOther = chunk.toB > other.length ? other.lines + 1 : lineNumber(other, chunk.toB);
  }
  return folds;
}

/** The part of a fold that one press opens. */
export function opened(fold: Fold, step: FoldStep): LineRange {
  if (step === 'top') return [fold.first, Math.min(fold.last, fold.first + stepLines - 1)];
  if (step === 'bottom') return [Math.max(fold.first, fold.last - stepLines + 1), fold.last];
  return [fold.first, fold.last];
}

function flipped(chunk: Chunk): { fromA: number; toA: number; toB: number } {
  return { fromA: chunk.fromB, toA: chunk.toB, toB: chunk.toA };
}

function lineNumber(doc: Text, at: number): number {
  return doc.lineAt(Math.min(at, doc.length)).number;
}

/** `range` without the `holes`, in order. */
function without(range: LineRange, holes: readonly LineRange[]): readonly LineRange[] {
  let left: LineRange[] = [range];
  for (const [from, to] of holes) {
    left = left.flatMap(([first, last]): LineRange[] => {
      if (to < first || from > last) return [[first, last]];
      return [
        [first, from - 1],
        [to + 1, last],
      ];
    });
  }
  return left.filter(([first, last]) => last >= first).sort((x, y) => x[0] - y[0]);
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

/** Puts `bars` in place of those that `view` has, unless they are the same. */
export function showFolds(view: EditorView, bars: DecorationSet): void {
  const old = view.state.field(foldField).iter();
  const now = bars.iter();
  while (old.value && now.value) {
    if (old.from !== now.from || old.to !== now.to || !old.value.eq(now.value)) break;
    old.next();
    now.next();
  }
  if (old.value || now.value) view.dispatch({ effects: setFolds.of(bars) });
}

/** The bars for one side. `firstOf` says where a fold starts on it. */
export function foldBars(
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
    const hidden = this.fold.last - this.fold.first + 1;
    const bar = document.createElement('div');
    bar.className = 'fold';
    const steps: readonly FoldStep[] = hidden > stepLines ? ['top', 'all', 'bottom'] : ['all'];
    for (const step of steps) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset.step = step;
      button.textContent = text.diff.fold[step](step === 'all' ? hidden : stepLines);
      if (step !== 'all') button.title = text.diff.foldTitle(stepLines);
      button.addEventListener('click', () => this.open(this.fold, step));
      bar.append(button);
    }
    return bar;
  }
  override get estimatedHeight(): number {
    return 28;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}
