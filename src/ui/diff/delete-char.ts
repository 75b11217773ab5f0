/** Backspace and Delete: a character as people count them; of an indentation, a step. */
import {
  countColumn,
  EditorSelection,
  type EditorState,
  findClusterBreak,
  type StateCommand,
} from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { indentationStep } from './commands.ts';

export const deleteBackward: StateCommand = (target) => deleteChar(target, false);
export const deleteForward: StateCommand = (target) => deleteChar(target, true);

function deleteChar({ state, dispatch }: Parameters<StateCommand>[0], forward: boolean): boolean {
  if (state.readOnly) return false;
  const selected = state.selection.ranges.some((range) => !range.empty);
  const changes = state.changeByRange((range) => {
    const other = range.empty ? beside(state, range.from, forward) : range.to;
    const [from, to] = [Math.min(range.from, other), Math.max(range.from, other)];
    if (from === to) return { range };
    return { changes: { from, to }, range: EditorSelection.cursor(from, forward ? 1 : -1) };
  });
  if (changes.changes.empty) return false;
  dispatch(
    state.update(changes, {
      scrollIntoView: true,
      userEvent: selected ? 'delete.selection' : forward ? 'delete.forward' : 'delete.backward',
      ...(selected ? { effects: EditorView.announce.of(state.phrase('Selection deleted')) } : {}),
    }),
  );
  return true;
}

/** Where the character beside `at` ends. */
function beside(state: EditorState, at: number, forward: boolean): number {
  const line = state.doc.lineAt(at);
  const before = line.text.slice(0, at - line.from);
  if (!forward && before !== '' && !/[^ \t]/.test(before)) return at - stepBack(before, state);
  const to = line.from + findClusterBreak(line.text, at - line.from, forward, forward);
  if (to === at) return Math.max(0, Math.min(state.doc.length, at + (forward ? 1 : -1)));
  const isVariation =
    !forward && /[\ufe00-\ufe0f]/.test(line.text.slice(to - line.from, at - line.from));
  return isVariation ? line.from + findClusterBreak(line.text, to - line.from, false, false) : to;
}

/** Characters that one step of an indentation takes. */
function stepBack(space: string, state: EditorState): number {
  if (space.endsWith('\t')) return 1;
  const most = countColumn(space, state.tabSize) % indentationStep || indentationStep;
  const spaces = /[ ]*$/.exec(space)?.[0].length ?? 0;
  return Math.min(most, spaces);
}
