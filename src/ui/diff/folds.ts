/** Folds in CodeMirror: bars in place of lines. What was shown stays shown while the text changes. */
import type { Chunk } from '@codemirror/merge';
import { StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { foldBar, foldHeight } from './fold-bar.ts';
import {
  type Fold,
  type FoldStep,
  foldsAmong,
  type LineBlock,
  type LineRange,
} from './fold-lines.ts';

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
  const blocks = chunks.map((chunk): LineBlock => {
    const ours = side === 'a' ? chunk : flipped(chunk);
    return {
      fromA: lineNumber(doc, ours.fromA),
      toA: lineNumber(doc, ours.toA),
      fromB: lineNumber(other, ours.fromB),
      toB: lineNumber(other, ours.toB),
    };
  });
  return foldsAmong(blocks, doc.lines, shown);
}

function flipped({ fromA, toA, fromB, toB }: Chunk): LineBlock {
  return { fromA: fromB, toA: toB, fromB: fromA, toB: toA };
}

/** The line that begins at or holds `at`; past the end, the one that would come next. */
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
    return foldBar(this.fold, this.open);
  }
  override get estimatedHeight(): number {
    return foldHeight;
  }
  override ignoreEvent(): boolean {
    return true;
  }
}
