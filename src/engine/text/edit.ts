/**
 * Edits as values. A list of edits describes a text change without holding the text:
 *
 * - every edit replaces the half-open span `[from, to)` of the *original* text by `insert`;
 * - a list is **sorted** by `from` and **disjoint** (`a.to <= b.from` for neighbours), and two
 *   insertions never share a place: so the order in which edits are applied can't matter;
 * - whatever lies outside the spans is the same code units before and after.
 *
 * Everything here takes or keeps that invariant; `sortEdits` is the one place that establishes it.
 */
import type { Offset, Span } from './span.ts';

/** What `from`, `to` and `insert` alone say; `Edit` adds why. */
export interface Splice extends Span {
  readonly insert: string;
}

/** What an edit changes, so far as it matters when the user keeps it back (`migrate/advice/kept.ts`). */
export type EditPart =
  /** The key of an entry in `[workspace.dependencies]`. */
  | 'entry'
  /** The key of a dependency that inherits such an entry. */
  | 'inherits'
  /** Any other dependency's key, or the `package` it stands for. */
  | 'declaration'
  /** A declaration that the package can do without, as another one beside it serves the same names. */
  | 'surplus'
  /** What else a declaration says: requirement, features. */
  | 'detail'
  /** A feature value, or a target's `required-features`. */
  | 'reference'
  /** The feature that an optional dependency was, which is written out now. */
  | 'public-feature'
  | 'profile'
  /** A list below `metadata`, which some tool reads. */
  | 'setting'
  /** An entry of `[patch]`, or a requirement that lets it be used. */
  | 'patch'
  /** The same, where the root patches other crates of the family already. */
  | 'extension'
  /** The `[patch]` entry of a shim. */
  | 'shim'
  /** A `[patch]` entry that Cargo refuses, mended or taken out. */
  | 'snippet'
  /** An advisory that is accepted, in a tool's own file. */
  | 'acceptance'
  /** A path in Rust code. */
  | 'path'
  /** Rust code in a documentation comment: a doctest. */
  | 'example'
  /** Text that nothing compiles: Markdown, TOML in documentation. */
  | 'text';

/** What an edit is for: the same for all splices of one planned change. */
export interface EditPurpose {
  /** Why, in one sentence a reader of the diff understands. */
  readonly reason: string;
  /** The fork this edit moves to, by its name in the catalogue: `qlora-paste`, `candle`. */
  readonly fork: string;
  /** What moves together shares a group. To be compared, not read. */
  readonly group: string;
  readonly part: EditPart;
  /** Which declaration it changes, `dependencies.paste`; only where it changes one itself. */
  readonly declaration?: string;
  /** The crates whose entries of `[patch]` it writes. */
  readonly crates?: readonly string[];
}

/** One change to a file: a splice with its purpose. */
export interface Edit extends Splice, EditPurpose {
  /** The manifests it follows: its own, or those of the packages that compile the file. None where no manifest was given. */
  readonly manifests: readonly string[];
  /** One of the two edits that take a declaration's lines from one place to another: both are made, or none. */
  readonly moves?: true;
}

/** The text with `edits` spliced in. `edits` must be sorted and disjoint. */
export function applyEdits(text: string, edits: readonly Splice[]): string {
  if (edits.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), edit.insert);
    at = edit.to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/**
 * `edits` in order, without those that change nothing of `text`, and without exact repetitions.
 * Returns `null` when two of them overlap or insert at the same place: no order could be right then.
 */
export function sortEdits<E extends Splice>(
  text: string,
  edits: readonly E[],
): readonly E[] | null {
  const sorted = edits
    .filter((edit) => text.slice(edit.from, edit.to) !== edit.insert)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const out: E[] = [];
  for (const edit of sorted) {
    const last = out.at(-1);
    if (last) {
      if (last.from === edit.from && last.to === edit.to && last.insert === edit.insert) continue;
      if (last.to > edit.from || last.from === edit.from) return null;
    }
    out.push(edit);
  }
  return out;
}

/**
 * Says where an offset of the original text stands after `edits`: of n edits, in log n steps.
 * A place inside a replaced span goes to the start (`side` -1) or the end (`side` 1) of its replacement.
 */
export function offsetMap(edits: readonly Splice[]): (offset: Offset, side?: -1 | 1) => Offset {
  /** By how much each edit's start has moved. */
  const shifts: number[] = [];
  let shift = 0;
  for (const { from, to, insert } of edits) {
    shifts.push(shift);
    shift += insert.length - (to - from);
  }
  return (offset, side = 1) => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const from = edits[middle]?.from ?? 0;
      if (from < offset || (from === offset && side > 0)) low = middle + 1;
      else high = middle;
    }
    const edit = edits[low - 1];
    if (!edit) return offset;
    const start = edit.from + (shifts[low - 1] ?? 0);
    const isWithin = offset < edit.to || (edit.from === edit.to && edit.from === offset);
    if (isWithin) return start + (side < 0 ? 0 : edit.insert.length);
    return start + edit.insert.length + (offset - edit.to);
  };
}
