/**
 * The state in which each line of a text begins, read only as far down as somebody looks. An edit reads the lines it
 * touched and those after them, until one begins as it did before, however long the text. Lines far down are read in
 * turns, so that no turn blocks the page.
 */
import { type Language, type LineState, longestColoured } from './language.ts';
import { rust } from './rust.ts';
import { toml } from './toml.ts';

/** The language of a file's text; `null` if it is shown without colours. */
export function languageOf(path: string): Language | null {
  if (path.endsWith('.rs')) return rust;
  return /\.toml$|(^|\/)Cargo\.lock$/.test(path) ? toml : null;
}

/** How many lines one turn reads: 2 to 4 ms. */
const turn = 10_000;

/** The lines from `from` (counted from 0) on. */
type LinesFrom = (from: number) => Iterable<string>;

export class LineStates {
  private readonly reader: Language;
  /** The known states, by line. Reading continues from the last one. */
  private states: LineState[] = [''];

  constructor(reader: Language) {
    this.reader = reader;
  }

  /** The state of a line if known; otherwise `''`. */
  at(line: number): LineState {
    return this.states[line] ?? '';
  }

  /** Whether states are known up to `line`. */
  knows(line: number): boolean {
    return line < this.states.length;
  }

  /** Reads on towards `line`, at most one turn. */
  advance(line: number, linesFrom: LinesFrom): void {
    let at = this.states.length - 1;
    const end = Math.min(line, at + turn);
    if (at >= end) return;
    for (const text of linesFrom(at)) {
      this.states[at + 1] = this.after(text, this.at(at));
      at += 1;
      if (at >= end) return;
    }
  }

  /**
   * `removed` lines from `first` on (which itself was touched) became `added` ones. Returns the first line after them
   * that begins as it did before.
   */
  edited(first: number, removed: number, added: number, linesFrom: LinesFrom): number {
    if (first >= this.states.length) return first + added;
    const { states } = this;
    const rest = states.slice(first + removed);
    states.length = first + 1;
    let at = first;
    for (const text of linesFrom(first)) {
      const after = this.after(text, this.at(at));
      at += 1;
      const known = at - first - added;
      if (known >= 0 && rest[known] === after) {
        for (const state of rest.slice(known)) states.push(state);
        return at;
      }
      states.push(after);
      if (known >= Math.min(rest.length, turn)) break;
    }
    return Number.POSITIVE_INFINITY;
  }

  private after(text: string, state: LineState): LineState {
    if (text.length > longestColoured || (state === '' && !this.reader.canOpen(text))) return state;
    return this.reader.read(text, state, ignore);
  }
}

const ignore = () => {};
