/** The user's text alone: for writing on a narrow screen. */
import { EditorState } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { EditorHost, EditorInput, FullEditor, Place } from './editor.ts';
import { editable, readable, rememberHistory } from './extensions.ts';
import { findingMarks } from './finding-marks.ts';
import { keptMarks } from './kept-marks.ts';
import { applyEditorChange, offsetMap, toDocument } from './line-endings.ts';
import { markEffects } from './mark-effects.ts';
import { followText, isTyped, splicesOf } from './sync.ts';
import { takePlace } from './take-place.ts';

export function openSource(parent: Element, input: EditorInput, host: EditorHost): FullEditor {
  return new SourceEditor(parent, input, host);
}

class SourceEditor implements FullEditor {
  private readonly view: EditorView;
  private readonly host: EditorHost;
  private input: EditorInput;
  private model: string;

  constructor(parent: Element, input: EditorInput, host: EditorHost) {
    this.host = host;
    this.input = input;
    this.model = input.text ?? input.result?.after ?? '';
    const doc = toDocument(this.model);
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc,
        extensions: [
          input.text === null ? readable(input.path) : editable(input.path, doc),
          findingMarks,
          keptMarks,
          EditorView.updateListener.of((update) => this.updated(update)),
        ],
      }),
    });
    this.mark();
  }

  show(input: EditorInput): void {
    this.input = input;
    const now = input.text ?? input.result?.after ?? '';
    if (now !== this.model) {
      this.model = now;
      followText(this.view, toDocument(now));
    }
    this.mark();
  }

  step(direction: 1 | -1): boolean {
    const { head } = this.view.state.selection.main;
    const map = offsetMap(this.model);
    const places = (this.input.result?.edits ?? []).map((edit) => map.toDocument(edit.from));
    const next =
      direction === 1
        ? places.find((place) => place > head)
        : places.findLast((place) => place < head);
    if (next !== undefined) this.select(next, next);
    return next !== undefined;
  }

  enter(direction: 1 | -1): void {
    const edit = this.input.result?.edits.at(direction === 1 ? 0 : -1);
    if (edit) this.goTo(edit.from, edit.from);
  }

  goTo(from: number, to: number): void {
    const map = offsetMap(this.model);
    this.select(map.toDocument(from), map.toDocument(to));
  }

  keepHere(): boolean {
    return false;
  }

  takePlace(place: Place): void {
    takePlace(this.view, this.view.state.doc, place, (at) => this.select(at, at));
  }

  destroy(): void {
    rememberHistory(this.input.path, this.view.state);
    this.view.destroy();
  }

  private mark(): void {
    const effects = markEffects(this.view.state, this.input, this.model, this.host);
    if (effects.length > 0) this.view.dispatch({ effects });
  }

  private updated(update: ViewUpdate): void {
    if (!isTyped(update)) return;
    this.model = applyEditorChange(this.model, splicesOf(update.changes));
    this.host.edited(this.input.path, this.model);
  }

  private select(anchor: number, head: number): void {
    const most = this.view.state.doc.length;
    this.view.dispatch({
      selection: { anchor: Math.min(anchor, most), head: Math.min(head, most) },
      effects: EditorView.scrollIntoView(Math.min(anchor, most), { y: 'center' }),
    });
    this.view.focus();
  }
}
