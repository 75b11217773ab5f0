/** Side by side: left the user's text, to be edited; right what becomes of it. */
import { type Change, type Chunk, getChunks, MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, gutter, keymap, type ViewUpdate } from '@codemirror/view';
import type { Splice } from '../../engine/index.ts';
import { copyWhole } from './copy-whole.ts';
import type { EditorHost, EditorInput, FullEditor, Place } from './editor.ts';
import { changesFromEdits, lineFirstDiff } from './exact-diff.ts';
import { editable, readable, rememberHistory } from './extensions.ts';
import { findingMarks } from './finding-marks.ts';
import { FoldControl } from './fold-control.ts';
import { foldField } from './folds.ts';
import { HeldStroke } from './held-stroke.ts';
import { fillGroup, keepGroup, keptLines } from './keep-column.ts';
import { keptMarks } from './kept-marks.ts';
import { applyEditorChange, offsetMap, toDocument } from './line-endings.ts';
import { markEffects } from './mark-effects.ts';
import { mirrored } from './mirror.ts';
import { changeBetween, follow, followText, isOwn, isTyped, splicesOf } from './sync.ts';
import { takePlace } from './take-place.ts';
import { wholeLines } from './whole-lines.ts';

export function openSplit(parent: Element, input: EditorInput, host: EditorHost): FullEditor {
  return new SplitEditor(parent, input, host);
}

class SplitEditor implements FullEditor {
  private readonly merge: MergeView;
  private readonly folds: FoldControl;
  private readonly host: EditorHost;
  private input: EditorInput;
  private refreshing = false;
  /** What is being typed on the left and follows on the right at once: until then it makes no difference. */
  private following: readonly Splice[] | null = null;
  /** The user's text as the left editor has it; ahead of `input` while the page catches up. */
  private model: string;
  private readonly stroke: HeldStroke;
  /** The user's text as the page has it from a stroke that waits; the left editor and `model` are to follow. */
  private ahead: string | null = null;
  /** While a stroke and what becomes of it are shown at once. */
  private joining = false;

