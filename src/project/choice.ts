/**
 * What one decides about a migration, change by change. All edits that begin in one line of the user's text are one
 * change: the page shows one box for it, counts it as one, and applies it or leaves it as a whole, in every view.
 */
import type { Edit, Splice } from '../engine/host.ts';

export interface Choice {
  /** Where its first and its last edit begin, in the user's text. */
  readonly from: number;
  readonly to: number;
  /** Its edits, as half-open positions among those given. */
  readonly first: number;
  readonly end: number;
}

/** The changes that sorted edits of a text make up. Linear in the text. */
export function choicesOf(before: string, edits: readonly Splice[]): readonly Choice[] {
  const choices: Choice[] = [];
  let last = 0;
  for (const [index, { from }] of edits.entries()) {
    const open = choices.at(-1);
    if (open && !lineBreak.test(before.slice(last, from))) {
      choices[choices.length - 1] = { ...open, to: from, end: index + 1 };
    } else choices.push({ from, to: from, first: index, end: index + 1 });
    last = from;
  }
  return choices;
}

const lineBreak = /[\r\n]/;

/** The edits that are applied and those that are not, in the order of the text. */
export function inOrder(applied: readonly Edit[], kept: readonly Edit[]): readonly Edit[] {
  return kept.length === 0
    ? applied
    : [...applied, ...kept].toSorted((a, b) => a.from - b.from || a.to - b.to);
}
