/**
 * Keeps partners level: CodeMirror aligns both sides around a chunk, but not the lines in it. Where a changed line wraps
 * into fewer rows than its partner, a space below it is as high as the difference.
 */
import type { Chunk } from '@codemirror/merge';
import { type EditorState, RangeSet, StateEffect, StateField } from '@codemirror/state';
import {
  type BlockInfo,
  BlockType,
  Decoration,
  type DecorationSet,
  EditorView,
  WidgetType,
} from '@codemirror/view';

/** Differences in px that are only rounding. */
const rounding = 0.5;

class Space extends WidgetType {
  private readonly height: number;

  constructor(height: number) {
    super();
    this.height = height;
  }

  override eq(other: Space): boolean {
    return Math.abs(this.height - other.height) < rounding;
  }

  override get estimatedHeight(): number {
    return this.height;
  }

  override toDOM(): HTMLElement {
    const space = document.createElement('div');
    space.className = 'level-space';
    space.style.height = `${this.height}px`;
    return space;
  }
}

const setSpaces = StateEffect.define<DecorationSet>();

/** The spaces of one side, for both editors. */
export const spaceField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, { changes, effects }) {
    let now = value.map(changes);
    for (const effect of effects) if (effect.is(setSpaces)) now = effect.value;
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

export class LevelRows {
  private readonly a: EditorView;
  private readonly b: EditorView;
  private readonly chunks: () => readonly Chunk[];
  private frame = 0;

  constructor(a: EditorView, b: EditorView, chunks: () => readonly Chunk[]) {
    this.a = a;
    this.b = b;
    this.chunks = chunks;
  }

  /** Measures in the next frame, when both sides have been laid out. */
  schedule(): void {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.measure();
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
  }

  private measure(): void {
    const { a, b } = this;
    const spaces: readonly [a: Placed[], b: Placed[]] = [[], []];
    for (const chunk of this.chunks()) {
      if (chunk.endA < a.viewport.from || chunk.endB < b.viewport.from) continue;
      if (chunk.fromA > a.viewport.to || chunk.fromB > b.viewport.to) break;
      const [atA, linesA] = linesOf(a.state, chunk.fromA, chunk.toA);
      const [atB, linesB] = linesOf(b.state, chunk.fromB, chunk.toB);
      // What is below the last line is aligned already.
      const pairs = Math.min(linesA, linesB, Math.max(linesA, linesB) - 1);
      const [firstA, lastA] = sightOf(a);
      const [firstB, lastB] = sightOf(b);
      const end = Math.min(pairs - 1, lastA - atA, lastB - atB);
      for (let nth = Math.max(0, firstA - atA, firstB - atB); nth <= end; nth++) {
        const [lineA, lineB] = [a.state.doc.line(atA + nth), b.state.doc.line(atB + nth)];
        const more = textHeight(a, lineA.from) - textHeight(b, lineB.from);
        if (more > rounding) spaces[1].push({ at: lineB.to, height: more });
        if (more < -rounding) spaces[0].push({ at: lineA.to, height: -more });
      }
    }
    place(a, spaces[0]);
    place(b, spaces[1]);
  }
}

interface Placed {
  readonly at: number;
  readonly height: number;
}

/** Shows these spaces in the part in sight; those elsewhere stay, so that nothing jumps while scrolling. */
function place(view: EditorView, spaces: readonly Placed[]): void {
  const { from, to } = view.viewport;
  const before = view.state.field(spaceField);
  const now = before.update({
    filter: (at) => at < from || at > to,
    add: spaces.map(({ at, height }) =>
      Decoration.widget({ widget: new Space(height), block: true, side: 1 }).range(at),
    ),
  });
  if (!RangeSet.eq([before], [now])) view.dispatch({ effects: setSpaces.of(now) });
}

/** The number of the first line of a chunk, and how many it has. */
function linesOf({ doc }: EditorState, from: number, to: number): readonly [number, number] {
  const first = doc.lineAt(Math.min(from, doc.length)).number;
  if (from === to) return [first, 0];
  return [first, doc.lineAt(Math.max(from, to - 1)).number - first + 1];
}

function sightOf({ state: { doc }, viewport }: EditorView): readonly [number, number] {
  return [doc.lineAt(viewport.from).number, doc.lineAt(viewport.to).number];
}

/** The height of a line without what is above and below it. */
function textHeight(view: EditorView, at: number): number {
  const block = view.lineBlockAt(at);
  const parts: readonly BlockInfo[] = Array.isArray(block.type) ? block.type : [block];
  return parts.find(({ type }) => type === BlockType.Text)?.height ?? block.height;
}
