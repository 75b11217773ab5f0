/**
 * The "keep mine" buttons between the two sides: one for each line of the user's text that changes,
 * also where neighbouring changes make up one block for the merge view.
 */
import type { Chunk } from '@codemirror/merge';
import type { EditorView } from '@codemirror/view';
import { keepButton } from './keep-button.ts';

/** The least height of a target (WCAG 2.2, 2.5.8), in px. Lines are lower: every other button steps aside. */
const target = 24;

interface Line {
  readonly from: number;
  readonly to: number;
}

/** Lines of the block that hold one of `places`; the block itself when none does. */
export function keptLines(view: EditorView, chunk: Chunk, places: readonly number[]): Line[] {
  const { doc } = view.state;
  const end = Math.min(chunk.toA, doc.length);
  const lines = new Map<number, Line>();
  for (const place of places) {
    if (place < chunk.fromA || place > end) continue;
    const { number, from, to } = doc.lineAt(place);
    if (from < chunk.toA || chunk.fromA === chunk.toA || to === doc.length) {
      lines.set(number, { from, to });
    }
  }
  return lines.size > 0 ? [...lines.values()] : [{ from: chunk.fromA, to: end }];
}

/** The place of one block's buttons. The merge view owns its position, `fillGroup` what is in it. */
export function keepGroup(): HTMLElement {
  const group = document.createElement('div');
  group.className = 'keep-group';
  // The merge view takes a press anywhere in its column for its own reverting.
  group.addEventListener('mousedown', (event) => event.stopPropagation());
  return group;
}

/** Gives each line its button, at its height; leaves them alone while nothing moved. */
export function fillGroup(
  group: HTMLElement,
  view: EditorView,
  chunk: Chunk,
  lines: readonly Line[],
  keep: (from: number, to: number) => void,
): void {
  const top = view.lineBlockAt(Math.min(chunk.fromA, view.state.doc.length)).top;
  const spots = lines.map((line) => ({ line, top: view.lineBlockAt(line.from).top - top }));
  const key = JSON.stringify(spots);
  if (group.dataset.lines === key) return;
  group.dataset.lines = key;
  let last = { top: Number.NEGATIVE_INFINITY, beside: false };
  group.replaceChildren(
    ...spots.map(({ line, top }) => {
      const button = keepButton(() => keep(line.from, line.to));
      button.style.insetBlockStart = `${top}px`;
      last = { top, beside: top - last.top < target && !last.beside };
      button.classList.toggle('beside', last.beside);
      return button;
    }),
  );
}
