/** One column, as in a patch: lines taken out above the lines that replace them. To be read, not edited. */
import { type Change, Chunk } from '@codemirror/merge';
import { EditorState, Text } from '@codemirror/state';
import { EditorView, keymap, type ViewUpdate } from '@codemirror/view';
import { text as words } from '../text.ts';
import { copyWhole } from './copy-whole.ts';
import type { EditorHost, EditorInput, FullEditor, Place } from './editor.ts';
import { changesFromEdits, lineFirstDiff } from './exact-diff.ts';
import { readable } from './extensions.ts';
import { FoldControl } from './fold-control.ts';
import { foldField } from './folds.ts';
import { keepButton } from './keep-button.ts';
import { offsetMap, toDocument } from './line-endings.ts';
import { takePlace } from './take-place.ts';
import { unifiedChanges } from './unified-changes.ts';
import { wholeLines } from './whole-lines.ts';

export function openUnified(parent: Element, input: EditorInput, host: EditorHost): FullEditor {
  return new UnifiedEditor(parent, input, host);
}

class UnifiedEditor implements FullEditor {
  private readonly view: EditorView;
  private readonly host: EditorHost;
  private input: EditorInput;
  private folds: FoldControl;
  private chunks: readonly Chunk[] = [];

  constructor(parent: Element, input: EditorInput, host: EditorHost) {
    this.host = host;
    this.input = input;
    this.view = new EditorView({ parent, state: this.state() });
    this.folds = this.control();
  }

  show(input: EditorInput): void {
    const { scroller, old } = { scroller: this.view.scrollDOM, old: this.input };
    this.input = input;
    if (old.text === input.text && old.result?.after === input.result?.after) return;
    // The text typed in another layout is shown with its result, not before it.
    if (input.result && input.result.before !== input.text) return;
    const top = scroller.scrollTop;
    this.view.setState(this.state());
    this.folds = this.control();
    scroller.scrollTop = top;
  }

  step(direction: 1 | -1): boolean {
    const { head } = this.view.state.selection.main;
    const chunks = this.chunks;
    const next =
      direction === 1
        ? chunks.find((chunk) => chunk.fromB > head)
        : chunks.findLast((chunk) => chunk.endB < head);
    if (next) this.select(next.fromB);
    return next !== undefined;
  }

  enter(direction: 1 | -1): void {
    const chunk = this.chunks.at(direction === 1 ? 0 : -1);
    if (chunk) this.select(chunk.fromB);
  }

  goTo(from: number): void {
    this.select(this.shownAt(offsetMap(this.input.text ?? '').toDocument(from)));
  }

  keepHere(): boolean {
    const { head } = this.view.state.selection.main;
    const chunk = this.chunks.find((one) => one.fromB <= head && head <= one.endB);
    if (chunk) this.keep(chunk);
    return chunk !== undefined;
  }

  takePlace(place: Place): void {
    takePlace(
      this.view,
      splitText(toDocument(this.input.text ?? '')),
      place,
      (at) => this.select(at),
      (at) => this.shownAt(at),
    );
  }

  destroy(): void {
    this.view.destroy();
  }

  /** Where an offset of the user's document stands in the one shown. */
  private shownAt(at: number): number {
    let shift = 0;
    for (const chunk of this.chunks) {
      if (chunk.fromA > at) break;
      shift = chunk.toA > at ? chunk.fromB - at : chunk.toB - chunk.toA;
    }
    return at + shift;
  }

  private control(): FoldControl {
    const folds = new FoldControl(this.view, null, 'b', () => this.chunks);
    folds.refresh();
    return folds;
  }

  private state(): EditorState {
    const before = this.input.text ?? '';
    const fresh = this.input.result?.before === this.input.text ? this.input.result : null;
    const after = fresh?.after ?? before;
    const old = toDocument(before);
    const now = toDocument(after);
    const override = (a: string, b: string): readonly Change[] =>
      a === old && b === now
        ? changesFromEdits(before, after, fresh?.edits ?? [])
        : lineFirstDiff(a, b);
    const original = splitText(old);
    const shown = splitText(now);
    this.chunks = Chunk.build(original, shown, { override });
    return EditorState.create({
      doc: shown,
      extensions: [
        readable(this.input.path),
        EditorView.contentAttributes.of({ 'aria-label': words.diff.unified(this.input.path) }),
        unifiedChanges(this.chunks, original, (chunk) => keepButton(() => this.keep(chunk))),
        copyWhole(
          () => after,
          () => this.host.copied(this.input.path),
        ),
        wholeLines('b', () => this.chunks),
        foldField,
        keymap.of([{ key: 'Alt-k', run: () => this.keepHere() }]),
        EditorView.updateListener.of((update) => this.updated(update)),
      ],
    });
  }

  private updated(update: ViewUpdate): void {
    const { head } = update.state.selection.main;
    if (update.selectionSet && this.folds.isHidden(head)) {
      queueMicrotask(() => this.folds.reveal(head, head));
    }
  }

  private keep(chunk: Chunk): void {
    const map = offsetMap(this.input.text ?? '');
    const to = Math.min(chunk.toA, toDocument(this.input.text ?? '').length);
    this.host.keep(this.input.path, map.toModel(chunk.fromA), map.toModel(to));
  }

  private select(at: number): void {
    const anchor = Math.min(at, this.view.state.doc.length);
    if (this.folds.isHidden(anchor)) this.folds.reveal(anchor, anchor);
    this.view.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    });
    this.view.focus();
  }
}

function splitText(document: string): Text {
  return Text.of(document.split('\n'));
}
