/**
 * Edits as values. A list of edits describes a text change without holding the text:
 *
 * - every edit replaces the half-open span `[from, to)` of the *original* text by `insert`;
 * - a list is **sorted** by `from` and **disjoint** (`a.to <= b.from` for neighbours), and two
 *   insertions never share a place, so the order in which edits are applied can't matter;
 * - text outside the spans does not change.
 *
 * Everything here relies on that invariant; only `sortEdits` establishes it.
 */
import { countUpTo } from './binary-search.ts';
import type { Offset, Span } from './span.ts';

/** The bare text change. `Edit` adds what it is for. */
export interface Splice extends Span {
  readonly insert: string;
}

/**
 * What kind of thing an edit changes: it decides what else breaks when the user keeps the original text
 * (`migrate/advice/kept.ts`).
 */
export type EditPart =
  /** The key of an entry in `[workspace.dependencies]`. */
  | 'entry'
  /** The key of a dependency that inherits such an entry. */
  | 'inherits'
  /** Any other dependency's key, or the `package` it stands for. */
  | 'declaration'
  /** A declaration that the package can do without, because another one beside it provides the same names. */
  | 'surplus'
  /** Another part of a declaration: its requirement, its features. */
  | 'detail'
  /** A feature value, or a target's `required-features`. */
  | 'reference'
  /** The feature that Cargo made of an optional dependency, now written out. */
  | 'public-feature'
  | 'profile'
  /** A list below `metadata` that some other tool reads. */
  | 'setting'
  /** A `[patch]` entry, or a requirement relaxed so that the entry applies. */
  | 'patch'
  /** A `[patch]` entry in a root that already patches other crates of the family. */
  | 'extension'
  /** A `[patch]` entry that a way back removes. */
  | 'unpatched'
  /** The `[patch]` entry of a shim. */
  | 'shim'
  /** A `[patch]` entry that Cargo refuses, corrected or removed. */
  | 'snippet'
  /** An accepted advisory, in the settings of the tool that reports it. */
  | 'acceptance'
  /** The whole text of a file that is deleted: its only edit. */
  | 'file'
  /** A path in Rust code. */
  | 'path'
  /** Rust code in a documentation comment: a doctest. */
  | 'example'
  /** Text that nothing compiles: Markdown, TOML in documentation. */
  | 'text';

/** What an edit is for. All splices of one planned change share it. */
export interface EditPurpose {
  /** Why, in one sentence that makes sense to a reader of the diff. */
  readonly reason: string;
  /** The fork this edit moves to, by its name in the catalogue: `qlora-paste`, `candle`. */
  readonly fork: string;
  /** Edits of one group are made together or not at all. An opaque string: compare it, never parse it. */
  readonly group: string;
  readonly part: EditPart;
  /**
   * The path of the declaration being changed, such as `dependencies.paste`; only where the edit changes a declaration
   * itself.
   */
  readonly declaration?: string;
  /** The crates whose `[patch]` entries this edit writes or removes. */
  readonly crates?: readonly string[];
}

/** One change to a file: a splice with its purpose. */
export interface Edit extends Splice, EditPurpose {
  /**
   * The manifests this edit depends on: the edited manifest itself, or those of the packages that compile the edited
   * source. Empty where no manifest was given.
   */
  readonly manifests: readonly string[];
  /** Marks the two edits that move a declaration's lines from one place to another: both are made, or neither. */
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

/** Whether these are the edits of a file that is deleted. */
export function isRemoved(edits: readonly Edit[]): boolean {
  return edits[0]?.part === 'file';
}

/**
 * Sorts `edits`, and drops exact repetitions and edits that change nothing in `text`. Returns `null` when two edits
 * overlap or insert at the same place, because no order would be right then.
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
 * Maps offsets of the original text to the text after `edits`, in O(log n) for n edits. An offset inside a replaced
 * span maps to the start (`side` -1) or the end (`side` 1) of the replacement.
 */
export function offsetMap(edits: readonly Splice[]): (offset: Offset, side?: -1 | 1) => Offset {
  /** How far each edit's start moves because of the edits before it. */
  const shifts: number[] = [];
  let shift = 0;
  for (const { from, to, insert } of edits) {
    shifts.push(shift);
    shift += insert.length - (to - from);
  }
  return (offset, side = 1) => {
    const at = countUpTo(edits, ({ from }) => from < offset || (from === offset && side > 0)) - 1;
    const edit = edits[at];
    if (!edit) return offset;
    const start = edit.from + (shifts[at] ?? 0);
    const isWithin = offset < edit.to || (edit.from === edit.to && edit.from === offset);
    if (isWithin) return start + (side < 0 ? 0 : edit.insert.length);
    return start + edit.insert.length + (offset - edit.to);
  };
}
