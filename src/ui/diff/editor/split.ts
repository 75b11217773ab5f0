/** Side by side: the user's text on the left, to be edited, and the migrated text on the right. */
import { type Change, type Chunk, getChunks, MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, gutter, keymap, type ViewUpdate } from '@codemirror/view';
import type { Splice } from '../../../engine/host.ts';
import type { FileHost, FileInput, FileView, Place } from '../file-view.ts';
import { createTyped } from '../typed.ts';
import { ChangeRuler, type MarkedRange } from './change-ruler.ts';
import {
  changesAt,
  choiceGutter,
  choicesChanged,
  leftOut,
  placeAmong,
  showChoices,
} from './choices.ts';
import { placeIn, select, takePlace } from './cursor.ts';
import { changesFromEdits, lineFirstDiff } from './difference.ts';
import {
  copyWhole,
  type EditorOptions,
  editable,
  readable,
  rememberHistory,
} from './extensions.ts';
import { findingMarks, showFindings } from './finding-marks.ts';
import { FoldControl, foldField } from './fold-bars.ts';
import {
  changeBetween,
  compareAgain,
  follow,
  followText,
  isOwn,
  isTyped,
  mirrored,
  splicesOf,
} from './follow.ts';
import { LevelRows, spaceField } from './level-rows.ts';
import { applyEditorChange, offsetMap, toDocument } from './line-endings.ts';
import { wholeLines } from './whole-lines.ts';

export function openSplit(
  options: EditorOptions,
  parent: Element,
  input: FileInput,
  host: FileHost,
): FileView {
  return new SplitEditor(options, parent, input, host);
}

class SplitEditor implements FileView {
  private readonly merge: MergeView;
  private readonly folds: FoldControl;
  private ruler: ChangeRuler | null = null;
  private level: LevelRows | null = null;
  private readonly parent: Element;
  private readonly host: FileHost;
  private input: FileInput;
  /** What is being typed on the left and will follow on the right. Until then it does not count as a difference. */
  private following: readonly Splice[] | null = null;
  /** What was typed on the left and still has to follow on the right, after the frame that draws it on the left. */
  private behind: readonly Splice[] | null = null;
  private readonly later = createTyped();
  /** The user's text as the left editor has it. It is ahead of `input` until the page has caught up. */
  private model: string;

  constructor(options: EditorOptions, parent: Element, input: FileInput, host: FileHost) {
    this.parent = parent;
    this.host = host;
    this.input = input;
    this.model = input.text ?? '';
    const before = toDocument(this.model);
    const after = toDocument(this.outcome() ?? this.model);
    this.merge = new MergeView({
      a: {
        doc: before,
        extensions: [
          editable(input.path, before, options, host),
          wholeLines('a', chunksOf),
          findingMarks,
          choiceGutter,
          foldField,
          spaceField,
          EditorState.transactionExtender.of((transaction) => {
            this.following =
              isOwn(transaction) && !this.behind
                ? mirrored(chunksOf(transaction.startState), splicesOf(transaction.changes))
                : null;
            return null;
          }),
          EditorView.updateListener.of((update) => this.updated(update)),
          keymap.of([{ key: 'Alt-k', run: () => this.keepHere() }]),
        ],
      },
      b: {
        doc: after,
        extensions: [
          readable(input.path, options),
          copyWhole(
            () => this.outcome(),
            () => this.host.copied(input.path),
          ),
          // As wide as the gutter on the other side, so that the same lines wrap at the same places.
          gutter({ class: 'finding-gutter' }),
          wholeLines('b', chunksOf),
          foldField,
          spaceField,
          EditorView.updateListener.of((update) => this.laidOut(update)),
        ],
      },
      diffConfig: { override: (a, b) => this.difference(a, b) },
    });
    const { a, dom } = this.merge;
    this.ruler = new ChangeRuler(parent, dom, dom, a, () => this.ranges());
    if (options.wraps) this.level = new LevelRows(a, this.merge.b, () => this.merge.chunks);
    this.folds = new FoldControl(
      this.merge.a,
      this.merge.b,
      () => this.merge.chunks,
      () => this.markedLines(),
      () => this.input.kept.length > 0,
    );
    this.folds.refresh();
    this.mark();
  }

