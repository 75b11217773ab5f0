/** One side of a file: what its lines have beside their text. */
import { addUnder, countUpTo, type Finding, type Span } from '../../../engine/host.ts';
import { longestColoured } from '../colours/language.ts';
import { LineStates, languageOf } from '../colours/line-states.ts';
import type { Lines } from './lines.ts';
import type { StyledSpan } from './paint.ts';

export interface Side {
  readonly lines: Lines;
  /** Whether a line differs as a whole: then its words are not marked. */
  isWhole(line: number): boolean;
  /** The marks on the line's text, in offsets from its start. */
  spans(line: number): readonly StyledSpan[];
  /** The first place in the line that matters, from its start; 0 if there is none. */
  wanted(line: number): number;
  /** Reads on for the colours up to `line`; `false` if that needs another turn. */
  ready(line: number): boolean;
}

/** `changes` are sorted and disjoint, in offsets of the side's text. */
export function side(
  path: string,
  lines: Lines,
  changes: readonly Span[],
  findings: readonly Finding[],
): Side {
  const language = languageOf(path);
  const states = language && new LineStates(language);
  const linesFrom = (from: number) => lines.onFrom(from + 1);
  const isWhole = (line: number) =>
    changesIn(changes, lines, line).some(
      (change) => change.from <= lines.from(line) && change.to >= lines.to(line),
    );
  return {
    lines,
    isWhole,
    spans(line) {
      const start = lines.from(line);
      const spans: StyledSpan[] = [];
      const text = lines.textOf(line);
      if (language && states && text.length <= longestColoured) {
        language.read(text, states.at(line - 1), (from, to, colour) => {
          spans.push({ from, to, class: `code-${colour}` });
        });
      }
      if (!isWhole(line)) {
        for (const { from, to } of changesIn(changes, lines, line)) {
          spans.push({ from: from - start, to: to - start, class: 'changed-words' });
        }
      }
      for (const { from = 0, to = from, severity } of findings) {
        if (from > lines.to(line) || to < start) continue;
        spans.push({ from: from - start, to: to - start, class: `finding-words is-${severity}` });
      }
      return spans;
    },
    wanted(line) {
      const [first] = changesIn(changes, lines, line);
      return first ? Math.max(0, first.from - lines.from(line)) : 0;
    },
    ready(line) {
      states?.advance(line, linesFrom);
      return states?.knows(line - 1) ?? true;
    },
  };
}

/** The changes that touch a line. */
function changesIn(changes: readonly Span[], lines: Lines, line: number): readonly Span[] {
  const [from, to] = [lines.from(line), lines.to(line)];
  const found: Span[] = [];
  for (let at = countUpTo(changes, ({ to }) => to < from); at < changes.length; at++) {
    const change = changes[at];
    if (!change || change.from > to) break;
    found.push(change);
  }
  return found;
}

/** The findings at lines of the user's text, by line. */
export function byLine(
  lines: Lines,
  placed: readonly Finding[],
): ReadonlyMap<number, readonly Finding[]> {
  const found = new Map<number, Finding[]>();
  for (const one of placed) {
    const line = lines.at(one.from ?? 0);
    addUnder(found, line, one);
  }
  return found;
}
