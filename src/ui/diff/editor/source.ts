/** The user's text alone: for editing on a narrow screen. */
import { EditorState } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { FileHost, FileInput, FileView, Place } from '../file-view.ts';
import { ChangeRuler } from './change-ruler.ts';
import {
  changesAt,
  choiceGutter,
  choiceLines,
  choicesChanged,
  leftOut,
  placeAmong,
  showChoices,
} from './choices.ts';
import { placeIn, select, takePlace } from './cursor.ts';
import { type EditorOptions, editable, rememberHistory } from './extensions.ts';
import { findingMarks, showFindings } from './finding-marks.ts';
import { followText, isTyped, splicesOf } from './follow.ts';
import { applyEditorChange, offsetMap, toDocument } from './line-endings.ts';

export function openSource(
  options: EditorOptions,
  parent: Element,
  input: FileInput,
  host: FileHost,
): FileView {
  return new SourceEditor(options, parent, input, host);
}

class SourceEditor implements FileView {
  private readonly view: EditorView;
  private readonly ruler: ChangeRuler;
  private readonly parent: Element;
  private readonly host: FileHost;
  private input: FileInput;
  private model: string;

  constructor(options: EditorOptions, parent: Element, input: FileInput, host: FileHost) {
    this.parent = parent;
    this.host = host;
    this.input = input;
    this.model = input.text ?? '';
    const doc = toDocument(this.model);
    this.view = new EditorView({
      state: EditorState.create({
        doc,
        extensions: [
          editable(input.path, doc, options, host),
          findingMarks,
          choiceGutter,
          EditorView.updateListener.of((update) => this.updated(update)),
        ],
      }),
    });
    const { dom, scrollDOM } = this.view;
    this.ruler = new ChangeRuler(parent, dom, scrollDOM, this.view, () =>
      choiceLines(this.view.state),
    );
    this.mark();
  }

  show(input: FileInput): void {
    this.input = input;
    const now = input.text ?? '';
    if (now !== this.model) {
      this.model = now;
      followText(this.view, toDocument(now));
    }
    this.mark();
  }

  step(direction: 1 | -1): boolean {
    const { head } = this.view.state.selection.main;
    const map = offsetMap(this.model);
    const edits = (this.input.result?.edits ?? []).map((edit) => map.toDocument(edit.from));
    const places = [...edits, ...leftOut(this.view.state)].toSorted((a, b) => a - b);
    const next =
      direction === 1
        ? places.find((place) => place > head)
        : places.findLast((place) => place < head);
    if (next !== undefined) select(this.view, next);
    return next !== undefined;
  }

  enter(direction: 1 | -1): void {
    const edit = this.input.result?.edits.at(direction === 1 ? 0 : -1);
    if (edit) this.goTo(edit.from, edit.from);
  }

  goTo(from: number, to: number): void {
    const map = offsetMap(this.model);
    select(this.view, map.toDocument(from), map.toDocument(to));
  }

  keepHere(): boolean {
    const { doc, selection } = this.view.state;
    const line = doc.lineAt(selection.main.head);
    const map = offsetMap(this.model);
    const [from, to] = [map.toModel(line.from), map.toModel(line.to)];
    const edits = this.input.result?.before === this.model ? this.input.result.edits : [];
    const here = changesAt(edits, this.model, from, to);
    if (here) this.host.apply(this.input.path, here.from, here.to, false);
    return here !== null;
  }

  place(): Place {
    return placeIn(this.view, this.parent.getBoundingClientRect().top);
  }

  takePlace(place: Place): void {
    takePlace(this.view, place, (at) => select(this.view, at));
  }

  destroy(): void {
    rememberHistory(this.input.path, this.view.state);
    this.view.destroy();
    this.ruler.destroy();
  }

  private mark(): void {
    if (this.input.result?.before !== this.model) return;
    showFindings(this.view, this.model, this.input.findings);
    showChoices(this.view, this.model, this.input, this.host);
    this.tell();
  }

  private tell(): void {
    const { state } = this.view;
    const { from, to } = state.doc.lineAt(state.selection.main.head);
    this.host.moved(placeAmong(state, from, to));
  }

  private updated(update: ViewUpdate): void {
    if (update.geometryChanged || choicesChanged(update)) this.ruler.schedule();
    // After typing, it is reported along with the result.
    if (update.selectionSet && !update.docChanged) queueMicrotask(() => this.tell());
    if (!isTyped(update)) return;
    this.model = applyEditorChange(this.model, splicesOf(update.changes));
    this.host.edited(this.input.path, this.model);
  }
}
