/**
 * What CodeMirror's merge view and commands ask of `@codemirror/language` and Lezer, as those answer where no language
 * is set up: here none ever is, for colours are made by `colours.ts`. vite.config.ts puts this file in their place,
 * which spares each visitor who edits 14 kB gzipped. test/unit/ui/no-language.test.ts holds it to the originals.
 */
import { type EditorState, Facet } from '@codemirror/state';

/** Of which there is none. */
export const language = Facet.define<never>();
export const highlightingFor = (): null => null;
export const highlightTree = (): void => undefined;

/** The empty tree's one node, at the beginning of the document. */
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

/** Columns. */
export function getIndentUnit(state: EditorState): number {
  const unit = state.facet(indentUnit);
  return unit.startsWith('\t') ? state.tabSize * unit.length : unit.length;
}

export function indentString(state: EditorState, columns: number): string {
  if (!state.facet(indentUnit).startsWith('\t')) return ' '.repeat(columns);
  const tabs = Math.floor(columns / state.tabSize);
  return '\t'.repeat(tabs) + ' '.repeat(columns - tabs * state.tabSize);
}

/** Unknown, so that a new line begins where the one above it does; but for the empty tree's own place. */
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
/** Characters read on in search of the other bracket. */
const farthest = 10_000;

interface Match {
  readonly start: { readonly from: number; readonly to: number };
  readonly end?: { readonly from: number; readonly to: number };
  readonly matched: boolean;
}

/** The bracket that belongs to the one behind (`1`) or before (`-1`) `at`. */
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
