/**
 * What the one-column view adds to the new text: the lines taken out, above those that replace them, and the marks of
 * both. The merge package has such a view too; ours needs no syntax tree.
 */
import type { Chunk } from '@codemirror/merge';
import { type Extension, RangeSet, StateField, type Text } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutter, WidgetType } from '@codemirror/view';

/** `control` makes what stands at the end of a change's first line. */
export function unifiedChanges(
  chunks: readonly Chunk[],
  old: Text,
  control: (chunk: Chunk) => HTMLElement,
): Extension {
  return [
    StateField.define({
      create: ({ doc }) =>
        Decoration.set(
          chunks.flatMap((chunk) => [
            Decoration.widget({
              widget: new DeletedLines(chunk, old, control),
              block: true,
              side: -1,
            }).range(chunk.fromB),
            ...addedMarks(chunk, doc),
          ]),
          true,
        ),
      update: (marks, transaction) => marks.map(transaction.changes),
      provide: (field) => EditorView.decorations.from(field),
    }),
    gutter({
      class: 'cm-changeGutter',
      markers: ({ state: { doc } }) =>
        RangeSet.of(
          chunks.flatMap((chunk) => addedLines(chunk, doc).map((from) => added.range(from))),
        ),
      widgetMarker: (_view, widget) => (widget instanceof DeletedLines ? deleted : null),
    }),
    EditorView.editorAttributes.of({ class: 'cm-merge-b' }),
  ];
}

const changedLine = Decoration.line({ class: 'cm-changedLine' });
const changedText = Decoration.mark({ class: 'cm-changedText' });
const insertedLine = Decoration.mark({ tagName: 'ins', class: 'cm-insertedLine' });

class Sign extends GutterMarker {
  override readonly elementClass: string;
  constructor(elementClass: string) {
    super();
    this.elementClass = elementClass;
  }
}
const added = new Sign('cm-changedLineGutter');
const deleted = new Sign('cm-deletedLineGutter');

/** Where the chunk's lines of the new text begin. */
function addedLines(chunk: Chunk, doc: Text): number[] {
  const lines: number[] = [];
  for (let at = chunk.fromB; at < chunk.toB; at = doc.lineAt(at).to + 1) lines.push(at);
  return lines;
}

function addedMarks(chunk: Chunk, doc: Text) {
  const marks = addedLines(chunk, doc).map((from) => changedLine.range(from));
  if (chunk.endB > chunk.fromB) marks.push(insertedLine.range(chunk.fromB, chunk.endB));
  for (const change of chunk.changes) {
    const from = chunk.fromB + change.fromB;
    const to = Math.min(chunk.fromB + change.toB, chunk.endB);
    if (to > from) marks.push(changedText.range(from, to));
  }
  return marks;
}

class DeletedLines extends WidgetType {
  private readonly chunk: Chunk;
  private readonly old: Text;
  private readonly control: (chunk: Chunk) => HTMLElement;

  constructor(chunk: Chunk, old: Text, control: (chunk: Chunk) => HTMLElement) {
    super();
    this.chunk = chunk;
    this.old = old;
    this.control = control;
  }

  override eq(other: DeletedLines): boolean {
    return this.chunk === other.chunk;
  }

  override toDOM(): HTMLElement {
    const box = document.createElement('div');
    box.className = 'cm-deletedChunk';
    const buttons = document.createElement('div');
    buttons.className = 'cm-chunkButtons';
    buttons.append(this.control(this.chunk));
    box.append(buttons);
    const { fromA, toA, endA } = this.chunk;
    for (let at = fromA; at < toA; ) {
      const line = this.old.lineAt(at);
      const shown = document.createElement('div');
      shown.className = 'cm-deletedLine';
      const words = document.createElement('del');
      words.append(...this.words(line.from, Math.min(line.to, endA)));
      shown.append(words);
      box.append(shown);
      at = line.to + 1;
    }
    return box;
  }

  /** A line's text, the changed words of it in their own elements. */
  private words(from: number, to: number): readonly Node[] {
    if (from === to) return [document.createElement('br')];
    const nodes: Node[] = [];
    let at = from;
    for (const change of this.chunk.changes) {
      const start = Math.max(at, this.chunk.fromA + change.fromA);
      const end = Math.min(to, this.chunk.fromA + change.toA);
      if (start >= end) continue;
      const word = document.createElement('span');
      word.className = 'cm-deletedText';
      word.textContent = this.old.sliceString(start, end);
      nodes.push(document.createTextNode(this.old.sliceString(at, start)), word);
      at = end;
    }
    nodes.push(document.createTextNode(this.old.sliceString(at, to)));
    return nodes;
  }

  override get estimatedHeight(): number {
    const lines =
      this.old.lineAt(this.chunk.endA).number - this.old.lineAt(this.chunk.fromA).number + 1;
    return this.chunk.toA > this.chunk.fromA ? lines * 19 : 0;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
