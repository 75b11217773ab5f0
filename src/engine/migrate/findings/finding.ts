/**
 * Makes findings from records. A record's texts are templates with `{name}` places, from which the compiler derives the
 * parameters of each code: a finding with a missing parameter does not compile.
 */
import { companions } from './companions.ts';
import { graph } from './graph.ts';
import { kept } from './kept.ts';
import { manifests } from './manifests.ts';
import { patches } from './patches.ts';
import { rules } from './rules.ts';
import { sources } from './sources.ts';
import type { FindingRecord } from './text.ts';
import { type FindingPlace, placed, textOf } from './text.ts';
import { workspaces } from './workspaces.ts';

const records = {
  ...manifests,
  ...workspaces,
  ...patches,
  ...graph,
  ...companions,
  ...sources,
  ...rules,
  ...kept,
} as const;

/** All kinds of findings by topic, in the order of the page's help. Codes are stable: scripts and the help refer to them. */
export const findingGroups = [
  { title: 'Manifests and requirements', records: manifests },
  { title: 'Workspaces', records: workspaces },
  { title: 'Patches', records: patches },
  { title: 'Cargo.lock and the dependency graph', records: graph },
  { title: 'Other tools’ files', records: companions },
  { title: 'Rust sources', records: sources },
  { title: 'Rules and forks to choose from', records: rules },
  { title: 'Changes you keep back', records: kept },
] as const satisfies readonly {
  readonly title: string;
  readonly records: Readonly<Record<string, FindingRecord>>;
}[];

type Records = typeof records;

export type { FindingPlace } from './text.ts';

export type FindingCode = keyof Records;

/** The names in braces in a template. */
type Names<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Part<C extends FindingCode, K extends string> =
  Records[C] extends Readonly<Record<K, infer V>> ? V : never;
type WordsOf<C extends FindingCode> = Records[C] extends { readonly words: infer W } ? W : unknown;
type Phrases<W> = W extends Readonly<Record<string, infer T>> ? T[keyof T] : never;
type NamesOf<C extends FindingCode> = Names<
  Part<C, 'message'> | Part<C, 'help'> | Phrases<WordsOf<C>>
>;

/** The parameters of a code: for each place a string, or one of the values for which the record has words. */
export type ParametersOf<C extends FindingCode> = {
  readonly [N in NamesOf<C>]: WordsOf<C> extends Readonly<Record<N, infer T>> ? keyof T : string;
};

/** A finding of one code. Its own place is the first of `places`. */
export interface FindingOf<C extends FindingCode> extends FindingPlace {
  readonly code: C;
  readonly severity: FindingRecord['severity'];
  readonly params: ParametersOf<C>;
  readonly message: string;
  /** What to do about it. */
  readonly help?: string;
  /** What a button beside it can do; absent if no button helps. */
  readonly action?: FindingAction;
  /** Every place it applies to, in the order of files and offsets; at least one. */
  readonly places: readonly FindingPlace[];
}

export type Finding = { readonly [C in FindingCode]: FindingOf<C> }[FindingCode];

/** A code and its parameters, as the lower floors report them. */
export type Said = {
  readonly [C in FindingCode]: { readonly code: C; readonly params: ParametersOf<C> };
}[FindingCode];

export function finding<C extends FindingCode>(
  code: C,
  place: FindingPlace,
  params: ParametersOf<C>,
  action?: FindingAction,
): FindingOf<C> {
  return {
    code,
    params,
    ...textOf(records[code], params),
    ...placed(place),
    ...(action && { action }),
  };
}

/** Makes a finding from a code and parameters that come as one object, such as a note of the Rust side. */
export function findingOf(said: Said, place: FindingPlace, action?: FindingAction): Finding {
  return {
    ...said,
    ...textOf(records[said.code], said.params),
    ...placed(place),
    ...(action && { action }),
  };
}

/** What a finding's button does, and what a script can do instead: set an option, make a group's edits, add a file. */
export type FindingAction =
  | { readonly option: 'shim'; readonly value: boolean }
  | { readonly option: 'patchScope'; readonly value: 'guide' | 'used' }
  | { readonly option: 'strategy'; readonly value: 'rename' | 'alias' }
  | { readonly option: 'outsideMatrix'; readonly value: 'hold' | 'migrate' }
  /** Adds the path of this source to the option: an undecidable name means the crate there. */
  | { readonly option: 'crateIn'; readonly add: string }
  /** Switches these rows on, by `rowId`. */
  | { readonly use: readonly string[] }
  /** Makes the edits of this group, which the user had kept back. */
  | { readonly apply: string }
  /** Asks for the missing file at this path. */
  | { readonly add: string };

export const migrateOutside: FindingAction = { option: 'outsideMatrix', value: 'migrate' };
export const switchOnShim: FindingAction = { option: 'shim', value: true };
export const useAlias: FindingAction = { option: 'strategy', value: 'alias' };
/** What a member without its root needs. We can't tell where the root is. */
export const addManifest: FindingAction = { add: 'Cargo.toml' };
