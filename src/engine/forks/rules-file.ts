/**
 * `forklift.toml`: rules of the user's own, in Cargo's words. Each entry of `[forks]` is keyed by the old crate, with an
 * array where several ranges of its versions go their own way; each of `[back]` by the fork that is left again.
 * Reading says what each entry would be as a row and where it stands; `check.ts` says whether it holds.
 */

import type { Problem, Span } from '../text/span.ts';
import { readToml, type TomlDocument } from '../toml/document.ts';
import { spanAt } from '../toml/tree.ts';
import { entriesOf, isArray, isTable, type TomlTable, type TomlValue } from '../toml/value.ts';

/** An entry as a row, unchecked, with the place of each of its fields. */
export interface RuleEntry {
  readonly table: 'forks' | 'back';
  readonly key: string;
  readonly row: Readonly<Record<string, unknown>>;
  /** Where a field of the row is written, or the entry where it is not. */
  readonly placeOf: (field: string) => Span | null;
}

export interface RulesFile {
  readonly entries: readonly RuleEntry[];
  /** Keys that mean nothing, with those that would. */
  readonly unknown: readonly {
    readonly key: string;
    readonly known: string;
    readonly at: Span | null;
  }[];
  /** Why nothing could be read. */
  readonly problem: Problem | null;
}

const tables = ['forks', 'back'] as const;

/** Keys of an entry, with the row's field that each one is. */
const forkKeys: Readonly<Record<string, string>> = {
  fork: 'fork',
  requirement: 'requirement',
  from: 'compatible',
  lib: 'lib',
  'fork-lib': 'forkLib',
  features: 'features',
  paths: 'paths',
  together: 'together',
  family: 'family',
  advisories: 'advisories',
  repository: 'repository',
  notes: 'notes',
  git: 'git',
  branch: 'branch',
  tag: 'tag',
  rev: 'rev',
  path: 'path',
  registry: 'registry',
  version: 'version',
  crates: 'crates',
  lead: 'lead',
  upstream: 'upstream',
};

const backKeys: Readonly<Record<string, string>> = {
  crate: 'fork',
  requirement: 'requirement',
  from: 'compatible',
  lib: 'lib',
  'crate-lib': 'forkLib',
  features: 'features',
  paths: 'paths',
};

const placeKeys = ['git', 'branch', 'tag', 'rev', 'path', 'registry'] as const;

export function readRules(text: string): RulesFile {
  const { document, problem } = readToml(text);
  if (!document) return { entries: [], unknown: [], problem };
  const entries: RuleEntry[] = [];
  const unknown: { key: string; known: string; at: Span | null }[] = [];
  const place = (at: readonly string[]) => spanAt(document.tree(), at);
  for (const [name] of entriesOf(document.value)) {
    if (name !== 'forks' && name !== 'back') {
      unknown.push({ key: name, known: tables.join(', '), at: place([name]) });
    }
  }
  for (const table of tables) {
    const keys = table === 'forks' ? forkKeys : backKeys;
    for (const [key, value] of entriesOf(ownValue(document.value, table))) {
      for (const { at, rule } of rangesIn(value, [table, key])) {
        entries.push(entryOf(document, table, key, at, rule));
        for (const [field] of entriesOf(rule)) {
          if (Object.hasOwn(keys, field)) continue;
          unknown.push({
            key: field,
            known: Object.keys(keys).join(', '),
            at: place([...at, field]),
          });
        }
      }
    }
  }
  return { entries, unknown, problem: null };
}

function ownValue(table: TomlTable, key: string): TomlValue | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** An entry by itself, or each one of an array. */
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
  const keys = table === 'forks' ? forkKeys : backKeys;
  const written = new Map<string, string>();
  const fields = new Map<string, unknown>();
  for (const [name, value] of entriesOf(rule)) {
    const field = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (field === undefined) continue;
    fields.set(field, value);
    written.set(field, name);
  }
  const given = Object.fromEntries(fields);
  const row = !isTable(rule)
    ? { kind: 'rename', crate: key, fork: rule }
    : table === 'back'
      ? { kind: 'rename', crate: key, versions: [], compatible: '*', reverse: true, ...given }
      : fields.has('fork')
        ? renamedRow(key, given)
        : { kind: 'patch', crates: [key], ...given };
  return {
    table,
    key,
    row,
    placeOf: (field) => spanAt(document.tree(), [...at, written.get(field) ?? '']),
  };
}

/** A fork of another name; what says where it comes from is its source. From a repository any version will do. */
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
