/**
 * Findings made from records. A record's texts are templates with `{name}` places; the compiler reads the parameters
 * of each code off them, so a finding whose parameter is missing does not compile.
 */
import type { Span } from '../../text/span.ts';
import type { FindingAction } from './action.ts';
import { companions } from './companions.ts';
import { graph } from './graph.ts';
import { kept } from './kept.ts';
import { manifests } from './manifests.ts';
import { patches } from './patches.ts';
import type { FindingRecord } from './record.ts';
import { rules } from './rules.ts';
import { sources } from './sources.ts';
import { workspaces } from './workspaces.ts';

/** Every code with its record, by topic. Codes are stable: scripts and the help rely on them. */
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

type Records = typeof records;
export type FindingCode = keyof Records;

/** The names between braces in a template. */
type Names<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Part<C extends FindingCode, K extends string> =
  Records[C] extends Readonly<Record<K, infer V>> ? V : never;
type WordsOf<C extends FindingCode> = Records[C] extends { readonly words: infer W } ? W : unknown;
type Phrases<W> = W extends Readonly<Record<string, infer T>> ? T[keyof T] : never;
type NamesOf<C extends FindingCode> = Names<
  Part<C, 'message'> | Part<C, 'help'> | Phrases<WordsOf<C>>
>;

/** The parameters of a code: a string for each place, or one of the values its record has words for. */
export type ParametersOf<C extends FindingCode> = {
  readonly [N in NamesOf<C>]: WordsOf<C> extends Readonly<Record<N, infer T>> ? keyof T : string;
};

/** Where a finding stands: a file, and a stretch of it where one is known. */
export interface FindingPlace extends Partial<Span> {
  readonly path: string | null;
  /** From 1. Filled in once, at the end (`places.ts`). */
  readonly line?: number;
  /** From 1, in UTF-16 code units. */
  readonly column?: number;
}

/** A finding of one code. Its own place is the first of `places`. */
export interface FindingOf<C extends FindingCode> extends FindingPlace {
  readonly code: C;
  readonly severity: FindingRecord['severity'];
  readonly params: ParametersOf<C>;
  readonly message: string;
  /** The way out. */
  readonly help?: string;
  /** What can be done about it at the press of a button; absent where no button helps. */
  readonly action?: FindingAction;
  /** Everywhere it holds, in the order of the files and of the places in them; at least one. */
  readonly places: readonly FindingPlace[];
}

export type Finding = { readonly [C in FindingCode]: FindingOf<C> }[FindingCode];

/** A code with its parameters, as the lower floors hand it up. */
export type Said = {
  readonly [C in FindingCode]: { readonly code: C; readonly params: ParametersOf<C> };
}[FindingCode];

export function finding<C extends FindingCode>(
  code: C,
  place: FindingPlace,
  params: ParametersOf<C>,
  action?: FindingAction,
): FindingOf<C> {
  return { code, params, ...textOf(code, params), ...placed(place), ...(action && { action }) };
}

/** The same for a code and its parameters that come as one, such as a note of the Rust side. */
export function findingOf(said: Said, place: FindingPlace): Finding {
  return { ...said, ...textOf(said.code, said.params), ...placed(place) };
}

function placed(place: FindingPlace): FindingPlace & Pick<Finding, 'places'> {
  const at = placeOnly(place);
  return { ...at, places: [at] };
}

function placeOnly({ path, from, to = from, line, column }: FindingPlace): FindingPlace {
  return {
    path,
    ...(from !== undefined && to !== undefined && { from, to }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}

function textOf(code: FindingCode, params: object): Pick<Finding, 'severity' | 'message' | 'help'> {
  const { severity, message, help, words }: FindingRecord = records[code];
  const values = new Map<string, string>(Object.entries(params));
  for (const [name, phrases] of Object.entries(words ?? {})) {
    const value = values.get(name) ?? '';
    if (Object.hasOwn(phrases, value)) values.set(name, fill(phrases[value] ?? value, values));
  }
  return {
    severity,
    message: fill(message, values),
    ...(help === undefined ? {} : { help: fill(help, values) }),
  };
}

function fill(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (place, name: string) => values.get(name) ?? place);
}
