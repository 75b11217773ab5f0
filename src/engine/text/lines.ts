/**
 * Lines of a text: offsets to line and column and back. Lines end at `\n`; a `\r` before it belongs to the line, so that
 * offsets never shift on CRLF files.
 */
import { lastUpTo } from './binary-search.ts';
import type { Offset } from './span.ts';

/** A position as people and editors count it: line and column from 1, the column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The offset at which each line starts; line 1 is at index 0. */
export function lineStarts(text: string): readonly Offset[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The position of `offset`, given the text's `lineStarts`. Offsets past the end count as on the last line. */
export function positionAt(starts: readonly Offset[], offset: Offset): Position {
  const line = lastUpTo(starts, (start) => start <= offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
