/** A line's text as elements: its colours, its changed words, and the words that findings are about. */
import { text as words } from '../../text.ts';

/** A range of the line with a class. */
export interface StyledSpan {
  readonly from: number;
  readonly to: number;
  readonly class: string;
}

/** Longer lines are shown cut, because laying out generated ones takes seconds. In characters. */
export const longestShown = 2_000;
/** How many characters a cut line shows before the place it is shown for. */
const lead = 200;

/** `wanted`: the place that must be visible if the line is cut. */
export function painted(
  line: string,
  spans: readonly StyledSpan[],
  wanted: number,
): readonly Node[] {
  if (line.length <= longestShown) {
    const start = /^[ \t]+\S/u.exec(line)?.[0].length ?? 0;
    return [...begun(line, start, spans), ...pieces(line, start, line.length, spans)];
  }
  const from = Math.max(0, Math.min(wanted - lead, line.length - longestShown));
  const to = from + longestShown;
  return [
    ...(from > 0 ? [cutMark(from)] : []),
    ...pieces(line, from, to, spans),
    ...(to < line.length ? [cutMark(line.length - to)] : []),
  ];
}

/**
 * The indentation and the letter after it in one piece, so that a word too long for the rest of the line does not leave
 * an empty line.
 */
function begun(line: string, end: number, spans: readonly StyledSpan[]): readonly Node[] {
  if (end === 0) return [];
  const start = document.createElement('span');
  start.className = 'reader-start';
  start.append(...pieces(line, 0, end, spans));
  return [start];
}

function cutMark(characters: number): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'reader-cut';
  mark.textContent = words.diff.cut(characters);
  return mark;
}

function pieces(line: string, from: number, to: number, spans: readonly StyledSpan[]): Node[] {
  const near = spans
    .filter((span) => span.from < to && span.to > from && span.to > span.from)
    .sort((x, y) => x.from - y.from);
  const ends = new Set([from, to]);
  for (const span of near) {
    ends.add(Math.max(from, span.from));
    ends.add(Math.min(to, span.to));
  }
  const places = [...ends].sort((x, y) => x - y);
  let next = 0;
  let open: StyledSpan[] = [];
  return places.slice(0, -1).map((start, index): Node => {
    for (let span = near[next]; span && span.from <= start; span = near[++next]) open.push(span);
    open = open.filter((span) => span.to > start);
    const piece = breakable(line.slice(start, places[index + 1]));
    if (open.length === 0) return piece;
    const shown = document.createElement('span');
    shown.className = open.map((span) => span.class).join(' ');
    shown.append(piece);
    return shown;
  });
}

/** A Rust path is a single word to the browser. Where it has to wrap, it does so between its names. */
function breakable(words: string): Node {
  if (!words.includes('::')) return document.createTextNode(words);
  const piece = document.createDocumentFragment();
  for (const [index, part] of words.split('::').entries()) {
    if (index > 0) piece.append('::', document.createElement('wbr'));
    if (part !== '') piece.append(part);
  }
  return piece;
}
