/**
 * What each field of a row may hold. A field that passes may be written into a manifest or shown to a reader.
 */
import { parseRequirement } from '../cargo/requirement.ts';
import { parseVersion } from '../cargo/version.ts';
import { type AddressFault, faultOfAddress, faultOfPage, hostOf } from './address.ts';

/** What is wrong with a row. `value` is the offending value, short enough to show. */
export interface RowProblem {
  /**
   * The row's field that is wrong, or the field of its source, however deep inside it the fault lies. `rule` means the
   * row itself.
   */
  readonly field: string;
  readonly problem: Fault;
  readonly value: string;
}

export type Fault =
  | 'row'
  | 'kind'
  | 'missing'
  | 'text'
  | 'flag'
  | 'list'
  | 'table'
  | 'crate'
  | 'keyword'
  | 'builtin'
  | 'identifier'
  | 'item'
  | 'feature'
  | 'requirement'
  | 'version'
  | AddressFault
  | 'state'
  | 'folder'
  | 'advisory'
  | 'tier'
  | 'day'
  | 'same'
  | 'sources'
  | 'states'
  | 'stranger';

export type Row = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => Fault | null;
type Fields = Readonly<Record<string, Check>>;

export function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function problemOf(field: string, problem: Fault, value: unknown): RowProblem {
  return { field, problem, value: shown(value) };
}

/** A value as a message may show it: short, and on one line. */
export function shown(value: unknown): string {
  const text = isText(value) ? value : (JSON.stringify(value) ?? 'nothing');
  const line = text.slice(0, 60).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '�');
  return text.length > 60 ? `${line}…` : line;
}

export function problemIn(
  row: Row,
  fields: Fields,
  required: readonly string[],
): RowProblem | null {
  for (const field of required) {
    if (!Object.hasOwn(row, field)) return problemOf(field, 'missing', undefined);
  }
  for (const [field, check] of Object.entries(fields)) {
    if (!Object.hasOwn(row, field)) continue;
    const value = row[field];
    const problem = check(value);
    // For an address, what matters is its host; and a password must not be repeated anywhere.
    const said = problem === 'login' && isText(value) ? hostOf(value) : value;
    if (problem) return problemOf(field, problem, said);
  }
  return null;
}

/**
 * Package names as crates.io allows them: letters, digits, `-` and `_`, beginning with a letter, at most 64 characters.
 */
const crateName: Check = (value) => {
  if (!isText(value) || !/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(value)) return 'crate';
  return reserved(value.replaceAll('-', '_'));
};

const identifier: Check = (value) =>
  isText(value) && /^(?:[A-Za-z]|_[A-Za-z0-9_])[A-Za-z0-9_]{0,63}$/.test(value)
    ? reserved(value)
    : 'identifier';

function reserved(name: string): Fault | null {
  if (builtin.has(name)) return 'builtin';
  return keywords.has(name) ? 'keyword' : null;
}

/** Crates that come with the compiler. */
const builtin = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);

/** Rust reference, "Keywords", strict and reserved. */
const keywords = new Set(
  'as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while abstract become box do final macro override priv try typeof unsized virtual yield'.split(
    ' ',
  ),
);

const flag: Check = (value) => (typeof value === 'boolean' ? null : 'flag');

/** Text on one line that reads in one direction only, because it may become a comment in a manifest. */
const line: Check = (value) =>
  isText(value) && value.length <= 2000 && !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(value)
    ? null
    : 'text';

const requirement: Check = (value) =>
  isText(value) && value.length <= 200 && parseRequirement(value) ? null : 'requirement';

const version: Check = (value) =>
  isText(value) && value.length <= 200 && parseVersion(value) ? null : 'version';

/**
 * A feature name (Cargo reference, "The [features] section"): letters and digits of any script, `_`, `-`, `+` and `.`.
 */
const feature: Check = (value) =>
  isText(value) && /^[\p{L}\p{N}_][\p{L}\p{N}_+.-]{0,127}$/u.test(value) ? null : 'feature';

/** A path below the crate: `Colour`, `style::Colour`. */
const item: Check = (value) =>
  isText(value) &&
  value.length <= 300 &&
  value.split('::').every((segment) => identifier(segment) === null)
    ? null
    : 'item';

