/**
 * Shortest paths through a lock file's graph, from packages on disk to a package that somebody asks about. Their number
 * is limited, because a lock file of 40 kB can hold paths with millions of names.
 */
import { isLocal, type LockGraph, packageNames } from './lock-graph.ts';

export interface LockPaths {
  /**
   * One path for each package on disk from which the node can be reached without passing another one, shortest first.
   */
  readonly paths: readonly (readonly string[])[];
  /** How many more paths there are than are listed. */
  readonly unlisted: number;
}

/** Limits for all answers of one finder: nodes asked about, paths for each, and names in all paths. */
const most = { nodes: 100, paths: 20, names: 20_000 };

/**
 * Finds paths in one graph. Each of the first hundred questions costs a walk through the graph; after that, paths are
 * only counted.
 */
export function createPathFinder(graph: LockGraph): (node: number) => LockPaths {
  const names = packageNames(graph);
  let questions = 0;
  let room = most.names;
  return (node) => {
    questions++;
    if (questions > most.nodes) return { paths: [], unlisted: 1 };
    const { next, starts } = walkBack(graph, node);
    const paths: string[][] = [];
    for (const start of starts) {
      if (paths.length === most.paths || room <= 0) break;
      const path: string[] = [];
      for (let at: number | undefined = start; at !== undefined; at = next.get(at)) {
        path.push(names[at] ?? '');
      }
      room -= path.length;
      paths.push(path);
    }
    return { paths, unlisted: starts.length - paths.length };
  };
}

/**
 * A breadth-first walk against the edges. It gives the next node on the path from each node it meets, and the packages
 * on disk, where the walk stops.
 */
function walkBack(graph: LockGraph, node: number) {
  const next = new Map<number, number | undefined>([[node, undefined]]);
  const starts: number[] = [];
  for (const [at] of next) {
    const entry = graph.packages[at];
    if (at !== node && entry && isLocal(entry)) {
      starts.push(at);
      continue;
    }
    for (const dependent of graph.dependents[at] ?? []) {
      if (!next.has(dependent)) next.set(dependent, at);
    }
  }
  return { next, starts };
}
