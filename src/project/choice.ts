/**
 * The changes that a user decides about. All edits that begin in one line of the user's text are one change: in every
 * view, the page shows one box for it, counts it as one, and applies it or leaves it out as a whole.
 */
import type { Edit, Splice } from '../engine/host.ts';

export interface Choice {
  /** Where its first edit and its last edit begin, in the user's text. */
  readonly from: number;
  readonly to: number;
  /** Its edits are those with indices in the half-open range `[first, end)`. */
  readonly first: number;
  readonly end: number;
}

/**
 * The changes that sorted edits of a text make up. Takes linear time, and is remembered as long as the edits are,
 * because every part of the page that counts or shows changes calls this.
 */
export function choicesOf(before: string, edits: readonly Splice[]): readonly Choice[] {
  const last = known.get(edits);
  if (last?.before === before) return last.choices;
  const choices = grouped(before, edits);
  known.set(edits, { before, choices });
  return choices;
}

const known = new WeakMap<
  readonly Splice[],
  { readonly before: string; readonly choices: readonly Choice[] }
>();

function grouped(before: string, edits: readonly Splice[]): readonly Choice[] {
  const choices: Choice[] = [];
  for (let first = 0; first < edits.length; ) {
    const from = edits[first]?.from ?? 0;
    let [to, end] = [from, first + 1];
    for (let next = edits[end]; next && isOneLine(before, to, next.from); next = edits[++end]) {
      to = next.from;
    }
    choices.push({ from, to, first, end });
    first = end;
  }
  return choices;
}

function isOneLine(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) return false;
  }
  return true;
}

/** Merges the edits that are applied and those that are not, in the order of the text. */
export function inOrder(applied: readonly Edit[], kept: readonly Edit[]): readonly Edit[] {
  return kept.length === 0
    ? applied
    : [...applied, ...kept].toSorted((a, b) => a.from - b.from || a.to - b.to);
}
