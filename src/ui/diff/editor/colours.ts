/**
 * Colours for the lines in sight, as marks. A keystroke reads its own line and those in sight, however long the text
 * is. CodeMirror's stream languages read on to the end of the file, on both sides, which takes 6 ms for 5,000 lines.
 */
import {
  EditorState,
  type Extension,
  type Range,
  RangeSetBuilder,
  type Text,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { type Colour, type Language, longestColoured } from '../colours/language.ts';
import { LineStates, languageOf } from '../colours/line-states.ts';

const marks: Readonly<Record<Colour, Decoration>> = {
  quiet: Decoration.mark({ class: 'code-quiet' }),
  keyword: Decoration.mark({ class: 'code-keyword' }),
  string: Decoration.mark({ class: 'code-string' }),
  value: Decoration.mark({ class: 'code-value' }),
  name: Decoration.mark({ class: 'code-name' }),
};

/** How many lines are coloured individually after an edit; for more, all lines in sight are. */
const few = 5;

export function coloursFor(path: string): Extension {
  const language = languageOf(path);
  if (!language) return [];
  return [
    ViewPlugin.define((view) => new VisibleColours(view, language), {
      decorations: (plugin) => plugin.decorations,
    }),
    EditorState.languageData.of(() => [{ commentTokens: language.comments }]),
  ];
}

class VisibleColours {
  decorations: DecorationSet;
  private readonly language: Language;
  private readonly states: LineStates;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, language: Language) {
    this.language = language;
    this.states = new LineStates(language);
    this.decorations = this.colour(view);
  }

  update(update: ViewUpdate): void {
    const recoloured = update.docChanged && this.follow(update);
    const wanted = this.timer !== undefined && update.transactions.length === 0;
    if ((update.docChanged && !recoloured) || update.viewportChanged || wanted) {
      this.decorations = this.colour(update.view);
    }
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  /** Colours the lines that an edit changes; returns `false` if there are more than a few. */
  private follow(update: ViewUpdate): boolean {
    const { doc } = update.state;
    const old = update.startState.doc;
    // Several changes count as one, from the first to the last.
    let [from, to, oldFrom, oldTo] = [doc.length, 0, old.length, 0];
    update.changes.iterChangedRanges((fromA, toA, fromB, toB) => {
      [from, to] = [Math.min(from, fromB), Math.max(to, toB)];
      [oldFrom, oldTo] = [Math.min(oldFrom, fromA), Math.max(oldTo, toA)];
    });
    const first = doc.lineAt(from).number - 1;
    const removed = old.lineAt(oldTo).number - old.lineAt(oldFrom).number + 1;
    const added = doc.lineAt(to).number - first;
    const end = this.states.edited(first, removed, added, (line) => doc.iterLines(line + 1));
    if (end - first > few || !this.states.knows(end - 1)) return false;
    const add: Range<Decoration>[] = [];
    this.colourLines(doc, first + 1, end, (start, stop, mark) => add.push(mark.range(start, stop)));
    this.decorations = this.decorations.map(update.changes).update({
      filterFrom: doc.line(first + 1).from,
      filterTo: doc.line(end).to,
      filter: () => false,
      add,
    });
    return true;
  }

  private colour(view: EditorView): DecorationSet {
    const { doc } = view.state;
    const built = new RangeSetBuilder<Decoration>();
    let last = 0;
    for (const { from, to } of view.visibleRanges) {
      last = doc.lineAt(to).number;
      const first = doc.lineAt(from).number;
      this.states.advance(last, (line) => doc.iterLines(line + 1));
      this.colourLines(doc, first, last, (start, stop, mark) => built.add(start, stop, mark));
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    // The empty update triggers the next turn, until the colours of all lines in sight are known.
    if (!this.states.knows(last - 1)) this.timer = setTimeout(() => view.update([]), 0);
    return built.finish();
  }

  private colourLines(
    doc: Text,
    first: number,
    last: number,
    add: (from: number, to: number, mark: Decoration) => void,
  ): void {
    for (let number = first; number <= last; number++) {
      const { from, text } = doc.line(number);
      if (text.length > longestColoured) continue;
      this.language.read(text, this.states.at(number - 1), (start, end, colour) => {
        if (end > start) add(from + start, from + end, marks[colour]);
      });
    }
  }
}
