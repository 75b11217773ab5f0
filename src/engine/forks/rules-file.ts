/**
 * `forklift.toml`: the user's own rules, in Cargo's terms. Each entry of `[forks]` is keyed by the old crate, and is an
 * array if several ranges of its versions move differently. Each entry of `[back]` is keyed by the fork to leave.
 * Reading gives each entry as a row with its places; `check.ts` decides whether the row is valid. An entry can say all
 * that a row can, except what vouches for it (`tier`, `evidence`, `asOf`) and what only the guide's rows have.
 */

import { append } from '../text/append.ts';
import type { Problem, Span } from '../text/span.ts';
import { readToml, type TomlDocument } from '../toml/document.ts';
import { spanAt } from '../toml/tree.ts';
import { entriesOf, isArray, isTable, type TomlTable, type TomlValue } from '../toml/value.ts';

/** An entry as a row that is not yet checked, with the place of each of its fields. */
export interface RuleEntry {
  readonly table: 'forks' | 'back';
  readonly key: string;
  readonly row: unknown;
  /** The file's key for a field of the row. */
  readonly keyOf: (field: string) => string;
  /** Where a field of the row is written, or the entry if it is not written. */
  readonly placeOf: (field: string) => Span | null;
}

export interface RulesFile {
  readonly entries: readonly RuleEntry[];
  /** Keys that mean nothing here, with the keys that would. */
  readonly unknown: readonly {
    readonly key: string;
    readonly known: string;
    readonly at: Span | null;
  }[];
  /** Why the file could not be read. */
  readonly problem: Problem | null;
}

const tables = ['forks', 'back'] as const;

/** The keys of an entry, for each table. */
const entryKeys = {
  forks: [
    'fork',
    'requirement',
    'from',
    'versions',
    'first',
    'lib',
    'fork-lib',
    'features',
    'paths',
    'differs',
    'shows',
    'together',
    'family',
    'macros-only',
    'names-itself',
    'shim',
    'brings',
    'dropped-by',
    'advisories',
    'repository',
    'notes',
    'git',
    'branch',
    'tag',
    'rev',
    'path',
    'registry',
    'version',
    'crates',
    'lead',
    'name',
    'uses',
    'upstream',
    'pull-request',
  ],
  back: ['crate', 'requirement', 'from', 'lib', 'crate-lib', 'features', 'paths'],
} as const;

/** The row's field for a key, where the two differ. */
const fieldOf = new Map([
  ['from', 'compatible'],
  ['fork-lib', 'forkLib'],
  ['crate', 'fork'],
  ['crate-lib', 'forkLib'],
  ['macros-only', 'macrosOnly'],
  ['names-itself', 'namesItself'],
  ['dropped-by', 'droppedBy'],
  ['pull-request', 'pullRequest'],
]);

/** The keys of tables within an entry, for those tables whose keys are not names. */
const partKeys = {
  features: ['drop', 'add', 'rename'],
  shim: ['last-release', 'features', 'inert', 'default-features', 'license'],
} as const;

const parts = ['features', 'shim'] as const;

/** The same for the keys of `shim`. */
const shimFieldOf = new Map([
  ['last-release', 'lastRelease'],
  ['default-features', 'defaultFeatures'],
]);

export type RuleKey =
  | (typeof tables)[number]
  | (typeof entryKeys)[(typeof tables)[number]][number]
  | (typeof partKeys)[(typeof parts)[number]][number];

/** The keys that are meaningful in the table at `path`; none where keys are names. */
export function ruleKeys(path: readonly string[]): readonly RuleKey[] {
  const [table, entry, part] = path;
  if (table === undefined) return tables;
  if ((table !== 'forks' && table !== 'back') || entry === undefined) return [];
  const known: readonly RuleKey[] = entryKeys[table];
  if (part === undefined) return known;
  const named = parts.find((each) => each === part);
  return named && known.includes(named) && path.length === 3 ? partKeys[named] : [];
}

const placeKeys = ['git', 'branch', 'tag', 'rev', 'path', 'registry'] as const;

