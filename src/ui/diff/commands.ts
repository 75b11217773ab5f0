/** Commands on a text that look at its characters alone: new lines, indentation, words, brackets. */
import {
  type ChangeSpec,
  countColumn,
  EditorSelection,
  type EditorState,
  type Line,
  type StateCommand,
  Text,
} from '@codemirror/state';

/** Columns of one step of indentation. */
export const indentationStep = 2;
/** Characters searched for a bracket's other one. */
const farthest = 10_000;

/** A new line, indented as this one; between brackets one for either of them. */
export const newLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes = state.changeByRange(({ from, to }) => {
    const line = state.doc.lineAt(from);
    const between = from === to && /\(\)|\[\]|\{\}/.test(state.sliceDoc(from - 1, from + 1));
    const before = line.text.slice(0, from - line.from);
    const start = from > line.from && !/\S/.test(before) ? line.from : from;
    return insertLine(start, afterSpace(state, to), indentation(line), between);
  });
  dispatch(state.update(changes, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

/** A new line below this one. */
export const blankLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes = state.changeByRange(({ to }) => {
    const line = state.doc.lineAt(to);
    return insertLine(line.to, line.to, indentation(line), false);
  });
  dispatch(state.update(changes, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

export const indent: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes = selectedLines(state).map(({ from }) => ({
    from,
    insert: ' '.repeat(indentationStep),
  }));
  dispatch(state.update({ changes, userEvent: 'input.indent' }));
  return true;
};

export const outdent: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const changes = selectedLines(state).flatMap((line): ChangeSpec[] => {
    const space = indentation(line);
    const width = countColumn(space, state.tabSize);
    if (width === 0) return [];
    const insert = ' '.repeat(Math.max(0, width - indentationStep));
    return [{ from: line.from, to: line.from + space.length, insert }];
  });
  dispatch(state.update({ changes, userEvent: 'delete.dedent' }));
  return true;
};

export const selectWord: StateCommand = ({ state, dispatch }) => {
  const ranges = state.selection.ranges.map((range) => state.wordAt(range.head) ?? range);
  const selection = EditorSelection.create(ranges, state.selection.mainIndex);
  if (selection.eq(state.selection)) return false;
  dispatch(state.update({ selection, userEvent: 'select' }));
  return true;
};

/** From one side of a bracket at the cursor to the same side of its other one. */
export const toMatchingBracket: StateCommand = ({ state, dispatch }) => {
  const { head } = state.selection.main;
  const target =
    matching(state, head - 1, ')]}') ??
    matching(state, head, '([{', 1) ??
    matching(state, head - 1, '([{') ??
    matching(state, head, ')]}', 1);
  if (target === null) return false;
  dispatch(
    state.update({ selection: { anchor: target }, scrollIntoView: true, userEvent: 'select' }),
  );
  return true;
};

function insertLine(from: number, to: number, space: string, between: boolean) {
  const insert = Text.of(['', space, ...(between ? [space] : [])]);
  return {
    changes: { from, to, insert },
    range: EditorSelection.cursor(from + 1 + space.length),
  };
}

/** Where the space behind `at` ends, on its line. */
function afterSpace(state: EditorState, at: number): number {
  const line = state.doc.lineAt(at);
  return at + (/^\s*/.exec(line.text.slice(at - line.from))?.[0].length ?? 0);
}

function indentation(line: Line): string {
  return /^\s*/.exec(line.text)?.[0] ?? '';
}

function selectedLines(state: EditorState): readonly Line[] {
  const lines = new Map<number, Line>();
  for (const { from, to, empty } of state.selection.ranges) {
    const first = state.doc.lineAt(from).number;
    for (let number = first; number <= state.doc.lines; number++) {
      const line = state.doc.line(number);
      if (line.from > to || (line.from === to && !empty && number > first)) break;
      lines.set(number, line);
    }
  }
  return [...lines.values()];
}

/** `beside` the bracket that goes with the one at `at`, if that is one of `kinds`; `null` when there is none near. */
function matching(state: EditorState, at: number, kinds: string, beside = 0): number | null {
  const bracket = at < 0 ? '' : state.sliceDoc(at, at + 1);
  if (bracket === '' || !kinds.includes(bracket)) return null;
  const others: Readonly<Record<string, string>> = {
    '(': ')',
    '[': ']',
    '{': '}',
    ')': '(',
    ']': '[',
    '}': '{',
  };
  const towards = '([{'.includes(bracket) ? 1 : -1;
  const from = towards === 1 ? at : Math.max(0, at + 1 - farthest);
  const near = state.sliceDoc(from, towards === 1 ? at + farthest : at + 1);
  let depth = 0;
  for (let index = at - from; index >= 0 && index < near.length; index += towards) {
    if (near[index] === bracket) depth += 1;
    else if (near[index] === others[bracket]) depth -= 1;
    if (depth === 0) return from + index + beside;
  }
  return null;
}
