/**
 * Replaces what CodeMirror's merge view and commands use of `@codemirror/language` and Lezer. It answers as those do
 * when no language is set up, which is always the case here: colours come from `colours.ts`. vite.config.ts puts this
 * file in their place, which saves each visitor who edits 14 kB gzipped. test/unit/ui/no-language.test.ts compares it
 * with the originals.
 */
import { type EditorState, Facet } from '@codemirror/state';

/** No language is ever set. */
export const language = Facet.define<never>();
export const highlightingFor = (): null => null;
export const highlightTree = (): void => undefined;

/** The only node of an empty tree, at the beginning of the document. */
const top = {
  from: 0,
  to: 0,
  name: '',
  firstChild: null,
  type: { prop: (): undefined => undefined },
  childAfter: (): null => null,
  childBefore: (): null => null,
};
const stack = { node: top, next: null };
const tree = { resolveInner: () => top, resolveStack: () => stack };
export const syntaxTree = () => tree;
export const NodeProp = { closedBy: null, openedBy: null };

export const indentUnit = Facet.define<string, string>({ combine: ([unit = '  ']) => unit });

/** In columns. */
export function getIndentUnit(state: EditorState): number {
  const unit = state.facet(indentUnit);
  return unit.startsWith('\t') ? state.tabSize * unit.length : unit.length;
}

export function indentString(state: EditorState, columns: number): string {
  if (!state.facet(indentUnit).startsWith('\t')) return ' '.repeat(columns);
  const tabs = Math.floor(columns / state.tabSize);
  return '\t'.repeat(tabs) + ' '.repeat(columns - tabs * state.tabSize);
}

/**
 * `null` means unknown, so that a new line begins like the one above it. Only the empty tree's own place has an answer.
 */
export function getIndentation(_context: unknown, at: number): 0 | null {
  return at === 0 ? 0 : null;
}

export class IndentContext {
  private readonly state: EditorState;

  constructor(state: EditorState) {
    this.state = state;
  }

  /** The column at which the line's text begins. */
  lineIndent(at: number): number {
    const { text } = this.state.doc.lineAt(at);
    const blanks = text.slice(0, text.search(/\S|$/));
    let column = 0;
    for (const blank of blanks) {
      column += blank === '\t' ? this.state.tabSize - (column % this.state.tabSize) : 1;
    }
    return column;
  }
}

const brackets = '()[]{}';
/** How many characters are searched for the other bracket. */
const farthest = 10_000;

interface Match {
  readonly start: { readonly from: number; readonly to: number };
  readonly end?: { readonly from: number; readonly to: number };
  readonly matched: boolean;
}

/** The bracket that matches the one after (`1`) or before (`-1`) `at`. */
export function matchBrackets(state: EditorState, at: number, direction: 1 | -1): Match | null {
  const first = direction === 1 ? at : at - 1;
  const bracket = brackets.indexOf(state.sliceDoc(first, first + 1) || ' ');
  if (first < 0 || bracket === -1 || (bracket % 2 === 0) !== (direction === 1)) return null;
  const start = { from: first, to: first + 1 };
  const text =
    direction === 1
      ? state.sliceDoc(first, first + farthest)
      : state.sliceDoc(Math.max(0, at - farthest), at);
  let depth = 0;
  for (let step = 0; step < text.length; step++) {
    const found = brackets.indexOf(text.charAt(direction === 1 ? step : text.length - 1 - step));
    if (found === -1) continue;
    depth += (found % 2 === 0) === (direction === 1) ? 1 : -1;
    if (depth > 0) continue;
    const end = first + step * direction;
    return { start, end: { from: end, to: end + 1 }, matched: found >> 1 === bracket >> 1 };
  }
  return { start, matched: false };
}
