/**
 * What brings a crate into the graph: the output of `cargo tree -i CRATE --target all`, as rows. The rows are flat and
 * in print order, so that a list of any length can be shown, folded and copied without objects for what is out of view.
 * As in cargo's output, each package shows its dependents once and is marked after that.
 */
import type { LockPackage } from './lock.ts';
import { isFromCratesIo, isLocal, type LockGraph, nodesByName } from './lock-graph.ts';

/** The inverse tree of one locked version. The first row is the crate itself. */
export interface InverseTree {
  readonly crate: string;
  readonly version: string;
  readonly rows: readonly InverseRow[];
  /** How many more dependents of its rows did not fit. */
  readonly more: number;
}

/** Limits for all trees of one crate: a lock file of 40 kB can lead to millions of rows. */
const most = { trees: 100, rows: 20_000 };

export interface InverseTrees {
  readonly trees: readonly InverseTree[];
  /** How many locked versions have no tree here. */
  readonly more: number;
}

export interface InverseRow {
  /** The package's node in the lock graph. */
  readonly node: number;
  readonly name: string;
  readonly version: string;
  /** The package as cargo writes it: `paste v1.0.15`, with its source unless that is crates.io. */
  readonly label: string;
  /** Whether it is on disk: a workspace member, or a `path` dependency. */
  readonly local: boolean;
  /** Steps from the crate, which has depth 0. */
  readonly depth: number;
  /** Whether it is the last row below its parent. */
  readonly last: boolean;
  /** Marked `(*)`: an earlier row shows its dependents. */
  readonly repeated: boolean;
  /** How many of the following rows are below this one: skip that many to fold it. */
  readonly size: number;
}

/**
 * A tree for each locked version of `crate`, oldest first, within the limits; none when the crate is not in the graph.
 * What does not fit is counted without being walked.
 */
export function inverseTrees(graph: LockGraph, crate: string): InverseTrees {
  const nodes = nodesByName(graph).get(crate) ?? [];
  let room = most.rows;
  const trees = nodes.slice(0, most.trees).map((node): InverseTree => {
    const above = rowsAbove(graph, node, room);
    room = Math.max(room - above.rows.length, 1);
    return { crate, version: graph.packages[node]?.version ?? '', ...above };
  });
  return { trees, more: nodes.length - trees.length };
}

/**
 * The tree as cargo draws it. Rows deeper than `maximumDepth` are only counted, because their indentation alone would
 * fill pages.
 */
export function textOf(tree: InverseTree): string {
  const lines: string[] = [];
  const indents: string[] = [''];
  for (const row of tree.rows) {
    if (row.depth > maximumDepth) continue;
    const indent = indents[row.depth - 1] ?? '';
    const branch = row.depth === 0 ? '' : `${indent}${row.last ? '└── ' : '├── '}`;
    indents[row.depth] = row.depth === 0 ? '' : `${indent}${row.last ? '    ' : '│   '}`;
    const star = row.repeated ? ' (*)' : '';
    const cut = row.depth === maximumDepth && row.size > 0 ? ` (and ${row.size} more)` : '';
    lines.push(`${branch}${row.label}${star}${cut}`);
  }
  if (tree.more > 0) lines.push(`… and ${tree.more} more`);
  return `${lines.join('\n')}\n`;
}

const maximumDepth = 200;

/**
 * `name vVERSION`, with the source as cargo shows it. A package on disk is marked as such, because the lock file does
 * not say its folder.
 */
function labelOf(entry: LockPackage): string {
  const label = `${entry.name} v${entry.version}`;
  if (isLocal(entry)) return `${label} (local)`;
  return isFromCratesIo(entry) ? label : `${label} (${sourceLabel(entry.source ?? '')})`;
}

/** The labels made so far: one package occurs in many trees of a graph. */
function labelsOf(graph: LockGraph): Map<number, string> {
  const known = labelled.get(graph) ?? new Map<number, string>();
  labelled.set(graph, known);
  return known;
}

const labelled = new WeakMap<LockGraph, Map<number, string>>();

/** `git+https://host/repo?branch=main#0123456789…` → `https://host/repo?branch=main#01234567`. */
function sourceLabel(source: string): string {
  return source.replace(/^[a-z]+\+/, '').replace(/#([0-9a-f]{8})[0-9a-f]+$/, '#$1');
}

/** `room` is the number of rows that still fit, at least one. */
function rowsAbove(
  graph: LockGraph,
  root: number,
  room: number,
): { readonly rows: readonly InverseRow[]; readonly more: number } {
  const labels = labelsOf(graph);
  const rows: (InverseRow & { size: number })[] = [];
  const shown = new Set<number>();
  const pending = [{ node: root, depth: 0, last: true }];
  while (rows.length < room) {
    const next = pending.pop();
    if (!next) break;
    const { node, depth, last } = next;
    const entry = graph.packages[node];
    if (!entry) continue;
    const above = graph.dependents[node] ?? [];
    const repeated = shown.has(node) && above.length > 0;
    shown.add(node);
    const { name, version } = entry;
    const label = labels.get(node) ?? labelOf(entry);
    labels.set(node, label);
    rows.push({
      node,
      name,
      version,
      label,
      local: isLocal(entry),
      depth,
      last,
      repeated,
      size: 0,
    });
    if (repeated) continue;
    for (let index = above.length - 1; index >= 0; index--) {
      const dependent = above[index];
      if (dependent === undefined) continue;
      pending.push({ node: dependent, depth: depth + 1, last: index === above.length - 1 });
    }
  }
  countRowsBelow(rows);
  return { rows, more: pending.length };
}

/**
 * Fills in `size`, from the last row to the first: a row's subtree ends where the next row of its own or a smaller
 * depth begins.
 */
function countRowsBelow(rows: { depth: number; size: number }[]): void {
  const ends: number[] = [];
  for (let index = rows.length - 1; index >= 0; index--) {
    const row = rows[index];
    if (!row) continue;
    let end = rows.length;
    while (ends.length > 0) {
      const candidate = ends.at(-1) ?? 0;
      if ((rows[candidate]?.depth ?? 0) <= row.depth) {
        end = candidate;
        break;
      }
      ends.pop();
    }
    row.size = end - index - 1;
    ends.push(index);
  }
}