  constructor(parent: Element, input: EditorInput, host: EditorHost) {
    this.host = host;
    this.input = input;
    this.model = input.text ?? '';
    this.stroke = new HeldStroke({
      ahead: (transaction) => {
        this.ahead = applyEditorChange(this.model, splicesOf(transaction.changes));
        host.edited(this.input.path, this.ahead);
      },
      due: () => {
        this.release();
        this.refresh();
      },
    });
    const before = toDocument(this.model);
    const after = toDocument(this.outcome() ?? this.model);
    this.merge = new MergeView({
      parent,
      a: {
        doc: before,
        extensions: [
          input.text === null ? readable(input.path) : editable(input.path, before),
          this.stroke.extension,
          wholeLines('a', chunksOf),
          findingMarks,
          keptMarks,
          foldField,
          EditorState.transactionExtender.of((transaction) => {
            this.following =
              isOwn(transaction) && !this.joining
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
          readable(input.path),
          copyWhole(
            () => this.outcome(),
            () => this.host.copied(input.path),
          ),
          // As wide as the other side: the same lines then break at the same places.
          gutter({ class: 'finding-gutter' }),
          wholeLines('b', chunksOf),
          foldField,
          EditorView.updateListener.of((update) => {
            if (this.joining && update.docChanged) this.release();
          }),
        ],
      },
      revertControls: 'a-to-b',
      renderRevertControl: () => {
        this.refreshKeeps();
        return keepGroup();
      },
      diffConfig: { override: (a, b) => this.difference(a, b) },
    });
    this.folds = new FoldControl(this.merge.a, this.merge.b, 'a', () => this.merge.chunks);
    this.folds.refresh();
    this.mark();
  }

  show(input: EditorInput): void {
    this.input = input;
    this.following = null;
    if (this.ahead !== null && !this.meet(this.ahead)) return;
    if (input.text !== null && input.text !== this.model) {
      this.model = input.text;
      followText(this.merge.a, toDocument(input.text));
    }
    this.refresh();
  }

  step(direction: 1 | -1): boolean {
    this.release();
    const { head } = this.merge.a.state.selection.main;
    const { chunks } = this.merge;
    const next =
      direction === 1
        ? chunks.find((chunk) => chunk.fromA > head)
        : chunks.findLast((chunk) => chunk.endA < head);
    if (next) this.goToChunk(next);
    return next !== undefined;
  }

  enter(direction: 1 | -1): void {
    const chunk = this.merge.chunks.at(direction === 1 ? 0 : -1);
    if (chunk) this.goToChunk(chunk);
  }

  goTo(from: number, to: number): void {
    this.release();
    const map = offsetMap(this.model);
    this.select(map.toDocument(from), map.toDocument(to));
  }

  keepHere(): boolean {
    this.release();
    const { head } = this.merge.a.state.selection.main;
    const chunk = this.merge.chunks.find((one) => one.fromA <= head && head <= one.endA);
    if (!chunk) return false;
    // A chunk may hold neighbouring changes: by key, those of the cursor's line are meant.
    const line = this.merge.a.state.doc.lineAt(head);
    const map = offsetMap(this.model);
    const [from, to] = [map.toModel(line.from), map.toModel(line.to)];
    const edits = this.input.result?.edits ?? [];
    if (edits.some((edit) => edit.from <= to && edit.to >= from)) {
      this.host.keep(this.input.path, from, to);
    } else this.keep(chunk);
    return true;
  }

  takePlace(place: Place): void {
    takePlace(this.merge.a, this.merge.a.state.doc, place, (at) => this.select(at));
  }

  destroy(): void {
    this.release();
    rememberHistory(this.input.path, this.merge.a.state);
    this.folds.destroy();
    this.merge.destroy();
  }

  /** The migrated text, when the result is about the text shown. */
  private outcome(): string | null {
    const { result, text } = this.input;
    return result && result.before === text && (text ?? '') === this.model ? result.after : null;
  }

  /** Has the stroke that waits meet new input; `false`: it goes on waiting for its result. */
  private meet(ahead: string): boolean {
    const { text, result } = this.input;
    if (text !== ahead) {
      // The page has got another text since: the stroke is part of what that replaced.
      this.stroke.drop();
      this.ahead = null;
      return true;
    }
    if (result?.before !== text) return false;
    // The left changes in the midst of the right's update: the merge view then sees both new texts at once, and draws
    // the left, with the cursor in it, no more than once.
    this.joining = true;
    followText(this.merge.b, toDocument(result.after));
    this.release();
    this.joining = false;
    return true;
  }

  /** Carries out a stroke that waits. */
  private release(): void {
    const { ahead } = this;
    if (ahead === null) return;
    this.stroke.carryOut();
    this.ahead = null;
    if (this.model === ahead) return;
    this.model = ahead;
    followText(this.merge.a, toDocument(ahead));
  }

  /** Brings all but the user's text up to date. */
  private refresh(): void {
    const after = this.outcome();
    if (after !== null) followText(this.merge.b, toDocument(after));
    this.mark();
    this.refreshKeeps();
    this.folds.schedule();
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
    const effects = markEffects(this.merge.a.state, this.input, this.model, this.host);
    if (effects.length > 0) this.merge.a.dispatch({ effects });
  }

  private updated(update: ViewUpdate): void {
    if (update.geometryChanged) this.refreshKeeps();
    if (update.docChanged) {
      this.folds.map(update.changes);
      if (isTyped(update)) this.typed(update);
      else this.folds.schedule();
    }
    const { head } = update.state.selection.main;
    if (update.selectionSet && this.folds.isHidden(head)) {
      queueMicrotask(() => this.folds.reveal(head, head));
    }
  }

  private typed(update: ViewUpdate): void {
    this.folds.typed();
    const splices = splicesOf(update.changes);
    const same = mirrored(chunksOf(update.startState), splices);
    this.following = null;
    this.model = applyEditorChange(this.model, splices);
    if (same && !this.joining) follow(this.merge.b, [...same]);
    if (this.model !== this.ahead) this.host.edited(this.input.path, this.model);
  }

  /** Once the merge view has placed its column's parts. */
  private refreshKeeps(): void {
    if (this.refreshing) return;
    this.refreshing = true;
    requestAnimationFrame(() => {
      this.refreshing = false;
      if (!this.merge.dom.isConnected) return;
      const map = offsetMap(this.model);
      const fresh = this.outcome() !== null;
      const places = fresh
        ? (this.input.result?.edits ?? []).map((edit) => map.toDocument(edit.from))
        : [];
      const groups = this.merge.dom.querySelectorAll<HTMLElement>('.keep-group');
      for (const group of groups) {
        const chunk = this.merge.chunks[Number(group.dataset.chunk)];
        if (!chunk) continue;
        const lines = keptLines(this.merge.a, chunk, places);
        fillGroup(group, this.merge.a, chunk, lines, (from, to) => this.keepStretch(from, to));
      }
    });
  }

  private keep(chunk: Chunk): void {
    this.keepStretch(chunk.fromA, Math.min(chunk.toA, this.merge.a.state.doc.length));
  }

  private keepStretch(from: number, to: number): void {
    const map = offsetMap(this.model);
    this.host.keep(this.input.path, map.toModel(from), map.toModel(to));
  }

  private goToChunk(chunk: Chunk): void {
    const first = chunk.changes[0]?.fromA ?? 0;
    this.select(Math.min(chunk.fromA + first, chunk.endA));
  }

  private select(anchor: number, head = anchor): void {
    const { a } = this.merge;
    const most = a.state.doc.length;
    const selection = { anchor: Math.min(anchor, most), head: Math.min(head, most) };
    if (this.folds.isHidden(selection.anchor)) this.folds.reveal(selection.anchor, selection.head);
    a.dispatch({
      selection,
      effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }),
    });
    a.focus();
  }
}

/** Whether a change is the one that follows, wherever it stands. */
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
