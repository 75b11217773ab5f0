/**
 * Who pulls a crate in: what `cargo tree -i CRATE --target all` prints, as rows.
 * Rows are flat and in print order, so a list of any length can be shown, folded and copied without building
 * objects for what is not in view. Like cargo, each package shows its dependents once and is marked after that.
 */
import type { LockPackage } from './lock.ts';
import { isFromCratesIo, isLocal, type LockGraph, nodesOf } from './lock-graph.ts';

/** The inverse tree of one locked version. The first row is the crate itself. */
export interface InverseTree {
  readonly crate: string;
  readonly version: string;
  readonly rows: readonly InverseRow[];
  /** How many more dependents of its rows there was no room for. */
  readonly more: number;
}

/** What the trees of one crate may hold. A lock file of 40 kB can ask for millions of rows. */
const most = { trees: 100, rows: 20_000 };

export interface InverseTrees {
  readonly trees: readonly InverseTree[];
  /** How many more versions are locked than there are trees. */
  readonly more: number;
}

export interface InverseRow {
  /** The node in the lock graph. */
  readonly node: number;
  readonly name: string;
  readonly version: string;
  /** The package as cargo names it: `paste v1.0.15`, with its source when that is not crates.io. */
  readonly label: string;
  /** On disk: a workspace member, or a `path` dependency. */
  readonly local: boolean;
  /** Steps from the crate, which is 0. */
  readonly depth: number;
  /** Whether it is the last of its parent's rows. */
  readonly last: boolean;
  /** Marked `(*)`: its dependents are at an earlier row. */
  readonly repeated: boolean;
  /** How many rows below belong to it: fold it by skipping that many. */
  readonly size: number;
}

/**
 * A tree for each locked version of `crate`, oldest first, for as many as there is room; none when the crate is not in the
 * graph. What is left out is counted without being walked.
 */
export function inverseTrees(graph: LockGraph, crate: string, version?: string): InverseTrees {
  const nodes = nodesOf(graph, crate, version);
  let room = most.rows;
  const trees = nodes.slice(0, most.trees).map((node): InverseTree => {
    const above = rowsAbove(graph, node, room);
    room = Math.max(room - above.rows.length, 1);
    return { crate, version: graph.packages[node]?.version ?? '', ...above };
  });
  return { trees, more: nodes.length - trees.length };
}

/** The tree as cargo draws it. Rows deeper than `maximumDepth` are summed up: their indent alone would fill pages. */
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

/** `name vVERSION`, and the source as cargo shows it; a package on disk is marked as such, its folder is not in the lock. */
function labelOf(entry: LockPackage): string {
  const label = `${entry.name} v${entry.version}`;
  if (isLocal(entry)) return `${label} (local)`;
  return isFromCratesIo(entry) ? label : `${label} (${sourceLabel(entry.source ?? '')})`;
}

/** Labels made so far: a package stands in many trees of one graph. */
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

/** `room`: how many rows there may be, at least one. */
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

/** Fills in `size`: backwards, a row's subtree ends where the next row of its depth or less begins. */
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
