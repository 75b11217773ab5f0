/**
 * Checks rows from outside, which nobody vouches for. A row that passes may be written into files; one that does not is
 * left out, with the first thing that is wrong with it. It deliberately knows neither the catalogue nor the project.
 */
import {
  isObject,
  isText,
  patchedFields,
  patchedRequired,
  places,
  problemIn,
  problemOf,
  type Row,
  type RowProblem,
  renamedFields,
  renamedRequired,
  shown,
} from './fields.ts';
import type { Fork, PatchedFork, RenamedFork } from './fork.ts';

export type CheckedRow =
  | { readonly fork: Fork; readonly problem: null }
  | { readonly fork: null; readonly problem: RowProblem };

/**
 * Returns the row as our own data, with old fields read as the new ones, or what is wrong with it. Never throws. An
 * object with unchanged content gets the same answer object, because later steps compare rows by identity.
 */
export function checkRow(given: unknown): CheckedRow {
  const text = written(given);
  if (typeof given !== 'object' || given === null) return checkCopy(copyOf(text));
  const known = checked.get(given);
  if (known?.text === text) return known.row;
  const row = checkCopy(copyOf(text));
  checked.set(given, { text, row });
  return row;
}

const checked = new WeakMap<object, { readonly text: string; readonly row: CheckedRow }>();

function checkCopy(row: unknown): CheckedRow {
  if (!isObject(row)) return { fork: null, problem: problemOf('rule', 'row', row) };
  const problem =
    row.kind === 'rename'
      ? (problemIn(row, renamedFields, renamedRequired) ?? problemOfRenamed(row))
      : row.kind === 'patch'
        ? (problemIn(row, patchedFields, patchedRequired) ?? problemOfPatched(row))
        : problemOf('kind', 'kind', row.kind);
  if (problem) return { fork: null, problem };
  if (isRenamed(row)) return { fork: renamedOf(row), problem: null };
  if (isPatched(row)) return { fork: patchedOf(row), problem: null };
  return { fork: null, problem: problemOf('kind', 'kind', row.kind) };
}

/** A row's name in messages, such as `memmap→memmap2`; `null` if it has no names for that. */
export function rowName(given: unknown): string | null {
  const row = plainCopy(given);
  if (!isObject(row)) return null;
  const from = row.crate ?? (Array.isArray(row.crates) ? row.crates[0] : undefined);
  const to = row.fork ?? row.name ?? row.git ?? row.path ?? row.registry;
  return [from, to].flatMap((each) => (each === undefined ? [] : [shown(each)])).join('→') || null;
}

/** A copy without getters, prototypes and cycles: what JSON can hold of it. */
function plainCopy(given: unknown): unknown {
  return copyOf(written(given));
}

function written(given: unknown): string {
  try {
    return JSON.stringify(given) ?? 'null';
  } catch {
    return 'null';
  }
}

function copyOf(text: string): unknown {
  return JSON.parse(text);
}

/** Only for rows whose fields `problemIn` and `problemOfRenamed` have checked. */
function isRenamed(row: Row): row is Row & RenamedFork {
  return row.kind === 'rename';
}

function isPatched(row: Row): row is Row & PatchedFork {
  return row.kind === 'patch';
}

function problemOfRenamed(row: Row): RowProblem | null {
  const { source, from } = row;
  if (isOneName(row.crate, row.fork) && source === undefined && from === undefined) {
    return problemOf('fork', 'same', row.fork);
  }
  for (const place of [source, from]) {
    const problem = isObject(place)
      ? (problemIn(place, places, []) ?? problemOfPlace(place))
      : null;
    if (problem) return problem;
  }
  return strangerIn(row.paths, isObject(row.paths) ? Object.entries(row.paths) : []);
}

/** crates.io takes names for one that differ by case, or by `-` and `_`. */
function isOneName(a: unknown, b: unknown): boolean {
  const plain = (name: unknown) => (isText(name) ? name.toLowerCase().replaceAll('-', '_') : name);
  return plain(a) === plain(b);
}

/** Only the last name of a path can change, so what it lies in must stay. */
function strangerIn(
  paths: unknown,
  entries: readonly (readonly [string, unknown])[],
): RowProblem | null {
  for (const [from, to] of entries) {
    if (!isText(to) || !to.includes('::')) continue;
    const [above, other] = [from, to].map((path) => path.slice(0, path.lastIndexOf('::')));
    if (above !== other || !from.includes('::')) return problemOf('paths', 'stranger', paths);
  }
  return null;
}

function problemOfPatched(row: Row): RowProblem | null {
  const problem = problemOfPlace(row);
  if (problem) return problem;
  const crates: readonly unknown[] = Array.isArray(row.crates) ? row.crates : [];
  if (crates.length === 0) return problemOf('crates', 'missing', undefined);
  const named = Array.isArray(row.guideCrates) ? row.guideCrates : [];
  const lead = row.lead === undefined ? [] : [row.lead];
  const stranger = [...lead, ...named].find((each) => !crates.includes(each));
  return stranger === undefined ? null : problemOf('crates', 'stranger', stranger);
}

/**
 * Requires exactly one of `git`, `path` and `registry`, and allows at most one of branch, tag and revision, only with
 * `git`.
 */
function problemOfPlace(row: Row): RowProblem | null {
  const given = ['git', 'path', 'registry'].filter((field) => row[field] !== undefined);
  if (given.length !== 1) return problemOf('git', 'sources', given.join(', '));
  const states = ['branch', 'tag', 'rev'].filter((field) => row[field] !== undefined);
  return states.length > (given[0] === 'git' ? 1 : 0)
    ? problemOf(states[0] ?? '', 'states', states.join(', '))
    : null;
}

function renamedOf({ missingFeatures, advisory, ...row }: RenamedFork): RenamedFork {
  const { advisories = [], features } = row;
  const lost = [...new Set([...(features?.drop ?? []), ...(missingFeatures ?? [])])];
  return {
    ...row,
    ...(lost.length > 0 && { features: { ...features, drop: lost } }),
    ...withAdvisory(advisories, advisory),
  };
}

function patchedOf({ advisory, ...row }: PatchedFork): PatchedFork {
  return { ...row, ...withAdvisory(row.advisories ?? [], advisory) };
}

function withAdvisory(known: readonly string[], old: string | undefined) {
  const advisories = [...new Set(old === undefined ? known : [old, ...known])];
  return advisories.length > 0 ? { advisories } : {};
}