  show(input: FileInput): void {
    this.input = input;
    this.following = null;
    this.later.now();
    if (input.text !== null && input.text !== this.model) {
      this.model = input.text;
      followText(this.merge.a, toDocument(input.text));
    }
    const after = this.outcome();
    if (after !== null) followText(this.merge.b, toDocument(after));
    this.mark();
    this.folds.schedule();
  }

  step(direction: 1 | -1): boolean {
    const { state } = this.merge.a;
    const { head } = state.selection.main;
    const { chunks } = this.merge;
    const left = leftOut(state);
    const isBehind = direction === 1;
    const chunk = isBehind
      ? chunks.find((one) => one.fromA > head)
      : chunks.findLast((one) => one.endA < head);
    const { from, to } = state.doc.lineAt(head);
    const line = isBehind ? left.find((at) => at > to) : left.findLast((at) => at < from);
    const isLine =
      line !== undefined && (!chunk || (isBehind ? line < chunk.fromA : line > chunk.endA));
    if (isLine) this.select(line);
    else if (chunk) this.goToChunk(chunk);
    return isLine || chunk !== undefined;
  }

  /** Tells the page which changes the cursor is at. */
  private tell(): void {
    const { state } = this.merge.a;
    const { head } = state.selection.main;
    const chunk = this.merge.chunks.find((one) => one.fromA <= head && head <= one.endA);
    const line = state.doc.lineAt(head);
    this.host.moved(placeAmong(state, chunk?.fromA ?? line.from, chunk?.endA ?? line.to));
  }

  enter(direction: 1 | -1): void {
    const chunk = this.merge.chunks.at(direction === 1 ? 0 : -1);
    if (chunk) this.goToChunk(chunk);
  }

  goTo(from: number, to: number): void {
    const map = offsetMap(this.model);
    this.select(map.toDocument(from), map.toDocument(to));
  }

  keepHere(): boolean {
    const { doc, selection } = this.merge.a.state;
    const { head } = selection.main;
    const chunk = this.merge.chunks.find((one) => one.fromA <= head && head <= one.endA);
    if (!chunk) return false;
    // A chunk may contain several neighbouring changes. The key then means those of the cursor's line.
    const line = doc.lineAt(head);
    const map = offsetMap(this.model);
    const [from, to] = [map.toModel(line.from), map.toModel(line.to)];
    const edits = this.outcome() === null ? [] : (this.input.result?.edits ?? []);
    const end = map.toModel(Math.min(chunk.toA, doc.length));
    const here =
      changesAt(edits, this.model, from, to) ??
      changesAt(edits, this.model, map.toModel(chunk.fromA), end);
    if (here) this.host.apply(this.input.path, here.from, here.to, false);
    return here !== null;
  }

  place(): Place {
    return placeIn(this.merge.a, this.parent.getBoundingClientRect().top);
  }

  takePlace(place: Place): void {
    takePlace(this.merge.a, place, (at) => this.select(at));
  }

  destroy(): void {
    rememberHistory(this.input.path, this.merge.a.state);
    this.later.destroy();
    this.folds.destroy();
    this.level?.destroy();
    this.merge.destroy();
    this.ruler?.destroy();
  }

  /** The migrated text, if the result is about the text being shown. */
  private outcome(): string | null {
    const { result, text } = this.input;
    return result && result.before === text && (text ?? '') === this.model ? result.after : null;
  }

  private difference(a: string, b: string): readonly Change[] {
    if (this.following && isSplice(changeBetween(b, a), this.following)) return [];
    const after = this.outcome();
    const edits = this.input.result?.edits ?? [];
    return after !== null && a === toDocument(this.model) && b === toDocument(after)
      ? changesFromEdits(this.model, after, edits)
      : lineFirstDiff(a, b);
  }

