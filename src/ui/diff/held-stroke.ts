/**
 * Holds a keystroke back until what becomes of it is known, so that both are drawn at once. The page hears of it right
 * away, and the engine answers within a few milliseconds; drawn one after the other they cost two layouts and two
 * frames, 15 ms instead of 8 for a file of 300 lines (`npm run bench:page`). A stroke waits `patience` at most, and for
 * nothing else: whatever happens to the editor next finds it carried out.
 */
import {
  type EditorSelection,
  type EditorState,
  type Extension,
  Facet,
  type StateCommand,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { type Command, EditorView } from '@codemirror/view';

/** Milliseconds: half a frame. */
const patience = 8;

/** Strokes that go at once after one that waited in vain; twice as many after the next, no more than this. */
const mostPassed = 32;

/** Before these, what one typed must be there. */
const next =
  'keydown pointerdown mousedown focusout compositionstart copy cut paste drop contextmenu'.split(
    ' ',
  );

export interface StrokeHost {
  /** A stroke will do this. */
  ahead(transaction: Transaction): void;
  /** The stroke can't wait any longer: it is time to `carryOut`. */
  due(): void;
}

/** Holds a command back, or has it carried out at once: `false`. */
const holding = Facet.define<(view: EditorView, command: StateCommand) => boolean>();

/** A command that is a stroke in the text, held back where the editor does so. */
export function stroke(command: StateCommand): Command {
  return (view) => view.state.facet(holding).some((hold) => hold(view, command)) || command(view);
}

export class HeldStroke {
  readonly extension: Extension;
  private readonly host: StrokeHost;
  private held: Held | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Strokes that passed after the last one to wait in vain; 0 when one has been answered since. */
  private missed = 0;
  /** Strokes that are still to pass. */
  private passes = 0;

  constructor(host: StrokeHost) {
    this.host = host;
    this.extension = [
      holding.of((view, command) => this.hold(view, command)),
      EditorView.domEventObservers(
        Object.fromEntries(next.map((event) => [event, () => this.due()])),
      ),
      EditorView.domEventHandlers({ beforeinput: (event, view) => this.typed(event, view) }),
    ];
  }

  /** Lets the stroke happen, if one waits. */
  carryOut(): void {
    const { held } = this;
    if (!held) return;
    this.drop();
    this.missed = 0;
    const { state } = held.view;
    // Where something else came between, it would hit another place.
    if (state.doc === held.doc && state.selection.eq(held.selection)) held.command(held.view);
  }

  /** Forgets the stroke. */
  drop(): void {
    clearTimeout(this.timer);
    this.held = null;
  }

  private due(): void {
    if (this.held) this.host.due();
  }

  private hold(view: EditorView, command: StateCommand): boolean {
    this.due();
    if (this.passes > 0) {
      this.passes--;
      return false;
    }
    const { state } = view;
    const [ahead] = tried(command, state);
    if (!ahead) return false;
    this.held = { view, command, doc: state.doc, selection: state.selection };
    this.timer = setTimeout(() => {
      const missed = Math.min(mostPassed, Math.max(1, 2 * this.missed));
      this.host.due();
      this.missed = missed;
      this.passes = missed;
    }, patience);
    this.host.ahead(ahead);
    return true;
  }

  /** Takes a typed character from the browser, before it is in the page. */
  private typed(event: InputEvent, view: EditorView): boolean {
    const { data, inputType } = event;
    if (inputType !== 'insertText' || data === null || !event.cancelable) return false;
    if (event.isComposing || view.composing || !hasKeyboard()) return false;
    return (
      event.getTargetRanges().every((range) => isSelected(view, range)) &&
      this.hold(view, insertion(data))
    );
  }
}

/** Where it is not, the browser means to replace something, such as a letter by one with an accent. */
function isSelected(view: EditorView, range: StaticRange): boolean {
  const { from, to } = view.state.selection.main;
  return (
    view.posAtDOM(range.startContainer, range.startOffset) === from &&
    view.posAtDOM(range.endContainer, range.endOffset) === to
  );
}

interface Held {
  readonly view: EditorView;
  readonly command: StateCommand;
  readonly doc: Text;
  readonly selection: EditorSelection;
}

/** What the command would do. */
function tried(command: StateCommand, state: EditorState): readonly Transaction[] {
  const transactions: Transaction[] = [];
  command({ state, dispatch: (transaction) => transactions.push(transaction) });
  return transactions;
}

/** As CodeMirror has it when it finds the character in the page. */
function insertion(text: string): StateCommand {
  return ({ state, dispatch }) => {
    const userEvent = 'input.type';
    dispatch(state.update(state.replaceSelection(text), { userEvent, scrollIntoView: true }));
    return true;
  };
}

/** A keyboard on the screen keeps a text of its own, from what the browser does: it is left alone. */
function hasKeyboard(): boolean {
  return matchMedia('(any-pointer: fine)').matches;
}
