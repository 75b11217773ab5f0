/**
 * Lines that are new or removed as a whole only get the background of their side: marking each of their words would say
 * nothing.
 */
import type { Chunk } from '@codemirror/merge';
import { type EditorState, type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

const wholeLine = Decoration.line({ class: 'whole-line' });

export function wholeLines(
  side: 'a' | 'b',
  chunksOf: (state: EditorState) => readonly Chunk[],
): Extension {
  return ViewPlugin.define(
    (view) => {
      const marks = { lines: find(view, side, chunksOf(view.state)) };
      return {
        marks,
        update(update: ViewUpdate) {
          const moved = update.docChanged || update.viewportChanged;
          if (moved || chunksOf(update.startState) !== chunksOf(update.state)) {
            marks.lines = find(update.view, side, chunksOf(update.state));
          }
        },
      };
    },
    { decorations: (plugin) => plugin.marks.lines },
  );
}

function find(view: EditorView, side: 'a' | 'b', chunks: readonly Chunk[]): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  const { from, to } = view.viewport;
  for (const chunk of chunks) {
    const start = side === 'a' ? chunk.fromA : chunk.fromB;
    const end = side === 'a' ? chunk.endA : chunk.endB;
    if (end < from || start > to) continue;
    for (let at = Math.max(start, from); at <= Math.min(end, to); ) {
      const line = view.state.doc.lineAt(at);
      if (isWhole(chunk, start, line.from, line.to, side))
        lines.add(line.from, line.from, wholeLine);
      at = line.to + 1;
    }
  }
  return lines.finish();
}

function isWhole(chunk: Chunk, start: number, from: number, to: number, side: 'a' | 'b'): boolean {
  return chunk.changes.some((change) => {
    const first = start + (side === 'a' ? change.fromA : change.fromB);
    const last = start + (side === 'a' ? change.toA : change.toB);
    return first <= from && to <= last;
  });
}
