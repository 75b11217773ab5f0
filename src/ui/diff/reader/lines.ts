/** A text by its lines, without copying it. Lines are counted from 1, as people count them. */
export class Lines {
  readonly text: string;
  /** Where each line begins, and where the text ends. */
  private readonly starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    this.starts = startsOf(text);
  }

  get count(): number {
    return this.starts.length - 1;
  }

  from(line: number): number {
    return this.starts[line - 1] ?? this.text.length;
  }

  /** Where the line's text ends, without its line ending. */
  to(line: number): number {
    const next = this.starts[line] ?? this.text.length;
    if (line >= this.count) return next;
    return next - (this.text[next - 1] === '\n' && this.text[next - 2] === '\r' ? 2 : 1);
  }

  textOf(line: number): string {
    return this.text.slice(this.from(line), this.to(line));
  }

  /** The width of the longest line, in letters of one width. It may be too large, but never too small. */
  get longest(): number {
    let most = 0;
    for (let line = 1; line <= this.count; line++) {
      most = Math.max(most, this.from(line + 1) - this.from(line));
    }
    // A tab is up to four letters wide; letters of some scripts are two wide.
    if (this.text.includes('\t')) return most * 4;
    return /[\u1100-\u11ff\u2e80-\uffdc]/.test(this.text) ? most * 2 : most;
  }

  /** The line that contains `offset`. Found at once if it is `near` or soon after it. */
  at(offset: number, near = 1): number {
    const known = Math.max(1, Math.min(near, this.count));
    let low = this.from(known) <= offset ? known : 1;
    let high = this.count;
    for (let step = 1; low + step < high; step *= 2) {
      if (this.from(low + step) > offset) {
        high = low + step - 1;
        break;
      }
      low += step;
    }
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.from(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The texts of the lines from `line` on. */
  *onFrom(line: number): Iterable<string> {
    for (let at = line; at <= this.count; at++) yield this.textOf(at);
  }
}

function startsOf(text: string): readonly number[] {
  // The byte order mark is not part of the first line.
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  if (text.includes('\r')) {
    for (const { index, 0: ending } of text.matchAll(/\r\n?|\n/g))
      starts.push(index + ending.length);
  } else {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
      starts.push(at + 1);
  }
  starts.push(text.length);
  return starts;
}
