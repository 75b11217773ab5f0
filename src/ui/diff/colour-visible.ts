/**
 * Colours for the lines in sight, as marks. A keystroke reads its own line and those in sight, in a text of any
 * length: CodeMirror's stream languages read a file on to its end, on both sides, 6 ms for 5,000 lines.
 */
import { EditorState, type Extension, RangeSetBuilder, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { LineStates } from './colours/line-states.ts';
import { type Colour, type LineReader, longestColoured } from './colours/reader.ts';
import { readerFor } from './colours/reader-for.ts';

const marks: Readonly<Record<Colour, Decoration>> = {
  quiet: Decoration.mark({ class: 'code-quiet' }),
  keyword: Decoration.mark({ class: 'code-keyword' }),
  string: Decoration.mark({ class: 'code-string' }),
  value: Decoration.mark({ class: 'code-value' }),
  name: Decoration.mark({ class: 'code-name' }),
};

export function coloursFor(path: string): Extension {
  const reader = readerFor(path);
  if (!reader) return [];
  return [
    ViewPlugin.define((view) => new VisibleColours(view, reader), {
      decorations: (plugin) => plugin.decorations,
    }),
    EditorState.languageData.of(() => [{ commentTokens: reader.comments }]),
  ];
}

class VisibleColours {
  decorations: DecorationSet;
  private readonly reader: LineReader;
  private readonly states: LineStates;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, reader: LineReader) {
    this.reader = reader;
    this.states = new LineStates(reader);
    this.decorations = this.colour(view);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) this.follow(update);
    const wanted = this.timer !== undefined && update.transactions.length === 0;
    if (update.docChanged || update.viewportChanged || wanted) {
      this.decorations = this.colour(update.view);
    }
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private follow(update: ViewUpdate): void {
    const { doc } = update.state;
    const old = update.startState.doc;
    // Several changes count as one that reaches from the first to the last.
    let [from, to, oldFrom, oldTo] = [doc.length, 0, old.length, 0];
    update.changes.iterChangedRanges((fromA, toA, fromB, toB) => {
      [from, to] = [Math.min(from, fromB), Math.max(to, toB)];
      [oldFrom, oldTo] = [Math.min(oldFrom, fromA), Math.max(oldTo, toA)];
    });
    const first = doc.lineAt(from).number - 1;
    const removed = old.lineAt(oldTo).number - old.lineAt(oldFrom).number + 1;
    const added = doc.lineAt(to).number - first;
    this.states.edited(first, removed, added, (line) => doc.iterLines(line + 1));
  }

  private colour(view: EditorView): DecorationSet {
    const { doc } = view.state;
    const built = new RangeSetBuilder<Decoration>();
    let last = 0;
    for (const { from, to } of view.visibleRanges) {
      last = doc.lineAt(to).number;
      const first = doc.lineAt(from).number;
      this.states.advance(last, (line) => doc.iterLines(line + 1));
      this.colourLines(doc, first, last, built);
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    // The empty update gives the next turn, until what is in sight is known.
    if (!this.states.knows(last - 1)) this.timer = setTimeout(() => view.update([]), 0);
    return built.finish();
  }

  private colourLines(doc: Text, first: number, last: number, built: RangeSetBuilder<Decoration>) {
    for (let number = first; number <= last; number++) {
      const { from, text } = doc.line(number);
      if (text.length > longestColoured) continue;
      this.reader.read(text, this.states.at(number - 1), (start, end, colour) => {
        if (end > start) built.add(from + start, from + end, marks[colour]);
      });
    }
  }
}