export function readRules(text: string): RulesFile {
  const { document, problem } = readToml(text);
  if (!document) return { entries: [], unknown: [], problem };
  const entries: RuleEntry[] = [];
  const place = (at: readonly string[]) => spanAt(document.tree(), at);
  const unknown = strangers(tables, document.value, []);
  for (const table of tables) {
    const value = ownValue(document.value, table);
    if (value !== undefined && !isTable(value)) entries.push(noTable(table, place([table])));
    for (const [key, rules] of entriesOf(value)) {
      for (const { at, rule } of rangesIn(rules, [table, key])) {
        entries.push(entryOf(document, table, key, at, rule));
        append(unknown, strangers(ruleKeys([table, key]), rule, at));
        for (const part of parts) {
          const value = isTable(rule) ? ownValue(rule, part) : undefined;
          append(unknown, strangers(partKeys[part], value, [...at, part]));
        }
      }
    }
  }
  return {
    entries,
    unknown: unknown.map(({ at, ...rest }) => ({ ...rest, at: place(at) })),
    problem: null,
  };
}

/** Keys of a table that are not among `known`, with their places. */
function strangers(known: readonly string[], table: TomlValue | undefined, at: readonly string[]) {
  return entriesOf(table).flatMap(([key]) =>
    known.includes(key) ? [] : [{ key, known: known.join(', '), at: [...at, key] }],
  );
}

/** An entry that stands for a `[forks]` or `[back]` which is not a table: `[[forks]]`, say. */
function noTable(table: RuleEntry['table'], at: Span | null): RuleEntry {
  return { table, key: '', row: null, keyOf: () => table, placeOf: () => at };
}

function ownValue(table: TomlTable, key: string): TomlValue | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The single entry, or each entry of an array. */
function rangesIn(value: TomlValue, at: readonly string[]) {
  return isArray(value)
    ? value.map((rule, index) => ({ rule, at: [...at, String(index)] }))
    : [{ rule: value, at }];
}

function entryOf(
  document: TomlDocument,
  table: RuleEntry['table'],
  key: string,
  at: readonly string[],
  rule: TomlValue,
): RuleEntry {
  const known: readonly string[] = entryKeys[table];
  const written = new Map<string, string>();
  const fields = new Map<string, unknown>();
  for (const [name, value] of entriesOf(rule)) {
    if (!known.includes(name)) continue;
    const field = fieldOf.get(name) ?? name;
    fields.set(field, name === 'shim' ? shimOf(value) : name === 'paths' ? pathsOf(value) : value);
    written.set(field, name);
  }
  const given = Object.fromEntries(fields);
  const row = !isTable(rule)
    ? { kind: 'rename', crate: key, fork: rule }
    : table === 'back'
      ? { kind: 'rename', crate: key, versions: [], compatible: '*', reverse: true, ...given }
      : fields.has('fork') || !placeKeys.some((name) => fields.has(name))
        ? renamedRow(key, given)
        : { kind: 'patch', crates: [key], ...given };
  const keyOf = (field: string) =>
    written.get(field) ?? known.find((name) => fieldOf.get(name) === field) ?? field;
  return {
    table,
    key,
    row,
    keyOf,
    placeOf: (field) => spanAt(document.tree(), [...at, keyOf(field)]),
  };
}

/** TOML has no `null`: an item that is gone is `false`. */
function pathsOf(value: TomlValue): unknown {
  return isTable(value)
    ? Object.fromEntries(entriesOf(value).map(([path, to]) => [path, to === false ? null : to]))
    : value;
}

function shimOf(value: TomlValue): unknown {
  return isTable(value)
    ? Object.fromEntries(
        entriesOf(value).map(([key, each]) => [shimFieldOf.get(key) ?? key, each] as const),
      )
    : value;
}

/**
 * A fork under another name. The fields that say where it comes from form its source; from a repository, any version is
 * accepted.
 */
function renamedRow(key: string, given: Readonly<Record<string, unknown>>) {
  const places = placeKeys.filter((name) => given[name] !== undefined);
  const rest = Object.entries(given).filter(([name]) => !places.some((place) => place === name));
  return {
    kind: 'rename',
    crate: key,
    versions: [],
    ...(places.length > 0 && {
      requirement: '*',
      source: Object.fromEntries(places.map((name) => [name, given[name]])),
    }),
    ...Object.fromEntries(rest),
  };
}