const address: Check = (value) => (isText(value) ? faultOfAddress(value) : 'address');

const page: Check = (value) => (isText(value) ? faultOfPage(value) : 'address');

/** A branch, tag or revision: what git allows in a ref's name. */
const state: Check = (value) =>
  isText(value) && /^[^\s"'\\~^:?*[\p{C}-][^\s"'\\~^:?*[\p{C}]{0,250}$/u.test(value)
    ? null
    : 'state';

/**
 * A relative folder. A path like `//host/share` would make Windows log in at `host` with the user's name and password.
 */
const folder: Check = (value) =>
  isText(value) && /^(?!\/\/)(?: |[^"'\\\p{C}\p{Z}]){1,500}$/u.test(value) ? null : 'folder';

const registry: Check = (value) =>
  isText(value) && /^[A-Za-z0-9_-]{1,100}$/.test(value) ? null : 'state';

const advisory: Check = (value) =>
  isText(value) && /^[A-Za-z0-9-]{1,60}$/.test(value) ? null : 'advisory';

const tier: Check = (value) =>
  value === 'guide' || value === 'drop-in' || value === 'small-changes' ? null : 'tier';

const day: Check = (value) => (isText(value) && /^\d{4}-\d\d-\d\d$/.test(value) ? null : 'day');

const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return 'list';
    for (const each of value) {
      const problem = check(each);
      if (problem) return problem;
    }
    return null;
  };

const tableOf =
  (fields: Fields, required: readonly string[] = []): Check =>
  (value) =>
    isObject(value) && required.every((field) => Object.hasOwn(value, field))
      ? (problemIn(value, fields, [])?.problem ?? null)
      : 'table';

const mapOf =
  (key: Check, value: Check): Check =>
  (given) => {
    if (!isObject(given)) return 'table';
    for (const [name, each] of Object.entries(given)) {
      const problem = key(name) ?? value(each);
      if (problem) return problem;
    }
    return null;
  };

const git = { git: address, branch: state, tag: state, rev: state };
export const places = { ...git, path: folder, registry };

const about: Fields = {
  repository: page,
  advisories: listOf(advisory),
  advisory,
  notes: listOf(line),
  tier,
  evidence: listOf(line),
  asOf: day,
};

const range = { requirement, versions: listOf(version), compatible: requirement };

const shim = tableOf(
  {
    lastRelease: version,
    features: listOf(feature),
    inert: listOf(feature),
    defaultFeatures: listOf(feature),
    license: line,
  },
  ['lastRelease', 'features', 'defaultFeatures', 'license'],
);

export const renamedFields: Fields = {
  ...about,
  ...range,
  crate: crateName,
  lib: identifier,
  fork: crateName,
  forkLib: identifier,
  first: version,
  ranges: listOf(tableOf(range, Object.keys(range))),
  source: tableOf({}),
  features: tableOf({
    drop: listOf(feature),
    add: listOf(feature),
    rename: mapOf(feature, feature),
  }),
  missingFeatures: listOf(feature),
  paths: mapOf(item, (value) => (value === null ? null : item(value))),
  differs: mapOf(item, line),
  shows: mapOf(crateName, tableOf({ crate: requirement, fork: requirement }, ['crate', 'fork'])),
  together: listOf(crateName),
  family: listOf(crateName),
  macrosOnly: flag,
  namesItself: flag,
  reverse: flag,
  from: tableOf({}),
  lost: listOf(feature),
  either: mapOf(item, listOf(item)),
  wrote: listOf(requirement),
  shim,
  shimThere: shim,
  shimless: line,
  brings: listOf(tableOf({ crate: crateName, via: listOf(crateName) }, ['crate', 'via'])),
  droppedBy: listOf(
    tableOf({ crate: crateName, since: version, source: line }, ['crate', 'since', 'source']),
  ),
};

export const renamedRequired = ['crate', 'fork', 'requirement', 'versions', 'compatible'];

export const patchedFields: Fields = {
  ...about,
  ...places,
  name: line,
  crates: listOf(crateName),
  lead: crateName,
  family: line,
  guideCrates: listOf(crateName),
  comment: line,
  version,
  reverse: flag,
  uses: listOf(crateName),
  upstream: page,
  pullRequest: page,
};

export const patchedRequired = ['crates', 'version'];
