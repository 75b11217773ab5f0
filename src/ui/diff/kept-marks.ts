/** Changes the user declined: marked in their text, each with a button that takes it after all. */
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { takeButton } from './take-button.ts';

export interface KeptMark {
  readonly from: number;
  readonly to: number;
  /** Takes the change after all. */
  readonly take: () => void;
}

export const setKept = StateEffect.define<readonly KeptMark[]>();

class TakeWidget extends WidgetType {
  readonly mark: KeptMark;
  constructor(mark: KeptMark) {
    super();
    this.mark = mark;
  }
  override eq(other: TakeWidget): boolean {
    return this.mark.from === other.mark.from && this.mark.to === other.mark.to;
  }
  override toDOM(): HTMLElement {
    return takeButton(() => this.mark.take());
  }
  override ignoreEvent(): boolean {
    return true;
  }
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    let now = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(setKept)) continue;
      const { doc } = transaction.state;
      const byLine = new Map(effect.value.map((mark) => [doc.lineAt(mark.from).number, mark]));
      now = Decoration.set(
        [...byLine].flatMap(([number, mark]) => {
          const line = doc.line(number);
          return [
            Decoration.line({ class: 'kept-line' }).range(line.from),
            Decoration.widget({ widget: new TakeWidget(mark), side: 1 }).range(line.to),
          ];
        }),
        true,
      );
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export const keptMarks: Extension = marks;

/** Whether `state` marks no change as declined. */
export function showsNoKept(state: EditorState): boolean {
  return state.field(marks).size === 0;
}
