/**
 * The ranged parser hands every character of a string to one call as an argument, and some 100,000 of them overflow the
 * stack. So it gets the text without the insides of such strings, and places are counted back.
 */
import type { Offset, Span } from '../text/span.ts';

/** Strings with more code units than this are emptied, with room to spare for small stacks. */
export const longest = 10_000;

export interface Shortened {
  readonly text: string;
  /** Where an offset of the shortened text stands in the whole one. */
  readonly at: (offset: Offset) => Offset;
}

/** A TOML document with its long strings empty. `text` must be valid. */
export function withoutLongStrings(text: string): Shortened {
  const gone = text.length > longest ? longInsides(text) : [];
  if (gone.length === 0) return { text, at: (offset) => offset };
  const parts: string[] = [];
  /** Where each cut is in the shortened text, and how much is gone up to it. */
  const cuts: { readonly at: Offset; readonly shift: number }[] = [];
  let from = 0;
  let shift = 0;
  for (const span of gone) {
    parts.push(text.slice(from, span.from));
    from = span.to;
    cuts.push({ at: span.from - shift, shift: shift + span.to - span.from });
    shift += span.to - span.from;
  }
  parts.push(text.slice(from));
  return {
    text: parts.join(''),
    at(offset) {
      let [low, high] = [0, cuts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((cuts[middle]?.at ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return offset + (cuts[low - 1]?.shift ?? 0);
    },
  };
}

/** What stands between the quotes of each long string. */
function longInsides(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = nextMark(text, 0); at < text.length; at = nextMark(text, at)) {
    if (text.charAt(at) === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
      continue;
    }
    const quote = text.charAt(at);
    const quotes = text.startsWith(quote.repeat(3), at) ? 3 : 1;
    const from = at + quotes;
    const to = insideEnd(text, from, quote, quotes);
    if (to - from > longest) spans.push({ from, to });
    at = to + quotes;
  }
  return spans;
}

/** The next place where a comment or a string begins. */
function nextMark(text: string, from: Offset): Offset {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || code === 0x23 || code === 0x27) return at;
  }
  return text.length;
}

/** Where the closing quotes of a string begin. A text of several lines may end in one or two quotes of its own. */
function insideEnd(text: string, from: Offset, quote: string, quotes: number): Offset {
  const closing = quote.repeat(quotes);
  const mark = quote === '"' ? /["\\]/g : /'/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '\\') mark.lastIndex++;
    else if (text.startsWith(closing, found.index)) {
      let end = found.index;
      while (quotes === 3 && end < found.index + 2 && text.charAt(end + 3) === quote) end++;
      return end;
    }
  }
  return text.length;
}
