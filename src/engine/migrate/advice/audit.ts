/**
 * Compares a lock file with the list of unmaintained crates: which of its packages are on the list, what depends on
 * them, and what would remove them. It judges the lock file as it is, and the rows that could change it.
 */

import type { LockPackage } from '../../cargo/lock.ts';
import { isFromCratesIo, isLocal, type LockGraph, packageNames } from '../../cargo/lock-graph.ts';
import { createPathFinder } from '../../cargo/lock-paths.ts';
import { admits, parseRequirement, type Requirement } from '../../cargo/requirement.ts';
import type { Unmaintained } from '../../forks/catalogue.ts';
import { cratesOf, type Fork, rangesOf, rowId } from '../../forks/fork.ts';
import { addUnder } from '../../text/append.ts';
import { onceFor } from '../../text/once.ts';
import type {
  AuditedPackage,
  Clearing,
  LockAudit,
  Remaining,
  ResolvedOptions,
} from '../migration.ts';
import { standsInFor } from '../plan/shim/remaining.ts';

/** A readable lock file, to be audited. */
export interface AuditQuestion {
  readonly path: string;
  readonly graph: LockGraph;
  /** What remains of the old crates of the rows in use. */
  readonly remaining: readonly Remaining[];
  /** The path of the missing manifest beside it; `null` if it is there. */
  readonly add: string | null;
}

/**
 * The audit of a lock file; `null` without a catalogue. Takes linear time, and at most a hundred walks through the
 * graph.
 */
export function auditOf(
  { path, graph, remaining, add }: AuditQuestion,
  { forks, catalogue }: Pick<ResolvedOptions, 'forks' | 'catalogue'>,
): LockAudit | null {
  if (!catalogue) return null;
  const advisories = advisoriesByCrate(catalogue.unmaintained.advisories);
  let rows: ReturnType<typeof rowsByCrate> | null = null;
  const gone = new Set(
    remaining.flatMap(({ crate, versions, brought }) =>
      versions.length + brought.length === 0 ? [crate] : [],
    ),
  );
  const pathsTo = createPathFinder(graph);
  const names = packageNames(graph);
  const unmaintained: AuditedPackage[] = [];
  for (const [node, entry] of graph.packages.entries()) {
    const concerning = advisories.get(entry.name);
    if (!concerning || !isFromCratesIo(entry)) continue;
    const found = concerning.filter((each) => concerns(each, entry.version));
    if (found.length === 0) continue;
    rows ??= rowsByCrate(forks, catalogue.rows);
    const covering = (rows.get(entry.name) ?? []).filter((row) => row.covers(entry.version));
    const askers = (graph.dependents[node] ?? []).flatMap((at) => {
      const asker = graph.packages[at];
      return asker ? [{ name: names[at] ?? '', local: isLocal(asker) }] : [];
    });
    const askedBy = askers.flatMap(({ name, local }) => (local ? [] : [name]));
    unmaintained.push({
      crate: entry.name,
      version: entry.version,
      advisories: found,
      rows: covering.map(({ id }) => id),
      declaredBy: askers.flatMap(({ name, local }) => (local ? [name] : [])),
      askedBy,
      ...pathsTo(node),
      clearing: gone.has(entry.name) ? 'done' : clearingOf(entry, covering, askedBy),
    });
  }
  return {
    path,
    packages: graph.packages.length,
    asOf: catalogue.unmaintained.asOf,
    add,
    unmaintained,
  };
}

function clearingOf(
  { version }: LockPackage,
  rows: readonly Row[],
  askedBy: readonly string[],
): Clearing {
  if (rows.length === 0) return 'nothing';
  if (askedBy.length === 0) return 'declared';
  return rows.some((row) => row.shims(version)) ? 'shim' : 'through';
}

/** Whether an advisory applies to a version, by the rules of `rustsec::advisory::Versions`. */
function concerns({ unaffected = [] }: Unmaintained, version: string): boolean {
  const spared = unaffected.flatMap((range) => parseRequirement(range) ?? []);
  return !spared.some((range) => admits(range, version));
}

/** By crate, each list sorted by id. Sorted once, because all lock files are compared with the same list. */
const advisoriesByCrate = onceFor(
  (advisories: readonly Unmaintained[]): ReadonlyMap<string, readonly Unmaintained[]> => {
    const byCrate = new Map<string, Unmaintained[]>();
    for (const advisory of advisories) {
      addUnder(byCrate, advisory.package, advisory);
    }
    return byCrate;
  },
);

interface Row {
  readonly id: string;
  readonly covers: (version: string) => boolean;
  /** Whether a shim can replace this version. */
  readonly shims: (version: string) => boolean;
}

/** Rows by their old crates, those in use first, without repetitions. */
function rowsByCrate(
  used: readonly Fork[],
  known: readonly Fork[],
): ReadonlyMap<string, readonly Row[]> {
  const byCrate = new Map<string, Row[]>();
  for (const [id, fork] of rowsOnce(used, known)) {
    const row = { id, ...claimsOf(fork) };
    for (const crate of new Set(cratesOf(fork))) {
      addUnder(byCrate, crate, row);
    }
  }
  return byCrate;
}

/** Rows by `rowId`, without repetitions. A row in use takes precedence over the same row as it is known. */
export function rowsOnce(used: readonly Fork[], known: readonly Fork[]): ReadonlyMap<string, Fork> {
  const rows = new Map<string, Fork>();
  for (const fork of [...used, ...known]) {
    const id = rowId(fork);
    if (!rows.has(id)) rows.set(id, fork);
  }
  return rows;
}

function claimsOf(fork: Fork): Pick<Row, 'covers' | 'shims'> {
  if (fork.kind === 'patch') {
    return { covers: (version) => standsInFor(fork.version, version), shims: () => false };
  }
  return {
    covers: (version) => {
      const all = rangesOf(fork).flatMap(({ compatible }) => parseRequirement(compatible) ?? []);
      return isAdmitted(all, version);
    },
    shims: (version) => {
      const shimmed = fork.shim ? parseRequirement(fork.compatible) : null;
      return shimmed !== null && admits(shimmed, version);
    },
  };
}

function isAdmitted(ranges: readonly Requirement[], version: string): boolean {
  return ranges.some((range) => admits(range, version));
}
