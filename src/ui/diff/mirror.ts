/**
 * While the engine thinks about a keystroke, the result's side shows it already: what is typed
 * where both sides agree is typed on both.
 */
import type { Chunk } from '@codemirror/merge';
import type { Splice } from '../../engine/index.ts';

/** `splices` of the left document as splices of the right one; `null` when one touches a difference. */
export function mirrored(
  chunks: readonly Chunk[],
  splices: readonly Splice[],
): readonly Splice[] | null {
  const out: Splice[] = [];
  for (const splice of splices) {
    let shift = 0;
    for (const chunk of chunks) {
      if (chunk.fromA > splice.to) break;
      if (chunk.toA > splice.from) return null;
      shift = chunk.toB - chunk.toA;
    }
    out.push({ from: splice.from + shift, to: splice.to + shift, insert: splice.insert });
  }
  return out;
}