  private mark(): void {
    if (this.outcome() === null) return;
    showFindings(this.merge.a, this.model, this.input.findings);
    showChoices(this.merge.a, this.model, this.input, this.host);
    this.tell();
  }

  /** Lines with a finding, or with a change that was left out. */
  private *markedLines(): Iterable<number> {
    if (this.outcome() === null) return;
    const { doc } = this.merge.a.state;
    const map = offsetMap(this.model);
    for (const { from } of [...this.input.findings, ...this.input.kept]) {
      if (from !== undefined) yield doc.lineAt(Math.min(map.toDocument(from), doc.length)).number;
    }
  }

  /** What differs, and the lines whose change is left out: for the ruler. */
  private *ranges(): Generator<MarkedRange> {
    const { state } = this.merge.a;
    const left = leftOut(state);
    let next = 0;
    for (const { fromA, endA } of this.merge.chunks) {
      for (let at = left[next]; at !== undefined && at < fromA; at = left[++next]) {
        yield { from: at, to: at, kind: 'left' };
      }
      yield { from: fromA, to: endA, kind: 'change' };
    }
    for (const at of left.slice(next)) yield { from: at, to: at, kind: 'left' };
  }

  private laidOut({ geometryChanged, viewportChanged, docChanged }: ViewUpdate): void {
    if (geometryChanged || viewportChanged || docChanged) this.level?.schedule();
  }

  private updated(update: ViewUpdate): void {
    this.laidOut(update);
    const isOther = chunksOf(update.startState) !== chunksOf(update.state);
    // Behind a letter the ruler is drawn with the right side.
    const typed = isTyped(update);
    if (!typed && (update.geometryChanged || isOther || choicesChanged(update))) {
      this.ruler?.schedule();
    }
    if (update.docChanged) {
      this.folds.map(update.changes);
      if (typed) this.typed(update);
      else this.folds.schedule();
    }
    // After typing, it is reported along with the result.
    if (update.selectionSet && !update.docChanged) queueMicrotask(() => this.tell());
    const { head } = update.state.selection.main;
    if (update.selectionSet && this.folds.isHidden(head)) {
      queueMicrotask(() => this.folds.reveal(head, head));
    }
  }

  private typed(update: ViewUpdate): void {
    const splices = splicesOf(update.changes);
    const same = this.behind ? null : mirrored(chunksOf(update.startState), splices);
    this.following = null;
    this.model = applyEditorChange(this.model, splices);
    const isSecond = this.behind !== null;
    this.behind = same;
    if (isSecond) compareAgain(this.merge.b);
    // In every frame, each line must be beside its partner.
    else if (update.startState.doc.lines !== update.state.doc.lines) this.catchUp();
    // The page is told first, so that the worker is busy while the right side is drawn.
    this.host.edited(this.input.path, this.model);
    this.later.later(() => {
      this.folds.typed();
      this.catchUp();
      this.ruler?.schedule();
    });
  }

  private catchUp(): void {
    const { behind } = this;
    this.behind = null;
    if (behind) follow(this.merge.b, [...behind]);
  }

  private goToChunk(chunk: Chunk): void {
    const first = chunk.changes[0]?.fromA ?? 0;
    this.select(Math.min(chunk.fromA + first, chunk.endA));
  }

  private select(anchor: number, head = anchor): void {
    const most = this.merge.a.state.doc.length;
    const [from, to] = [Math.min(anchor, most), Math.min(head, most)];
    if (this.folds.isHidden(from)) this.folds.reveal(from, to);
    select(this.merge.a, from, to);
  }
}

/** Whether a change is exactly the one that will follow, wherever it is. */
function isSplice(change: Splice | null, [following, ...others]: readonly Splice[]): boolean {
  return (
    change !== null &&
    others.length === 0 &&
    change.insert === following?.insert &&
    change.to - change.from === following.to - following.from
  );
}

const none: readonly Chunk[] = [];

function chunksOf(state: EditorState): readonly Chunk[] {
  return getChunks(state)?.chunks ?? none;
}
